"""The profile of one area: figures, months, harms, actors, neighbours, sources, what is missing."""

from sahel_map.app.page import shell
from sahel_map.app.panels import areas as areas_panel

view = shell.view_of(shell.open_page("area-profile"))
areas_panel.choose_area(view)
areas_panel.show_profile(view)
shell.close_page(view)
