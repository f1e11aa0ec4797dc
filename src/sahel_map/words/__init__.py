"""The one catalogue of interface text, in English and French, with numbers, dates and ranges.

Texts are Fluent files (``en/*.ftl`` and ``fr/*.ftl``): one message per key, real plural forms in
both languages. Labels of codes (actors, harm types...) are data, not interface text: they come
from the code lists and are handed in. Must not import streamlit, folium or pandas.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from importlib import resources
from typing import Literal

from babel import Locale, dates, lists, numbers
from fluent.runtime import FluentBundle, FluentResource

from sahel_map.core.figures import ReportedRange

__all__ = ["LANGUAGES", "ONE_MAP", "Words"]

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")

# The Fluent runtime forms no text around a value of more than 2,500 characters, such as a sentence of many
# filters; longer ones are put in once the rest is formed.
_LONGEST = 1000

#: Label that stands among those of a set whose country has one map of regions.
ONE_MAP = ("regions", "one map")

# British conventions for English: day before month, as the sources of this data set write.
_LOCALES = {"en": Locale("en", "GB"), "fr": Locale("fr", "FR")}


class Words:
    """Interface text, labels and number formats of one language.

    Parameters
    ----------
    language : {"en", "fr"}
        Language of every text returned.
    labels : mapping of (table, code) to str
        Labels of the code lists in the same language, from `sahel_map.data.read.codes`.

    Raises
    ------
    ValueError
        If the language is not in the catalogue.

    Examples
    --------
    >>> Words("fr").number(12500)
    '12\u202f500'
    """

    def __init__(self, language: str, labels: Mapping[tuple[str, str], str] | None = None) -> None:
        if language not in LANGUAGES:
            allowed = ", ".join(LANGUAGES)
            raise ValueError(f"language {language!r} is not in the catalogue; allowed: {allowed}")
        self.language: str = language
        self._labels = labels or {}

    @cached_property
    def locale(self) -> Locale:
        """Babel locale used for numbers, dates and lists."""
        return _LOCALES[self.language]

    def __call__(self, key: str, **arguments: object) -> str:
        """Return the message of a key.

        Parameters
        ----------
        key : str
            Key in the catalogue, for example ``"map-legend-title"``.
        **arguments
            Values for the message's variables; numbers choose the plural form.

        Raises
        ------
        KeyError
            If the key is not in the catalogue, or the message needs an argument not given.
        """
        long = {name: text for name, text in arguments.items() if isinstance(text, str) and len(text) > _LONGEST}
        marks = {name: f"\ue000{name}\ue001" for name in long}
        text = _message(self.language, key, tuple((arguments | marks).items()))
        for name, mark in marks.items():
            text = text.replace(mark, long[name])
        return text

    def pattern(self, key: str, *names: str) -> Callable[..., str]:
        """Return a message as a function of its texts, in the order of `names`, to form it hundreds of times.

        The message may only put its texts in place: no plural form may hang on one of them.
        """
        parts = re.split("\ue000(.*?)\ue001", self(key, **{name: f"\ue000{name}\ue001" for name in names}))
        places = {name: place for place, name in enumerate(names)}

        def formed(*texts: str) -> str:
            return "".join(texts[places[part]] if place % 2 else part for place, part in enumerate(parts))

        return formed

    def label(self, table: str, code: str) -> str:
        """Return the label of a code, or the code itself where no label was handed in."""
        return self._labels.get((table, code), code)

    def has_label(self, table: str, code: str) -> bool:
        """Return whether a label was handed in for a code."""
        return (table, code) in self._labels

    def map_of_regions(self, admin_map: str) -> str:
        """Return which of two maps of regions a text has to name, or "one" where there is no other."""
        return "one" if self.has_label(*ONE_MAP) else admin_map

    def text_in(self, row: object, name: str) -> tuple[str, bool]:
        """Return a text of the data in the reader's language, or in English where the set has no other.

        Parameters
        ----------
        row : Series or named tuple
            Has `name`, in English, and may have the same name with `_fr`.
        name : str

        Returns
        -------
        tuple of (str, bool)
            The text, "" where there is none, and whether it is in the reader's language.
        """
        english = getattr(row, name)
        own = english if self.language == "en" else getattr(row, f"{name}_{self.language}", None)
        if isinstance(own, str) and own:
            return own, True
        return (english, False) if isinstance(english, str) and english else ("", True)

    def number(self, value: float) -> str:
        """Return a whole or decimal number with this language's separators."""
        return _number(self.language, value)

    def percent(self, share: float) -> str:
        """Return a share (0 to 1) as a whole percentage; "under 1%" where some would read as none."""
        whole = min(max(share, 0.01), 0.99) if 0 < share < 1 else share
        text = numbers.format_percent(whole, locale=self.locale)
        if 0 < share < 0.005:
            return self("percent-under", share=text)
        return self("percent-over", share=text) if 0.995 < share < 1 else text

    def range(self, figure: ReportedRange) -> str:
        """Return a reported range as text: "30–33", "300–500+", "500+" (at least), "up to 213", "not reported"."""
        if figure.is_unknown:
            return self("figure-not-reported")
        plus = "+" if figure.is_open else ""
        if figure.minimum is None:
            return self("figure-up-to", maximum=self.number(figure.maximum) + plus)  # type: ignore[arg-type]
        low, high = self.number(figure.minimum), self.number(figure.maximum)  # type: ignore[arg-type]
        return f"{low}{plus}" if low == high else f"{low}–{high}{plus}"

    def date(self, day: dt.date) -> str:
        """Return a day in full, as "3 December 2021"."""
        return self._ordinal_first(_date(self.language, "d MMMM y", day))

    def iso_date(self, day: str) -> str:
        """Return a day written as "2021-12-03" in full, as "3 December 2021"."""
        return self.date(dt.date.fromisoformat(day))

    def short_date(self, day: dt.date) -> str:
        """Return a day with its month abbreviated, as "3 Dec 2021"."""
        return self._ordinal_first(_date(self.language, "d MMM y", day))

    def month(self, month: str) -> str:
        """Return a month ("2024-06") in full, as "June 2024"."""
        return _month(self.language, "yMMMM", month)

    def short_month(self, month: str) -> str:
        """Return a month ("2024-06") in short, as "Jun 2024"."""
        return _month(self.language, "yMMM", month)

    def month_alone(self, month: str) -> str:
        """Return a month ("2024-06") in short and without its year, as "Jun"."""
        return dates.format_date(_first_day(month), "LLL", locale=self.locale)

    def date_span(self, start: dt.date, end: dt.date, precision: str, short: bool = False) -> str:
        """Return when an incident took place, no more precisely than it is known.

        Parameters
        ----------
        start, end : date
            First and last date of the record; equal for a single day.
        precision : {"day", "approx", "month", "range"}
            Code of `date_precision`.
        short : bool
            Abbreviate the name of the month, for tables.
        """
        if precision == "month" and (start.year, start.month) == (end.year, end.month):
            return self.short_month(f"{start:%Y-%m}") if short else self.month(f"{start:%Y-%m}")
        span = self.short_date(start) if short else self.date(start)
        if start != end:
            span = self._ordinal_first(dates.format_interval(start, end, "yMMMMd", locale=self.locale))
        if precision == "approx":
            return self("date-approx", span=span)
        return self("date-period", span=span) if precision == "range" else span

    def _ordinal_first(self, text: str) -> str:
        """Write the first of a month as "1er" in French, which Babel leaves as "1"."""
        return re.sub(r"\b1(?= [^\W\d])", "1er", text) if self.language == "fr" else text

    def any_of(self, items: Iterable[str]) -> str:
        """Join labels with "or"."""
        return lists.format_list(list(items), style="or", locale=self.locale)

    def labelled(self, label: str, text: str) -> str:
        """Set a colon after a label, as the language does; where one of both is empty, the other stands alone."""
        return ("\u00a0: " if self.language == "fr" else ": ").join(filter(None, (label, text)))

    def one_after_another(self, clauses: Iterable[str]) -> str:
        """Join clauses with semicolons, as the language sets them."""
        return ("\u202f; " if self.language == "fr" else "; ").join(clauses)

    def all_of(self, items: Iterable[str]) -> str:
        """Join labels with "and"."""
        return lists.format_list(list(items), style="standard", locale=self.locale)


