"""The strip of coverage: from how many records a month and region are known, and where none is.

An empty cell is a month without a record, which is not a month without harm; months outside the period
chosen are not drawn, for they would look the same. Must not import streamlit.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from sahel_map.core.text_folding import fold_text
from sahel_map.data.dataset import Dataset
from sahel_map.selection.period import month_number
from sahel_map.selection.selection import Selection
from sahel_map.statistics.by_month import month_text
from sahel_map.statistics.classes import classify
from sahel_map.style import AMOUNTS, INTERFACE
from sahel_map.views.charts.chart import Chart, Columns, finish, nothing_to_show
from sahel_map.views.charts.picks import pick_on
from sahel_map.words import Words

__all__ = ["coverage", "covered_months"]

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
    incidents = dataset.incidents
    if not mask.any():
        return range(0)
    first = int(incidents["month_first"].to_numpy()[mask].min())
    last = int(incidents["month_last"].to_numpy()[mask].max())
    if selection.start_month is not None:
        first = max(month_number(selection.start_month), int(incidents["month_first"].min()))
    if selection.end_month is not None:
        last = min(month_number(selection.end_month), int(incidents["month_last"].max()))
    return range(first, last + 1)


def coverage(dataset: Dataset, mask: np.ndarray, words: Words, selection: Selection) -> Chart:
    """Return the strip of months by regions, shaded by the number of records.

    The first row counts independent publishers; five shades, white where there is nothing.

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
    """
    counts = _counts(dataset, mask, words, selection)
    if counts.empty:
        return nothing_to_show(words, words("charts-nothing"))
    n = len(counts.columns)
    caption = f"{words('coverage-summary', n=n, count=words.number(n))} {words('coverage-caption')}"
    codes = _codes(counts, dataset, words, selection.admin_map)
    data = {"cells": _cells(counts, codes, words), "axis": _axis(list(counts.columns), words)}
    return Chart(_specification(words), data, caption, lambda: _table(counts, words))


def _table(counts: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the numbers of the strip: months down, regions across."""
    months = [words.month(month_text(month)) for month in counts.columns]
    table = counts.T.set_axis(months, axis="index").rename_axis(words("charts-column-month"))
    return table.rename_axis(None, axis="columns").reset_index()


def _codes(counts: pd.DataFrame, dataset: Dataset, words: Words, admin_map: str) -> list[str]:
    """Return the codes of `selection.counted` under which the records behind each cell are counted, row by row.

    Joined by commas; empty where there are none. The row of publishers is of all regions.
    """
    pcodes = dataset.incidents[_region_column(admin_map)].dropna().unique()
    regions = {words.label(f"regions_{admin_map}", code): f",region.{code}" for code in pcodes}
    regions[words("charts-unplaced-region")] = ",region.unknown"
    return [
        f"began.{month_text(month)}{regions.get(row, '')}" if n else ""
        for row, numbers in zip(counts.index, counts.to_numpy().tolist(), strict=True)
        for month, n in zip(counts.columns, numbers, strict=True)
    ]


def _cells(counts: pd.DataFrame, codes: list[str], words: Words) -> Columns:
    numbers = counts.to_numpy()
    level = np.where(numbers > 0, classify(numbers).codes + 1, 0)
    names = [words.month(month_text(month)) for month in counts.columns]
    n_rows, n_months = numbers.shape
    shades = np.array([INTERFACE["panel"], *AMOUNTS], dtype=object)
    return {
        "row": np.repeat(counts.index.to_numpy(), n_months).tolist(),
        "order": np.repeat(np.arange(n_rows), n_months).tolist(),
        "start": np.tile(counts.columns.to_numpy(), n_rows).tolist(),
        "end": np.tile(counts.columns.to_numpy() + 1, n_rows).tolist(),
        "shade": shades[level].ravel().tolist(),
        "codes": codes,
        "tip": [
            words("coverage-tip", row=row, month=name, n=n, count=words.number(n))
            for row, line in zip(counts.index, numbers.tolist(), strict=True)
            for name, n in zip(names, line, strict=True)
        ],
    }


def _axis(months: list[int], words: Words) -> Columns:
    """Return where the axis has a line and a name: where a quarter begins, the year below each January."""
    step = 1 if len(months) <= _SINGLE_MONTHS else 3
    named = [month for month in months if month % step == 0]
    return {
        "x": named,
        "name": [words.month_alone(month_text(month)) for month in named],
        "year": [str(month // 12) if month % 12 == 0 or not place else "" for place, month in enumerate(named)],
    }


@lru_cache(maxsize=8)
def _specification(words: Words) -> dict[str, Any]:
    place = "indexof(pluck(data('axis'), 'x'), datum.value)"
    time = alt.Axis(
        values=alt.ExprRef("pluck(data('axis'), 'x')"),
        labelExpr=f"[pluck(data('axis'), 'name')[{place}], pluck(data('axis'), 'year')[{place}]]",
        labelAlign="left",
        labelOverlap="greedy",
        title=None,
        grid=True,
        zindex=1,
    )
    names = alt.Axis(title=None, labelColor=INTERFACE["text"], labelLimit=150, labelPadding=6)
    order = alt.EncodingSortField(field="order", op="min")
    x = alt.X("start:Q", axis=time, scale=alt.Scale(nice=False, zero=False))
    strip = (
        alt.Chart(alt.NamedData("cells"))
        .mark_rect(stroke=INTERFACE["page"], strokeWidth=1, cursor="pointer")
        .encode(
            x=x,
            x2=alt.X2("end:Q"),
            y=alt.Y("row:N", sort=order, axis=names, scale=alt.Scale(paddingInner=0.12)),
            color=alt.Color("shade:N", scale=None, legend=None),
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    # Drawn of nothing: an axis can ask only for tables that a layer reads.
    axis = alt.Chart(alt.NamedData("axis")).mark_point(opacity=0).encode(x=alt.XValue(0), y=alt.YValue(0))
    return finish([axis, strip.add_params(pick_on("codes"))], words, alt.Step(_ROW))


def _region_column(admin_map: str) -> str:
    return "region_2023_pcode" if admin_map == "2023" else "region_old_pcode"


def _counts(dataset: Dataset, mask: np.ndarray, words: Words, selection: Selection) -> pd.DataFrame:
    """Return numbers by row (publishers, then regions) and running month, every month of the time covered."""
    admin_map, months = selection.admin_map, covered_months(dataset, mask, selection)
    if not months:
        return pd.DataFrame()
    region = _region_column(admin_map)
    shown = dataset.incidents.loc[mask, [region, "month_first"]]
    unknown = words("charts-unplaced-region")
    names = [
        words.label(f"regions_{admin_map}", code) if isinstance(code, str) else unknown for code in shown[region]
    ]
    by_region = pd.crosstab(np.array(names, dtype=object), shown["month_first"].to_numpy())
    order = sorted(by_region.index, key=lambda name: (name == unknown, fold_text(name)))
    by_region = by_region.loc[order]
    first_month = dataset.sources["incident_id"].map(shown["month_first"]).dropna().astype(int)
    groups = dataset.sources.loc[first_month.index, "origin"].groupby(first_month).nunique()
    publishers = groups.rename(words("coverage-publishers")).to_frame().T
    counts = pd.concat([publishers, by_region]).reindex(columns=list(months), fill_value=0)
    return counts.fillna(0).astype(int).rename_axis("row").rename_axis("month", axis="columns")
