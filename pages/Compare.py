"""Two choices of incidents side by side, or two sets: rates, ranges, maps, and what differs."""

from sahel_map.app.page import shell
from sahel_map.app.panels import compare as compare_panel
from sahel_map.app.panels import compare_sets

view = shell.view_of(shell.open_page("compare"))
if compare_sets.compares_sets(view):
    compare_sets.show_set_comparison(view)
elif (comparison := compare_panel.choose_sides(view)) is not None:
    compare_panel.show_comparison(comparison, view)
    compare_panel.show_maps(comparison, view)
    compare_panel.show_differences(comparison, view)
    compare_panel.show_downloads(comparison, view)
shell.close_page(view)
