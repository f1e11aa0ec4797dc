"""Single incidents on the maps of a comparison, as on the map itself. Must not import streamlit or folium."""

from __future__ import annotations

import math
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from sahel_map.core.vocabulary import ActorGroup, FigureName, members_of
from sahel_map.incident.placing import POINT_KINDS, place_incidents
from sahel_map.incident.toll import figure_of, toll_line
from sahel_map.statistics.compare import Side
from sahel_map.statistics.sums import counted_rows
from sahel_map.style import FALLBACK_GROUP, GROUP_MARKS, INTERFACE, RADIUS, group_colour
from sahel_map.words import Words

__all__ = ["MOST_MARKS", "flat_width", "mark_layer", "mark_table", "marked"]

#: Marks on one map at most: more would hide each other, and cost the browser too much.
MOST_MARKS = 500

# The country's middle latitude gives a flat picture its proportions.
_MIDDLE = math.radians(17.5)
# These maps are half as wide as the map itself.
_SMALLER = 0.6
_SHAPES = {
    "circle": "circle",
    "ring": "circle",
    "diamond": "diamond",
    "triangle": "triangle-up",
    "square": "square",
    # Vega has none of five corners.
    "pentagon": "M0,-.5L.476,-.155L.294,.405L-.294,.405L-.476,-.155Z",
}
_COLUMNS = ("record", "x", "y", "shape", "fill", "edge", "size", "tip")


def flat_width() -> float:
    """Return the width of a degree of longitude on a map of a comparison, in degrees of latitude."""
    return math.cos(_MIDDLE)


def marked(side: Side) -> pd.DataFrame:
    """Return the incidents of a side that have a place of their own, a village or a spot near one.

    Parameters
    ----------
    side : Side
        Its aggregate records count nowhere, and have no mark.

    Returns
    -------
    DataFrame
        Rows of `Dataset.incidents`.
    """
    dataset = side.numbers.dataset
    rows = dataset.incidents.iloc[counted_rows(dataset, side.numbers.mask)]
    kinds = place_incidents(rows, side.selection.admin_map)["kind"]
    return rows[kinds.isin(POINT_KINDS).to_numpy()]


def mark_table(rows: pd.DataFrame, words: Words) -> dict[str, list[Any]]:
    """Return the marks of incidents, the largest below the others; none at all where there are too many.

    Parameters
    ----------
    rows : DataFrame
        As `marked` returns them.
    words : Words
    """
    if len(rows) > MOST_MARKS:
        return {name: [] for name in _COLUMNS}
    order = np.argsort(-rows["killed_min"].to_numpy("float64", na_value=0), kind="stable")
    marks = [_mark(row, words) for _, row in rows.iloc[order].iterrows()]
    return {name: [mark[place] for mark in marks] for place, name in enumerate(_COLUMNS)}


def mark_layer() -> alt.Chart:
    """Return the layer that draws the table "marks": shape, colours and size come with each row."""
    return (
        alt.Chart(alt.NamedData("marks"))
        .mark_point(filled=True, opacity=0.85, strokeWidth=1, cursor="pointer")
        .encode(
            longitude="x:Q",
            latitude="y:Q",
            shape=alt.Shape("shape:N", scale=None, legend=None),
            fill=alt.Fill("fill:N", scale=None, legend=None),
            stroke=alt.Stroke("edge:N", scale=None, legend=None),
            size=alt.Size("size:Q", scale=None, legend=None),
            tooltip=alt.Tooltip("tip:N"),
        )
    )


def _mark(row: pd.Series, words: Words) -> tuple[Any, ...]:
    groups = list(members_of(ActorGroup, int(row["group_bits"])))
    mark = GROUP_MARKS[groups[0] if len(groups) == 1 else FALLBACK_GROUP]
    is_joint = len(groups) > 1
    radius = RADIUS.radius(figure_of(row, FigureName.KILLED).minimum) * _SMALLER
    tip = words(
        "compare-mark-tip",
        place=row[f"place_name_{words.language}"],
        date=words.date_span(row["date_start"].date(), row["date_end"].date(), str(row["date_precision"])),
        toll=toll_line(row, words),
    )
    return (
        str(row.name),
        round(float(row["lon"]) * flat_width(), 4),
        round(float(row["lat"]), 4),
        "circle" if is_joint else _SHAPES[mark.shape],
        INTERFACE["page"] if mark.shape == "ring" and not is_joint else group_colour(groups),
        INTERFACE["text"] if is_joint else mark.edge,
        # Vega takes the area of the square around a mark.
        round((2 * radius) ** 2, 1),
        tip,
    )
