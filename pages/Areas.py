"""The profile of one area: figures, months, harms, actors, neighbours, sources, what is missing."""

from sahel_map.app.page import frame
from sahel_map.app.panels import areas as areas_panel

view = frame.view_of(frame.open_page("area-profile"))
areas_panel.choose_area(view)
areas_panel.show_profile(view)
frame.close_page(view)
