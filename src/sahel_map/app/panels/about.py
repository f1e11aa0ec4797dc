"""The page on what this is: method, codebook and publishers, with every number computed."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.shell import View
from sahel_map.app.page.text_table import show_text_table
from sahel_map.data.read.codes import CODE_TABLES
from sahel_map.views.about.credits import about_numbers, about_text, codebook_table, publisher_table
from sahel_map.views.about.method import crosswalk_table, method_sections
from sahel_map.views.about.versions import added_table, correction_table, version_change, version_table

__all__ = ["show_about", "show_codebook", "show_corrections", "show_method", "show_publishers", "show_versions"]

# About 85 letters a line: longer lines are hard to read on.
PROSE_WIDTH_PX = 760
# Sentences are read in full; a long list scrolls in itself.
N_CORRECTIONS_IN_FULL, CORRECTIONS_HEIGHT_PX = 12, 620
_SECTIONS = ("what", "not", "method", "counting", "places", "gaps", "licence")


def show_about(view: View) -> None:
    """Show what this is, what it is not and how it was made."""
    words = view.words
    with st.container(width=PROSE_WIDTH_PX):
        for section in _SECTIONS:
            st.header(words(f"about-{section}-heading"), anchor=False)
            # Of our own texts none holds a mark of Markdown; those of a set may.
            st.markdown(escape_markdown(about_text(view.dataset, section, words)))


def show_method(view: View) -> None:
    """Show the method in full, section by section, and how precision compares with other data sets."""
    words = view.words
    st.header(words("method-heading"), anchor=False)
    st.markdown(words("set-no-method") if view.dataset.method.empty else words("method-what"))
    for title, text in method_sections(view.dataset, words):
        with st.expander(escape_markdown(title)), st.container(width=PROSE_WIDTH_PX):
            st.markdown(text)
    for kind in ("place", "date"):
        with st.expander(words(f"method-crosswalk-{kind}")):
            show_text_table(crosswalk_table(view.dataset, kind, words))


def show_versions(view: View) -> None:
    """Show what this version changed in plain words, and how much the versions hold."""
    words = view.words
    if change := version_change(view.dataset, words):
        st.header(words("versions-heading"), anchor=False)
        with st.container(width=PROSE_WIDTH_PX):
            st.markdown(escape_markdown(change))
            show_text_table(version_table(view.dataset, words))


def show_corrections(view: View) -> None:
    """Show the corrections of fact, newest version first, and the records added apart."""
    words, corrections, added = (
        view.words,
        correction_table(view.dataset, view.words),
        added_table(view.dataset, view.words),
    )
    st.header(words("method-corrections-heading"), anchor=False)
    st.markdown(words("method-corrections", n=len(corrections), count=words.number(len(corrections))))
    _show_long(corrections, "wide-corrections")
    if len(added):
        with st.expander(words("method-added", n=len(added), count=words.number(len(added)))):
            _show_long(added, "wide-added")


def show_codebook(view: View) -> None:
    """Show every code with its label and definition."""
    words = view.words
    st.header(words("about-codebook-heading"), anchor=False)
    st.markdown(words("about-codebook"))
    for name in CODE_TABLES:
        with st.expander(words(f"about-table-{name}")):
            show_text_table(codebook_table(view.dataset, name, words).reset_index())


def show_publishers(view: View) -> None:
    """Show who published the sources and how many records each supports."""
    words, numbers = view.words, about_numbers(view.dataset, view.words)
    st.header(words("about-sources-heading"), anchor=False)
    st.markdown(words("about-sources", **numbers))
    st.dataframe(publisher_table(view.dataset, words), hide_index=True)


def _show_long(table: pd.DataFrame, key: str) -> None:
    height: Any = CORRECTIONS_HEIGHT_PX if len(table) > N_CORRECTIONS_IN_FULL else "content"
    with st.container(height=height, border=False, key=key):
        show_text_table(table)
