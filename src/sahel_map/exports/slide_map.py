"""The picture of the map for the slide: map, scale and legend as on the printed sheets, without their texts."""

from __future__ import annotations

from sahel_map.exports.job import ExportJob
from sahel_map.sheets.content.basemap import basemap_of
from sahel_map.sheets.content.compose import compose_sheet
from sahel_map.sheets.content.options import SheetOptions
from sahel_map.sheets.draw.legend import draw_legend
from sahel_map.sheets.draw.map import draw_map
from sahel_map.sheets.paper.page import Page
from sahel_map.sheets.paper.paper import Frame, Paper
from sahel_map.sheets.render import render_pages

__all__ = ["draw_slide_map"]

# The place of the map on the slide, millimetres, and the strip of it that the legend takes.
_PAPER = Paper("slide-map", 190.5, 129.5)
_LEGEND_MM = 33.0
_DPI = 220


def draw_slide_map(job: ExportJob) -> bytes:
    """Return the map of the incidents shown as a PNG, in the shape that the slide has room for."""
    context, made = job.context, job.now.date()
    content = compose_sheet(job.dataset, job.selection, job.words, SheetOptions("slide", made=made))
    page = Page(_PAPER)
    height = _PAPER.height - _LEGEND_MM
    draw_map(page, Frame(0, 0, _PAPER.width, height), content, basemap_of(job.dataset), job.words)
    draw_legend(page, Frame(0, height + 2, _PAPER.width, _LEGEND_MM - 2), content.legend)
    return render_pages([page], "png", context.title, context.sentence, made, dpi=_DPI)
