"""Totals per column before and after an import: what was counted in the file, and what of it was taken."""

from __future__ import annotations

import pandas as pd

from sahel_map.core.vocabulary import FigureName
from sahel_map.imports.findings import Findings

__all__ = ["totals_before_and_after"]


def totals_before_and_after(cells: pd.DataFrame, accepted: pd.DataFrame, findings: Findings) -> pd.DataFrame:
    """Return, for each column of the file that is used, its filled cells before and after, and sums of counts.

    Parameters
    ----------
    cells : DataFrame of str
        Under the names of fields, all rows.
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
        if f"{figure}_min" not in accepted:
            continue
        low, high = (accepted[f"{figure}_{part}"] for part in ("min", "max"))
        ends = [
            [field for field in (str(figure), f"{figure}_{part}") if field in findings.headings]
            for part in ("min", "max")
        ]
        if not any(ends) or not (low.notna() | high.notna()).any():
            continue
        least, most = (_numbers(cells, fields) for fields in ends)
        before = f"{least.fillna(0).sum():.0f}–{most.fillna(least).fillna(0).sum():.0f}"
        after = f"{int(low.fillna(0).sum())}–{int(high.fillna(low).fillna(0).sum())}"
        rows.append((f"{figure} (Σ)", before, after))
    return pd.DataFrame(rows, columns=["column", "before", "after"]).astype("str")


def _numbers(cells: pd.DataFrame, fields: list[str]) -> pd.Series:
    """Return the plain numbers of the first of some columns that has one; words count nothing."""
    numbers = pd.Series(float("nan"), cells.index)
    for field in fields:
        numbers = numbers.fillna(pd.to_numeric(cells[field], errors="coerce"))
    return numbers
