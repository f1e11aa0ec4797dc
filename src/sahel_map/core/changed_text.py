"""The part of a text that changed."""

from __future__ import annotations

__all__ = ["changed_part"]


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


def _shared(before: list[str], after: list[str]) -> int:
    """Return how many words two lists have in common at their beginning."""
    pairs = zip(before, after, strict=False)
    return next((n for n, (one, other) in enumerate(pairs) if one != other), min(len(before), len(after)))
