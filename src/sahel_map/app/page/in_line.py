"""The word for readers whose page waits for its turn."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page.page_style import draw_style, draw_texts
from sahel_map.words import LANGUAGES, Words

__all__ = ["say_in_line"]


def say_in_line() -> None:
    """Tell the reader of this run that others are served first.

    A note beside the page, not in it: what comes or goes in the page would have the map loaded anew. Streamlit
    keeps notes in one list with style sheets, and what comes takes the place of what stood there before: the page's
    own two come first, or the page stands without them as long as its reader waits.
    """
    draw_style()
    asked = st.query_params.get("lang")
    words = Words(st.session_state.get("language", asked if asked in LANGUAGES else LANGUAGES[0]))
    draw_texts(words)
    st.toast(words("host-in-line"))
