"""What the monthly timeline says in words: its caption, its table, its summary for screen readers.

Must not import streamlit or folium.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.statistics.by_month import SEVERAL_GROUPS, Spread, by_month, month_text
from sahel_map.statistics.sums import range_of
from sahel_map.statistics.totals import total
from sahel_map.views.charts.sentences import (
    aggregates_sentence,
    count_column,
    counted,
    range_columns,
    toll_sentences,
)
from sahel_map.views.charts.timeline_data import AreaMeasure, category_label, month_totals, period_of
from sahel_map.words import Words

__all__ = ["timeline_caption", "timeline_summary", "timeline_table"]


def timeline_caption(
    dataset: Dataset,
    mask: np.ndarray,
    words: Words,
    measure: AreaMeasure = "incidents",
    spread: Spread = "start",
    start_month: str | None = None,
    end_month: str | None = None,
) -> str:
    """Return the sentences under the timeline; the first says what is counted.

    Takes the same arguments as the timeline. The date rule, unknown tolls, an incomplete month and what is
    left out follow where there is something to say.
    """
    killed, counts = total(dataset, mask), by_month(dataset, mask)
    if counts.empty:
        return " ".join([words("charts-nothing"), *aggregates_sentence(killed, words)])
    n = killed.reported.n_records if measure == "incidents" else killed.reported.n_with_figure
    n_spanning = int(counts.loc[counts["spans_months"], "n_incidents"].sum())
    incomplete = period_of(dataset, counts, start_month, end_month).incomplete
    sentences = [
        counted(words, f"charts-timeline-counted-{measure}", n, killed=words.range(killed.reported)),
        *([counted(words, f"charts-timeline-rule-{spread}", n_spanning)] if n_spanning else []),
        *_incomplete_sentence(incomplete, words),
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
    dataset: Dataset,
    mask: np.ndarray,
    words: Words,
    measure: AreaMeasure = "incidents",
    spread: Spread = "start",
    start_month: str | None = None,
    end_month: str | None = None,
) -> str:
    """Return what the timeline shows for those who do not see it: its months, the highest, its caption."""
    counts = by_month(dataset, mask, spread)
    period = period_of(dataset, counts, start_month, end_month)
    months = month_totals(counts)
    peak = months.loc[months["n_incidents" if measure == "incidents" else "maximum"].idxmax()]
    value = counted(words, "charts-incidents", round(peak["n_incidents"], 1))
    if measure == "killed":
        value = words("charts-killed", killed=words.range(range_of(peak)))
    highest = words(
        "charts-timeline-summary",
        first=words.month(month_text(period.first)),
        last=words.month(month_text(period.last)),
        peak=words.month(month_text(peak["month"])),
        value=value,
    )
    caption = timeline_caption(dataset, mask, words, measure, spread, start_month, end_month)
    return f"{highest} {caption}"


def _incomplete_sentence(incomplete: int | None, words: Words) -> list[str]:
    if incomplete is None:
        return []
    return [words("charts-incomplete-note", month=words.month(month_text(incomplete)))]
