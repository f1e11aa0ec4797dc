"""The controls of the period: a slider of months, and two fields for days."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from sahel_map.app.page import shared_data, state
from sahel_map.selection.field import Filter
from sahel_map.selection.period import first_day, is_date, is_month, last_day, months_between
from sahel_map.statistics.covered import last_month
from sahel_map.words import Words

__all__ = ["show_period"]


def show_period(each: Filter, words: Words) -> None:
    """Draw months and days, which are two ways to choose one period."""
    del each
    dataset = shared_data.dataset()
    months = months_between(int(dataset.incidents["month_first"].min()), last_month(dataset))
    _show_months(months, words)
    start, end = st.columns(2, gap="small")
    with start:
        _show_day("start", words)
    with end:
        _show_day("end", words)


def _show_months(months: Sequence[str], words: Words) -> None:
    selection = state.selection()
    start = min(max(selection.start_month or months[0], months[0]), months[-1])
    end = max(min(selection.end_month or months[-1], months[-1]), start)
    state.seed_widget("_months", (start, end))
    st.select_slider(
        words("filter-months"),
        months,
        # Only a pair given here makes it a range; the pair shown comes from the selection, seeded above.
        value=(months[0], months[-1]),
        key="_months",
        format_func=words.short_month,
        on_change=lambda: _change_months(months),
    )


def _change_months(months: Sequence[str]) -> None:
    start, end = state.widget_value("_months")
    selection = state.selection()
    # An end of the slider that was not moved keeps the day that was chosen there.
    kept = {"start": (selection.start, selection.start_month), "end": (selection.end, selection.end_month)}
    chosen = {"start": start if start != months[0] else None, "end": end if end != months[-1] else None}
    state.change_selection(
        **{side: kept[side][0] if kept[side][1] == month else month for side, month in chosen.items()}
    )


def _show_day(side: str, words: Words) -> None:
    """Draw a field for the first or the last day; it shows nothing while whole months are chosen."""
    date, key = getattr(state.selection(), side), f"_day_{side}"
    state.seed_widget(key, date if date and not is_month(date) else "")
    st.text_input(
        words(f"filter-day-{side}"),
        key=key,
        max_chars=10,
        placeholder=words("filter-day-hint"),
        on_change=lambda: _change_day(side, key, words),
    )


def _change_day(side: str, key: str, words: Words) -> None:
    """Take a day, or nothing; what cannot be read leaves the period as it was, and says so."""
    given, selection = str(state.widget_value(key)).strip(), state.selection()
    if given and not is_date(given):
        state.notify(words("filter-day-wrong", value=given))
        return
    chosen = selection.replace(**{side: given or None})
    if chosen.start and chosen.end and first_day(chosen.start) > last_day(chosen.end):
        state.notify(words("filter-day-order", first=chosen.start, last=chosen.end))
        return
    state.change_selection(**{side: given or None})
