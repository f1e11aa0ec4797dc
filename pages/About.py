"""What this is and is not, method, codebook, sources, known gaps, how to cite."""

from sahel_map.app.page import shell
from sahel_map.app.panels import about as about_panel

view = shell.view_of(shell.open_page("about"))
about_panel.show_about(view)
about_panel.show_versions(view)
about_panel.show_method(view)
about_panel.show_codebook(view)
about_panel.show_publishers(view)
about_panel.show_corrections(view)
shell.close_page(view)
