"""A comparison as tables with headers in the reader's language. Must not import streamlit or folium."""

from __future__ import annotations

import pandas as pd

from sahel_map.statistics.compare import Breakdown, Comparison, Interval, breakdown
from sahel_map.statistics.totals import UNPLACED
from sahel_map.views.compare.sentences import ratio_words
from sahel_map.words import Words

__all__ = ["BREAKDOWNS", "LABELS", "breakdown_table", "sides_table"]

BREAKDOWNS: tuple[Breakdown, ...] = ("cercle", "harm", "actor")
#: Table of labels of what each is by.
LABELS = {"cercle": "cercles", "harm": "harm_types", "actor": "actors"}


def sides_table(comparison: Comparison, words: Words) -> pd.DataFrame:
    """Return one row per number of the two sides as a whole; columns: what, A, B."""
    sides = (comparison.first, comparison.second)
    totals = [side.numbers.total() for side in sides]
    rows = {
        "first": [words.date(side.first) for side in sides],
        "last": [words.date(side.last) for side in sides],
        "months": [words.number(round(side.months, 1)) for side in sides],
        "incidents": [words.number(side.n_incidents) for side in sides],
        "rate": [words.number(round(side.n_incidents / side.months, 2)) for side in sides],
        "aggregates": [words.number(total.n_aggregates) for total in totals],
        "killed": [words.range(total.reported) for total in totals],
        "without-figure": [words.number(total.reported.n_without_figure) for total in totals],
        "publishers": [words.number(n) for n in comparison.n_publishers],
    }
    return pd.DataFrame(
        {
            words("compare-column-what"): [words(f"compare-row-{name}") for name in rows],
            words("compare-side-a"): [first for first, _ in rows.values()],
            words("compare-side-b"): [second for _, second in rows.values()],
        }
    )


def breakdown_table(comparison: Comparison, by: Breakdown, words: Words) -> pd.DataFrame:
    """Return the comparison by cercle, type of harm or alleged actor, the largest difference first.

    Parameters
    ----------
    comparison : Comparison
    by : Breakdown
        What the rows are.
    words : Words

    Returns
    -------
    DataFrame
        Name, incidents of A and B, incidents a month of A and B, their difference, the ratio with its
        interval or that the base is too low, people reported killed of A and B, how their ranges lie, and the code.
    """
    table = breakdown(comparison, by)
    ratios = [
        None if row.ratio != row.ratio else Interval(row.ratio, row.low, row.high) for row in table.itertuples()
    ]
    a, b = words("compare-a"), words("compare-b")
    columns = {
        words(f"compare-column-{by}"): [_name(str(code), by, words) for code in table.index],
        words("compare-column-incidents", side=a): table["n_first"].to_numpy(),
        words("compare-column-incidents", side=b): table["n_second"].to_numpy(),
        words("compare-column-rate", side=a): table["rate_first"].round(2).to_numpy(),
        words("compare-column-rate", side=b): table["rate_second"].round(2).to_numpy(),
        words("compare-column-difference"): table["difference"].round(2).to_numpy(),
        words("compare-column-ratio"): [ratio_words(ratio, words) for ratio in ratios],
        words("compare-column-killed", side=a): [words.range(each) for each in table["killed_first"]],
        words("compare-column-killed", side=b): [words.range(each) for each in table["killed_second"]],
        words("compare-column-overlap"): [words(f"compare-overlap-{how}") for how in table["overlap"]],
        words("compare-column-code"): table.index.where(table.index != UNPLACED, None),
    }
    return pd.DataFrame(columns)


def _name(code: str, by: Breakdown, words: Words) -> str:
    return words("charts-unplaced-cercle") if code == UNPLACED else words.label(LABELS[by], code)
