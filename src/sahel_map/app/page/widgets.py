"""The widgets' own values in the session: given for a run, read in a callback, dropped when the view changes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

__all__ = ["act_on_news", "forget_widgets", "is_new_widget", "is_news", "seed_widget", "widget_value"]

T = TypeVar("T")
# How long the page before may still be the one that a browser answers. Who takes a change back within this time by
# another control than the one that made it has to do so once more.
_LATE_S = 2.0


def forget_widgets() -> None:
    """Drop the widgets' own values, so that they start again from the durable selection."""
    for key in [key for key in st.session_state if str(key).startswith("_")]:
        del st.session_state[key]


def widget_value(key: str) -> Any:
    """Return the value of a widget of ours, for a callback; of one that the reader did not use, end the callback.

    A browser sends the values of all widgets with each press. Where it acts before our last page has reached it, a
    widget that this page changed comes back as it was before: that is no choice of the reader's.
    """
    value, replaced = st.session_state[key], st.session_state.get(f"replaced_{key}")
    if replaced is not None and replaced[0] == value and time.monotonic() - replaced[1] < _LATE_S:
        st.rerun()
    st.session_state[f"given_{key}"] = value
    return value


def seed_widget(key: str, value: object) -> None:
    """Give a widget its value for this run, from the durable selection."""
    before = st.session_state.get(key, st.session_state.get(f"given_{key}", value))
    if before != value:
        st.session_state[f"replaced_{key}"] = (before, time.monotonic())
    st.session_state[key] = st.session_state[f"given_{key}"] = value


def is_new_widget(key: str) -> bool:
    """Whether a widget has not been drawn yet, or not since the reader came to this page."""
    return key not in st.session_state


def is_news(key: str, value: object) -> bool:
    """Whether a component's answer differs from the one seen before; components repeat their last answer."""
    seen = f"seen_{key}"
    changed = st.session_state.get(seen) != value
    st.session_state[seen] = value
    return changed


def act_on_news(key: str, value: T | None, act: Callable[[T], object]) -> bool:
    """Act on an answer that was not acted on before, and say whether it was news.

    Any look at the session's state may end a run in which something else was pressed. So the answer counts as seen
    once the action is through: one that was broken off is done again, from its start, by the run that follows.

    Parameters
    ----------
    key : str
        Names what answers.
    value : object
        Its last answer; None for none.
    act : callable
        What to do with it; done twice, it must leave the same state as done once.
    """
    seen = f"seen_{key}"
    if value is None or st.session_state.get(seen) == value:
        return False
    act(value)
    st.session_state[seen] = value
    return True
