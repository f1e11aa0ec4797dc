"""The widgets' own values in the session: given for a run, read in a callback, dropped when the view changes."""

from __future__ import annotations

from typing import Any

import streamlit as st

__all__ = ["forget_widgets", "is_new_widget", "is_news", "seed_widget", "widget_value"]


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
