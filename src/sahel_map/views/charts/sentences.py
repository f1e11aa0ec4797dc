"""Sentences and table columns that several charts share. Must not import streamlit or folium."""

from __future__ import annotations

import pandas as pd

from sahel_map.statistics.sums import range_of
from sahel_map.statistics.totals import FigureTotal
from sahel_map.words import Words

__all__ = [
    "aggregates_sentence",
    "count_column",
    "counted",
    "range_columns",
    "toll_sentences",
]

_HEADERS = {
    "minimum": "lowest",
    "maximum": "highest",
    "n_without_figure": "without-figure",
    "n_mixed": "mixed",
}


def counted(words: Words, key: str, n: float, **arguments: object) -> str:
    """Return a message about a number: `$n` chooses the plural, `$count` is the number as written.

    Parameters
    ----------
    words : Words
    key : str
        Key of the message.
    n : float
    **arguments : object
        Its other arguments.
    """
    return words(key, n=n, count=words.number(n), **arguments)


def aggregates_sentence(left_out: FigureTotal, words: Words) -> list[str]:
    """Return the sentence on aggregate records left out, in a list; empty if there are none."""
    n = left_out.n_aggregates
    return [counted(words, "charts-aggregates-left-out", n)] if n else []


def toll_sentences(killed: FigureTotal, words: Words) -> list[str]:
    """Return what a sum of people killed does not hold: unknown tolls, and possible fighters."""
    sentences = []
    if n := killed.reported.n_without_figure:
        coded = killed.n_harm_without_figure
        sentences.append(counted(words, "charts-without-figure", n, coded_n=coded, coded=words.number(coded)))
    if n := killed.reported.n_mixed:
        sentences.append(counted(words, "charts-mixed", n))
    return sentences


def range_columns(ranges: pd.DataFrame, words: Words, fractions: bool = False) -> dict[str, object]:
    """Return the columns of a table of ranges under headers in the reader's language.

    Parameters
    ----------
    ranges : DataFrame
        With the columns of `range_table`.
    words : Words
        Language of the headers.
    fractions : bool
        Incidents were spread over months: numbers keep one decimal.

    Returns
    -------
    dict of header to column
        Incidents, people reported killed as text, lowest and highest count, incidents without a
        figure, incidents that perhaps include fighters. A count that nobody reports is empty, not 0.
    """
    columns: dict[str, object] = {
        words("charts-column-incidents"): count_column(ranges["n_incidents"], fractions).array,
        words("charts-column-killed"): [words.range(range_of(row)) for _, row in ranges.iterrows()],
    }
    for name in ("minimum", "maximum", "n_without_figure", "n_mixed"):
        columns[words(f"charts-column-{_HEADERS[name]}")] = count_column(ranges[name], fractions).array
    return columns


def count_column(column: pd.Series, fractions: bool = False) -> pd.Series:
    """Return counts as nullable whole numbers, or with one decimal where incidents are spread."""
    return column.round(1).astype("Float64") if fractions else column.round().astype("Int64")
