"""A filter in few words: what was chosen, without the sentence around it, where many stand on one line."""

from __future__ import annotations

import datetime as dt

from sahel_map.selection.codes import GradeFilter, SeveralFilter
from sahel_map.selection.filter import ChoiceFilter, Filter
from sahel_map.selection.period import PeriodFilter, is_month
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

__all__ = ["in_few_words"]


def in_few_words(each: Filter, selection: Selection, words: Words) -> str:
    """Return what a filter keeps, as "May–Dec 2024" or "High (Confidence)"; else its part of the sentence.

    Parameters
    ----------
    each : Filter
        Set in the selection.
    selection : Selection
    words : Words
        With the labels of codes and areas.
    """
    if isinstance(each, PeriodFilter) and selection.start and selection.end:
        return _period(selection.start, selection.end, words)
    # That nothing is chosen cannot be told without its words.
    if not isinstance(each, ChoiceFilter) or not each.value(selection):
        return each.clause(selection, words)
    mode = getattr(selection, each.mode_field) if isinstance(each, SeveralFilter) else "any"
    chosen = [each.label(code, words, selection).strip() for code in each.shown(selection)]
    labels = words.all_of(chosen) if mode == "all" else words.any_of(chosen)
    if mode == "only":
        return words("selection-only-in-few-words", labels=labels)
    return f"{labels} ({words(f'filter-{each.key}')})" if isinstance(each, GradeFilter) else labels


def _period(start: str, end: str, words: Words) -> str:
    if start != end and is_month(start) and is_month(end) and start[:4] == end[:4]:
        return f"{words.month_alone(start)}–{words.short_month(end)}"
    return " – ".join(_day(date, words) for date in dict.fromkeys((start, end)))


def _day(date: str, words: Words) -> str:
    return words.short_month(date) if is_month(date) else words.short_date(dt.date.fromisoformat(date))
