"""What was tested for readers with a keyboard, a screen reader or large print, and what is not met."""

from sahel_map.app.page import shell
from sahel_map.app.panels import help as help_panel

view = shell.view_of(shell.open_page("accessibility"))
help_panel.show_accessibility(view)
shell.close_page(view)
