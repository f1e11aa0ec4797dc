"""A peer: `GeoDataFrame.explore` with a tooltip of the place's name."""

import geopandas as gpd
import peer
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx


def show_page() -> None:
    from streamlit_folium import st_folium

    points = peer.filtered()
    places = gpd.GeoDataFrame(
        points[["name"]], geometry=gpd.points_from_xy(points["lon"], points["lat"]), crs="EPSG:4326"
    )
    drawn = places.explore(tiles=None, prefer_canvas=True)
    st_folium(drawn, key="map", returned_objects=["last_object_clicked"], use_container_width=True)


if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(__file__, routes=peer.ROUTES)
else:
    show_page()
