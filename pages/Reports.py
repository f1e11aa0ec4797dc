"""Headline claims of published reports beside the records: matched, candidates, and the gap."""

from sahel_map.app.page import frame
from sahel_map.app.panels import reports as report_panel

view = frame.view_of(frame.open_page("reports"))
report_panel.show_reports(view)
frame.close_page(view)
