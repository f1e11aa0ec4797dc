"""The search box at the top of each page: one field, suggestions in groups, one press to go there."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import shared_data, state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.selection.space import MOST_KM
from sahel_map.views.search.finder import GROUPS, Hit
from sahel_map.words import Words

__all__ = ["show_near", "show_search"]


@st.fragment
def show_search(words: Words) -> None:
    """Draw the field and, once something is written, what it may mean; only this part runs while one writes."""
    text = st.text_input(
        words("space-find"),
        key=f"find-{state.n_found()}",
        placeholder=words("space-find-hint"),
        icon=":material/search:",
        max_chars=100,
        live=True,
        label_visibility="collapsed",
    )
    text = (text or "").strip()
    if len(text) < 2:
        return
    hits = shared_data.finder(words.language, state.selection().admin_map).find(text)
    with st.container(border=True, key="found"):
        if not hits:
            st.caption(escape_markdown(words("space-find-none", text=text)))
        for kind in GROUPS:
            group = [hit for hit in hits if hit.kind == kind]
            if group:
                st.caption(words(f"space-find-{kind}"))
            for hit in group:
                _show_hit(hit, words)


def _show_hit(hit: Hit, words: Words) -> None:
    label = words("space-find-choice", name=hit.name, detail=hit.detail) if hit.detail else hit.name
    if st.button(escape_markdown(label), key=f"found-{hit.kind}-{hit.key}", type="tertiary"):
        state.go_to(hit.changes, hit.key if hit.kind == "record" else None)
        st.rerun()


def show_near(words: Words) -> None:
    """Draw how far around a point the filter reaches, where there is one, so that it can be widened."""
    near = state.selection().near
    if near is None:
        return
    state.seed_widget("_near_km", int(near[2]))
    st.slider(
        words("space-km"),
        1,
        MOST_KM,
        key="_near_km",
        width=280,
        on_change=lambda: state.change_selection(near=(*near[:2], float(state.widget_value("_near_km")))),
    )
