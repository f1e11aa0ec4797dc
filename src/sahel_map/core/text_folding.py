"""Text made comparable: without accents, in lower case. Used for the search and for what it is searched in."""

import re
import unicodedata

# The typographic apostrophe and the ligatures have no decomposition of their own.
_LEVELLED = {"’": "'", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"}
# All combining characters lie above; a loop over every character would take most of the time of loading.
_PERHAPS_ACCENTS = re.compile(r"[^\x00-\u02ff]+")


def fold_text(text: str) -> str:
    """Return text in lower case, without accents, with plain apostrophes and spaces.

    Examples
    --------
    >>> fold_text("Dinangourou – l’ÉCOLE")
    "dinangourou – l'ecole"
    """
    if text.isascii():
        return text.lower()
    for letter, plain in _LEVELLED.items():
        text = text.replace(letter, plain)
    return _PERHAPS_ACCENTS.sub(_without_accents, unicodedata.normalize("NFKD", text)).casefold()


def plain_letters(text: str) -> str:
    """Return text without accents, its case kept.

    Examples
    --------
    >>> plain_letters("Ségou, Cœur")
    'Segou, Coeur'
    """
    for letter, plain in _LEVELLED.items():
        text = text.replace(letter, plain)
    return _PERHAPS_ACCENTS.sub(_without_accents, unicodedata.normalize("NFKD", text))


def _without_accents(found: re.Match) -> str:
    return "".join(char for char in found[0] if not unicodedata.combining(char))
