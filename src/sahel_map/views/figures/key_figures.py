"""The strip of key figures: label, value and note of each, as finished text.

Must not import streamlit or folium.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sahel_map.core.figures import ReportedRange
from sahel_map.core.vocabulary import FigureName
from sahel_map.statistics.headline import Headline, headline
from sahel_map.statistics.numbers import Numbers
from sahel_map.statistics.totals import FigureTotal
from sahel_map.words import Words

__all__ = ["KeyFigure", "key_figures", "nothing_words", "printed_figures", "uncovered_words"]

# Figures with a lowest count only, in the order of the strip.
_LOWEST_COUNTS = (FigureName.HOMES_BURNED, FigureName.DISPLACED, FigureName.ABDUCTED)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One key figure, ready to be shown.

    Attributes
    ----------
    code : str
        "incidents", "publishers" or a `FigureName`; for keys and tests, not for the reader.
    label : str
        What is counted.
    value : str
        The number, range or share, with this language's separators.
    note : str
        What the value does and does not hold, in full.
    caption : str
        The first of it, in one short line.
    beside : str
        The same figure from the records alone that two independent publishers or more report, in full.
    beside_caption : str
        The same in one short line.
    address : str
        Where the records behind the value are; empty for a value that leads nowhere.
    """

    code: str
    label: str
    value: str
    note: str
    caption: str
    beside: str = ""
    beside_caption: str = ""
    address: str = ""


def key_figures(numbers: Numbers, words: Words) -> tuple[KeyFigure, ...]:
    """Return the key figures of the incidents shown.

    Parameters
    ----------
    numbers : Numbers
        Of the incidents shown.
    words : Words
        Language.

    Returns
    -------
    tuple of KeyFigure
        Incidents; people reported killed, as a range; homes burned, displaced, abducted, as lowest
        counts; share of incidents with two independent publishers or more.
    """
    figures = _figures(numbers, words)
    note, value = uncovered_words(numbers, words), words("covered-not")
    if not note:
        return figures
    return tuple(
        replace(figure, value=value, note=note, caption="", beside="", beside_caption="") for figure in figures
    )


def uncovered_words(numbers: Numbers, words: Words) -> str:
    """Return why nothing can be said of a period after all that was searched; "" for any other."""
    until = numbers.dataset.profile.covered_until
    if until is None or not numbers.is_uncovered:
        return ""
    return words("covered-until", date=words.date(until))


def nothing_words(numbers: Numbers, words: Words, key: str = "page-empty") -> str:
    """Return why there is nothing to show: the period was not searched, or else what the catalogue says.

    Parameters
    ----------
    numbers : Numbers
        Of a selection that shows nothing.
    words : Words
    key : str
        Key of the sentence for a selection that nothing matches.
    """
    return uncovered_words(numbers, words) or words(key)


def _figures(numbers: Numbers, words: Words) -> tuple[KeyFigure, ...]:
    unit = numbers.dataset.profile.unit_of_count or "civilians"
    every, several = _counted_figures(numbers, words, unit), _counted_figures(_of_several(numbers), words, unit)
    return (
        *(
            replace(
                figure,
                beside=words("key-beside", value=twin.value),
                beside_caption=words("key-beside-short", value=twin.value),
            )
            for figure, twin in zip(every, several, strict=True)
        ),
        _publishers(headline(numbers, (FigureName.KILLED,)), words),
    )


def printed_figures(numbers: Numbers, words: Words) -> tuple[KeyFigure, ...]:
    """Return the key figures for paper and files: with no switch there, the killed are given both ways."""
    figures = key_figures(numbers, words)
    return tuple(
        replace(figure, note=f"{figure.note} · {figure.beside}")
        if figure.code == FigureName.KILLED and figure.beside
        else figure
        for figure in figures
    )


def _counted_figures(numbers: Numbers, words: Words, unit: str) -> tuple[KeyFigure, ...]:
    found = headline(numbers, (FigureName.KILLED, *_LOWEST_COUNTS))
    return (
        _incidents(found, words),
        _killed(found.totals[FigureName.KILLED], words, unit),
        *(_lowest_count(figure, found.totals[figure], words) for figure in _LOWEST_COUNTS),
    )


