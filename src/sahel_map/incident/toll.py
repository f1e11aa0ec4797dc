"""The figures of one record as text, the same on every surface: "30–33", "500+", "up to 213".

Must not import streamlit.
"""

from __future__ import annotations

import pandas as pd

from sahel_map.core.figures import ReportedRange
from sahel_map.core.vocabulary import FigureName
from sahel_map.words import Words

__all__ = ["figure_of", "figure_text", "figures_of", "toll_line"]


def figure_of(row: pd.Series, figure: FigureName) -> ReportedRange:
    """Return one figure of one incident (a row of `Dataset.incidents`) as a reported range."""
    low, high = row[f"{figure}_min"], row[f"{figure}_max"]
    is_killed = figure == FigureName.KILLED
    return ReportedRange.of(
        minimum=None if pd.isna(low) else int(low),
        maximum=None if pd.isna(high) else int(high),
        is_open=bool(row["killed_is_open"]) if is_killed else False,
        is_mixed=bool(row["killed_is_mixed"]) if is_killed else False,
    )


def figures_of(rows: pd.DataFrame, figure: FigureName) -> list[ReportedRange]:
    """Return one figure of many incidents (rows of `Dataset.incidents`) as reported ranges, in their order."""
    names = [f"{figure}_min", f"{figure}_max"]
    if figure == FigureName.KILLED:
        names += ["killed_is_open", "killed_is_mixed"]
    columns = (rows[name].astype(object).where(rows[name].notna(), None).tolist() for name in names)
    return [ReportedRange.of(*values) for values in zip(*columns, strict=True)]


def figure_text(row: pd.Series, figure: FigureName, words: Words) -> str:
    """Return one figure of one incident: "30–33", "300–500+", "500+", "up to 213", "not reported".

    Parameters
    ----------
    row : Series
        Of `Dataset.incidents`.
    figure : FigureName
    words : Words
    """
    return words.range(figure_of(row, figure))


def toll_line(row: pd.Series, words: Words) -> str:
    """Return the reported killed of one incident as a short text, "30–33 reported killed"."""
    killed = figure_of(row, FigureName.KILLED)
    if killed.is_unknown:
        return words("record-toll-unknown")
    return words("record-toll", range=figure_text(row, FigureName.KILLED, words), n=killed.maximum or 0)
