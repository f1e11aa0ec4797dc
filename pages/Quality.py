"""How good the data are: grades, sources, precision, what is missing, coverage by month and region."""

from sahel_map.app.page import shell
from sahel_map.app.panels import differing as differing_panel
from sahel_map.app.panels import quality as quality_panel

view = shell.view_of(shell.open_page("quality"))
quality_panel.show_quality(view)
differing_panel.show_disagreements(view)
quality_panel.show_coverage(view)
quality_panel.show_tables(view)
quality_panel.show_gaps(view)
quality_panel.show_pending(view)
shell.close_page(view)
