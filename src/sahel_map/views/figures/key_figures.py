"""The strip of key figures: label, value and note of each, as finished text.

Must not import streamlit or folium.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.statistics.sums import counted_rows
from sahel_map.statistics.totals import FigureTotal, Headline, headline
from sahel_map.words import Words

__all__ = ["KeyFigure", "key_figures"]

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
        What the value does and does not hold.
    """

    code: str
    label: str
    value: str
    note: str


def key_figures(dataset: Dataset, mask: np.ndarray, words: Words) -> tuple[KeyFigure, ...]:
    """Return the key figures of the incidents shown.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
        Language.

    Returns
    -------
    tuple of KeyFigure
        Incidents; people reported killed, as a range; homes burned, displaced, abducted, as lowest
        counts; share of incidents with two independent publishers or more.
    """
    numbers = headline(dataset, mask, (FigureName.KILLED, *_LOWEST_COUNTS))
    unit = dataset.profile.unit_of_count or "civilians"
    return (
        _incidents(numbers, words),
        _killed(numbers.totals[FigureName.KILLED], _count_highest_only(dataset, mask), words, unit),
        *(_lowest_count(figure, numbers.totals[figure], words) for figure in _LOWEST_COUNTS),
        _publishers(numbers, words),
    )


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
    )


def _count_highest_only(dataset: Dataset, mask: np.ndarray) -> int:
    """Return the incidents whose killed have a highest count only, and so add nothing to the lowest."""
    shown = dataset.incidents.iloc[counted_rows(dataset, mask)]
    return int((shown["killed_min"].isna() & shown["killed_max"].notna()).sum())


def _killed(killed: FigureTotal, n_highest_only: int, words: Words, unit: str) -> KeyFigure:
    reported = killed.reported
    parts = [_counted(words, "key-in-incidents", reported.n_with_figure)] if reported.n_with_figure else []
    if killed.n_none:
        parts.append(_counted(words, "key-none-killed", killed.n_none))
    if reported.n_mixed:
        parts.append(_counted(words, "key-mixed", reported.n_mixed))
    if n_highest_only:
        parts.append(words("key-highest-only", count=words.number(n_highest_only)))
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
        value = words("key-at-least", minimum=words.number(reported.minimum))
    return KeyFigure(
        code=figure,
        label=words(f"key-{figure.replace('_', '-')}"),
        value=value,
        note=" · ".join(parts) if parts else words("key-nothing"),
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
    )


def _counted(words: Words, key: str, n: int, **arguments: object) -> str:
    """Return a message about a number: `$n` chooses the plural, `$count` is the number as written."""
    return words(key, n=n, count=words.number(n), **arguments)
