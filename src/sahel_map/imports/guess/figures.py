"""Figures as the field writes them: a text as lowest and highest count; words are never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from sahel_map.core.number_words import NUMBER_WORDS, ROUND_WORDS
from sahel_map.core.text_folding import fold_text

__all__ = ["NOT_REPORTED", "ParsedFigure", "parse_figure"]

NOT_REPORTED = frozenset(
    {
        "",
        "na",
        "n/a",
        "n.a.",
        "n.a",
        "n.d",
        "n.d.",
        "tbc",
        "tbd",
        "a confirmer",
        "a verifier",
        "non determine",
        "indetermine",
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

_ROUND = re.compile(rf"(?:(?:une|a) )?({'|'.join(ROUND_WORDS)})")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ ,'\u00a0\u202f\u2009]\d{3})+")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_WHOLE = re.compile(r"(\d+)(?:[.,]0+)?")
_THREE_ZEROS = re.compile(r"\d{1,3}([.,])000")
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
_LESS_THAN = ("less than", "fewer than", "moins de", "under", "<")
_AT_LEAST_AFTER = re.compile(r"(?:\+|(?:or|and) (?:more|over)|(?:ou|et) plus|at least|au moins|minimum|min\.?)$")
_DOUBT = (
    r"(?:\?|sic|(?:dont|including|incl\.?|of whom|of which) [^()\[\]]*|(?:a verifier|a confirmer|non confirme\w*|"
    r"unconfirmed|to be (?:verified|confirmed)|(?:bilan )?provisoire|provisional|estimat\w*|approx\.?))"
)
_REMARK = re.compile(rf"\s*(?:\({_DOUBT}\)|\[{_DOUBT}\]|\?|\*+)$")
_UP_TO = ("up to", "jusqu'a", "at most", "au plus", "maximum", "max.", "max", "<=", "≤")
_JOINED = re.compile(r"\s*(?:-|–|—|\bto\b|\bor\b|\bou\b|\ba\b)\s*")
_BETWEEN = re.compile(r"^(?:between|entre)\s+(.+?)\s+(?:and|et)\s+(.+)$|^(?:between|entre|from|de)\s+")
_PEOPLE = "people|persons?|personnes?|civilians?|civils?|victims?|victimes?"
_VERBS = {
    "killed": "deaths?|morts?|killed|tuee?s?|dead",
    "injured": "injured|wounded|blessee?s?",
    "homes_burned": "houses?|homes?|maisons?|cases?|burned|brulees?",
}
"""What a count may say of itself; another word behind a number ("12 injured" among the killed) is not read over."""
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
    qualifier : str
        exact, at_least, more_than, less_than, about, up_to, range, remark, not_reported or words. ``words``: it is
        no number, and is not made one; ``remark``: a count with something in brackets behind it.
    """

    minimum: int | None
    maximum: int | None
    is_open: bool
    qualifier: str


def parse_figure(text: str, decimal: str = "", figure: str = "killed") -> ParsedFigure:
    """Read a count.

    Parameters
    ----------
    text : str
        One cell.
    decimal : {"", ".", ","}
        Decimal sign of the file; ``1.200`` is a thousand and two hundred only where it is a comma.
    figure : str
        What is counted: "12 killed" is a count of the killed, and of nothing else.

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
    bare = _without_noun(plain.replace("d'un", "de un"), figure)
    if (found := _figure(bare, decimal)) is not None:
        return found
    remarked = _REMARK.sub("", bare)
    found = _figure(_without_noun(remarked, figure), decimal) if remarked != bare else None
    # A doubt, or a part of the count, said in brackets is not read; the cell stands in the notes as it is.
    return replace(found, qualifier="remark") if found else ParsedFigure(None, None, False, "words")


@lru_cache(maxsize=32)
def _nouns(figure: str) -> re.Pattern:
    verbs = _VERBS.get(figure)
    return re.compile(rf"(?:\s+(?:de\s+)?(?:{'|'.join(filter(None, (_PEOPLE, verbs)))}))+$")


def _without_noun(text: str, figure: str) -> str:
    return _nouns(figure).sub("", text)


def _figure(plain: str, decimal: str) -> ParsedFigure | None:
    """Return the count of a folded text without its noun, or None if it is none."""
    for words, qualifier in (
        (_AT_LEAST, "at_least"),
        (_MORE_THAN, "more_than"),
        (_LESS_THAN, "less_than"),
        (_UP_TO, "up_to"),
        (_ABOUT, "about"),
    ):
        for word in words:
            if plain.startswith(word) and not plain[len(word) :][:1].isalpha():
                rest = plain[len(word) :].strip()
                number = _whole(rest, decimal)
                if number is None:
                    number = _round(rest)
                if number is not None:
                    return _qualified(number, qualifier)
                between = _range(rest, decimal) if qualifier == "at_least" else None
                if between is not None:
                    return replace(between, is_open=True)
    if (found := _AT_LEAST_AFTER.search(plain)) and (
        number := _whole(plain[: found.start()].strip(), decimal)
    ) is not None:
        return _qualified(number, "at_least")
    if (number := _whole(plain, decimal)) is not None:
        return _qualified(number, "exact")
    if (number := _round(plain)) is not None:
        return _qualified(number, "about")
    return _range(plain, decimal)


def _range(plain: str, decimal: str) -> ParsedFigure | None:
    # "3 and 5" without "between" may be two counts, and "3/5" three of five: neither is read.
    parts = _JOINED.split(_BETWEEN.sub(lambda found: f"{found[1]} - {found[2]}" if found[1] else "", plain))
    if len(parts) != 2 or (low := _whole(parts[0], decimal)) is None:
        return None
    is_open = parts[1].endswith("+")
    high = _whole(parts[1].rstrip("+ "), decimal)
    return None if high is None or low > high else ParsedFigure(low, high, is_open, "range")


def _round(text: str) -> int | None:
    found = _ROUND.fullmatch(text)
    return ROUND_WORDS[found[1]] if found else None


def _qualified(number: int, qualifier: str) -> ParsedFigure | None:
    if qualifier == "less_than":
        return ParsedFigure(None, number - 1, False, qualifier) if number > 1 else None
    low = None if qualifier == "up_to" else number
    return ParsedFigure(low, number, qualifier in ("at_least", "more_than"), qualifier)


def _whole(text: str, decimal: str) -> int | None:
    words = text.replace("-", " ")
    if words in NUMBER_WORDS:
        return NUMBER_WORDS[words]
    if (found := _THREE_ZEROS.fullmatch(text)) and found[1] == (decimal or "."):
        return None  # a thousand, or one with three decimals: the file does not tell
    if _THOUSANDS.fullmatch(text) or (decimal == "," and _DOTTED.fullmatch(text)):
        number = int(re.sub(r"\D", "", text))
    elif (found := _WHOLE.fullmatch(text)) and len(found[1]) <= 9:
        number = int(found[1])
    else:
        return None
    return number if number <= MOST else None
