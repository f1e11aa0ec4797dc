"""Whether a number in a text changed: wording needs no source, a number does."""

from __future__ import annotations

from sahel_map.core.number_words import numbers_in

__all__ = ["changed_numbers", "left_behind"]


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
