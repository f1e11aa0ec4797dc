"""The controls of the period: two boxes of months, and two fields for days."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import shared_data, state
from sahel_map.selection.filter import Filter
from sahel_map.selection.period import first_day, is_date, is_month, last_day, months_between
from sahel_map.words import Words

__all__ = ["show_days", "show_months", "show_period"]

_SIDES = ("start", "end")


def show_period(each: Filter, words: Words) -> None:
    """Draw the boxes of months in the sidebar; on the map's page they stand with the bars under the map."""
    del each
    if state.page() != "map" or shared_data.n_uncounted() is not None:
        for column, side in zip(st.columns(2, gap="small"), _SIDES, strict=True):
            with column:
                _show_month(side, words)


def show_months(words: Words) -> None:
    """Draw the boxes of months one beside the other, their labels for screen readers alone."""
    for side in _SIDES:
        _show_month(side, words, is_small=True)


def show_days(words: Words) -> None:
    """Draw the fields of days, the finer way to choose the same period."""
    for column, side in zip(st.columns(2, gap="small"), _SIDES, strict=True):
        with column:
            _show_day(side, words)


def _show_month(side: str, words: Words, is_small: bool = False) -> None:
    selection, months = state.selection(), months_between(*shared_data.months())
    open_end = months[0] if side == "start" else months[-1]
    chosen = getattr(selection, f"{side}_month") or open_end
    key = f"_month_{side}"
    state.seed_widget(key, min(max(chosen, months[0]), months[-1]))
    st.selectbox(
        words(f"filter-month-{side}"),
        months,
        key=key,
        format_func=words.short_month,
        on_change=lambda: _change_month(side, open_end),
        width=132 if is_small else "stretch",
        label_visibility="collapsed" if is_small else "visible",
    )


def _change_month(side: str, open_end: str) -> None:
    """Take a month; the end of all months is no limit, and an end that would lie before the start goes along."""
    chosen = str(state.widget_value(f"_month_{side}"))
    changes: dict[str, str | None] = {side: None if chosen == open_end else chosen}
    then = state.selection().replace(**changes)
    if then.start and then.end and first_day(then.start) > last_day(then.end):
        changes = {"start": chosen, "end": chosen}
    state.change_selection(**changes)


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
