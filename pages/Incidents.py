"""Every incident the filters show, as a table to sort and files to download; a row opens its record."""

from sahel_map.app.page import shell
from sahel_map.app.panels import exports as export_panel
from sahel_map.app.panels import table as table_panel

view = shell.view_of(shell.open_page("incidents"))
table_panel.show_incidents(view)
export_panel.show_exports(view)
shell.close_page(view)
