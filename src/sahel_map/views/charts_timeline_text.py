"""What the monthly timeline says in words: its caption, its table, its summary for screen readers.

Must not import streamlit or folium.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from sahel_map.aggregate import total
from sahel_map.aggregate_sums import range_of
from sahel_map.aggregate_time import SEVERAL_GROUPS, Spread, by_month, month_text
from sahel_map.data.dataset import Dataset
from sahel_map.views.charts_text import (
    aggregates_sentence,
    count_column,
    counted,
    range_columns,
    toll_sentences,
)
from sahel_map.views.charts_timeline_data import Measure, category_label, incomplete_month, month_totals
from sahel_map.words import Words

__all__ = ["timeline_caption", "timeline_summary", "timeline_table"]


def timeline_caption(
    dataset: Dataset, mask: np.ndarray, words: Words, measure: Measure = "incidents", spread: Spread = "start"
) -> str:
    """Return the sentences under the timeline; the first says what is counted and by which date rule."""
    killed, counts = total(dataset, mask), by_month(dataset, mask)
    if counts.empty:
        return " ".join([words("charts-nothing"), *aggregates_sentence(killed, words)])
    n_spanning = int(counts.loc[counts["spans_months"], "n_incidents"].sum())
    n = killed.reported.n_records if measure == "incidents" else killed.reported.n_with_figure
    toll = words.range(killed.reported)
    sentences = [
        counted(words, f"charts-timeline-counted-{measure}", n, killed=toll),
        *([counted(words, f"charts-timeline-rule-{spread}", n_spanning)] if n_spanning else []),
        *_incomplete_sentence(incomplete_month(dataset), int(counts["month"].max()), words),
        *(toll_sentences(killed, words) if measure == "killed" else []),
        *([words("charts-several-note")] if (counts["category"] == SEVERAL_GROUPS).any() else []),
        *aggregates_sentence(killed, words),
    ]
    return " ".join(sentences)


def timeline_table(dataset: Dataset, mask: np.ndarray, words: Words, spread: Spread = "start") -> pd.DataFrame:
    """Return the numbers of the timeline as a table with headers in the reader's language.

    Returns
    -------
    DataFrame, one row per month and category with an incident
        Month ("YYYY-MM"), alleged actors, incidents that span several months, then the columns of
        `charts_text.range_columns`, which add up to the totals.
    """
    counts = by_month(dataset, mask, spread)
    counts["n_spanning"] = counts["n_incidents"].where(counts["spans_months"], 0)
    groups = counts.groupby(["month", "category"], sort=False)
    numbers = ["n_incidents", "n_spanning", "minimum", "maximum", "n_without_figure", "n_mixed"]
    summed = groups[numbers].sum(min_count=1).assign(is_open=groups["is_open"].any()).reset_index()
    fractions = spread == "even"
    columns = {
        words("charts-column-month"): [month_text(month) for month in summed["month"]],
        words("charts-column-actors"): [category_label(words, code) for code in summed["category"]],
        words("charts-column-spanning"): count_column(summed["n_spanning"], fractions).array,
    }
    return pd.DataFrame(columns | range_columns(summed, words, fractions))


def timeline_summary(
    dataset: Dataset, mask: np.ndarray, words: Words, measure: Measure = "incidents", spread: Spread = "start"
) -> str:
    """Return what the timeline shows, in two sentences, for those who do not see it."""
    months = month_totals(by_month(dataset, mask, spread))
    column = "n_incidents" if measure == "incidents" else "maximum"
    peak = months.loc[months[column].idxmax()]
    value = counted(words, "charts-incidents", round(peak["n_incidents"], 1))
    if measure == "killed":
        value = words("charts-killed", killed=words.range(range_of(peak)))
    highest = words(
        "charts-timeline-summary",
        first=words.month(month_text(months["month"].iloc[0])),
        last=words.month(month_text(months["month"].iloc[-1])),
        peak=words.month(month_text(peak["month"])),
        value=value,
    )
    return f"{highest} {timeline_caption(dataset, mask, words, measure, spread)}"


def _incomplete_sentence(incomplete: int | None, last: int, words: Words) -> list[str]:
    if incomplete is None or incomplete > last:
        return []
    return [words("charts-incomplete-note", month=words.month(month_text(incomplete)))]
