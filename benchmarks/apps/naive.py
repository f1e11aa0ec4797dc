"""The peer: the same incidents and filter the way a first draft does it, one marker and popup an incident."""

import folium
import streamlit as st
from folium.plugins import MarkerCluster
from streamlit_folium import st_folium

from sahel_map.data.dataset import load_dataset
from sahel_map.filters import matching
from sahel_map.selection import Selection
from sahel_map.vocabulary import Actor


@st.cache_resource
def dataset():
    """Read the data once, as the product does, so that only the way of drawing differs."""
    return load_dataset()


actors = st.multiselect("Alleged actor", list(Actor), key="_actors")
mask = matching(dataset(), Selection(actors=frozenset(actors) or None))
drawn = folium.Map(location=(15.5, -2.5), zoom_start=6)
cluster = MarkerCluster().add_to(drawn)
for row in dataset().incidents[mask].dropna(subset=["lon", "lat"]).itertuples():
    folium.Marker((row.lat, row.lon), popup=row.summary_en, tooltip=row.place_name_en).add_to(cluster)
st_folium(drawn, key="map", returned_objects=["last_object_clicked"], use_container_width=True)
