"""What a check finds: one problem is one place in one file and one clear sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in the data set.

    Attributes
    ----------
    file : str
        Path inside the data folder.
    row : int or None
        Row as a spreadsheet numbers it: the header is 1. None if the whole file is meant.
    field : str or None
        Column, or property of the register. None if the whole row or file is meant.
    found : str
        What stands there, shortened; empty if nothing does.
    message : str
        One sentence that says what is wrong and what is allowed.
    is_tolerated : bool
        Whether sets were stored before this was a rule: one that breaks it is shown all the same.
    """

    file: str
    row: int | None
    field: str | None
    found: str
    message: str
    is_tolerated: bool = False

    def __str__(self) -> str:
        place = ", ".join(
            part for part in (self.file, f"row {self.row}" if self.row else "", self.field or "") if part
        )
        return f"{place}: {self.message}" + (f" (found: {self.found})" if self.found else "")


@dataclass(frozen=True)
class CheckReport:
    """The result of checking a data set.

    Attributes
    ----------
    problems : tuple of Problem
        In the order of the register, then of the rows.
    counts : dict of str to int
        Rows or features read, by resource.
    """

    problems: tuple[Problem, ...]
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    @property
    def is_shown(self) -> bool:
        """Whether nothing is wrong but what a set that was stored earlier may have."""
        return all(problem.is_tolerated for problem in self.problems)


def shorten(value: object, length: int = 80) -> str:
    """Return a value as text of one line that fits into a message."""
    text = " ".join(str(value).split())
    return text if len(text) <= length else text[: length - 1] + "…"


def problems_in(file: str, name: str, cells: pd.Series, message: str) -> Iterator[Problem]:
    """Yield one problem for each cell of a column whose labels are spreadsheet rows.

    Parameters
    ----------
    file : str
        Path in the data folder.
    name : str
        Name of the column.
    cells : Series
        The wrong ones; the index is the row of a spreadsheet, the heading being row 1.
    message : str
        What is wrong, and what is allowed.
    """
    for row, value in cells.items():
        yield Problem(file, int(row), name, "" if pd.isna(value) else shorten(value), message)


def problems_at(file: str, name: str, column: pd.Series, where: pd.Series, message: str) -> Iterator[Problem]:
    """Yield one problem for each row of a column in which a condition holds; unknown is not true.

    Parameters
    ----------
    file : str
        Path in the data folder.
    name : str
        Name of the column.
    column : Series
        All its cells; the index is the row of a spreadsheet.
    where : Series
        The condition for each row: true, false or unknown.
    message : str
        What is wrong, and what is allowed.
    """
    yield from problems_in(file, name, column[where.fillna(False).astype(bool)], message)
