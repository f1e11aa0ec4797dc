"""What the page and the running map tell each other: the part in view, an area drawn, where a link looks."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from sahel_map.app.page import shared_data, state
from sahel_map.selection.selection import Selection

__all__ = ["draw", "follow_view", "follows_view", "keep_view", "map_start"]

_WAITS = "waits_for_view"


def follows_view() -> bool:
    """Whether everything is held to what the map shows, or will be once the map has said what that is."""
    return state.selection().view is not None or st.session_state.get(_WAITS, False)


def follow_view(wanted: bool) -> None:
    """Hold everything to what the map shows, or let it go."""
    st.session_state[_WAITS] = wanted
    state.change_selection(view=None)


def keep_view(bounds: tuple[float, float, float, float]) -> None:
    """Hold everything to a part of the map that the reader moved to."""
    st.session_state[_WAITS] = False
    state.change_selection(view=bounds)


def map_start() -> dict[str, object] | None:
    """Return where a link wants the map to look: `id`, so that it is done once, and `view` or `at`."""
    return st.session_state.get(state.MAP_START)


def draw(query: Mapping[str, str]) -> None:
    """Filter by an area drawn on the map, given as address parameters; one that is none takes nothing away."""
    drawn, notices = Selection.from_query(query, shared_data.known())
    if notices:
        state.show_notices(notices)
    else:
        state.change_selection(near=drawn.near, shape=drawn.shape)
