"""The start page: map, key figures, record and charts of the incidents the filters show."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from sahel_map.app import application
from sahel_map.app.page import shell
from sahel_map.app.panels import charts, figures, layers, legend, record
from sahel_map.app.panels import map as map_panel


def show_page() -> None:
    """Arrange the start page."""
    start = shell.start_page("map")
    view = shell.view_of(start.selection)
    top = st.container()
    map_column, record_column = st.columns([13, 7], gap="small")
    # The map leaves for the browser before everything else: it is what a reader waits for.
    with map_column:
        map_panel.show_map(view)
        legend.show_legend(view)
        layers.show_area_table(view)
    shell.show_shell(start)
    with top:
        figures.show_key_figures(view)
    with record_column:
        record.show_panel(view)
    map_panel.wait_for_first_map()
    charts.show_timeline(view)
    charts.show_matrix(view)
    charts.show_areas(view)
    shell.close_page(view)


# Imported by the server, this file offers the application with our routes; run by Streamlit for a
# reader, it draws the page. Streamlit finds `app` by reading this source.
if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(__file__, **application.options())
else:
    show_page()
