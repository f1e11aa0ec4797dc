"""Web addresses as people read them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["readable_address"]

# So begin codes of letters outside ASCII: those of a reserved character, a space or a percent sign never do.
_CODES = re.compile(r"(?:%[C-Ec-e][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f]){1,2})+")


def readable_address(url: str) -> str:
    """Return an address whose accented letters are written out; typed in, a browser makes the same address of it.

    Only letters of European languages are: what is reserved would mean something else, a letter of two parts would
    be typed as one, and other writings are on few keyboards here and turn the order of what stands around them.

    Parameters
    ----------
    url : str
        Any address; a link leads to this one.

    Examples
    --------
    >>> readable_address("https://news.example/lib%C3%A9ration?of=a%2Cb%20c")
    'https://news.example/libération?of=a%2Cb%20c'
    """
    return _CODES.sub(_written_out, url) if "%" in url else url


def _written_out(found: re.Match[str]) -> str:
    codes = found.group()
    try:
        letters = bytes.fromhex(codes.replace("%", "")).decode()
    except UnicodeDecodeError:
        return codes
    parts, start = [], 0
    for letter in letters:
        end = start + 3 * len(letter.encode())
        parts.append(letter if _is_typed(letter) else codes[start:end])
        start = end
    return "".join(parts)


@lru_cache(maxsize=1024)
def _is_typed(letter: str) -> bool:
    """Whether a letter is one key, or one with its accent, of European Latin: no ligature, no older form."""
    is_latin = "\u00c0" <= letter <= "\u017f" and letter.isalpha()
    return is_latin and unicodedata.normalize("NFKC", letter) == letter
