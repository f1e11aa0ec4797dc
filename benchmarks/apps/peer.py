"""What the peers share: the same points and filter as the product, and their scripts from this server alone.

Each peer is the shortest application that a reader of its manual would write: all places as points, one filter,
one map built anew at each run.
"""

import os
from importlib import util
from pathlib import Path

import folium
import pandas as pd
import streamlit as st
from folium.plugins import FastMarkerCluster, MarkerCluster
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from sahel_map.core.vocabulary import Actor, bits_of

_FOLDERS = {
    name: str(Path(util.find_spec(f"xstatic.pkg.{name}").submodule_search_locations[0]) / "data")
    for name in ("leaflet", "jquery", "leaflet_markercluster")
}
ROUTES = [Mount(f"/peer/{name}", StaticFiles(directory=folder)) for name, folder in _FOLDERS.items()]


def use_local_scripts() -> None:
    """Take the scripts from this server, and leave out those that the peers do not need (Bootstrap, icon fonts)."""
    # Relative to the frame of the component, as in the product.
    at = "../../peer"
    folium.Map.default_js = [
        ("leaflet", f"{at}/leaflet/leaflet.js"),
        ("jquery", f"{at}/jquery/jquery.min.js"),
    ]
    folium.Map.default_css = [("leaflet_css", f"{at}/leaflet/leaflet.css")]
    clusters = f"{at}/leaflet_markercluster"
    for plugin in (MarkerCluster, FastMarkerCluster):
        plugin.default_js = [("cluster", f"{clusters}/leaflet.markercluster.js")]
        plugin.default_css = [
            (name, f"{clusters}/{name}.css") for name in ("MarkerCluster", "MarkerCluster.Default")
        ]


@st.cache_resource
def _points() -> pd.DataFrame:
    """Return longitude, latitude (degrees), name and text of all places, read once."""
    return pd.read_parquet(os.environ["BENCH_POINTS"]).dropna(subset=["lon", "lat"])


def filtered() -> pd.DataFrame:
    """Draw the filter and return the points it shows."""
    use_local_scripts()
    actors = st.multiselect("Alleged actor", list(Actor), key="_actors")
    points = _points()
    if actors:
        points = points[points["actor_bits"] & bits_of([Actor(code) for code in actors]) != 0]
    return points.drop(columns="actor_bits")


def new_map() -> folium.Map:
    """Return a map without tiles over the country."""
    # Leaflet's clusters need a largest zoom, which tiles would give.
    return folium.Map(location=(15.5, -2.5), zoom_start=6, tiles=None, maxZoom=18)
