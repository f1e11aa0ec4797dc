"""Text as it was meant: characters that nobody sees, signs of word processors, texts read in the wrong encoding."""

from __future__ import annotations

import re
import unicodedata

import pandas as pd

__all__ = ["name_characters", "repair_texts", "to_plain_signs"]

_INVISIBLE = "[\u200b\u200e\u200f\u2060\ufeff\u00ad]"
_EDGES = r"^[\s\u00a0\u202f\u2007\u2009]+|[\s\u00a0\u202f\u2007\u2009]+$"
_ESCAPE = re.compile(r"_x00([0-9A-Fa-f]{2})_")
_MOJIBAKE = re.compile("(?:[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ\u00a0-\u00bf]|â€|Å“)")
_SIGNS = str.maketrans({"−": "-", "–": "-", "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


def to_plain_signs(text: str) -> str:
    """Return a text of numbers with plain minus signs and spaces, and without invisible characters."""
    return re.sub(_INVISIBLE, "", text).translate(_SIGNS)


def repair_texts(column: pd.Series) -> tuple[pd.Series, dict[str, int]]:
    """Return a column repaired, and how many cells were, by kind of repair.

    Kinds: ``invisible`` (zero-width characters), ``escapes`` (``_x000D_``), ``mojibake`` (UTF-8 read as
    Windows-1252). Spaces at the ends go without a word; a space inside a text stays what it was.
    """
    counts: dict[str, int] = {}
    odd = column.str.contains(_INVISIBLE, regex=True).fillna(False).astype(bool)
    if odd.any():
        counts["invisible"] = int(odd.sum())
        column = column.where(~odd, column.str.replace(_INVISIBLE, "", regex=True))
    escaped = column.str.contains("_x00", regex=False).fillna(False).astype(bool)
    if escaped.any():
        counts["escapes"] = int(escaped.sum())
        column = column.where(~escaped, column[escaped].map(_unescape).reindex(column.index))
    garbled = column.str.contains(_MOJIBAKE.pattern, regex=True).fillna(False).astype(bool)
    if garbled.any():
        mended = column[garbled].map(_mend)
        changed = mended != column[garbled]
        if changed.any():
            counts["mojibake"] = int(changed.sum())
            column = column.where(~garbled, mended.reindex(column.index))
    column = column.str.replace(_EDGES, "", regex=True)
    return column.where(column != "", None).astype("str"), counts


def _unescape(text: str) -> str:
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return "".join(
        char for char in plain.replace("\r\n", "\n").replace("\r", "\n") if char >= " " or char in "\n\t"
    )


def _mend(text: str) -> str:
    """Undo one reading of UTF-8 as Windows-1252, if the whole text allows it."""
    try:
        mended = text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text
    return mended


def name_characters(text: str) -> str:
    r"""Return a text in which each character that nobody sees is written by its name.

    Examples
    --------
    >>> name_characters("1\u202f200")
    '1[NARROW NO-BREAK SPACE]200'
    """
    return "".join(
        char
        if char == " " or unicodedata.category(char) not in ("Cf", "Zs", "Cc", "Cn", "Co")
        else f"[{unicodedata.name(char, f'U+{ord(char):04X}')}]"
        for char in text
    )
