"""Every incident the filters show, as a table to sort and download; a row opens its record."""

from sahel_map.app import frame, table_panel

view = frame.view_of(frame.open_page("incidents"))
table_panel.show_incidents(view)
frame.close_page(view)
