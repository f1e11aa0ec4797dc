"""The start page: map, key figures, record and charts of the incidents the filters show."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from sahel_map.app import chart_panel, figure_panel, frame, layer_panel, map_panel, record_panel, server


def show_page() -> None:
    """Arrange the start page."""
    start = frame.start_page("map")
    view = frame.view_of(start.selection)
    top = st.container()
    map_column, record_column = st.columns([13, 7], gap="small")
    # The map leaves for the browser before everything else: it is what a reader waits for.
    with map_column:
        map_panel.show_map(view)
        layer_panel.show_area_table(view)
    frame.show_frame(start)
    with top:
        held = frame.in_view(view)
        figure_panel.show_key_figures(held)
    with record_column:
        record_panel.show_panel(view)
    map_panel.wait_for_first_map()
    chart_panel.show_timeline(held)
    chart_panel.show_matrix(held)
    chart_panel.show_areas(held)
    frame.close_page(view)


# Imported by the server, this file offers the application with our routes; run by Streamlit for a
# reader, it draws the page. Streamlit finds `app` by reading this source.
if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(__file__, **server.options())
else:
    show_page()
