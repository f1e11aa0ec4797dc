"""What a comparison says in words. Must not import streamlit or folium."""

from __future__ import annotations

from sahel_map.statistics.compare import LOW_BASE, Comparison, Interval, Side
from sahel_map.words import Words

__all__ = ["comparison_sentences", "ratio_words", "reporting_sentence", "side_sentence"]


def side_sentence(side: Side, words: Words) -> str:
    """Return what a side shows and the length of its period."""
    period = words(
        "compare-period",
        first=words.date(side.first),
        last=words.date(side.last),
        months=words.number(round(side.months, 1)),
    )
    return f"{side.selection.describe(words)}. {period}"


def comparison_sentences(comparison: Comparison, words: Words) -> tuple[str, ...]:
    """Return what the numbers say, and what they do not.

    Returns
    -------
    tuple of str
        Incidents a month, their ratio or why there is none, how the ranges of the killed lie, and what stands on
        both sides.
    """
    first, second = comparison.first, comparison.second
    sentences = [
        words(
            "compare-rates",
            n_1=words.number(first.n_incidents),
            rate_1=_rate(first.n_incidents, first, words),
            n_2=words.number(second.n_incidents),
            rate_2=_rate(second.n_incidents, second, words),
        ),
        _ratio_sentence(comparison.ratio, words),
        words(
            "compare-killed",
            killed_1=words.range(first.numbers.total().reported),
            killed_2=words.range(second.numbers.total().reported),
        ),
        words(f"compare-killed-{comparison.killed}"),
    ]
    if n := comparison.n_shared:
        sentences.append(words("compare-shared", n=n, count=words.number(n)))
    return tuple(sentences)


def reporting_sentence(comparison: Comparison, words: Words) -> str:
    """Return what a change in reporting can fake, with the publishers cited on each side."""
    first, second = comparison.n_publishers
    return words("compare-reporting", first=words.number(first), second=words.number(second))


def ratio_words(ratio: Interval | None, words: Words) -> str:
    """Return a ratio with its interval, "1.8 (1.2–2.7)", or that the base is too low."""
    if ratio is None:
        return words("compare-low-base-short", least=LOW_BASE)
    value, low, high = (words.number(round(each, 2)) for each in (ratio.ratio, ratio.low, ratio.high))
    return words("compare-interval", ratio=value, low=low, high=high)


def _ratio_sentence(ratio: Interval | None, words: Words) -> str:
    if ratio is None:
        return words("compare-low-base", least=LOW_BASE)
    key = "compare-ratio-open" if ratio.low <= 1 <= ratio.high else "compare-ratio"
    return words(key, interval=ratio_words(ratio, words))


def _rate(n: int, side: Side, words: Words) -> str:
    return words.number(round(n / side.months, 2))
