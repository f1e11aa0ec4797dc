"""The filters in force, each as a chip under the title that takes it off, and what a search may have meant."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import shared_data, state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.selection.all_filters import FILTERS
from sahel_map.selection.near_names import similar_names
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

__all__ = ["show_chips", "show_similar"]

# A chip names its filter; the sentence above it says it in full.
_LONGEST = 80


def show_chips(selection: Selection, words: Words) -> None:
    """Draw one chip for each filter in force; a press takes that filter off.

    Parameters
    ----------
    selection : Selection
        What the page shows.
    words : Words
    """
    with st.container(horizontal=True, key="chips", gap="small"):
        for each in FILTERS:
            if each.is_set(selection):
                clause = each.clause(selection, words)
                short = clause if len(clause) <= _LONGEST else f"{clause[: _LONGEST - 1]}…"
                st.button(
                    escape_markdown(words("filter-chip", clause=short)),
                    key=f"chip-{each.name}",
                    help=words("filter-chip-help"),
                    on_click=state.take_off,
                    args=(each,),
                )


def show_similar(selection: Selection, words: Words) -> None:
    """Offer names like the text searched for, where no record contains it."""
    if not selection.text or shared_data.is_found(selection.text):
        return
    names = similar_names(selection.text, shared_data.dataset())
    with st.container(horizontal=True, key="similar", gap="small", vertical_alignment="center"):
        st.caption(escape_markdown(words("filter-text-none", text=selection.text[:_LONGEST])))
        for name in names:
            st.button(
                escape_markdown(name), key=f"similar-{name}", on_click=state.change_selection, kwargs={"text": name}
            )
