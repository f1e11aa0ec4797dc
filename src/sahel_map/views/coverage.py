"""The strip of coverage: from how many records a month and region are known, and where none is.

An empty cell is a month without a record, which is not a month without harm. Must not import streamlit.
"""

from __future__ import annotations

import altair as alt
import numpy as np
import pandas as pd

from sahel_map.aggregate_time import month_text
from sahel_map.data.dataset import Dataset
from sahel_map.data.folding import fold_text
from sahel_map.views.charts_frame import finish, lookup, nothing_to_show
from sahel_map.views.style import AMOUNTS, INTERFACE
from sahel_map.words import Words

__all__ = ["coverage_chart", "coverage_table"]

# CSS pixels: height of a row.
_ROW = 26


def coverage_chart(dataset: Dataset, mask: np.ndarray, words: Words, admin_map: str = "2023") -> alt.LayerChart:
    """Build the strip of months by regions, shaded by the number of records.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown; each counts in the month of its first day.
    words : Words
        Language and labels.
    admin_map : {"2023", "old"}
        Map of regions.

    Returns
    -------
    LayerChart
        The first row counts independent publishers; five shades, white where there is nothing.
    """
    counts = _counts(dataset, mask, words, admin_map)
    if counts.empty:
        return nothing_to_show(words)
    cells = counts.stack().rename("n").reset_index()
    rows, months = list(counts.index), list(counts.columns)
    top = cells["row"] == rows[0]
    highest = np.where(top, cells.loc[top, "n"].max(), max(cells.loc[~top, "n"].max(), 1))
    level = np.ceil(np.sqrt(cells["n"] / highest) * len(AMOUNTS)).astype(int)
    cells["shade"] = np.array([INTERFACE["panel"], *AMOUNTS])[level]
    cells["start"] = cells["month"] - months[0]
    cells["end"] = cells["start"] + 1
    cells["tip"] = [
        _tip(row, month, n, words) for row, month, n in zip(cells["row"], cells["month"], cells["n"], strict=True)
    ]
    januaries = [month - months[0] for month in months if month % 12 == 0]
    labels = lookup({place: str((place + months[0]) // 12) for place in januaries})
    axis = alt.Axis(values=januaries, labelExpr=labels, title=None, labelAlign="left", grid=True, zindex=1)
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


def coverage_table(dataset: Dataset, mask: np.ndarray, words: Words, admin_map: str = "2023") -> pd.DataFrame:
    """Return the numbers of the strip: months down, regions across, headers in the reader's language."""
    counts = _counts(dataset, mask, words, admin_map)
    months = [words.month(month_text(month)) for month in counts.columns]
    table = counts.T.set_axis(months, axis="index").rename_axis(words("charts-column-month"))
    return table.rename_axis(None, axis="columns").reset_index()


def _counts(dataset: Dataset, mask: np.ndarray, words: Words, admin_map: str) -> pd.DataFrame:
    """Return numbers by row (publishers, then regions) and running month, every month of the time covered."""
    shown = dataset.incidents[mask]
    if shown.empty:
        return pd.DataFrame()
    months = range(int(shown["month_first"].min()), int(shown["month_last"].max()) + 1)
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
