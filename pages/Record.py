"""One record on a page of its own: `?incident=` says which."""

from sahel_map.app.page import frame
from sahel_map.app.panels import record as record_panel

view = frame.view_of(frame.open_page("record"))
record_panel.show_record_page(view)
frame.close_page(view)
