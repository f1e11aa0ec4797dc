"""What a search found, best first, each with the words around the match."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.shell import View
from sahel_map.views.search.ranking import Found, ranked

__all__ = ["show_hits"]


def show_hits(view: View) -> None:
    """Show the records that fit the search, best first; nothing where there is no search or nothing fits."""
    words, text = view.words, view.selection.text
    if not text or not view.mask.any():
        return
    st.header(words("hits-heading"), anchor=False)
    for found in ranked(view.dataset, view.mask, text, words):
        row = view.dataset.incidents.loc[found.incident_id]
        date = words.date_span(
            row["date_start"].date(), row["date_end"].date(), str(row["date_precision"]), short=True
        )
        st.button(
            escape_markdown(words("space-find-choice", name=row[f"place_name_{words.language}"], detail=date)),
            key=f"hit-{found.incident_id}",
            type="tertiary",
            on_click=state.choose_incident,
            args=(found.incident_id,),
        )
        if found.parts:
            st.caption(_highlighted(found))


def _highlighted(found: Found) -> str:
    return "".join(
        f":orange-background[{escape_markdown(text)}]" if is_match else escape_markdown(text)
        for text, is_match in found.parts
    )
