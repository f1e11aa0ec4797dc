"""What a check finds: one problem is one place in one file and one clear sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pandas as pd
from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

# Below this similarity (0 to 100) a suggestion is more confusing than none.
_SIMILAR = 50


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
    """

    file: str
    row: int | None
    field: str | None
    found: str
    message: str

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


def shorten(value: object, length: int = 80) -> str:
    """Return a value as text of one line that fits into a message."""
    text = " ".join(str(value).split())
    return text if len(text) <= length else text[: length - 1] + "…"


def allowed(values: Iterable[str], found: str) -> str:
    """Say what is allowed instead of a value: the nearest one first, all of them if they are few.

    Examples
    --------
    >>> allowed(["killing", "looting", "arson"], "lootign")
    'did you mean "looting"? Allowed: killing, looting, arson'
    """
    known = [str(value) for value in values]
    nearest = process.extractOne(found, known, scorer=_likeness, processor=str.casefold, score_cutoff=_SIMILAR)
    hint = f'did you mean "{nearest[0]}"? ' if nearest else ""
    if len(known) <= 20:
        return f"{hint}Allowed: {', '.join(known)}"
    return f"{hint}Allowed: one of the {len(known)} known values"


def _likeness(one: str, other: str, **_: object) -> float:
    """Return how alike two texts are, 0 to 100; two letters in the wrong order are one slip, not two."""
    return max(fuzz.ratio(one, other), 100 * DamerauLevenshtein.normalized_similarity(one, other))


def problems_in(file: str, name: str, cells: pd.Series, message: str) -> Iterator[Problem]:
    """Yield one problem for each cell of a column whose labels are spreadsheet rows."""
    for row, value in cells.items():
        yield Problem(file, int(row), name, "" if pd.isna(value) else shorten(value), message)


def problems_at(file: str, name: str, column: pd.Series, where: pd.Series, message: str) -> Iterator[Problem]:
    """Yield one problem for each row of a column in which a condition holds; unknown is not true."""
    yield from problems_in(file, name, column[where.fillna(False).astype(bool)], message)
