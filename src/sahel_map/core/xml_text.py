"""Texts as files in XML hold them."""

from __future__ import annotations

import unicodedata

__all__ = ["xml_text"]


def xml_text(text: str) -> str:
    r"""Return a text without control characters, which XML has no way to write; every kind of space stays.

    Examples
    --------
    >>> xml_text("2\u202f416\x00 morts\u00a0: «\u00a0oui\u00a0»")
    '2\u202f416 morts\xa0: «\xa0oui\xa0»'
    """
    # Python calls a space that no line may end on unprintable; French has one before each colon.
    return "".join(c for c in text if c.isprintable() or c in "\n\t" or unicodedata.category(c) == "Zs")
