"""Headline claims of published reports beside the records: matched, candidates, and the gap."""

from sahel_map.app.page import shell
from sahel_map.app.panels import reports as report_panel

view = shell.view_of(shell.open_page("reports"))
report_panel.show_reports(view)
shell.close_page(view)
