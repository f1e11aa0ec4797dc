"""The months as the control of the period: small bars by group, what is outside the period veiled.

Must not import streamlit or folium.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from sahel_map.core.vocabulary import ActorGroup, members_of
from sahel_map.data.dataset import Dataset
from sahel_map.selection.period import month_number
from sahel_map.selection.selection import Selection
from sahel_map.statistics.by_month import month_text
from sahel_map.statistics.covered import first_uncovered_month, incomplete_month, last_month
from sahel_map.style import INTERFACE
from sahel_map.views.charts.chart import Chart, Columns, finish, number_axis, number_ends
from sahel_map.views.charts.events import BAND, context_key, event_layers, event_table
from sahel_map.views.charts.picks import month_picks
from sahel_map.views.charts.timeline_data import Period, axis_table, bar_table
from sahel_map.views.charts.timeline_drawing import group_fill, group_signs, time_axis, time_ticks
from sahel_map.words import Words

__all__ = ["months_of", "period_bars"]

# Height of the bars, CSS pixels.
_BARS = 52


def months_of(dataset: Dataset) -> Period:
    """Return all months of a data set, to the last one covered."""
    first, last = int(dataset.incidents["month_first"].min()), last_month(dataset)
    return Period(first, last, incomplete_month(dataset), first_uncovered_month(dataset))


def period_bars(dataset: Dataset, counts: pd.DataFrame, selection: Selection, words: Words) -> Chart:
    """Return the bars of all months of a data set, on which a stretch is brushed.

    Parameters
    ----------
    dataset : Dataset
    counts : DataFrame
        From `by_month.month_counts`: of the incidents that all filters but the period leave.
    selection : Selection
        Its period is seen, what lies outside is veiled.
    words : Words

    Returns
    -------
    Chart
        Its caption is the rule by which an incident counts in a month.
    """
    period = months_of(dataset)
    lines = context_key(dataset, words, period.first, period.last)
    totals = counts.groupby("month")["n_incidents"].sum()
    bars = bar_table(counts.assign(spans_months=False), "incidents")
    data = {
        "ends": number_ends(
            int(totals.max()) if len(totals) else 0,
            uncovered=None if period.uncovered is None or period.uncovered > period.last else period.uncovered,
            start=period.first,
            end=period.last + 1,
        ),
        "axis": axis_table(period, words),
        "events": event_table(lines, period.first, period.last, words),
        "bars": {name: bars[name] for name in ("x", "x2", "y", "y2", "group")},
        "months": _months(counts, totals.to_dict(), period, words),
        "veil": _veil(selection, period),
    }
    return Chart(_specification(words), data, words("period-rule"), lambda: _table(counts, words), notes=lines)


def _veil(selection: Selection, period: Period) -> Columns:
    """Return what lies outside the period chosen: up to its first month, and from after its last."""
    first = month_number(selection.start_month) if selection.start_month else period.first
    last = month_number(selection.end_month) if selection.end_month else period.last
    before = (period.first, min(first, period.last + 1))
    after = (max(last + 1, period.first), period.last + 1)
    shown = [(*part, edge) for part, edge in ((before, before[1]), (after, after[0])) if part[0] < part[1]]
    return {name: [part[place] for part in shown] for place, name in enumerate(("x", "x2", "edge"))}


def _months(counts: pd.DataFrame, totals: dict[int, int], period: Period, words: Words) -> Columns:
    """Say each month in words: its name, its incidents, and how many have actors of each group."""
    groups: dict[int, list[str]] = {}
    for month, bits, n in zip(*(counts[name].tolist() for name in counts), strict=True):
        names = words.all_of(words.label("actor_groups", group) for group in _groups(bits))
        groups.setdefault(month, []).append(words("period-tip-group", group=names, count=words.number(n)))
    months = range(period.first, period.last + 1)
    is_open = [period.uncovered is not None and month >= period.uncovered for month in months]
    return {
        "x": list(months),
        "x2": [month + 1 for month in months],
        "month": [words.month(month_text(month)) for month in months],
        "incidents": [
            words("covered-not") if is_later else words("period-tip", n=n, count=words.number(n))
            for is_later, n in zip(is_open, (totals.get(month, 0) for month in months), strict=True)
        ],
        "groups": ["\n".join(groups.get(month, [])) for month in months],
    }


def _groups(bits: int) -> list[ActorGroup]:
    return list(members_of(ActorGroup, bits)) or [ActorGroup.UNIDENTIFIED]


def _table(counts: pd.DataFrame, words: Words) -> pd.DataFrame:
    rows = zip(*(counts[name].tolist() for name in counts), strict=True)
    return pd.DataFrame(
        [
            (
                month_text(month),
                words.all_of(words.label("actor_groups", group) for group in _groups(bits)),
                n,
            )
            for month, bits, n in rows
        ],
        columns=[words("charts-column-month"), words("charts-column-actors"), words("charts-column-incidents")],
    )


@lru_cache(maxsize=8)
def _specification(words: Words) -> dict[str, Any]:
    """Return the drawing, the same for every choice of incidents."""
    x, x2 = time_axis(7), alt.X2("x2:Q")
    scale, axis = number_axis()
    scale.range, foot = [BAND + _BARS, BAND], BAND + _BARS
    axis.tickCount = 3
    fill = group_fill(words)
    # The legend under the map is this one's too.
    fill.legend = None
    heights = {"y": alt.YValue(BAND), "y2": alt.Y2Value(foot)}
    ends = alt.Chart(alt.NamedData("ends")).transform_filter("datum.uncovered !== null")
    uncovered = ends.transform_calculate(x="datum.uncovered", x2="datum.end")
    veil = alt.Chart(alt.NamedData("veil"))
    tip = [alt.Tooltip(f"{name}:N", title=words(f"period-tip-{name}")) for name in ("month", "incidents", "groups")]
    columns = alt.Chart(alt.NamedData("months")).mark_rect(opacity=0).encode(x=x, x2=x2, tooltip=tip, **heights)
    layers = [
        uncovered.mark_rect(color=INTERFACE["lines"], opacity=0.45).encode(x=x, x2=x2, **heights),
        *time_ticks(x, foot),
        alt.Chart(alt.NamedData("bars"))
        .mark_rect()
        .encode(x=x, x2=x2, y=alt.Y("y:Q", scale=scale, axis=axis), y2=alt.Y2("y2:Q"), color=fill),
        group_signs(words, _BARS, with_legend=False),
        *event_layers(x, 0, foot),
        columns.add_params(*month_picks()),
        veil.mark_rect(color=INTERFACE["page"], opacity=0.72, tooltip=None).encode(x=x, x2=x2, **heights),
        veil.mark_rule(stroke=INTERFACE["focus"], strokeWidth=2).encode(x=alt.X("edge:Q"), **heights),
    ]
    return finish(layers, words, foot)
