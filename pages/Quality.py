"""How good the data are: grades, sources, precision, what is missing, coverage by month and region."""

from sahel_map.app.page import frame
from sahel_map.app.panels import quality as quality_panel

view = frame.view_of(frame.open_page("quality"))
quality_panel.show_quality(view)
quality_panel.show_coverage(view)
quality_panel.show_tables(view)
quality_panel.show_gaps(view)
quality_panel.show_pending(view)
frame.close_page(view)
