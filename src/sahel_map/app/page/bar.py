"""The bar at the top of the window: the pages, search and language."""

from __future__ import annotations

from html import escape

import streamlit as st

from sahel_map.app.page import controls, search_box, sign_in, state
from sahel_map.app.page import shared_data as cache
from sahel_map.app.page.page_style import draw_texts
from sahel_map.incident.set_words import missing_pages
from sahel_map.words import Words

__all__ = ["PAGES", "show_bar"]

PAGES = {
    "map": "dashboard.py",
    "trends": "pages/Trends.py",
    "compare": "pages/Compare.py",
    "area-profile": "pages/Areas.py",
    "incidents": "pages/Incidents.py",
    "record": "pages/Record.py",
    "reports": "pages/Reports.py",
    "dossier": "pages/Dossier.py",
    "briefing": "pages/Briefing.py",
    "quality": "pages/Quality.py",
    "data": "pages/Data.py",
    "about": "pages/About.py",
    "help": "pages/Help.py",
    "accessibility": "pages/Accessibility.py",
}
#: Pages that are reached from what they are about, or from the foot of every page.
UNLISTED_PAGES = frozenset({"record", "accessibility"})


def show_bar(words: Words, is_bare: bool) -> None:
    """Draw the bar at the top of the window: the pages, search and language; the sidebar is for filters alone.

    Parameters
    ----------
    words : Words
    is_bare : bool
        Whether the sidebar has nothing on this page, and gives its room to it.
    """
    missing = missing_pages(cache.dataset())
    with st.container(horizontal=True, key="bar", vertical_alignment="center", gap="small"):
        draw_texts(words)
        st.html(_menu_button(words, is_bare))
        with st.container(horizontal=True, key="menu"):
            for page, path in PAGES.items():
                if page not in {*missing, *UNLISTED_PAGES} and (page != "data" or cache.shelf().store is not None):
                    st.page_link(path, label=_label(page, words), query_params=state.link_query())
            sign_in.show_sign_out(words, "menu")
        with st.container(key="search"):
            search_box.show_search(words)
        controls.show_language(words)
    if missing:
        st.caption(words("set-pages-missing", pages=words.all_of(words(f"page-{page}") for page in missing)))


def _menu_button(words: Words, is_bare: bool) -> str:
    """Return the button that opens the pages where the window has no room for their row; `reader.js` acts on it."""
    name, bare = escape(words("page-menu")), " data-bare" if is_bare else ""
    return f'<button type="button" class="sahel-menu" aria-expanded="false"{bare}>☰ <span>{name}</span></button>'


def _label(page: str, words: Words) -> str:
    """Return the name of a page; that of the dossier says how many records are in it."""
    label, n = words(f"page-{page}"), len(state.dossier().records)
    return words("dossier-menu", label=label, count=words.number(n)) if page == "dossier" and n else label
