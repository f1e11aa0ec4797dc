"""Two sets on one map and by month: what stands in both, in the first only, in the second only.

Must not import streamlit or folium.
"""

from __future__ import annotations

import json
import math
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
from shapely import set_precision
from shapely.affinity import scale
from shapely.geometry import mapping

from sahel_map.statistics.by_month import month_text
from sahel_map.statistics.set_overlap import SetOverlap
from sahel_map.style import BASEMAP, DIFFERENCES, INTERFACE
from sahel_map.views.charts.chart import (
    ENDS,
    TEXT_SIZE,
    Chart,
    finish,
    lookup,
    nothing_to_show,
    number_axis,
    number_ends,
)
from sahel_map.views.charts.picks import entry_of_legend, pick_on
from sahel_map.views.charts.sentences import counted
from sahel_map.views.compare.set_sentences import limits_words
from sahel_map.views.compare.set_tables import STATES, own_records, point_texts, state_rows
from sahel_map.words import Words

__all__ = ["overlap_map", "overlap_months"]

_MAP_HEIGHT, _MONTHS_HEIGHT = 420, 220
_COLOURS = (INTERFACE["text"], DIFFERENCES[0], DIFFERENCES[-1])
_SHAPES = ("circle", "triangle-up", "square")
# Outlines as fine as a map of this size can show, degrees.
_TOLERANCE = 0.03
# More marks than this hide each other and slow the browser: they are put together by tenths of a degree.
_MOST_MARKS, _EXACT, _COARSE = 6_000, 4, 1


def overlap_map(overlap: SetOverlap, words: Words) -> Chart:
    """Return a map: one mark for the incidents of one state at a point; pairs stand where the first set has them.

    Parameters
    ----------
    overlap : SetOverlap
    words : Words
        Language.
    """
    points = _points(overlap, _EXACT)
    is_coarse = len(points) > _MOST_MARKS
    if is_coarse:
        points = _points(overlap, _COARSE)
    if points.empty:
        return nothing_to_show(words, words("compare-sets-nothing"))
    outlines, stretch = _outlines(overlap)
    names = [_state_words(state, words) for state in points["state"]]
    cells = {
        "state": points["state"].tolist(),
        "where": points["where"].tolist(),
        "x": (points["lon"] * stretch).round(4).tolist(),
        "y": points["lat"].round(4).tolist(),
        "size": (18 + 14 * np.sqrt(points["n"].clip(upper=200))).round(1).tolist(),
        "tip": [
            words("compare-sets-map-tip", state=name, incidents=counted(words, "charts-incidents", int(n)))
            for name, n in zip(names, points["n"], strict=True)
        ],
    }
    caption = [words("compare-sets-map-caption", limits=limits_words(overlap, words))]
    if is_coarse:
        caption.append(words("compare-sets-map-coarse"))
    table = (
        points.assign(state=names)
        .drop(columns="where")
        .rename(columns={name: words(f"compare-sets-map-{name}") for name in ("state", "lat", "lon", "n")})
    )
    return Chart(_map_drawing(words, outlines), {"cells": cells}, " ".join(caption), lambda: table)


def overlap_months(overlap: SetOverlap, words: Words) -> Chart:
    """Return incidents by month, stacked by where they stand; a pair counts once, in the month of the first set.

    Parameters
    ----------
    overlap : SetOverlap
    words : Words
        Language.
    """
    counts = pd.DataFrame({state: _days(overlap, state).value_counts() for state in STATES}).fillna(0).astype(int)
    if counts.empty:
        return nothing_to_show(words, words("compare-sets-nothing"))
    counts = counts.reindex(range(int(counts.index.min()), int(counts.index.max()) + 1), fill_value=0)
    months = [month_text(int(month)) for month in counts.index]
    bars: dict[str, list[Any]] = {name: [] for name in ("x", "state", "where", "y", "y2", "tip")}
    for (month, row), text in zip(counts.iterrows(), months, strict=True):
        tops = row.cumsum()
        for state in STATES:
            if row[state]:
                of = counted(words, "charts-incidents", int(row[state]))
                tip = words(
                    "compare-sets-month-tip", month=words.month(text), state=_state_words(state, words), n=of
                )
                values = (int(month), state, text, int(tops[state] - row[state]), int(tops[state]), tip)
                for name, value in zip(bars, values, strict=True):
                    bars[name].append(value)
    headers = {state: _state_words(state, words) for state in STATES}
    table = counts.rename(columns=headers)
    table.insert(0, words("charts-tip-month"), months)
    ends = number_ends(
        int(counts.sum(axis=1).max()), first=int(counts.index.min()), last=int(counts.index.max()) + 1
    )
    caption = words("compare-sets-months-caption", first=words.month(months[0]), last=words.month(months[-1]))
    return Chart(_months_drawing(words), {"ends": ends, "bars": bars}, caption, lambda: table)


