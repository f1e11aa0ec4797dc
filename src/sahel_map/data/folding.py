"""Text made comparable: without accents, in lower case. Used for the search and for what it is searched in."""

import unicodedata

# The typographic apostrophe and the ligatures have no decomposition of their own.
_LEVELLED = str.maketrans({"’": "'", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})


def fold_text(text: str) -> str:
    """Return text in lower case, without accents, with plain apostrophes and spaces.

    Examples
    --------
    >>> fold_text("Dinangourou – l’ÉCOLE")
    "dinangourou – l'ecole"
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_LEVELLED))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
