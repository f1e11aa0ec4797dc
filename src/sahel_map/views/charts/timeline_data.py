"""The tables behind the monthly timeline: months shown, stacked bars, texts of a month, labels of the axis.

Must not import streamlit or folium.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from sahel_map.core.vocabulary import ActorGroup, members_of
from sahel_map.data.dataset import Dataset
from sahel_map.selection.period import month_number
from sahel_map.statistics.by_month import CATEGORIES, SEVERAL_GROUPS, month_text
from sahel_map.statistics.covered import first_uncovered_month, incomplete_month, last_month
from sahel_map.statistics.sums import range_of
from sahel_map.views.charts.chart import Columns
from sahel_map.words import Words

__all__ = [
    "Period",
    "Trend",
    "axis_table",
    "bar_table",
    "category_label",
    "month_table",
    "period_of",
]

#: What bars measure: incidents, or people reported killed as a range.
Trend = Literal["incidents", "killed"]

# Share of a month's width that a bar leaves free on each side.
_MARGIN = 0.08
# Up to this many months each month has a label, beyond it each year.
_SINGLE_MONTHS = 18


@dataclass(frozen=True, slots=True)
class Period:
    """Months on the time axis, as running numbers (year * 12 + month - 1).

    Attributes
    ----------
    first, last : int
        Both included.
    incomplete : int or None
        The last month of the data set, where the data end before the month does.
    uncovered : int or None
        The first month after what was searched; it and those after it hold nothing because nobody looked.
    """

    first: int
    last: int
    incomplete: int | None
    uncovered: int | None = None

    @property
    def n_months(self) -> int:
        """Number of months shown."""
        return self.last + 1 - self.first


def period_of(dataset: Dataset, counts: pd.DataFrame, start_month: str | None, end_month: str | None) -> Period:
    """Return the months to show: those asked for, else all of the data set, and every month counted.

    Parameters
    ----------
    dataset : Dataset
        Gives the months where nothing is asked for.
    counts : DataFrame
        From `by_month`; its months are shown even where a period reaches beyond those asked for.
    start_month, end_month : str or None
        "YYYY-MM".
    """
    incidents = dataset.incidents
    first = month_number(start_month) if start_month else int(incidents["month_first"].min())
    last = month_number(end_month) if end_month else last_month(dataset)
    first, last = int(min(first, counts["month"].min())), int(max(last, counts["month"].max()))
    incomplete, uncovered = incomplete_month(dataset), first_uncovered_month(dataset)
    shown = incomplete is not None and first <= incomplete <= last
    if uncovered is not None:
        uncovered = max(first, uncovered) if uncovered <= last else None
    return Period(first, last, incomplete if shown else None, uncovered)


def bar_table(counts: pd.DataFrame, trend: Trend) -> Columns:
    """Stack the counts of each month, lowest counts first and what reaches the highest on top.

    Parameters
    ----------
    counts : DataFrame
        From `by_month`, sorted.
    trend : {"incidents", "killed"}
        Column to stack.

    Returns
    -------
    mapping of str to list
        One row per piece of a bar and group of its incidents: `x`, `x2` (months; the groups of a piece stand side
        by side), `y`, `y2` (incidents or persons), `group`, `spans` (its incidents span several months), `light`
        (the piece between lowest and highest count).
    """
    month, bits, spans = (counts[name].to_numpy() for name in ("month", "group_bits", "spans_months"))
    if trend == "incidents":
        size, light = counts["n_incidents"].to_numpy(), np.zeros(len(counts), dtype=bool)
    else:
        lowest, highest = (np.nan_to_num(counts[name].to_numpy()) for name in ("minimum", "maximum"))
        size, light = np.r_[lowest, highest - lowest], np.repeat([False, True], len(counts))
        month, bits, spans = (np.tile(column, 2) for column in (month, bits, spans))
    order = np.lexsort((light, month))
    order = order[size[order] > 0]
    month, bits, spans, size, light = (column[order] for column in (month, bits, spans, size, light))
    top = np.cumsum(size)
    # The running sum starts anew where a month begins.
    begins = np.searchsorted(month, month)
    top = top - (top - size)[begins]
    rows = [
        (x, x2, high - height, high, group, is_spanning, is_light)
        for at, groups, is_spanning, height, is_light, high in zip(
            *(column.tolist() for column in (month, bits, spans, size, light, top)), strict=True
        )
        for group, x, x2 in _side_by_side(groups, at)
    ]
    return _columns(rows, ("x", "x2", "y", "y2", "group", "spans", "light"))


def _side_by_side(group_bits: int, month: int) -> list[tuple[str, float, float]]:
    """Return the groups of a piece, each with its share of the month's width."""
    groups = members_of(ActorGroup, group_bits) or (ActorGroup.UNIDENTIFIED,)
    edges = [month + _MARGIN + (1 - 2 * _MARGIN) * place / len(groups) for place in range(len(groups) + 1)]
    return [(str(group), edges[place], edges[place + 1]) for place, group in enumerate(groups)]


