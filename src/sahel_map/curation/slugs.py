"""Ids made of names."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["slug"]


def slug(text: str) -> str:
    """Return a text as a part of an id: lower case, ASCII, words joined by hyphens.

    Examples
    --------
    >>> slug("Ségou, région")
    'segou-region'
    """
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "place"
