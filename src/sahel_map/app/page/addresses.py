"""The addresses that lead to a page with everything chosen."""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from sahel_map.app.page import saved_views, state
from sahel_map.app.page.bar import PAGES
from sahel_map.app.server.running_settings import settings
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

__all__ = ["address_of", "link_to", "show_link"]


def address_of(selection: Selection) -> str:
    """Return where this view is found, or an empty text where the host names no public address."""
    public = settings().public_url.rstrip("/")
    if not public:
        return ""
    page, query = state.page(), urlencode(state.link_query(selection))
    path = "" if page == "map" else Path(PAGES[page]).stem
    return f"{public}/{path}?{query}" if query else f"{public}/{path}"


def link_to(page: str, selection: Selection) -> str:
    """Return the address of a page with another selection, relative to this one; no record is open there."""
    query = {name: value for name, value in state.link_query(selection).items() if name != "incident"}
    return f"{Path(PAGES[page]).stem}?{urlencode(query)}"


def show_link(selection: Selection, words: Words) -> None:
    """Offer the link to this view, with everything chosen, to copy."""
    base = (st.context.url or "").partition("?")[0]
    if state.page() == "map":
        base = base.rstrip("/") + "/"  # Streamlit leaves the slash out, and a base path without it is no page
    link = address_of(selection) or f"{base}?{urlencode(state.link_query(selection))}"
    # Always filled: one that runs the page when it closes would do so beside a press on another page, and undo it.
    with st.popover(words("space-link"), type="tertiary", key="link"):
        st.caption(words("space-link-what"))
        st.html(_link_html(link, words))
        saved_views.show_save_view(words)


def _link_html(link: str, words: Words) -> str:
    """Return the link and its button; `reader.js` copies it, and adds where the map looks."""
    written = escape(link, quote=True)
    copied = escape(words("space-link-copied"), quote=True)
    return (
        f'<div class="sahel-link"><code data-link="{written}">{written}</code>'
        f'<button type="button" aria-live="polite" data-copied="{copied}">'
        f"{escape(words('space-link-copy'))}</button></div>"
    )
