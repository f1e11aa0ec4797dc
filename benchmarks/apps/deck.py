"""A peer: `st.pydeck_chart` with one layer of points, without a background, which would come from the internet."""

import peer
import pydeck
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx


def show_page() -> None:
    layer = pydeck.Layer(
        "ScatterplotLayer",
        peer.filtered()[["lon", "lat"]],
        get_position=["lon", "lat"],
        get_radius=2000,
        get_fill_color=[200, 60, 40, 160],
    )
    view = pydeck.ViewState(longitude=-2.5, latitude=15.5, zoom=5)
    st.pydeck_chart(pydeck.Deck(layers=[layer], initial_view_state=view, map_style=None), key="map")


if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(__file__, routes=peer.ROUTES)
else:
    show_page()
