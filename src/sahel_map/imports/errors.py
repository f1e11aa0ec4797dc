"""What an import refuses, and what it says is allowed instead, in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from sahel_map.core.allowed import MOST_LISTED, nearest
from sahel_map.words import Words
from sahel_map.words.errors import SaidError

__all__ = ["ImportFileError", "say_allowed"]


class ImportFileError(SaidError):
    """A file offered for import cannot be used as a whole."""

    prefix = "import-refused"


def say_allowed(values: Iterable[object], found: str) -> Callable[[Words], str]:
    """Return what says what is allowed instead of a value: the nearest one first, all of them if they are few.

    Examples
    --------
    >>> say_allowed(["killing", "looting", "arson"], "lootign")(Words("en"))
    'did you mean "looting"? Allowed: killing, looting, arson'
    """
    return partial(_allowed, tuple(map(str, values)), found)


def _allowed(known: tuple[str, ...], found: str, words: Words) -> str:
    near = nearest(found, known)
    return words(
        "import-allowed",
        is_like="no" if near is None else "yes",
        near=near or "",
        are_listed="yes" if len(known) <= MOST_LISTED else "no",
        values=", ".join(known[:MOST_LISTED]),
        n=len(known),
    )
