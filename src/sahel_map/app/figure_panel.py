"""The strip of key figures above map and charts."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.frame import View
from sahel_map.views.key_figures import key_figures
from sahel_map.views.markdown import escape_markdown

__all__ = ["show_key_figures"]


def show_key_figures(view: View) -> None:
    """Show the key figures of the selection, each with what it counts and leaves out."""
    figures = key_figures(view.dataset, view.mask, view.words)
    for column, figure in zip(st.columns(len(figures), gap="small"), figures, strict=True):
        with column:
            st.caption(escape_markdown(figure.label))
            st.subheader(escape_markdown(figure.value), anchor=False)
            if figure.note:
                st.caption(escape_markdown(figure.note))