def _days(overlap: SetOverlap, state: str) -> pd.Series:
    """Return the month of the first day of each incident of a state, as year * 12 + month - 1."""
    days = own_records(overlap, state, state_rows(overlap, state))["date_start"]
    return days.dt.year * 12 + days.dt.month - 1


def _points(overlap: SetOverlap, decimals: int) -> pd.DataFrame:
    """Return `state`, `lat`, `lon` (degrees, rounded), `where` (both as a text) and `n` incidents there."""
    places = []
    for state in STATES:
        records = own_records(overlap, state, state_rows(overlap, state))
        where = point_texts(records, decimals)
        places.append(records[["lat", "lon"]].astype(float).round(decimals).assign(state=state, where=where))
    keys = ["state", "lat", "lon", "where"]
    points = pd.concat(places).groupby(keys, sort=False).size().rename("n").reset_index()
    # Larger marks lie below smaller ones.
    return points.sort_values("n", ascending=False, kind="stable").reset_index(drop=True)


def _outlines(overlap: SetOverlap) -> tuple[str, float]:
    """Return the outlines of the first set's units as flat GeoJSON, and the factor of its longitudes."""
    cercles = overlap.first.dataset.units.cercles
    _, south, _, north = cercles.total_bounds
    stretch = math.cos(math.radians((south + north) / 2))
    flat = [
        set_precision(scale(shape.simplify(_TOLERANCE), stretch, 1, origin=(0, 0)), 0.001)
        for shape in cercles.geometry
    ]
    features = [{"type": "Feature", "properties": {}, "geometry": mapping(shape)} for shape in flat]
    return json.dumps(features), stretch


def _state_words(state: str, words: Words) -> str:
    return words(f"compare-sets-state-{state}")


def _colour(words: Words) -> alt.Color:
    legend = alt.Legend(
        title=None,
        orient="bottom",
        direction="horizontal",
        labelExpr=lookup({state: _state_words(state, words) for state in STATES}),
        columns=alt.ExprRef("width < 420 ? 1 : 0"),
        labelFontSize=TEXT_SIZE,
        symbolOpacity=1,
    )
    return alt.Color("state:N", scale=alt.Scale(domain=list(STATES), range=list(_COLOURS)), legend=legend)


def _picks() -> tuple[alt.Parameter, alt.Parameter]:
    """Return what a click on a mark or a bar, and on an entry of the key, picks."""
    return pick_on("state", "where"), entry_of_legend("state")


@lru_cache(maxsize=16)
def _map_drawing(words: Words, outlines: str) -> dict[str, Any]:
    land = alt.Chart(alt.NamedData("units")).mark_geoshape(
        fill=BASEMAP["land"], stroke=BASEMAP["cercle"], strokeWidth=0.6
    )
    shape = alt.Shape("state:N", scale=alt.Scale(domain=list(STATES), range=list(_SHAPES)), legend=None)
    colour = _colour(words)
    marks = (
        alt.Chart(alt.NamedData("cells"))
        .mark_point(filled=True, opacity=0.8, stroke=INTERFACE["page"], strokeWidth=0.5, cursor="pointer")
        .encode(
            longitude="x:Q",
            latitude="y:Q",
            size=alt.Size("size:Q", scale=None),
            shape=shape,
            color=colour,
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    whole = finish([land, marks.add_params(*_picks())], words, _MAP_HEIGHT)
    return whole | {
        "projection": {"type": "identity", "reflectY": True},
        "datasets": {"units": json.loads(outlines)},
    }


@lru_cache(maxsize=4)
def _months_drawing(words: Words) -> dict[str, Any]:
    across = alt.Scale(
        domainMin=alt.ExprRef(f"{ENDS}.first"), domainMax=alt.ExprRef(f"{ENDS}.last"), nice=False, zero=False
    )
    years = alt.Axis(
        values=alt.ExprRef(f"sequence(ceil({ENDS}.first / 12) * 12, {ENDS}.last + 1, 12)"),
        labelExpr="'' + floor(datum.value / 12)",
        ticks=True,
        grid=False,
        title=None,
        labelOverlap=True,
    )
    up, axis = number_axis(words("compare-sets-months-axis"))
    bars = (
        alt.Chart(alt.NamedData("bars"))
        .transform_calculate(x2="datum.x + 0.9")
        .mark_rect(cursor="pointer")
        .encode(
            x=alt.X("x:Q", scale=across, axis=years),
            x2=alt.X2("x2:Q"),
            y=alt.Y("y:Q", scale=up, axis=axis),
            y2=alt.Y2("y2:Q"),
            color=_colour(words),
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    return finish([bars.add_params(*_picks())], words, _MONTHS_HEIGHT)
