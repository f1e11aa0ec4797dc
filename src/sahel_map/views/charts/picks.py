"""What a click or a brush on a chart asks of the filters. Must not import streamlit or folium."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import altair as alt

from sahel_map.statistics.by_month import month_text
from sahel_map.views.charts.chart import Chart

__all__ = [
    "ENTRY",
    "PICK",
    "entry_of_legend",
    "month_brush",
    "pick_on",
    "picked_codes",
    "picked_entry",
    "picked_filters",
    "picks_filters",
]

#: Name of the selection parameter in every specification that has one.
PICK = "pick"
#: Name of that of a click on an entry of the legend.
ENTRY = "entry"


def pick_on(*fields: str) -> alt.Parameter:
    """Return the parameter of a click that picks a mark by some columns of its row."""
    return alt.selection_point(name=PICK, fields=list(fields), on="click", clear=False, toggle=False)


def entry_of_legend(field: str) -> alt.Parameter:
    """Return the parameter of a click on an entry of the legend that stands for a code in a column."""
    return alt.selection_point(name=ENTRY, fields=[field], bind="legend", toggle=False)


def month_brush() -> alt.Parameter:
    """Return the parameter of a stretch of months; a finger scrolls the page and does not brush."""
    drag = "[pointerdown[event.pointerType !== 'touch'], window:pointerup] > window:pointermove!"
    return alt.selection_interval(name=PICK, encodings=["x"], on=drag, zoom=False, translate=False)


def picks_filters(chart: Chart) -> bool:
    """Whether a click or a brush on a chart can filter: not on a sentence in place of marks."""
    return any(each["name"] == PICK for each in chart.specification.get("params", ()))


def picked_filters(picked: Mapping[str, Any]) -> dict[str, object]:
    """Return the fields of the selection that a pick sets; empty where it picks nothing that is a filter.

    Parameters
    ----------
    picked : mapping
        What the browser sends: `{"pick": [row, ...]}` of a click, with `actor`, `harm` or `area` of the mark, or
        `{"pick": {"x": [from, to]}}` of a brush, in running months.

    Examples
    --------
    >>> picked_filters({"pick": {"x": [24288.2, 24290.7]}})
    {'start': '2024-01', 'end': '2024-03'}
    """
    found = picked.get(PICK)
    if isinstance(found, Mapping) and len(found.get("x", ())) == 2:
        first, last = sorted(found["x"])
        return {"start": month_text(math.floor(first)), "end": month_text(math.ceil(last) - 1)}
    row = _first(picked, PICK)
    fields = {"actor": "actors", "harm": "harms", "area": "areas"}
    # The code of a sum, or of what is not placed, is empty.
    return {field: frozenset({row[name]}) for name, field in fields.items() if row.get(name)}


def picked_codes(picked: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the codes of `selection.counted` of a cell that was clicked; none where it counts nothing.

    Examples
    --------
    >>> picked_codes({"pick": [{"codes": "began.2024-05,region.ML05"}]})
    ('began.2024-05', 'region.ML05')
    """
    row = _first(picked, PICK)
    return tuple(code for code in row.get("codes", "").split(",") if code)


def picked_entry(picked: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the code of `selection.counted` of the entry of a legend that was clicked; none for nothing.

    Examples
    --------
    >>> picked_entry({"pick": {}, "entry": [{"group": "REBELS"}]})
    ('group.REBELS',)
    """
    row = _first(picked, ENTRY)
    return (f"group.{row['group']}",) if row.get("group") else ()


def _first(picked: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = picked.get(name)
    return found[0] if isinstance(found, list) and found else {}
