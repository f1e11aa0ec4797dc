"""The map on a page, and what a click on it opens."""

from __future__ import annotations

import time

import numpy as np
import streamlit as st

from sahel_map.app.page import map_state, state
from sahel_map.app.page import shared_data as cache
from sahel_map.app.page.shell import View
from sahel_map.app.panels import layers as layer_panel
from sahel_map.app.server.first_maps import FIRST_MAPS
from sahel_map.app.server.run_slots import SLOTS
from sahel_map.app.server.running_settings import settings
from sahel_map.app.server.streamlit_private import hold_messages, send_held
from sahel_map.selection.matching import matching
from sahel_map.selection.space import bounds_of
from sahel_map.views.figures.key_figures import uncovered_words
from sahel_map.views.map.document import (
    PICK,
    MapConfig,
    build_map,
    map_key,
    selection_layer,
)
from sahel_map.views.map.layers import layer_settings
from sahel_map.views.map.picked import (
    picked_bounds,
    picked_drawing,
    picked_month,
    picked_place,
    picked_position,
    picked_print,
)
from sahel_map.views.map.tiles import TileSource

__all__ = ["show_map", "wait_for_first_map"]

MAP_HEIGHT_PX = 500
# The browser has one thread for everything on the page. What follows the map is made meanwhile and sent this much
# later, so that the map is painted before the rest arrives; measured (`make bench`), it then comes twice as early.
HEAD_START_S = 0.08
# On the first visit the browser still has to load the map. The charts lie below the fold, and their library
# is larger than all of the map: they follow once the map stands. A reader that is no browser never says so, and
# waits a second. In slices, as the reader may press something meanwhile.
FIRST_HEAD_START_S = 1.0
SLOW_HEAD_START_S = 30.0
_SLICE_S = 0.25


def show_map(view: View) -> None:
    """Draw the map and open the record of a mark the reader picks.

    The map object is built anew at each run, which costs half a millisecond: a kept one would be
    mounted anew by st_folium. Only the mask of the filter travels to the running map.
    """
    above = st.container()
    # Streamlit serves a component only if its module is first imported while a page runs.
    from streamlit_folium import st_folium

    incidents = view.dataset.incidents
    columns = cache.map_columns()
    visit = map_state.first_map()
    config = MapConfig(columns.digest, view.words.language, view.selection.admin_map, _tiles(), visit)
    chosen_areas = view.dataset.units.bounds(view.selection.areas or (), view.selection.admin_map)
    layers = layer_settings(
        layer_panel.painted_display(),
        view.selection,
        layer_panel.painted(view),
        map_state.follows_map(),
        bounds_of(view.selection) or chosen_areas,
        map_state.map_start(),
        map_state.played(),
        map_state.playable(),
        map_state.asked(),
        uncovered_words(view.numbers, view.words),
    )
    chosen = state.chosen_incident()
    position = int(incidents.at[chosen, "position"]) if chosen in incidents.index else None
    with st.container(key="map"):
        answer = st_folium(
            build_map(config),
            key=map_key(config.digest, config.lang, config.admin_map),
            # The style of the page gives the iframe the height that is left of the window.
            height=MAP_HEIGHT_PX,
            use_container_width=True,
            returned_objects=[PICK],
            feature_group_to_add=selection_layer(_drawn(view), columns.order, position, layers),
            render=False,
            on_change=state.touch,
        )
    if state.is_news("map-shows", (view.selection, state.display())):
        hold_messages(HEAD_START_S)
    with above:
        layer_panel.show_layers(view)
    picked = picked_position(answer, len(incidents))
    drawn, month, wanted = picked_drawing(answer), picked_month(answer), picked_print(answer)
    # Run once more where the map shows another part than the figures above it were held to.
    seen = picked_bounds(answer) if map_state.follows_map() else None
    if (
        state.act_on_news("map", picked, lambda said: state.choose_incident(str(incidents.index[said[0]])))
        or state.act_on_news("drawn", drawn, lambda said: map_state.draw(said[0]))
        or state.act_on_news("month", month, lambda said: map_state.play(said[0]))
        or state.act_on_news("bounds", seen, lambda said: map_state.keep_bounds(said[0]))
    ):
        st.rerun()
    state.act_on_news("place", picked_place(answer), lambda said: map_state.keep_place(said[0]))
    if state.act_on_news("print", wanted, lambda said: map_state.keep_print(said[0])):
        map_state.open_print()


def wait_for_first_map() -> None:
    """On the first run of a session, let the browser load the map before what comes below it."""
    if not state.is_news("first-map", True):
        return
    send_held()
    painted, is_browser = FIRST_MAPS.painted(map_state.first_map()), "Mozilla/" in map_state.browser()
    until = time.monotonic() + (SLOW_HEAD_START_S if is_browser else FIRST_HEAD_START_S)
    while not painted.is_set() and (left := until - time.monotonic()) > 0:
        with SLOTS.away():
            painted.wait(min(_SLICE_S, left))
        map_state.first_map()  # looking at the session's state ends this run where the reader pressed something


def _drawn(view: View) -> np.ndarray:
    """Return which incidents the map draws: also those out of view, for when the reader moves it."""
    selection = view.selection
    return view.mask if selection.bounds is None else matching(view.dataset, selection.whole_map)


def _tiles() -> TileSource | None:
    chosen = settings()
    return TileSource(chosen.tile_url, chosen.tile_attribution) if chosen.tile_url else None
