"""Texts in spreadsheets: none may start a formula, and nothing of a text may be lost over it.

A cell that begins with one of the characters below would be run as a formula when a spreadsheet opens the
file. It gets an apostrophe in front; a text that already has apostrophes before such a character gets one
more, so that `restore_text` always gives back what was there.
"""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from sahel_map.core.text_columns import matches

__all__ = ["neutral_table", "neutral_text", "restore_text"]

# The last four are the full-width forms of = + - @, which some spreadsheets read as the plain ones.
_MAY_START = r"^'*[=+\-@\t\r\n\x{ff1d}\x{ff0b}\x{ff0d}\x{ff20}]"
_STARTS_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def neutral_text(cell: object) -> object:
    """Return a cell such that no spreadsheet runs it; anything but text is returned as it is.

    Examples
    --------
    >>> neutral_text("=1+1"), neutral_text("Exampleville-1"), neutral_text(-3)
    ("'=1+1", 'Exampleville-1', -3)
    """
    return f"'{cell}" if isinstance(cell, str) and _STARTS_FORMULA.match(cell) else cell


def restore_text(cell: Any) -> Any:
    """Return what `neutral_text` was given."""
    is_neutral = isinstance(cell, str) and cell.startswith("'") and _STARTS_FORMULA.match(cell)
    return cell[1:] if is_neutral else cell


def neutral_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return a copy of a table in which no cell of text starts a formula."""
    safe = table.copy()
    for name in safe.columns:
        column = safe[name]
        if isinstance(column.dtype, pd.CategoricalDtype):
            column = column.astype("object")
        is_text = isinstance(column.dtype, pd.StringDtype)
        if is_text or column.dtype == object:
            # Few cells start so; pandas would go through all of them one by one.
            starts = matches(column.astype("str"), _MAY_START)
            if starts.any():
                changed = "'" + column if is_text else column[starts].map(neutral_text).reindex(column.index)
                safe[name] = column.where(~starts, changed)
    return safe