def month_table(
    totals: Mapping[int, Mapping[str, Any]], tops: Mapping[int, float], period: Period, words: Words
) -> Columns:
    """Describe each month in words, for tooltips, and say where its marks stand.

    Parameters
    ----------
    totals : mapping
        From `month_totals`.
    tops : mapping of month to float
        Height of its bar.
    period : Period
    words : Words

    Returns
    -------
    mapping of str to list
        One row per month shown: `x`, `x2` (months), `month`, `incidents`, `killed`, `without_figure` and each of
        `CATEGORIES` (texts, null where there is none), `plus` (height of a sum that is "at least", else null) and
        `ring` (whether an incident has no figure).
    """
    rows: list[tuple[Any, ...]] = []
    none, uncovered = words("charts-none"), words("covered-not")
    for month in range(period.first, period.last + 1):
        name, total = words.month(month_text(month)), totals.get(month)
        if month == period.incomplete:
            name = words("charts-incomplete", month=name)
        if total is None:
            nothing = uncovered if period.uncovered is not None and month >= period.uncovered else none
            rows.append((month, month + 1, name, *[nothing] * 3, *(None for _ in CATEGORIES), None, False))
            continue
        categories = total["categories"]
        rows.append(
            (
                month,
                month + 1,
                name,
                _count(words, total["n_incidents"]),
                words.range(range_of(total)),
                _count(words, total["n_without_figure"]),
                *(_count(words, categories[code]) if code in categories else None for code in CATEGORIES),
                tops.get(month, 0.0) if total["is_open"] else None,
                bool(total["n_without_figure"] > 0),
            )
        )
    names = ("x", "x2", "month", "incidents", "killed", "without_figure", *CATEGORIES, "plus", "ring")
    return _columns(rows, names)


def axis_table(period: Period, words: Words) -> Columns:
    """Return labels of the time axis: years in the middle of their span, or single months.

    Returns
    -------
    mapping of str to list
        `x` (months) and `label` of each, and `tick`, where a year begins, else null.
    """
    months = range(period.first, period.last + 1)
    if period.n_months <= _SINGLE_MONTHS:
        single = [(month + 0.5, words.short_month(month_text(month)), None) for month in months]
        return _columns(single, ("x", "label", "tick"))
    rows: list[tuple[float, str, int | None]] = []
    for year in range(period.first // 12, period.last // 12 + 1):
        start, end = max(period.first, year * 12), min(period.last + 1, year * 12 + 12)
        label = str(year) if end - start >= 2 else ""
        rows.append(((start + end) / 2, label, year * 12 if year * 12 >= period.first else None))
    return _columns(rows, ("x", "label", "tick"))


def category_label(words: Words, category: str) -> str:
    """Return the label of a group of alleged actors, or of the category of several groups."""
    if category == SEVERAL_GROUPS:
        return words("charts-several-groups")
    return words.label("actor_groups", category)


def _columns(rows: Sequence[tuple[object, ...]], names: Sequence[str]) -> Columns:
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def _count(words: Words, value: float) -> str:
    return words.number(round(float(value), 1))
