"""The strip of key figures above map and charts."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sahel_map.app.page import state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.shell import View
from sahel_map.views.figures.key_figures import KeyFigure, key_figures
from sahel_map.views.figures.strip import strip_html
from sahel_map.words import Words

__all__ = ["show_key_figures"]


def show_key_figures(view: View, place: DeltaGenerator | None = None) -> None:
    """Show the key figures of the selection in one row; what each counts and leaves out stands behind a button.

    Parameters
    ----------
    view : View
    place : DeltaGenerator, optional
        Where on the page they stand; without it, here.
    """
    words, beside = view.words, state.display().beside
    figures = key_figures(view.numbers, words)
    row = (place or st).container(key="figures-row")
    with row.container(key="key-figures"):
        address = f"Help?lang={words.language}"
        st.html(strip_html(figures, beside, address, words("key-definition")))
    with row.container(key="key-how", horizontal=True, vertical_alignment="center"):
        state.seed_widget("_beside", beside)
        st.toggle(
            words("key-beside-switch"),
            key="_beside",
            help=words("key-beside-help"),
            on_change=lambda: state.change_display(beside=bool(state.widget_value("_beside"))),
        )
        with st.popover(words("key-how"), type="tertiary"):
            if view.selection.start_month or view.selection.end_month:
                st.markdown(words("page-months-rule"))
            st.markdown("\n\n".join(_in_full(figure, words) for figure in figures))


def _in_full(figure: KeyFigure, words: Words) -> str:
    """Return a figure with what it counts and leaves out, as Markdown."""
    value = words.labelled(escape_markdown(figure.label), escape_markdown(figure.value))
    return f"**{value}**  \n{escape_markdown(figure.note)}"
