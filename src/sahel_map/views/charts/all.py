"""The charts of the project: built and returned, never shown here.

For each chart there are three functions that take the same incidents: the chart itself (Altair), its caption
(the first sentence says what is counted) and its table, for those who prefer numbers or a screen reader.
Altair draws them in the browser with `width="stretch"` and `theme=None`.
"""

from sahel_map.views.charts.bars import (
    area_bars,
    area_bars_caption,
    area_bars_table,
    harm_bars,
    harm_bars_caption,
    harm_bars_table,
)
from sahel_map.views.charts.events import ContextLine
from sahel_map.views.charts.matrix import actor_harm_caption, actor_harm_matrix, actor_harm_table
from sahel_map.views.charts.timeline import timeline, timeline_events
from sahel_map.views.charts.timeline_text import timeline_caption, timeline_table

__all__ = [
    "ContextLine",
    "actor_harm_caption",
    "actor_harm_matrix",
    "actor_harm_table",
    "area_bars",
    "area_bars_caption",
    "area_bars_table",
    "harm_bars",
    "harm_bars_caption",
    "harm_bars_table",
    "timeline",
    "timeline_caption",
    "timeline_events",
    "timeline_table",
]
