"""What a page says and leaves out where a selection of a large set has too many records to be held."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import shared_data
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.selection.selection import Selection
from sahel_map.statistics.stored import MOST_MARKS, unanswered
from sahel_map.words import Words

__all__ = ["show_large"]

#: Pages that need no record: the map is painted by the store, the others speak of the set as a whole.
_WITHOUT_RECORDS = frozenset({"map", "data", "about"})


def show_large(page: str, selection: Selection, words: Words) -> None:
    """Say how many records there are and from how many on they are drawn; end a page that needs the records.

    Parameters
    ----------
    page : str
        Name of the page, a key of `PAGES`.
    selection : Selection
    words : Words
        Language.
    """
    n = shared_data.n_uncounted()
    if n is None:
        return
    st.info(words("large-counted", n=n, count=words.number(n), most=words.number(MOST_MARKS)))
    if waiting := unanswered(selection):
        st.warning(
            escape_markdown(
                words("large-waiting", clauses="; ".join(one.clause(selection, words) for one in waiting))
            )
        )
    if page not in _WITHOUT_RECORDS:
        st.caption(words("large-page"))
        st.stop()
