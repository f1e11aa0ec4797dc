"""Two maps of cercles and single incidents with one scale and one view. Must not import streamlit or folium."""

from __future__ import annotations

import json
from functools import lru_cache, partial
from typing import Any

import altair as alt
import geopandas as gpd
import numpy as np
import pandas as pd
from shapely import set_precision
from shapely.affinity import scale
from shapely.geometry import mapping

from sahel_map.statistics.classes import class_label, classify
from sahel_map.statistics.compare import Comparison, Side
from sahel_map.statistics.totals import UNPLACED
from sahel_map.style import AMOUNTS, BASEMAP, INTERFACE
from sahel_map.views.charts.bars import area_name
from sahel_map.views.charts.chart import Chart, finish
from sahel_map.views.charts.picks import entry_of_legend, pick_on
from sahel_map.views.charts.sentences import counted, range_columns
from sahel_map.views.compare.marks import MOST_MARKS, flat_width, mark_layer, mark_table, marked
from sahel_map.words import Words

__all__ = ["pair_maps"]

_HEIGHT = 380
# Outlines as fine as a map of this size can show, degrees.
_TOLERANCE = 0.03


def pair_maps(comparison: Comparison, words: Words) -> tuple[Chart, Chart]:
    """Return both sides: incidents a month by cercle in the same classes on the same outlines, and their marks.

    Parameters
    ----------
    comparison : Comparison
    words : Words
        With the labels of cercles.
    """
    sides = (comparison.first, comparison.second)
    cercles = comparison.first.numbers.dataset.units.cercles
    tables = [side.numbers.by_area("cercle", "2023") for side in sides]
    rates = [
        table["n_incidents"].drop(index=UNPLACED, errors="ignore") / side.months
        for table, side in zip(tables, sides, strict=True)
    ]
    shown = [rate[rate > 0] for rate in rates]
    classes = classify(np.concatenate([rate.to_numpy() for rate in shown]), "monthly")
    labels = [class_label(low, high, words.number) for low, high in classes.ranges]
    codes = np.split(classes.codes, [len(shown[0])])
    drawing = _specification(words, tuple(labels), _outlines(cercles))
    marks = [marked(side) for side in sides]
    first, second = (
        Chart(
            drawing,
            {"cells": _cells(side, rate, code, labels, words), "marks": mark_table(own, words)},
            f"{_caption(side, table, words)} {_marks_caption(len(own), words)}",
            partial(_table, side, table, words),
        )
        for side, table, rate, code, own in zip(sides, tables, shown, codes, marks, strict=True)
    )
    return first, second


def _cells(
    side: Side, rates: pd.Series, codes: np.ndarray, labels: list[str], words: Words
) -> dict[str, list[Any]]:
    """Return class, tooltip and code (as in `selection.counted`) of each cercle with an incident."""
    numbers = side.numbers.by_area("cercle", "2023")["n_incidents"]
    return {
        "pcode": [str(code) for code in rates.index],
        "codes": [f"cercle.{code}" for code in rates.index],
        "label": [labels[code] for code in codes.tolist()],
        "tip": [
            words(
                "compare-map-tip",
                name=words.label("cercles", str(code)),
                incidents=counted(words, "charts-incidents", int(numbers[code])),
                rate=words.number(round(rate, 2)),
            )
            for code, rate in rates.items()
        ],
    }


def _table(side: Side, areas: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the numbers of a map, one row per cercle with an incident, and one for what is placed in none."""
    columns = {
        words("charts-column-area"): [area_name(words, str(code), "cercle", "2023") for code in areas.index],
        words("charts-column-pcode"): areas.index.where(areas.index != UNPLACED, None),
        words("compare-map-legend"): (areas["n_incidents"] / side.months).round(3).array,
    }
    return pd.DataFrame(columns | range_columns(areas, words))


def _caption(side: Side, table: pd.DataFrame, words: Words) -> str:
    unplaced = int(table["n_incidents"].get(UNPLACED, 0))
    placed = counted(words, "compare-map-counted", side.n_incidents - unplaced)
    return f"{placed} {counted(words, 'compare-map-unplaced', unplaced)}" if unplaced else placed


def _marks_caption(n: int, words: Words) -> str:
    if n > MOST_MARKS:
        return words("compare-map-no-marks", most=words.number(MOST_MARKS))
    return counted(words, "compare-map-marks", n)


def _outlines(cercles: gpd.GeoDataFrame) -> str:
    """Return the outlines as GeoJSON of a flat picture, as text, which is the same for one set of cercles."""
    flat = [
        set_precision(scale(shape.simplify(_TOLERANCE), flat_width(), 1, origin=(0, 0)), 0.001)
        for shape in cercles.geometry
    ]
    features = [
        {"type": "Feature", "properties": {"pcode": str(code)}, "geometry": mapping(shape)}
        for code, shape in zip(cercles.index, flat, strict=True)
    ]
    return json.dumps(features)


@lru_cache(maxsize=16)
def _specification(words: Words, labels: tuple[str, ...], outlines: str) -> dict[str, Any]:
    units = alt.Chart(alt.NamedData("units"))
    land = units.mark_geoshape(fill=BASEMAP["land"], stroke=BASEMAP["cercle"], strokeWidth=0.6)
    cells = alt.LookupData(data=alt.NamedData("cells"), key="pcode", fields=["label", "tip", "codes"])
    scale_of = alt.Scale(domain=list(labels), range=list(AMOUNTS))
    legend = alt.Legend(
        title=words("compare-map-legend"),
        orient="bottom",
        direction="horizontal",
        symbolType="square",
        columns=alt.ExprRef("width < 420 ? 3 : 0"),
    )
    shaded = (
        units.mark_geoshape(stroke=INTERFACE["page"], strokeWidth=0.6, cursor="pointer")
        .transform_lookup(lookup="properties.pcode", from_=cells)
        .transform_filter("isValid(datum.label)")
        .encode(color=alt.Color("label:N", scale=scale_of, legend=legend), tooltip=alt.Tooltip("tip:N"))
    )
    # A click on any layer is this one's too; a mark of an incident has a record in place of codes.
    pressed = shaded.add_params(pick_on("codes", "record"), entry_of_legend("label"))
    whole = finish([land, pressed, mark_layer()], words, _HEIGHT)
    projection = {"type": "identity", "reflectY": True}
    return whole | {"projection": projection, "datasets": {"units": json.loads(outlines)}}
