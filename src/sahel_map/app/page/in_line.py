"""The word for readers whose page waits for its turn."""

from __future__ import annotations

import streamlit as st

from sahel_map.words import LANGUAGES, Words

__all__ = ["say_in_line"]


def say_in_line() -> None:
    """Tell the reader of this run that others are served first.

    A note beside the page, not in it: what comes or goes in the page would have the map loaded anew.
    """
    words = Words(st.session_state.get("language", LANGUAGES[0]))
    st.toast(words("host-in-line"))
