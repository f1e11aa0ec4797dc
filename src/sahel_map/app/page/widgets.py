"""The widgets' own values in the session: given for a run, read in a callback, dropped when the view changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

__all__ = ["act_on_news", "forget_widgets", "is_new_widget", "is_news", "seed_widget", "widget_value"]

T = TypeVar("T")


def forget_widgets() -> None:
    """Drop the widgets' own values, so that they start again from the durable selection."""
    for key in [key for key in st.session_state if str(key).startswith("_")]:
        del st.session_state[key]


def widget_value(key: str) -> Any:
    """Return the value of a widget of ours."""
    return st.session_state[key]


def seed_widget(key: str, value: object) -> None:
    """Give a widget its value for this run, from the durable selection."""
    st.session_state[key] = value


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