# A page says the same few hundred sentences and numbers at each change of a filter; forming one takes 0.05 ms.
@lru_cache(maxsize=8192, typed=True)
def _message(language: str, key: str, arguments: tuple[tuple[str, object], ...]) -> str:
    bundle = _parsed(language, key)
    if not bundle.has_message(key):
        raise KeyError(f"text {key!r} is not in the {language} catalogue")
    text, errors = bundle.format_pattern(bundle.get_message(key).value, dict(arguments))
    if errors:
        raise KeyError(f"text {key!r} ({language}) could not be formed: {errors[0]}")
    return text


# The slider of months names each of them at each change of a filter.
@lru_cache(maxsize=4096)
def _month(language: str, skeleton: str, month: str) -> str:
    return dates.format_skeleton(skeleton, _first_day(month), locale=_LOCALES[language])


@lru_cache(maxsize=8192, typed=True)
def _number(language: str, value: float) -> str:
    return numbers.format_decimal(value, locale=_LOCALES[language])


# A list of sources names some hundred days, and the next one the same.
@lru_cache(maxsize=8192)
def _date(language: str, pattern: str, day: dt.date) -> str:
    return dates.format_date(day, pattern, locale=_LOCALES[language])


def _first_day(month: str) -> dt.date:
    year, number = month.split("-")
    return dt.date(int(year), int(number), 1)


@lru_cache(maxsize=len(LANGUAGES))
def _bundle(language: str) -> FluentBundle:
    # Isolation marks are for mixed-direction text; here they would end up in file names and PDFs.
    return FluentBundle([str(_LOCALES[language])], use_isolating=False)


def _parsed(language: str, key: str) -> FluentBundle:
    """Return the bundle of a language with one message in it, if there is one: to parse all takes half a second."""
    bundle = _bundle(language)
    if not bundle.has_message(key) and key in _sources(language):
        bundle.add_resource(FluentResource(_sources(language)[key]))
    return bundle


@lru_cache(maxsize=len(LANGUAGES))
def _sources(language: str) -> Mapping[str, str]:
    """Return each message as it is written, by its key; a key begins a line, what belongs to it is indented."""
    found = {}
    for path in resources.files(__package__).joinpath(language).iterdir():
        if path.name.endswith(".ftl"):
            for text in re.split(r"\n(?=[a-z])", path.read_text(encoding="utf-8")):
                found[text.partition(" =")[0]] = text
    return found
