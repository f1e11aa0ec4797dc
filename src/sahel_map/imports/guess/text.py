"""Text as it was meant: characters that nobody sees, signs of word processors, texts read in the wrong encoding."""

from __future__ import annotations

import re
import unicodedata

import pandas as pd

from sahel_map.core.text_columns import matches

__all__ = ["name_characters", "repair_texts", "to_plain_signs"]

_INVISIBLE = "[\u200b\u200e\u200f\u2060\ufeff\u00ad]"
_ODD = (
    r"^$|^[\s\x{a0}\x{202f}\x{2007}\x{2009}]|[\s\x{a0}\x{202f}\x{2007}\x{2009}]$|_x00|[ÃÂ]|â€|Å“|"
    r"[\x{200b}\x{200e}\x{200f}\x{2060}\x{feff}\x{ad}]"
)
"""What a cell must hold to need a look, as RE2 writes it; most cells hold nothing of it."""
_ESCAPE = re.compile(r"_x00([0-9A-Fa-f]{2})_")
_MOJIBAKE = re.compile("(?:[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ\u00a0-\u00bf]|â€|Å“)")
_LETTER = re.compile("[\u00c2-\u00f4\u0152\u0153\u0160\u0161\u0178\u017d\u017e][^\\x00-\x7f]{1,3}")
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
    if not column.notna().any():
        return column, counts
    odd = matches(column, _ODD)
    if not odd.any():
        return column, counts
    known = {text: _repaired(text) for text in column[odd].unique()}
    for text, n in column[odd].value_counts().items():
        for kind in known[text][1]:
            counts[kind] = counts.get(kind, 0) + int(n)
    whole = column.astype("object")
    whole[odd] = [known[text][0] for text in column[odd]]
    return whole.where(whole.notna(), None).astype("str"), counts


def _repaired(text: str) -> tuple[str | None, tuple[str, ...]]:
    """Return a text as it was meant, and what kinds of repair that took."""
    kinds, plain = [], re.sub(_INVISIBLE, "", text)
    if plain != text:
        kinds.append("invisible")
    if _ESCAPE.search(plain):
        kinds.append("escapes")
        plain = _unescape(plain)
    if _MOJIBAKE.search(plain) and (mended := _mend(plain)) != plain:
        kinds.append("mojibake")
        plain = mended
    return plain.strip() or None, tuple(kinds)


def _unescape(text: str) -> str:
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return "".join(
        char for char in plain.replace("\r\n", "\n").replace("\r", "\n") if char >= " " or char in "\n\t"
    )


def _mend(text: str) -> str:
    """Undo one reading of UTF-8 as Windows-1252: of the whole text, or letter by letter."""
    return _undone(text) or _LETTER.sub(lambda found: _undone(found[0]) or found[0], text)


def _undone(text: str) -> str | None:
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None


def _byte(char: str) -> bytes:
    """Return the byte that Windows-1252 reads as a character; five bytes that it does not know stay."""
    return bytes([ord(char)]) if char in "\x81\x8d\x8f\x90\x9d" else char.encode("cp1252")


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
