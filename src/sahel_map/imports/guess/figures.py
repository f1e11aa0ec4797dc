"""Figures as the field writes them: a text as lowest and highest count; words are never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sahel_map.core.text_folding import fold_text

__all__ = ["NOT_REPORTED", "ParsedFigure", "parse_figure"]

NOT_REPORTED = frozenset(
    {
        "",
        "na",
        "n/a",
        "n.a.",
        "n.a",
        "nd",
        "n/d",
        "nr",
        "n/r",
        "nan",
        "null",
        "none",
        "unknown",
        "inconnu",
        "inconnue",
        "unk",
        "-",
        "--",
        "–",
        "—",
        "?",
        ".",
        "not reported",
        "non rapporte",
        "non precise",
        "not known",
        "non connu",
        "pas d'information",
        "no data",
        "not available",
        "non disponible",
        "aucune information",
        "not specified",
        "#n/a",
    }
)
"""Folded words that mean: nobody says."""

_NUMBER_WORDS = {
    word: number
    for number, words in {
        0: "zero",
        1: "one un une",
        2: "two deux",
        3: "three trois",
        4: "four quatre",
        5: "five cinq",
        6: "six",
        7: "seven sept",
        8: "eight huit",
        9: "nine neuf",
        10: "ten dix",
        11: "eleven onze",
        12: "twelve douze",
        13: "thirteen treize",
        14: "fourteen quatorze",
        15: "fifteen quinze",
        16: "sixteen seize",
        17: "seventeen dix-sept",
        18: "eighteen dix-huit",
        19: "nineteen dix-neuf",
        20: "twenty vingt",
        30: "thirty trente",
        40: "forty quarante",
        50: "fifty cinquante",
        60: "sixty soixante",
        100: "hundred cent",
    }.items()
    for word in words.split()
}
_THOUSANDS = re.compile(r"\d{1,3}(?:[ ,'\u00a0\u202f\u2009]\d{3})+")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_WHOLE = re.compile(r"(\d+)(?:[.,]0+)?")
_AT_LEAST = ("at least", "au moins", "minimum", "min.", "min", ">=", "≥", "not less than", "pas moins de")
_MORE_THAN = ("more than", "plus de", "over", ">", "upwards of")
_ABOUT = (
    "about",
    "environ",
    "around",
    "approximately",
    "approx.",
    "approx",
    "env.",
    "~",
    "≈",
    "c.",
    "ca.",
    "ca",
    "pres de",
    "nearly",
    "almost",
    "some",
    "quelque",
    "presque",
    "roughly",
    "circa",
)
_UP_TO = ("up to", "jusqu'a", "at most", "au plus", "maximum", "max.", "max", "<=", "≤")
_JOINED = re.compile(r"\s*(?:-|–|—|\bto\b|\bor\b|\bou\b|\ba\b|\band\b|\bet\b|/)\s*")
_BETWEEN = re.compile(r"^(?:between|entre|from|de)\s+")
_NOUNS = re.compile(
    r"\s+(?:people|persons?|personnes?|civilians?|civils?|deaths?|morts?|killed|tues?|dead|victims?|"
    r"victimes?|injured|wounded|blesses?|houses?|homes?|maisons?)$"
)
MOST = 10_000_000


@dataclass(frozen=True, slots=True)
class ParsedFigure:
    """A count as it is written.

    Attributes
    ----------
    minimum, maximum : int or None
        None where nobody says.
    is_open : bool
        At least, or more than.
    qualifier : {"exact", "at_least", "more_than", "about", "up_to", "range", "not_reported", "words"}
        ``words``: it is no number, and is not made one.
    """

    minimum: int | None
    maximum: int | None
    is_open: bool
    qualifier: str


def parse_figure(text: str, decimal: str = "") -> ParsedFigure:
    """Read a count.

    Parameters
    ----------
    text : str
        One cell.
    decimal : {"", ".", ","}
        Decimal sign of the file; ``1.200`` is a thousand and two hundred only where it is a comma.

    Examples
    --------
    >>> parse_figure("au moins 12")
    ParsedFigure(minimum=12, maximum=12, is_open=True, qualifier='at_least')
    >>> parse_figure("plusieurs dizaines").qualifier
    'words'
    """
    plain = fold_text(text).replace("\u00a0", " ").replace("\u202f", " ").strip().strip("'\"")
    if plain in NOT_REPORTED:
        return ParsedFigure(None, None, False, "not_reported")
    plain = _NOUNS.sub("", plain)
    for words, qualifier in (
        (_AT_LEAST, "at_least"),
        (_MORE_THAN, "more_than"),
        (_UP_TO, "up_to"),
        (_ABOUT, "about"),
    ):
        for word in words:
            if plain.startswith(word) and not plain[len(word) :][:1].isalpha():
                number = _whole(plain[len(word) :].strip(), decimal)
                if number is not None:
                    return _qualified(number, qualifier)
    if plain.endswith("+") and (number := _whole(plain[:-1].strip(), decimal)) is not None:
        return _qualified(number, "at_least")
    if (number := _whole(plain, decimal)) is not None:
        return _qualified(number, "exact")
    parts = _JOINED.split(_BETWEEN.sub("", plain))
    if len(parts) == 2 and (low := _whole(parts[0], decimal)) is not None:
        is_open = parts[1].endswith("+")
        high = _whole(parts[1].rstrip("+ "), decimal)
        if high is not None and low <= high:
            return ParsedFigure(low, high, is_open, "range")
    return ParsedFigure(None, None, False, "words")


def _qualified(number: int, qualifier: str) -> ParsedFigure:
    low = None if qualifier == "up_to" else number
    return ParsedFigure(low, number, qualifier in ("at_least", "more_than"), qualifier)


def _whole(text: str, decimal: str) -> int | None:
    if text in _NUMBER_WORDS:
        return _NUMBER_WORDS[text]
    if _THOUSANDS.fullmatch(text) or (decimal == "," and _DOTTED.fullmatch(text)):
        number = int(re.sub(r"\D", "", text))
    elif (found := _WHOLE.fullmatch(text)) and len(found[1]) <= 9:
        number = int(found[1])
    else:
        return None
    return number if number <= MOST else None
