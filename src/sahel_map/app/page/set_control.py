"""The choice of the set: which one a run shows, and the list in the sidebar."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import shared_data as cache
from sahel_map.app.page import sign_in, state
from sahel_map.incident.set_words import version_title
from sahel_map.selection.selection import Notice
from sahel_map.sets.store import DEFAULT_SET, SetEntry
from sahel_map.words import Words

__all__ = ["choose_set", "readable_sets", "show_sets"]


def readable_sets() -> dict[str, SetEntry]:
    """Return the sets of the store that the reader of this run may read, by id."""
    return {entry.set_id: entry for entry in cache.shelf().entries() if sign_in.may_read(entry.readers)}


def choose_set(page: str) -> str:
    """Return the id of the set that this run shows: the one asked for, or the default one with a notice."""
    asked, readable = state.asked_set(page), readable_sets()
    if asked == DEFAULT_SET or asked in readable:
        state.keep_set(asked)
        return asked
    state.keep_set(DEFAULT_SET, Notice("set", asked, ", ".join(readable) or "–"))
    return DEFAULT_SET


def show_sets(words: Words) -> bool:
    """Draw the list of sets, where there is more than one, and say if their store is away; return if any."""
    readable, shelf = readable_sets(), cache.shelf()
    if readable:
        state.seed_widget("_set", cache.set_id())
        st.selectbox(
            words("set-choose"),
            [DEFAULT_SET, *readable],
            format_func=lambda set_id: _label(set_id, readable, words),
            key="_set",
            on_change=lambda: _change(words),
        )
    if shelf.away_since:
        st.warning(words("set-store-away", since=shelf.away_since))
    return bool(readable or shelf.away_since)


def _label(set_id: str, readable: dict[str, SetEntry], words: Words) -> str:
    about = readable[set_id].version if set_id else cache.shelf().edition_store().current().dataset.profile
    return version_title(about.title, about.is_internal, words)


def _change(words: Words) -> None:
    state.change_set(str(state.widget_value("_set")))
    state.notify(words("set-changed"))
