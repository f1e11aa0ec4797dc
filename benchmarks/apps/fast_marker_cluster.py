"""A peer: `folium.plugins.FastMarkerCluster`, points only, as popups would multiply what it sends."""

import peer
import streamlit as st
from folium.plugins import FastMarkerCluster
from streamlit.runtime.scriptrunner import get_script_run_ctx

# Its own callback needs an icon font; a plain marker is faster.
MARKER = "function (row) { return L.marker([row[0], row[1]]); }"


def show_page() -> None:
    from streamlit_folium import st_folium

    drawn = peer.new_map()
    FastMarkerCluster(peer.filtered()[["lat", "lon"]].to_numpy().tolist(), callback=MARKER).add_to(drawn)
    st_folium(drawn, key="map", returned_objects=["last_object_clicked"], use_container_width=True)


if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(__file__, routes=peer.ROUTES)
else:
    show_page()
