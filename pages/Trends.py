"""How the incidents develop: by month, by alleged actor and harm, by area."""

from sahel_map.app.page import shell
from sahel_map.app.panels import charts as chart_panel
from sahel_map.app.panels import figures as figure_panel

view = shell.view_of(shell.open_page("trends"))
figure_panel.show_key_figures(view)
chart_panel.show_timeline(view, with_switches=True)
chart_panel.show_harms(view)
chart_panel.show_matrix(view)
chart_panel.show_areas(view, with_switches=True)
shell.close_page(view)
