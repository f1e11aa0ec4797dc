"""French typography for texts that people typed on any keyboard."""

from __future__ import annotations

import re

__all__ = ["first_sound", "typeset_apostrophes", "typeset_elisions", "typeset_french"]

_NARROW, _WIDE = "\u202f", "\u00a0"
# An apostrophe between letters, as in l'armée; a measure such as 5' keeps its sign.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=\w)")
# Around a name: d'Ansongo, but N'Tillit.
_ELISION = re.compile(r"(?<!\w)([dl]|qu)'(?=\w)")
_RULES = (
    (_APOSTROPHE, "’"),
    (re.compile(r" +(?=[;!?](?:\s|$))"), _NARROW),
    (re.compile(r" +(?=:(?:\s|$))"), _WIDE),
    (re.compile(rf"«[ {_WIDE}{_NARROW}]*"), f"«{_WIDE}"),
    (re.compile(rf"[ {_WIDE}{_NARROW}]*»"), f"{_WIDE}»"),
    # Thousands set apart: 1 200 habitants.
    (re.compile(r"(?<!\d)(\d{1,3}) (?=\d{3}(?!\d))"), rf"\1{_NARROW}"),
    (re.compile(r"(?<=\d) (?=%)"), _WIDE),
)

_VOWELS = frozenset("aeiouhâàéèêëîïôûü")


def first_sound(name: str) -> str:
    """Return "vowel" or "consonant", with which a name begins: French says "cercle d’Ansongo", "cercle de Gao".

    Examples
    --------
    >>> first_sound("Abeïbara")
    'vowel'
    """
    return "vowel" if name[:1].lower() in _VOWELS else "consonant"


def typeset_french(text: str) -> str:
    r"""Return a French text with typographic apostrophes and spaces that no line may end on.

    Examples
    --------
    >>> typeset_french("l'armée nie : 1 200 morts ?")
    'l’armée nie\xa0: 1\u202f200 morts\u202f?'
    """
    for pattern, sign in _RULES:
        text = pattern.sub(sign, text)
    return text


def typeset_apostrophes(text: str) -> str:
    """Return a text of any language with typographic apostrophes.

    Examples
    --------
    >>> typeset_apostrophes("HRW's finding, 5' of it")
    "HRW’s finding, 5' of it"
    """
    return _APOSTROPHE.sub("’", text)


def typeset_elisions(name: str) -> str:
    """Return how a place is named in French, with typographic apostrophes around names, which stay as written.

    Examples
    --------
    >>> typeset_elisions("À 50 km d'Ansongo (commune de N'Tillit)")
    "À 50 km d’Ansongo (commune de N'Tillit)"
    """
    return _ELISION.sub(r"\1’", name)
