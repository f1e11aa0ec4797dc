"""The product's map with one filter and nothing else on the page."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from sahel_map.app import application as server
from sahel_map.app.page import shared_data as cache
from sahel_map.core.vocabulary import Actor
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.views.map.document import PICK, MapConfig, build_map, map_key, selection_layer


def show_page() -> None:
    from streamlit_folium import st_folium

    st.set_page_config(layout="wide")
    actors = st.multiselect("Alleged actor", list(Actor), key="_actors")
    mask = matching(cache.dataset(), Selection(actors=frozenset(actors) or None))
    columns = cache.map_columns()
    config = MapConfig(columns.digest)
    st_folium(
        build_map(config),
        key=map_key(config.digest, config.lang, config.admin_map),
        height=560,
        use_container_width=True,
        returned_objects=[PICK],
        feature_group_to_add=selection_layer(mask, columns.order),
        render=False,
    )


if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(__file__, **server.options())
else:
    show_page()
