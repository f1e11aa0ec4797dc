"""The strip of coverage: from how many records a month and region are known, and where none is.

An empty cell is a month without a record, which is not a month without harm; months outside the period
chosen are not drawn, for they would look the same. Must not import streamlit.
"""

from __future__ import annotations

import altair as alt
import numpy as np
import pandas as pd

from sahel_map.core.text_folding import fold_text
from sahel_map.data.dataset import Dataset
from sahel_map.selection.filters import month_number
from sahel_map.selection.selection import Selection
from sahel_map.statistics.by_month import month_text
from sahel_map.style import AMOUNTS, INTERFACE
from sahel_map.views.charts.chart import finish, lookup, nothing_to_show
from sahel_map.words import Words

__all__ = ["coverage_chart", "coverage_table", "covered_months"]

# CSS pixels: height of a row.
_ROW = 26
# Up to this many months each has a label, beyond it each quarter.
_SINGLE_MONTHS = 12


def covered_months(dataset: Dataset, mask: np.ndarray, selection: Selection) -> range:
    """Return the months to look at, as running numbers.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows; no month lies outside its time.
    mask : ndarray of bool, shape (n,)
        Incidents shown; their first and last month count where the selection names none.
    selection : Selection
        Its period, if any: a siege that began before it must not draw the years before it.

    Returns
    -------
    range
        Empty if nothing is shown.
    """
    incidents, shown = dataset.incidents, dataset.incidents[mask]
    if shown.empty:
        return range(0)
    first, last = int(shown["month_first"].min()), int(shown["month_last"].max())
    if selection.start_month is not None:
        first = max(month_number(selection.start_month), int(incidents["month_first"].min()))
    if selection.end_month is not None:
        last = min(month_number(selection.end_month), int(incidents["month_last"].max()))
    return range(first, last + 1)


def coverage_chart(dataset: Dataset, mask: np.ndarray, words: Words, selection: Selection) -> alt.LayerChart:
    """Build the strip of months by regions, shaded by the number of records.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown; each counts in the month of its first day.
    words : Words
        Language and labels.
    selection : Selection
        Its map of regions, and its period.

    Returns
    -------
    LayerChart
        The first row counts independent publishers; five shades, white where there is nothing.
    """
    counts = _counts(dataset, mask, words, selection)
    if counts.empty:
        return nothing_to_show(words)
    cells = counts.stack().rename("n").reset_index()
    rows, months = list(counts.index), list(counts.columns)
    top = cells["row"] == rows[0]
    highest = np.where(top, max(cells.loc[top, "n"].max(), 1), max(cells.loc[~top, "n"].max(), 1))
    level = np.ceil(np.sqrt(cells["n"] / highest) * len(AMOUNTS)).astype(int)
    cells["shade"] = np.array([INTERFACE["panel"], *AMOUNTS])[level]
    cells["start"] = cells["month"] - months[0]
    cells["end"] = cells["start"] + 1
    cells["tip"] = [
        _tip(row, month, n, words) for row, month, n in zip(cells["row"], cells["month"], cells["n"], strict=True)
    ]
    axis = _time_axis(months, words)
    names = alt.Axis(title=None, labelColor=INTERFACE["text"], labelLimit=150, labelPadding=6)
    strip = (
        alt.Chart(cells[["row", "start", "end", "shade", "tip"]])
        .mark_rect(stroke=INTERFACE["page"], strokeWidth=1)
        .encode(
            x=alt.X("start:Q", axis=axis, scale=alt.Scale(domain=[0, len(months)], nice=False)),
            x2=alt.X2("end:Q"),
            y=alt.Y("row:N", sort=rows, axis=names, scale=alt.Scale(paddingInner=0.12)),
            color=alt.Color("shade:N", scale=None, legend=None),
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    return finish(
        [strip], words("coverage-summary", n=len(months), count=words.number(len(months))), _ROW * len(rows)
    )


def coverage_table(dataset: Dataset, mask: np.ndarray, words: Words, selection: Selection) -> pd.DataFrame:
    """Return the numbers of the strip: months down, regions across, headers in the reader's language."""
    counts = _counts(dataset, mask, words, selection)
    months = [words.month(month_text(month)) for month in counts.columns]
    table = counts.T.set_axis(months, axis="index").rename_axis(words("charts-column-month"))
    return table.rename_axis(None, axis="columns").reset_index()


def _time_axis(months: list[int], words: Words) -> alt.Axis:
    """Return the axis of months: a line and a name where a quarter begins, the year below each January."""
    step = 1 if len(months) <= _SINGLE_MONTHS else 3
    labels: dict[str, str | list[str]] = {}
    for month in months:
        if month % step == 0:
            name, year = words.month_alone(month_text(month)), str(month // 12)
            labels[str(month - months[0])] = [name, year] if month % 12 == 0 or not labels else name
    return alt.Axis(
        values=[int(place) for place in labels],
        labelExpr=lookup(labels),
        labelAlign="left",
        labelOverlap="greedy",
        title=None,
        grid=True,
        zindex=1,
    )


def _counts(dataset: Dataset, mask: np.ndarray, words: Words, selection: Selection) -> pd.DataFrame:
    """Return numbers by row (publishers, then regions) and running month, every month of the time covered."""
    shown, admin_map = dataset.incidents[mask], selection.admin_map
    months = covered_months(dataset, mask, selection)
    if not months:
        return pd.DataFrame()
    codes = shown["region_2023_pcode" if admin_map == "2023" else "region_old_pcode"]
    unknown = words("charts-unplaced-region")
    names = [words.label(f"regions_{admin_map}", code) if isinstance(code, str) else unknown for code in codes]
    by_region = pd.crosstab(np.array(names, dtype=object), shown["month_first"].to_numpy())
    order = sorted(by_region.index, key=lambda name: (name == unknown, fold_text(name)))
    by_region = by_region.loc[order]
    first_month = dataset.sources["incident_id"].map(shown["month_first"]).dropna().astype(int)
    groups = dataset.sources.loc[first_month.index, "independence_group"].groupby(first_month).nunique()
    publishers = groups.rename(words("coverage-publishers")).to_frame().T
    counts = pd.concat([publishers, by_region]).reindex(columns=list(months), fill_value=0)
    return counts.fillna(0).astype(int).rename_axis("row").rename_axis("month", axis="columns")


def _tip(row: str, month: int, n: int, words: Words) -> str:
    return words("coverage-tip", row=row, month=words.month(month_text(month)), n=n, count=words.number(n))
