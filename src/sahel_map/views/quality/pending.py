"""Reports that are known and not yet assessed, counted beside the records. Must not import streamlit.

They are in no record, total, key figure or map; the filters do not apply to them, as they have no codes.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd

from sahel_map.core.text_folding import fold_text
from sahel_map.data.dataset import Dataset
from sahel_map.selection.counted_codes import NOWHERE
from sahel_map.views.quality.behind import Codes
from sahel_map.words import Words

__all__ = ["pending_by", "pending_codes", "pending_table"]


def pending_by(dataset: Dataset, by: Literal["month", "region"], words: Words) -> pd.DataFrame:
    """Count pending reports by the month of their first possible day, or by region of 2023.

    Parameters
    ----------
    dataset : Dataset
    by : {"month", "region"}
    words : Words

    Returns
    -------
    DataFrame, one row per month or region with a pending report
        Month or region, records of the whole data set in it, pending reports. Months in order; regions by
        name, what is not known last.
    """
    published = _groups(dataset.incidents, by)
    counts, order = _groups(dataset.pending, by).value_counts(), _order(dataset, by, words)
    known = published.value_counts().reindex(counts.index, fill_value=0)
    names = {group: _name(group, by, words) for group in order}
    return pd.DataFrame(
        {
            words(f"pending-column-{by}"): [names[group] for group in order],
            words("pending-column-published"): known[order].to_numpy(),
            words("pending-column-pending"): counts[order].to_numpy(),
        }
    )


def pending_codes(dataset: Dataset, by: Literal["month", "region"], words: Words) -> Codes:
    """Return the codes behind the records in each row of `pending_by`, on the map of regions of 2023.

    Parameters
    ----------
    dataset : Dataset
    by : {"month", "region"}
    words : Words
    """
    family = "began" if by == "month" else "region"
    # No record is without a day.
    return [
        {1: (f"{family}.{group or NOWHERE}",)} if group or by == "region" else {}
        for group in _order(dataset, by, words)
    ]


def _order(dataset: Dataset, by: Literal["month", "region"], words: Words) -> list[str]:
    """Return the months or regions of pending reports as they stand in the table."""
    names = {group: _name(group, by, words) for group in _groups(dataset.pending, by).unique()}
    return sorted(names, key=lambda group: (not group, group if by == "month" else fold_text(names[group])))


def pending_table(dataset: Dataset, words: Words) -> pd.DataFrame:
    """List the pending reports: when, where, what the report says, why it is no record yet, its pages."""
    pending, language = dataset.pending, words.language
    return pd.DataFrame(
        {
            words("pending-column-when"): [
                _when(start, end, words)
                for start, end in zip(pending["date_start"], pending["date_end"], strict=True)
            ],
            words("pending-column-place"): pending["place"],
            words("pending-column-text"): pending[f"text_{language}"],
            words("pending-column-why"): pending[f"why_{language}"],
            words("pending-column-pages"): pending["url"],
        }
    ).set_index(pending["pending_id"].rename(words("pending-column-id")))


def _groups(table: pd.DataFrame, by: str) -> pd.Series:
    groups = table["date_start"].dt.strftime("%Y-%m") if by == "month" else table["region_2023_pcode"]
    return groups.fillna("")


def _when(start: pd.Timestamp, end: pd.Timestamp, words: Words) -> str:
    if pd.isna(start):
        return words("pending-undated")
    return words.date_span(start.date(), end.date(), "day" if start == end else "range")


def _name(group: str, by: str, words: Words) -> str:
    if by == "month":
        return words.month(group) if group else words("pending-undated")
    return words.label("regions_2023", group) if group else words("charts-unplaced-region")
