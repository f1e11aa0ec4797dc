"""The sets of this server: which there are, whose they are, and how a file of one's own becomes one."""

from sahel_map.app.page import shell
from sahel_map.app.panels import data_import, data_sets

view = shell.view_of(shell.open_page("data"))
data_sets.show_sets(view)
data_import.show_import(view)
shell.close_page(view)
