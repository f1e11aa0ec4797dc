"""What is allowed in place of a value that is not: the one check of closed lists, with its "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

__all__ = ["MOST_LISTED", "allowed", "nearest", "unknown_value"]

# Below this similarity (0 to 100) a suggestion is more confusing than none.
_SIMILAR = 50
# Two codes of two letters that share one are not alike.
_SHORT, _SIMILAR_SHORT = 4, 60
#: More values than this are counted, not listed.
MOST_LISTED = 20
# No name is longer; a text of 60 kilobytes is like none of them, and takes a second to compare.
_LONGEST = 200


def nearest(found: str, known: Iterable[str], least: float = _SIMILAR) -> str | None:
    """Return the known value that is most like one found, in any case; None if none is like it.

    Parameters
    ----------
    found : str
        What somebody wrote.
    known : iterable of str
        What there is.
    least : float
        Likeness (0 to 100) below which nothing is suggested.
    """
    if len(found) > _LONGEST:
        return None
    cutoff = max(least, _SIMILAR_SHORT) if len(found) < _SHORT else least
    like = process.extractOne(found, list(known), scorer=_likeness, processor=str.casefold, score_cutoff=cutoff)
    return like[0] if like else None


def allowed(values: Iterable[object], found: str) -> str:
    """Say what is allowed instead of a value: the nearest one first, all of them if they are few.

    Examples
    --------
    >>> allowed(["killing", "looting", "arson"], "lootign")
    'did you mean "looting"? Allowed: killing, looting, arson'
    """
    known = [str(value) for value in values]
    near = nearest(found, known)
    hint = f'did you mean "{near}"? ' if near else ""
    if len(known) <= MOST_LISTED:
        return f"{hint}Allowed: {', '.join(known)}"
    return f"{hint}Allowed: one of the {len(known)} known values"


def unknown_value(what: str, found: object, values: Iterable[object]) -> str:
    """Say that a value is not in a closed list, and what is.

    Parameters
    ----------
    what : str
        Name of the thing, as "size".
    found : object
        The value that is not in the list.
    values : iterable of object
        The closed list.

    Examples
    --------
    >>> unknown_value("size", "b5", ["a4", "a3"])
    "size 'b5' is unknown; allowed: a4, a3"
    """
    says = allowed(values, str(found))
    return f"{what} {found!r} is unknown; {says[0].lower()}{says[1:]}"


def _likeness(one: str, other: str, **_: object) -> float:
    """Return how alike two texts are, 0 to 100; two letters in the wrong order are one slip, not two."""
    return max(fuzz.ratio(one, other), 100 * DamerauLevenshtein.normalized_similarity(one, other))
