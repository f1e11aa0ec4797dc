"""The map of a sheet with everything around it."""

from __future__ import annotations

from matplotlib.text import Text

from sahel_map.sheets.content.basemap import Basemap, extent_of
from sahel_map.sheets.content.content import SheetContent
from sahel_map.sheets.draw.base import draw_base, draw_cells, draw_focus
from sahel_map.sheets.draw.frame import DEGREES_MM, draw_degrees, draw_strip
from sahel_map.sheets.draw.label_spots import Box
from sahel_map.sheets.draw.marks import draw_marks, draw_units
from sahel_map.sheets.draw.names import draw_labels
from sahel_map.sheets.paper.canvas import open_map
from sahel_map.sheets.paper.extent import Extent
from sahel_map.sheets.paper.page import Page
from sahel_map.sheets.paper.paper import Frame
from sahel_map.sheets.paper.paragraphs import Paragraph
from sahel_map.sheets.paper.typeface import Style, wrap_text
from sahel_map.style import INTERFACE
from sahel_map.words import Words

__all__ = ["STRIP_MM", "draw_map"]

#: Height of the strip with scale bar and north arrow.
STRIP_MM = 8.0


def draw_map(
    page: Page, frame: Frame, content: SheetContent, basemap: Basemap, words: Words
) -> tuple[Extent, list[Text]]:
    """Draw the map and its strip into a frame; return what it shows and its names."""
    unit = page.paper.unit
    room, strip = DEGREES_MM * unit, STRIP_MM * unit
    inner = Frame(frame.left + room, frame.top, frame.width - room, frame.height - room - strip)
    extent = extent_of(basemap, content.places, content.focus, inner.width, inner.height, content.cells)
    canvas = open_map(page, inner, extent)
    draw_base(canvas, basemap, content.admin_map, content.shading)
    if content.kind == "area":
        draw_focus(canvas, basemap, content.focus)
    if content.cells is not None:
        draw_cells(canvas, content.cells)
    visible = draw_units(canvas, basemap, content.places, hatched=content.shading is None)
    placed = draw_marks(canvas, content.places.marks)
    reserved = [_draw_notice(page, inner, content.notice)] if content.notice else []
    texts = draw_labels(
        canvas, basemap, placed, content.places.units, visible, content.admin_map, content.language, reserved
    )
    draw_degrees(page, canvas, words)
    draw_strip(page, Frame(inner.left, inner.bottom + room, inner.width, strip), canvas, words)
    return extent, texts


def _draw_notice(page: Page, frame: Frame, notice: str) -> Box:
    """Say across the map that there is nothing on it; return the place that names must leave free."""
    style = Style(12 * page.paper.unit, "bold", INTERFACE["notice_text"])
    width = min(0.7 * frame.width, 110 * page.paper.unit)
    paragraph = Paragraph("\n".join(wrap_text(notice, width, style)), style)
    lines = paragraph.lines(width)
    height = len(lines) * style.line_mm
    left, top = frame.left + frame.width / 2, frame.top + 9 * page.paper.unit
    edge = 4 * page.paper.unit
    box = Frame(left - width / 2 - edge, top - edge, width + 2 * edge, height + 2 * edge)
    page.box(box, INTERFACE["notice"])
    for number, line in enumerate(lines):
        page.text(left, top + number * style.line_mm, line, style, "center")
    return Box(box.left - frame.left, frame.bottom - box.bottom, box.right - frame.left, frame.bottom - box.top)
