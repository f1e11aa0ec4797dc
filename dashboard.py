"""The start page: map, key figures, record and charts of the incidents the filters show."""

import streamlit as st

from sahel_map.app import application
from sahel_map.app.page import shell
from sahel_map.app.panels import charts, figures, legend, months, record
from sahel_map.app.panels import map as map_panel
from sahel_map.app.server.streamlit_private import is_in_run


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
    shell.show_shell(start)
    figures.show_key_figures(view, top)
    with record_column:
        record.show_panel(view)
    map_panel.wait_for_first_map()
    with map_column:
        bars = months.show_months(view)
    months.show_twins(bars, view)
    charts.show_matrix(view)
    charts.show_areas(view)
    shell.close_page(view)


# The server imports this file for the application with our routes, Streamlit runs it to draw the page.
if is_in_run():
    show_page()
else:
    app = st.App(__file__, **application.options())
