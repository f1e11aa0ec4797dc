"""Paragraphs in a frame: measured first, set smaller where they would not fit, never cut without a sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sahel_map.sheets.paper.paper import Frame
from sahel_map.sheets.paper.text_page import TextSurface
from sahel_map.sheets.paper.typeface import Style, shorten, wrap_text

__all__ = ["Paragraph", "height_of", "write"]

SMALLEST_SCALE = 0.7
_STEP = 0.05


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text in one style.

    Attributes
    ----------
    text : str
    style : Style
    after : float
        Space below in millimetres.
    indent : float
        Left space in millimetres; `lead` stands in it.
    lead : str
        Number or word in front of the first line.
    url : str or None
        Address the text leads to in PDF and SVG.
    """

    text: str
    style: Style
    after: float = 0.0
    indent: float = 0.0
    lead: str = ""
    url: str | None = None

    def lines(self, width: float, scale: float = 1.0) -> list[str]:
        """Return the text broken to a width in millimetres."""
        return wrap_text(self.text, width - self.indent * scale, self.style.scaled(scale))


def height_of(paragraphs: Sequence[Paragraph], width: float, scale: float = 1.0) -> float:
    """Return the height of paragraphs in millimetres, without the space after the last one."""
    heights = [len(p.lines(width, scale)) * p.style.scaled(scale).line_mm + p.after * scale for p in paragraphs]
    return sum(heights) - (paragraphs[-1].after * scale if paragraphs else 0)


def write(page: TextSurface, frame: Frame, paragraphs: Sequence[Paragraph], floor: float = SMALLEST_SCALE) -> float:
    """Write paragraphs from the top of a frame.

    Parameters
    ----------
    page : Page or TextPage
    frame : Frame
        Where nothing may stand out of.
    paragraphs : sequence of Paragraph
    floor : float
        How small the type may become against its own size, to fit.

    Returns
    -------
    float
        Where the text ends, in millimetres from the top of the page.
    """
    scale = _scale_that_fits(frame, paragraphs, floor)
    top = frame.top
    for paragraph in paragraphs:
        style, indent = paragraph.style.scaled(scale), paragraph.indent * scale
        lines = paragraph.lines(frame.width, scale)
        room = int((frame.bottom - top + 0.1) / style.line_mm)
        if room < len(lines):
            lines = _cut(lines, room, frame.width - indent, style)
        if paragraph.lead and lines:
            page.text(frame.left, top, paragraph.lead, style)
        for line in lines:
            page.text(frame.left + indent, top, line, style, url=paragraph.url)
            top += style.line_mm
        top += paragraph.after * scale
    return top


def _scale_that_fits(frame: Frame, paragraphs: Sequence[Paragraph], floor: float) -> float:
    scale = 1.0
    while scale - _STEP >= floor - 1e-9 and height_of(paragraphs, frame.width, scale) > frame.height:
        scale -= _STEP
    return scale


def _cut(lines: list[str], room: int, width: float, style: Style) -> list[str]:
    """Return as many lines as there is room for, the last one ending in three dots."""
    if room <= 0:
        return []
    return [*lines[: room - 1], shorten(f"{lines[room - 1]} {lines[room]}", width, style)]
