"""How to read the map, what every number means, worked examples, and how records got their grades."""

from sahel_map.app.page import shell
from sahel_map.app.panels import help as help_panel

view = shell.view_of(shell.open_page("help"))
help_panel.show_reading(view)
help_panel.show_examples(view)
help_panel.show_definitions(view)
help_panel.show_cases(view)
shell.close_page(view)
