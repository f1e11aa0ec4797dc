"""The tables behind the monthly timeline: months shown, stacked bars, stripes, texts of a month.

Must not import streamlit or folium.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from sahel_map.core.vocabulary import ActorGroup, members_of
from sahel_map.data.dataset import Dataset
from sahel_map.selection.filters import month_number
from sahel_map.statistics.by_month import SEVERAL_GROUPS, month_text
from sahel_map.statistics.sums import range_of
from sahel_map.words import Words

__all__ = [
    "AreaMeasure",
    "Period",
    "category_label",
    "groups_label",
    "month_rows",
    "month_totals",
    "period_of",
    "stack",
    "stripes",
]

#: What bars measure: incidents, or people reported killed as a range.
AreaMeasure = Literal["incidents", "killed"]

# Share of a month's width that a bar leaves free on each side.
_MARGIN = 0.08


@dataclass(frozen=True, slots=True)
class Period:
    """Months on the time axis, as running numbers (year * 12 + month - 1).

    Attributes
    ----------
    first, last : int
        Both included.
    incomplete : int or None
        The last month of the data set, where the data end before the month does.
    """

    first: int
    last: int
    incomplete: int | None

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
    last = month_number(end_month) if end_month else int(incidents["month_last"].max())
    first, last = int(min(first, counts["month"].min())), int(max(last, counts["month"].max()))
    incomplete = incomplete_month(dataset)
    shown = incomplete is not None and first <= incomplete <= last
    return Period(first, last, incomplete if shown else None)


def incomplete_month(dataset: Dataset) -> int | None:
    """Return the last month of the data as a running number, if the data end before the month does."""
    end = dataset.incidents["date_end"].max()
    ends_early = end.day < calendar.monthrange(end.year, end.month)[1]
    return end.year * 12 + end.month - 1 if ends_early else None


def stack(counts: pd.DataFrame, measure: AreaMeasure) -> pd.DataFrame:
    """Stack the counts of each month, lowest counts first and what reaches the highest on top.

    Parameters
    ----------
    counts : DataFrame
        From `by_month`, sorted.
    measure : {"incidents", "killed"}
        Column to stack.

    Returns
    -------
    DataFrame, one row per piece of a bar
        `x`, `x2` (months), `y`, `y2` (incidents or persons), `group_bits`, `spans_months`, `is_range`
        (the piece between lowest and highest count).
    """
    keys = counts[["month", "group_bits", "spans_months"]]
    if measure == "incidents":
        pieces = keys.assign(size=counts["n_incidents"], is_range=False)
    else:
        lowest, highest = counts["minimum"].fillna(0), counts["maximum"].fillna(0)
        solid = keys.assign(size=lowest, is_range=False)
        pieces = pd.concat([solid, keys.assign(size=highest - lowest, is_range=True)])
    pieces = pieces[pieces["size"] > 0].sort_values(["month", "is_range"], kind="stable")
    top = pieces.groupby("month")["size"].cumsum()
    month = pieces.pop("month")
    return pieces.assign(x=month + _MARGIN, x2=month + 1 - _MARGIN, y=top - pieces["size"], y2=top).reset_index(
        drop=True
    )


def stripes(pieces: pd.DataFrame, step: float) -> pd.DataFrame:
    """Return level lines, one every `step` of the count, across the pieces of incidents that span months.

    Returns
    -------
    DataFrame
        `x`, `x2` (months), `y` (incidents or persons).
    """
    striped = pieces[pieces["spans_months"]]
    counts = np.ceil((striped["y2"] - striped["y"]) / step - 0.5).clip(lower=0).to_numpy(dtype=int)
    lines = striped.loc[striped.index.repeat(counts), ["x", "x2", "y"]].reset_index(drop=True)
    number = np.arange(len(lines)) - np.repeat(np.cumsum(counts) - counts, counts)
    return lines.assign(y=lines["y"] + (number + 0.5) * step)


def month_rows(counts: pd.DataFrame, period: Period, words: Words) -> pd.DataFrame:
    """Describe each month in words, for tooltips.

    Returns
    -------
    DataFrame, one row per month shown
        `x`, `x2` (months), `month`, `incidents`, `killed`, `without_figure` and, per category that
        occurs, its incidents (all text), `n_without_figure` (number), `is_open` (a count is "at least").
    """
    totals = {total["month"]: total for total in month_totals(counts).to_dict("records")}
    by_category = counts.groupby(["month", "category"])["n_incidents"].sum()
    texts = {month: _month_texts(total, words) for month, total in totals.items()}
    for (month, category), n in by_category.items():
        texts[month][category] = _count(words, n)
    rows = []
    for month in range(period.first, period.last + 1):
        name = words.month(month_text(month))
        if month == period.incomplete:
            name = words("charts-incomplete", month=name)
        row: dict[str, object] = {"x": month, "x2": month + 1, "month": name}
        rows.append(row | texts.get(month, {}))
    months = pd.DataFrame(rows)
    counted = [name for name in months if name not in ("n_without_figure", "is_open")]
    months[counted] = months[counted].fillna(words("charts-none"))
    return months.fillna({"n_without_figure": 0, "is_open": False}).astype({"is_open": bool})


def month_totals(counts: pd.DataFrame) -> pd.DataFrame:
    """Add the rows of each month up; a count that no incident of the month has stays unknown.

    Returns
    -------
    DataFrame, one row per month with an incident, sorted
        `month` and the columns of `range_frame`.
    """
    groups = counts.groupby("month")
    numbers = ["n_incidents", "minimum", "maximum", "n_without_figure", "n_mixed"]
    return groups[numbers].sum(min_count=1).assign(is_open=groups["is_open"].any()).reset_index()


def category_label(words: Words, category: str) -> str:
    """Return the label of a group of alleged actors, or of the category of several groups."""
    if category == SEVERAL_GROUPS:
        return words("charts-several-groups")
    return words.label("actor_groups", category)


def groups_label(words: Words, group_bits: int) -> str:
    """Return the labels of a set of groups, joined by a plus sign."""
    return " + ".join(words.label("actor_groups", str(group)) for group in members_of(ActorGroup, group_bits))


def _month_texts(total: Mapping[str, object], words: Words) -> dict[str, object]:
    return {
        "incidents": _count(words, total["n_incidents"]),
        "killed": words.range(range_of(total)),
        "without_figure": _count(words, total["n_without_figure"]),
        "n_without_figure": total["n_without_figure"],
        "is_open": bool(total["is_open"]),
    }


def _count(words: Words, value: float) -> str:
    return words.number(round(float(value), 1))
