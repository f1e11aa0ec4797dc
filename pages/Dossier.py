"""The dossier: records picked one by one, with the reader's notes and saved views."""

from sahel_map.app.page import shell
from sahel_map.app.panels import dossier as dossier_panel

view = shell.view_of(dossier_panel.dossier_selection(shell.open_page("dossier")))
dossier_panel.show_dossier(view)
dossier_panel.show_files(view)
dossier_panel.show_views(view)
shell.close_page(view)
