"""Text for a terminal: nothing in it commands the terminal, or turns the letters round.

What a command says may quote a file of somebody else: a title that clears the screen, writes into the window's
name or reads backwards would let that file speak in the place of the command.
"""

from __future__ import annotations

import unicodedata

__all__ = ["for_terminal"]

_KEPT = frozenset("\n\t")
# Control characters, and those that only order others; "Cf" has the joiners that some scripts are written with too.
_UNSEEN = frozenset({"Cc", "Cf"})
_JOINERS = frozenset("\u200c\u200d")


def for_terminal(text: str) -> str:
    """Return a text with each character that is not seen but acts written out, by its number."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_written(letter) for letter in text)


def _written(letter: str) -> str:
    if letter in _KEPT or letter in _JOINERS or unicodedata.category(letter) not in _UNSEEN:
        return letter
    return letter.encode("unicode_escape").decode()
