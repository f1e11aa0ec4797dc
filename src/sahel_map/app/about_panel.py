"""The page on what this is: method, codebook and publishers, with every number computed."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.frame import View
from sahel_map.data.codes import CODE_TABLES
from sahel_map.views.about import about_numbers, codebook_table, publisher_table

__all__ = ["show_about", "show_codebook", "show_publishers"]

# About 85 letters a line: longer lines are hard to read on.
PROSE_WIDTH_PX = 760
_SECTIONS = ("what", "not", "method", "counting", "places", "gaps", "licence")


def show_about(view: View) -> None:
    """Show what this is, what it is not and how it was made."""
    words, numbers = view.words, about_numbers(view.dataset, view.words)
    with st.container(width=PROSE_WIDTH_PX):
        for section in _SECTIONS:
            st.subheader(words(f"about-{section}-heading"), anchor=False)
            st.markdown(words(f"about-{section}", **numbers))


def show_codebook(view: View) -> None:
    """Show every code with its label and definition."""
    words = view.words
    st.subheader(words("about-codebook-heading"), anchor=False)
    st.markdown(words("about-codebook"))
    for name in CODE_TABLES:
        with st.expander(words(f"about-table-{name}")):
            st.table(codebook_table(view.dataset, name, words))


def show_publishers(view: View) -> None:
    """Show who published the sources and how many records each supports."""
    words, numbers = view.words, about_numbers(view.dataset, view.words)
    st.subheader(words("about-sources-heading"), anchor=False)
    st.markdown(words("about-sources", **numbers))
    st.dataframe(publisher_table(view.dataset, words), hide_index=True)
