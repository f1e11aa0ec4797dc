"""What a source states, in the short words of the form, and the claim that each of them makes.

The words are: ``date``, ``place`` (both as in the record), ``actor JNIM``, ``harm killing``, ``denial: words``, and
counts: ``killed 12``, ``killed at least 12 civilians``, ``killed 12 to 15``, ``injured about 3``... After any of
these ``according to`` says whom the page quotes: ``killed at least 12 according to the mayor``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sahel_map.core.allowed import allowed
from sahel_map.core.vocabulary import Actor, FigureName, HarmType
from sahel_map.data.trace.claims import MIXED_FACT

__all__ = ["Statement", "read_statement"]

_UNITS = {FigureName.HOMES_BURNED: "homes", FigureName.LIVESTOCK_TAKEN: "head"}
_FIGURES = {name.replace("_", " "): str(name) for name in FigureName} | {"killed with fighters": MIXED_FACT}
_QUALIFIERS = {"at least": "at_least", "more than": "at_least", "about": "about", "up to": "up_to", "": "exact"}
_COUNT = re.compile(
    r"(?P<figure>[a-z ]+?) (?P<how>at least |more than |about |up to |)"
    r"(?P<low>\d+)(?:(?: to | ?[-–] ?)(?P<high>\d+))?(?P<civilians> civilians)?"
)
# Thousands set apart: 1 200, 1,200, 1.200, also with the spaces of French typography.
_SEPARATED = re.compile(r"\d[ .,'\u00a0\u202f]\d{3}(?!\d)")
_EXAMPLES = '"date", "place", "actor JNIM", "harm killing", "killed at least 12", "injured 3", "denial: words"'


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a source states, ready to become a claim.

    Attributes
    ----------
    fact : str
        Fact of the claim; `date` and `place` take their value from the record.
    value, value_end, unit, qualifier : str
        As in `claims.csv`; empty value for `date` and `place`.
    stated_by : str
        Whom the page quotes; empty if nobody.
    """

    fact: str
    value: str = ""
    value_end: str = ""
    unit: str = "text"
    qualifier: str = "none"
    stated_by: str = ""


def read_statement(text: str) -> Statement:
    """Read one statement.

    Raises
    ------
    ValueError
        With a sentence that says what is wrong and how it is written.
    """
    plain = " ".join(text.split())
    if plain.lower().startswith("denial:"):
        return Statement("denial", plain.partition(":")[2].strip())
    plain, _, stated_by = plain.partition(" according to ")
    return replace(_read_fact(text, plain), stated_by=stated_by)


def _read_fact(text: str, plain: str) -> Statement:
    if plain in ("date", "place"):
        return Statement(plain)
    word, _, rest = plain.partition(" ")
    if word == "actor":
        return Statement("actor", _code(rest, Actor), unit="code")
    if word == "harm":
        return Statement("harm_type", _code(rest, HarmType), unit="code")
    return _read_count(text, plain.lower())


def _read_count(text: str, plain: str) -> Statement:
    if _SEPARATED.search(plain):
        raise ValueError(f'"{text}": write numbers without spaces, points or commas, as 1200')
    match = _COUNT.fullmatch(plain)
    if match is None:
        raise ValueError(f'"{text}" is not understood; write for example {_EXAMPLES}')
    figure = _FIGURES.get(match["figure"])
    if figure is None:
        raise ValueError(f'"{match["figure"]}" is not a figure; {allowed(_FIGURES, match["figure"])}')
    low, high = match["low"], match["high"] or ""
    if high and int(high) < int(low):
        raise ValueError(f'"{text}": the second number must not be smaller than the first')
    unit = "civilians" if match["civilians"] else _UNITS.get(figure, "persons")
    return Statement(figure, low, high, unit, _QUALIFIERS[match["how"].strip()])


def _code(text: str, vocabulary: type) -> str:
    if text not in set(vocabulary):
        raise ValueError(f'"{text}" is not a known code; {allowed(vocabulary, text)}')
    return text
