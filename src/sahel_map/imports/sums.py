"""Totals per column before and after an import: what was counted in the file, and what of it was taken."""

from __future__ import annotations

import pandas as pd

from sahel_map.core.vocabulary import FigureName
from sahel_map.imports.findings import Findings

__all__ = ["figures_of", "totals_before_and_after"]


_PARTS = ("min", "max", "is_open")


def figures_of(events: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of events that hold figures."""
    names = [f"{figure}_{part}" for figure in FigureName for part in _PARTS]
    return events[[name for name in names if name in events]]


def totals_before_and_after(
    cells: pd.DataFrame, figures: pd.DataFrame, accepted: pd.DataFrame, findings: Findings
) -> pd.DataFrame:
    """Return, for each column of the file that is used, its filled cells before and after, and sums of counts.

    Parameters
    ----------
    cells : DataFrame of str
        Under the names of fields, all rows.
    figures : DataFrame
        From `figures_of` all that was read, held back or not: ranges and words for numbers count as they are read.
    accepted : DataFrame
        Typed events that are taken.
    findings : Findings
        Knows which column each field was read from.

    Returns
    -------
    DataFrame
        column, before, after (texts, as sums are ranges).
    """
    rows = []
    for field in findings.headings:
        name, column = findings.heading(field), cells[field]
        rows.append((name, str(column.notna().sum()), str(column.loc[accepted.index].notna().sum())))
    for figure in FigureName:
        if f"{figure}_min" in figures and f"{figure}_min" in accepted:
            before, after = (_sums(table, figure) for table in (figures, accepted))
            if before:
                rows.append((f"{figure} (Σ)", before, after or "0"))
    return pd.DataFrame(rows, columns=["column", "before", "after"]).astype("str")


def _sums(events: pd.DataFrame, figure: FigureName) -> str:
    """Return the sums of the lowest and of the highest counts, as totals are written; nothing where no row has one.

    A plus says that one of them has no highest count, as none but the killed has.
    """
    low, high, is_open = (events[f"{figure}_{part}"] for part in _PARTS)
    if not (low.notna() | high.notna()).any():
        return ""
    most = high.fillna(low)
    plus = "+" if (most.notna() & (high.isna() | is_open.fillna(False).astype(bool))).any() else ""
    lowest, highest = int(low.fillna(0).sum()), int(most.fillna(0).sum())
    return f"{lowest}{plus}" if lowest == highest else f"{lowest}–{highest}{plus}"
