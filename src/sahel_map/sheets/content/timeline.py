"""The small timeline of a sheet: incidents by month, stacked by group. Pure: nothing is drawn."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.selection.period import month_number
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.content import Bar, Timeline
from sahel_map.statistics.by_month import CATEGORIES, by_month, month_text
from sahel_map.statistics.covered import first_uncovered_month, incomplete_month, last_month
from sahel_map.words import Words

__all__ = ["timeline_of"]


def timeline_of(dataset: Dataset, mask: np.ndarray, selection: Selection, words: Words) -> Timeline:
    """Count the incidents shown by the month in which they start.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
    selection : Selection
        Its months are shown, else all months of the data set.
    words : Words

    Returns
    -------
    Timeline
        Aggregate records are not counted, as in every total.
    """
    counts = by_month(dataset, mask)
    incidents = dataset.incidents
    first = month_number(selection.start_month) if selection.start_month else int(incidents["month_first"].min())
    last = month_number(selection.end_month) if selection.end_month else last_month(dataset)
    if len(counts):
        first, last = min(first, int(counts["month"].min())), max(last, int(counts["month"].max()))
    incomplete = incomplete_month(dataset)
    if incomplete is not None and not first <= incomplete <= last:
        incomplete = None
    uncovered, until = first_uncovered_month(dataset), dataset.profile.covered_until
    if uncovered is not None:
        uncovered = max(first, uncovered) if uncovered <= last else None
    notes = [words("sheet-timeline-incomplete")] if len(counts) and incomplete is not None else []
    if uncovered is not None and until is not None:
        notes.append(words("covered-until-short", date=words.date(until)))
    n = round(counts["n_incidents"].sum())
    return Timeline(
        title=words("sheet-timeline", n=n, count=words.number(n)),
        note=" · ".join(notes),
        first=first,
        last=last,
        bars=_bars(counts),
        incomplete=incomplete,
        ticks=_ticks(first, last, words),
        uncovered=uncovered,
    )


def _bars(counts: pd.DataFrame) -> tuple[Bar, ...]:
    sizes = counts.groupby(["month", "category"], sort=False)["n_incidents"].sum().round().astype(int)
    bars: list[Bar] = []
    top: dict[int, int] = {}
    for category in CATEGORIES:
        for (month, name), size in sizes.items():
            if name == category and size:
                low = top.get(month, 0)
                top[month] = low + size
                bars.append(Bar(int(month), category, int(low), int(low + size)))
    return tuple(sorted(bars, key=lambda bar: (bar.month, bar.low)))


def _ticks(first: int, last: int, words: Words) -> tuple[tuple[int, str], ...]:
    """Name each January by its year; short periods by their months."""
    months = range(first, last + 1)
    if len(months) > 18:
        return tuple((month, str(month // 12)) for month in months if month % 12 == 0)
    step = 1 if len(months) <= 7 else 3
    return tuple((month, words.short_month(month_text(month))) for month in months if (month - first) % step == 0)
