"""A name under which the present view is kept with the dossier, in the reader's session and file."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from sahel_map.app.page import links, map_state, state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.selection.dossier import LONGEST_NAME, SavedView
from sahel_map.words import Words

__all__ = ["show_save_view"]


def show_save_view(words: Words) -> None:
    """Draw the field for the name and the button, and say where a view that was saved is found."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(words("views-name"), key="view-name", max_chars=LONGEST_NAME)
        st.button(words("views-save"), key="view-save", on_click=_save)
    views, page = state.dossier().views, state.page()
    if map_state.awaits_place():
        return
    if views and views[-1].page == page and _without_place(views[-1].query) == _query():
        st.caption(escape_markdown(words("views-saved", name=views[-1].name)))


def _save() -> None:
    name = str(state.widget_value("view-name")).strip()
    if name:
        state.change_dossier(state.dossier().with_view(SavedView(name, state.page(), _query())))
        if state.page() == "map":
            map_state.ask_place(name)
        state.seed_widget("view-name", "")


def _without_place(query: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in query.items() if name != links.START}


def _query() -> dict[str, str]:
    return {name: value for name, value in state.link_query().items() if name != state.DOSSIER}
