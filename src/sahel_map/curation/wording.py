"""What changed in a text, and whether a number in it did: wording needs no source, a number does."""

from __future__ import annotations

from sahel_map.core.number_words import numbers_in

__all__ = ["changed_numbers", "changed_part", "left_behind"]


def changed_part(old: str, new: str) -> tuple[str, str]:
    """Return the part of a text that changed, before and after, with the words that stand around it left out.

    Examples
    --------
    >>> changed_part("Four were killed near the well.", "Five were killed near a well.")
    ('Four were killed near the', 'Five were killed near a')
    """
    before, after = old.split(), new.split()
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    return " ".join(before[start : len(before) - end]), " ".join(after[start : len(after) - end])


def changed_numbers(old: str, new: str) -> str:
    """Return which numbers of a text come and go, as "4 becomes 5"; "" where they stay."""
    before, after = numbers_in(old), numbers_in(new)
    gone, come = (", ".join(map(str, sorted(part.elements()))) for part in (before - after, after - before))
    return f"{gone or 'no number'} becomes {come or 'no number'}" if gone or come else ""


def left_behind(old: str, new: str, other_old: str, other_new: str) -> list[int]:
    """Return the numbers that a text no longer names and the same text in the other language still does.

    Parameters
    ----------
    old, new : str
        Before and after, in one language.
    other_old, other_new : str
        In the other language.
    """
    gone = set(numbers_in(old)) - set(numbers_in(new))
    return sorted(gone & set(numbers_in(other_old)) & set(numbers_in(other_new)))


def _shared(before: list[str], after: list[str]) -> int:
    """Return how many words two lists have in common at their beginning."""
    pairs = zip(before, after, strict=False)
    return next((n for n, (one, other) in enumerate(pairs) if one != other), min(len(before), len(after)))