def _of_several(numbers: Numbers) -> Numbers:
    """Return the numbers of those records alone that two independent publishers or more report."""
    several = numbers.dataset.incidents["n_independent"].to_numpy() >= 2
    return Numbers(numbers.dataset, numbers.mask & several)


def _incidents(numbers: Headline, words: Words) -> KeyFigure:
    return KeyFigure(
        code="incidents",
        label=words("key-incidents"),
        value=words.number(numbers.n_incidents),
        note=_counted(
            words,
            "key-incidents-aggregates",
            numbers.n_aggregates,
            single=words.number(numbers.n_incidents - numbers.n_aggregates),
        ),
        caption=_counted(words, "key-incidents-caption", numbers.n_aggregates),
    )


def _killed(killed: FigureTotal, words: Words, unit: str) -> KeyFigure:
    reported = killed.reported
    parts = [_counted(words, "key-in-incidents", reported.n_with_figure)] if reported.n_with_figure else []
    if killed.n_none:
        parts.append(_counted(words, "key-none-killed", killed.n_none))
    if reported.n_mixed:
        parts.append(_counted(words, "key-mixed", reported.n_mixed))
    if killed.n_highest_only:
        parts.append(words("key-highest-only", count=words.number(killed.n_highest_only)))
    if reported.n_without_figure:
        coded = killed.n_harm_without_figure
        parts.append(
            _counted(
                words,
                "key-killed-without-figure",
                reported.n_without_figure,
                coded_n=coded,
                coded=words.number(coded),
            )
        )
    parts += _not_added(killed, words)
    return KeyFigure(
        code=FigureName.KILLED,
        label=words("key-killed", unit=unit),
        value=_value(killed, words),
        note=" · ".join(parts) if parts else words("key-nothing"),
        caption=parts[0] if parts else words("key-nothing"),
    )


def _value(number: FigureTotal, words: Words) -> str:
    """Return the sum; where only aggregate records give a number, "not reported" would be false."""
    is_elsewhere = number.reported.is_unknown and number.n_aggregates_with_figure > 0
    return words("key-no-total") if is_elsewhere else words.range(number.reported)


def _not_added(number: FigureTotal, words: Words) -> list[str]:
    if number.largest_aggregate is None:
        return []
    largest = words.range(number.largest_aggregate)
    return [_counted(words, "key-not-added", number.n_aggregates_with_figure, range=largest)]


def _lowest_count(figure: FigureName, number: FigureTotal, words: Words) -> KeyFigure:
    reported, n_unnumbered = number.reported, number.n_harm_without_figure
    parts = [] if reported.is_unknown else [_counted(words, "key-in-incidents", reported.n_with_figure)]
    if n_unnumbered:
        parts.append(_counted(words, "key-without-number", n_unnumbered))
    parts += _not_added(number, words)
    value = _value(number, words)
    if not reported.is_unknown:
        value = words.range(reported if reported.minimum is None else ReportedRange.of(reported.minimum, None))
    return KeyFigure(
        code=figure,
        label=words(f"key-{figure.replace('_', '-')}"),
        value=value,
        note=" · ".join(parts) if parts else words("key-nothing"),
        caption=parts[0] if parts else words("key-nothing"),
    )


def _publishers(numbers: Headline, words: Words) -> KeyFigure:
    n = numbers.n_incidents
    share = words.percent(numbers.n_two_publishers / n) if n else words("key-no-share")
    with_two = words.number(numbers.n_two_publishers)
    return KeyFigure(
        code="publishers",
        label=words("key-publishers"),
        value=share,
        note=_counted(words, "key-publishers-note", n, supported=with_two) if n else words("key-no-incidents"),
        caption=words("key-publishers-caption", supported=with_two, count=words.number(n)),
    )


def _counted(words: Words, key: str, n: int, **arguments: object) -> str:
    """Return a message about a number: `$n` chooses the plural, `$count` is the number as written."""
    return words(key, n=n, count=words.number(n), **arguments)
