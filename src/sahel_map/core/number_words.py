"""Numbers by their names in English and French."""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["NUMBER_WORDS", "ROUND_WORDS", "numbers_in"]

_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_FRENCH = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FRENCH_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre vingt"}
_TEENS_TOO = (60, 80)
"""Tens of which French counts on to nineteen: soixante-dix-neuf, quatre-vingt-dix-neuf."""


def _number_words() -> dict[str, int]:
    english = [*_ENGLISH.split(), "eighteen", "nineteen"]
    french = [*_FRENCH.split(), "dix sept", "dix huit", "dix neuf"]
    words = {"zero": 0, "une": 1, "hundred": 100, "a hundred": 100, "one hundred": 100, "cent": 100}
    for names in (english, french):
        words |= {name: n for n, name in enumerate(names, start=1)}
    for n, ten in enumerate(_ENGLISH_TENS.split(), start=2):
        words |= {ten: 10 * n} | {f"{ten} {english[unit - 1]}": 10 * n + unit for unit in range(1, 10)}
    for base, ten in _FRENCH_TENS.items():
        words |= {ten: base, f"{ten}s": base}
        for unit, name in enumerate(french[: 19 if base in _TEENS_TOO else 9], start=1):
            words |= {f"{ten} {name}": base + unit, f"{ten} et {name}": base + unit}
    return words


NUMBER_WORDS = _number_words()
"""The numbers up to a hundred by their folded names, with spaces for hyphens."""

ROUND_WORDS = {
    "dizaine": 10,
    "douzaine": 12,
    "dozen": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
}
"""Words for "about so many", after "une" or "a"; of several tens nobody says how many."""

# Words for one that are articles in French: no number where they stand alone.
_ARTICLES = ("un", "une")
_IN_TEXTS = NUMBER_WORDS | ROUND_WORDS | {"thousand": 1000, "mille": 1000}
_DIGITS = r"\d+(?:[ ,.\u00a0\u202f]\d{3})*(?!\d)"
_NUMBER = re.compile(rf"\b(?:{'|'.join(sorted(_IN_TEXTS, key=len, reverse=True))})s?\b|{_DIGITS}")


def numbers_in(text: str) -> Counter[int]:
    """Return the numbers that a text names and how often, in digits or by their names.

    Examples
    --------
    >>> numbers_in("Twenty-two killed, 1,200 displaced") == numbers_in("vingt-deux tués, 1 200 déplacés")
    True
    """
    found = _NUMBER.findall(text.casefold().replace("-", " "))
    return Counter(_value(word) for word in found if word not in _ARTICLES)


def _value(word: str) -> int:
    if word[0].isdigit():
        return int(re.sub(r"\D", "", word))
    return _IN_TEXTS[word] if word in _IN_TEXTS else _IN_TEXTS[word.removesuffix("s")]
