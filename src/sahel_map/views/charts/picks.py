"""What a click or a brush on a chart asks of the filters. Must not import streamlit or folium."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import altair as alt

from sahel_map.selection.counted_codes import OR
from sahel_map.statistics.by_month import month_text
from sahel_map.views.charts.chart import Chart

__all__ = [
    "ENTRY",
    "MONTH",
    "PICK",
    "areas_of_entry",
    "entry_of_legend",
    "month_picks",
    "pick_on",
    "picked_claim",
    "picked_codes",
    "picked_entry",
    "picked_month",
    "picked_period",
    "picked_record",
    "picked_state",
    "picks_filters",
]

#: Name of the selection parameter in every specification that has one.
PICK = "pick"
#: Name of that of a click on an entry of the legend.
ENTRY = "entry"
#: Name of that of a click on a month.
MONTH = "month"


def pick_on(*fields: str) -> alt.Parameter:
    """Return the parameter of a click that picks a mark by some columns of its row."""
    return alt.selection_point(name=PICK, fields=list(fields), on="click", clear=False, toggle=False)


def entry_of_legend(field: str) -> alt.Parameter:
    """Return the parameter of a click on an entry of the legend that stands for a code in a column."""
    return alt.selection_point(name=ENTRY, fields=[field], bind="legend", toggle=False)


def month_picks() -> tuple[alt.Parameter, alt.Parameter]:
    """Return the parameters of a stretch of months and of one month; a finger scrolls the page and brushes none.

    They belong to a layer with a column for each month, from `x` to the next.
    """
    drag = "[pointerdown[event.pointerType !== 'touch'], window:pointerup] > window:pointermove!"
    stretch = alt.selection_interval(name=PICK, encodings=["x"], on=drag, zoom=False, translate=False)
    return stretch, alt.selection_point(name=MONTH, fields=["x"], on="click", clear=False, toggle=False)


def picks_filters(chart: Chart) -> bool:
    """Whether a click or a brush on a chart can filter: not on a sentence in place of marks."""
    return any(each["name"] == PICK for each in chart.specification.get("params", ()))


def picked_period(picked: Mapping[str, Any]) -> dict[str, object]:
    """Return first and last month of a stretch or of a month that is picked; empty where none is.

    Parameters
    ----------
    picked : mapping
        What the browser sends: `{"pick": {"x": [from, to]}}` of a brush, or `{"month": [{"x": month}]}` of a
        click, in running months.

    Examples
    --------
    >>> picked_period({"pick": {"x": [24288.2, 24290.7]}})
    {'start': '2024-01', 'end': '2024-03'}
    """
    found = picked.get(PICK)
    if isinstance(found, Mapping) and len(found.get("x", ())) == 2:
        first, last = sorted(found["x"])
        return {"start": month_text(math.floor(first)), "end": month_text(math.ceil(last) - 1)}
    month = picked_month(picked)
    return {} if month is None else {"start": month, "end": month}


def picked_month(picked: Mapping[str, Any]) -> str | None:
    """Return the month that was clicked, "YYYY-MM"; None for no click.

    Examples
    --------
    >>> picked_month({"pick": {}, "month": [{"x": 24288}]})
    '2024-01'
    """
    month = _first(picked, MONTH).get("x")
    return None if month is None else month_text(int(month))


def picked_codes(picked: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the codes of `selection.counted` of a cell that was clicked; none where it counts nothing.

    Examples
    --------
    >>> picked_codes({"pick": [{"codes": "began.2024-05,region.ML05"}]})
    ('began.2024-05', 'region.ML05')
    """
    # A mark of another layer than the cells has no such column.
    codes = _first(picked, PICK).get("codes") or ""
    return tuple(code for code in codes.split(",") if code)


def picked_record(picked: Mapping[str, Any]) -> str | None:
    """Return the id of the record whose own mark was clicked; None for any other mark.

    Examples
    --------
    >>> picked_record({"pick": [{"record": "EX-2023-0001", "codes": None}]})
    'EX-2023-0001'
    """
    return _first(picked, PICK).get("record") or None


def picked_entry(picked: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the code of `selection.counted` of the entry of a legend that was clicked; none for nothing.

    Examples
    --------
    >>> picked_entry({"pick": {}, "entry": [{"group": "REBELS"}]})
    ('group.REBELS',)
    """
    row = _first(picked, ENTRY)
    return (f"group.{row['group']}",) if row.get("group") else ()


def picked_claim(picked: Mapping[str, Any]) -> str | None:
    """Return the id of the claim of a report that was clicked; None for no click."""
    return _first(picked, PICK).get("claim") or None


def picked_state(picked: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return in which of two sets incidents stand that were clicked, and their month or point; None for no click.

    Examples
    --------
    >>> picked_state({"pick": [], "entry": [{"state": "both"}]})
    ('both', '')
    """
    row = _first(picked, PICK) or _first(picked, ENTRY)
    return (row["state"], row.get("where") or "") if row.get("state") else None


def areas_of_entry(picked: Mapping[str, Any], chart: Chart) -> tuple[str, ...]:
    """Return the code of `selection.counted` of all cercles in the class of the entry that was clicked.

    Parameters
    ----------
    picked : mapping
        What the browser sends.
    chart : Chart
        Its table "cells" has the `label` of a class and the `pcode` of each cercle.

    Returns
    -------
    tuple of str
        One code, or none where no cercle of this chart is of the class.
    """
    label = _first(picked, ENTRY).get("label")
    if label is None:
        return ()
    pcodes = [str(cell["pcode"]) for cell in chart.rows("cells") if cell["label"] == label]
    return (f"cercle.{OR.join(pcodes)}",) if pcodes else ()


def _first(picked: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = picked.get(name)
    return found[0] if isinstance(found, list) and found else {}
