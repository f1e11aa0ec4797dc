"""A peer: `folium.plugins.MarkerCluster` with one marker, popup and tooltip an incident."""

import folium
import peer
import streamlit as st
from folium.plugins import MarkerCluster
from streamlit.runtime.scriptrunner import get_script_run_ctx


def show_page() -> None:
    from streamlit_folium import st_folium

    drawn = peer.new_map()
    cluster = MarkerCluster().add_to(drawn)
    for row in peer.filtered().itertuples():
        folium.Marker((row.lat, row.lon), popup=row.text, tooltip=row.name).add_to(cluster)
    st_folium(drawn, key="map", returned_objects=["last_object_clicked"], use_container_width=True)


if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(__file__, routes=peer.ROUTES)
else:
    show_page()
