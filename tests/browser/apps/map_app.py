"""The smallest application around the map: a filter, the map, and what was picked."""

import numpy as np
import streamlit as st
from exampleville import dataset_of_this_process
from streamlit import config
from streamlit.runtime.scriptrunner import get_script_run_ctx

from sahel_map.app.server.map_data import latest
from sahel_map.app.server.map_routes import map_routes
from sahel_map.views.map.document import PICK, MapConfig, build_map, map_key, selection_layer
from sahel_map.views.map.packed_columns import pack_columns
from sahel_map.views.map.picked import picked_position

MASKS = {
    "all": lambda n: np.ones(n, dtype=bool),
    "none": lambda n: np.zeros(n, dtype=bool),
    "even": lambda n: np.arange(n) % 2 == 0,
    "first": lambda n: np.arange(n) < 1,
    "unplaced": lambda n: (np.arange(n) >= 8) & (np.arange(n) < 12),
}


@st.cache_resource
def packed():
    return pack_columns(dataset_of_this_process())


def show_page() -> None:
    # Streamlit serves a component only if its module was first imported during a script run.
    from streamlit_folium import st_folium

    st.set_page_config(layout="wide")
    n = len(dataset_of_this_process().incidents)
    mask = MASKS[st.radio("Filter", list(MASKS), horizontal=True)](n)
    lang = st.query_params.get("lang", "en")
    digest = packed().digest if "broken" not in st.query_params else "0"
    st.button("Forget", on_click=lambda: st.session_state.update(chosen=None))
    chosen = st.session_state.get("chosen")
    returned = st_folium(
        build_map(MapConfig(digest, lang)),
        key=map_key(digest, lang, "2023"),
        height=560,
        use_container_width=True,
        returned_objects=[PICK],
        feature_group_to_add=selection_layer(mask, packed().order, chosen),
        render=False,
    )
    picked = picked_position(returned, n)
    if picked is not None and picked != st.session_state.get("pick"):
        st.session_state.update(pick=picked, chosen=picked[0])
        st.rerun()
    st.text(f"picked {chosen}")
    st.text(f"server count {int(mask.sum())}")


if get_script_run_ctx() is None:
    app = st.App(
        __file__,
        routes=map_routes(latest(dataset_of_this_process), base_path=config.get_option("server.baseUrlPath")),
    )
else:
    show_page()
