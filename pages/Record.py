"""One record on a page of its own: `?incident=` says which."""

from sahel_map.app.page import shell
from sahel_map.app.panels import record as record_panel

view = shell.view_of(shell.open_page("record"))
record_panel.show_record_page(view)
shell.close_page(view)
