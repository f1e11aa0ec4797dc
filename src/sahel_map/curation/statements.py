"""What a source states, in the short words of the form, and the claim that each of them makes.

The words are: ``date``, ``place`` (both as in the record), ``actor JNIM``, ``harm killing``, ``denial: words``, and
counts: ``killed 12``, ``killed at least 12 civilians``, ``killed 12 to 15``, ``displaced 30 families``,
``killed: several dozen`` (in words), ``no casualties``. What a source gives otherwise than the record is
``date 2026-03-02``, ``place Exampleville-2``, ``other actor ISSP``, ``actor JNIM suspected``. After a count may
stand ``(superseded)`` or ``(wider total)``, and ``according to the mayor | le maire`` says whom the page quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from sahel_map.core.allowed import allowed
from sahel_map.core.vocabulary import Actor, Attribution, FigureName, HarmType
from sahel_map.data.trace.claims import MIXED_FACT

__all__ = ["Statement", "read_statement"]

_SUPERSEDED, _WIDER = "(superseded)", "(wider total)"
_DAYS = re.compile(r"date (?P<start>\d{4}-\d{2}-\d{2})(?: to (?P<end>\d{4}-\d{2}-\d{2}))?")
_NO_CASUALTIES = ("no casualties", "no casualty")
_UNITS: dict[str, str] = {FigureName.HOMES_BURNED: "homes", FigureName.LIVESTOCK_TAKEN: "head"}
# The unit that a figure has anyway, as people write it.
_USUAL = {"people": "persons", "persons": "persons", "homes": "homes", "head": "head", "animals": "head"}
_FIGURES = {name.replace("_", " "): str(name) for name in FigureName} | {"killed with fighters": MIXED_FACT}
_QUALIFIERS = {"at least": "at_least", "more than": "at_least", "about": "about", "up to": "up_to", "": "exact"}
_COUNT = re.compile(
    r"(?P<figure>[a-z ]+?) (?P<how>at least |more than |about |up to |)"
    r"(?P<low>\d+)(?:(?: to | ?[-–] ?)(?P<high>\d+))?"
    r"(?P<unit> (?:civilians|households|families|huts|people|persons|homes|head|animals))?"
)
# Thousands set apart: 1 200, 1,200, 1.200, also with the spaces of French typography.
_SEPARATED = re.compile(r"\d[ .,'\u00a0\u202f]\d{3}(?!\d)")
_WORDS = re.compile(r"(?P<figure>[a-z ]+?): (?P<words>.+)")
_EXAMPLES = (
    '"date", "place", "actor JNIM", "harm killing", "killed at least 12", "displaced 30 families", '
    '"killed: several", "denial: words"'
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a source states, ready to become a claim.

    Attributes
    ----------
    fact : str
        Fact of the claim; `date` and `place` take their value from the record.
    value, value_end, unit, qualifier : str
        As in `claims.csv`; empty value for `date` and `place` that are those of the record.
    stated_by, stated_by_fr : str
        Whom the page quotes, in English and French; empty if nobody.
    attribution : str
        How this source attributes the act to the actor, where it is not as the record does.
    is_other : bool
        Whether this source gives another actor than the record has.
    is_superseded : bool
        Whether the same body replaced this early count.
    """

    fact: str
    value: str = ""
    value_end: str = ""
    unit: str = "text"
    qualifier: str = "none"
    stated_by: str = ""
    stated_by_fr: str = ""
    attribution: str = ""
    is_other: bool = False
    is_superseded: bool = False


def read_statement(text: str) -> Statement:
    """Read one statement, as the template of the form explains them.

    Raises
    ------
    ValueError
        With a sentence that says what is wrong and how it is written.

    Examples
    --------
    >>> read_statement("killed at least 4 according to the mayor | le maire").stated_by_fr
    'le maire'
    """
    plain = " ".join(text.split())
    if plain.lower().startswith("denial:"):
        return Statement("denial", plain.partition(":")[2].strip())
    plain, _, quoted = plain.partition(" according to ")
    plain, quoted, is_superseded = _ending(plain, quoted, _SUPERSEDED)
    plain, quoted, is_wider = _ending(plain, quoted, _WIDER)
    english, _, french = (part.strip() for part in quoted.partition("|"))
    found = _read_fact(text, plain)
    if is_wider:
        found = replace(found, unit="wider_total")
    return replace(found, stated_by=english, stated_by_fr=french or english, is_superseded=is_superseded)


def _ending(plain: str, quoted: str, mark: str) -> tuple[str, str, bool]:
    """Take a mark in brackets from the end of a statement, whichever part it stands at."""
    if plain.endswith(mark):
        return plain.removesuffix(mark).rstrip(), quoted, True
    return plain, quoted.removesuffix(mark).rstrip(), quoted.endswith(mark)


def _read_fact(text: str, plain: str) -> Statement:
    if plain in ("date", "place"):
        return Statement(plain)
    if days := _DAYS.fullmatch(plain):
        return Statement("date", days["start"], days["end"] or "", "iso_date", "exact")
    word, _, rest = plain.partition(" ")
    if word == "place":
        return Statement("place", rest)
    if plain.startswith("other actor "):
        return Statement("actor", _code(plain.removeprefix("other actor "), Actor), unit="code", is_other=True)
    if word == "actor":
        code, _, grade = rest.partition(" ")
        attribution = _code(grade, Attribution) if grade else ""
        return Statement("actor", _code(code, Actor), unit="code", attribution=attribution)
    if word == "harm":
        return Statement("harm_type", _code(rest, HarmType), unit="code")
    # The codes of figures are taken as well as their words.
    return _read_count(text, plain.lower().replace("_", " "), plain)


def _read_count(text: str, plain: str, written: str) -> Statement:
    if plain in _NO_CASUALTIES:
        return Statement(str(FigureName.KILLED), "0", "", "persons", "exact")
    if in_words := _WORDS.fullmatch(plain):
        words = written[in_words.start("words") :]
        return Statement(_figure(in_words["figure"]), words)
    if _SEPARATED.search(plain):
        raise ValueError(f'"{text}": write numbers without spaces, points or commas, as 1200')
    match = _COUNT.fullmatch(plain)
    if match is None:
        raise ValueError(f'"{text}" is not understood; write for example {_EXAMPLES}')
    figure = _figure(match["figure"])
    low, high = match["low"], match["high"] or ""
    if high and int(high) < int(low):
        raise ValueError(f'"{text}": the second number must not be smaller than the first')
    usual, given = _UNITS.get(figure, "persons"), (match["unit"] or "").strip()
    if _USUAL.get(given, usual) != usual:
        raise ValueError(f'"{text}": {figure.replace("_", " ")} is counted in {usual}, not in {given}')
    unit = usual if given in _USUAL or not given else given
    return Statement(figure, low, high, unit, _QUALIFIERS[match["how"].strip()])


def _figure(name: str) -> str:
    figure = _FIGURES.get(name)
    if figure is None:
        raise ValueError(f'"{name}" is not a figure; {allowed(_FIGURES, name)}')
    return figure


def _code(text: str, vocabulary: type[StrEnum]) -> str:
    if text not in set(vocabulary):
        raise ValueError(f'"{text}" is not a known code; {allowed(vocabulary, text)}')
    return text
