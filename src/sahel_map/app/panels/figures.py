"""The strip of key figures above map and charts."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.shell import View
from sahel_map.views.figures.key_figures import key_figures

__all__ = ["show_key_figures"]

FIGURE_WIDTH_PX = 150


def show_key_figures(view: View) -> None:
    """Show the key figures of the selection in one row; what each counts and leaves out stands behind a button."""
    words, beside = view.words, state.display().beside
    figures = key_figures(view.numbers, words)
    row = st.container(key="figures-row")
    with row.container(horizontal=True, key="key-figures"):
        for figure in figures:
            with st.container(width=FIGURE_WIDTH_PX):
                st.caption(escape_markdown(figure.label))
                st.subheader(escape_markdown(figure.value), anchor=False)
                if beside and figure.beside:
                    st.caption(f"**{escape_markdown(figure.beside)}**")
                st.caption(escape_markdown(figure.caption))
    with row.container(key="key-how"), st.popover(words("key-how"), type="tertiary"):
        state.seed_widget("_beside", beside)
        st.toggle(
            words("key-beside-switch"),
            key="_beside",
            help=words("key-beside-help"),
            on_change=lambda: state.change_display(beside=bool(state.widget_value("_beside"))),
        )
        for figure in figures:
            st.markdown(f"**{escape_markdown(figure.label)}: {escape_markdown(figure.value)}**")
            st.caption(escape_markdown(figure.note))
