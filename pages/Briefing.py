"""Print-quality map sheets of what the filters show: choose, look at the preview, download."""

import streamlit as st

from sahel_map.app.page import shell
from sahel_map.app.panels import briefing as briefing_panel
from sahel_map.app.panels import exports as export_panel

view = shell.view_of(shell.open_page("briefing"))
choices, picture = st.columns([1, 3], gap="medium")
with choices:
    order = briefing_panel.choose_sheet(view)
with picture:
    if order is not None:
        briefing_panel.show_sheet(view, order)
export_panel.show_exports(view, export_panel.BRIEFING_FORMATS)
shell.close_page(view)
