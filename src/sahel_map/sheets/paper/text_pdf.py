"""Pages of text as PDF, put behind pages that are drawn.

matplotlib needs 4 ms for a line of text in a PDF, reportlab a tenth of one: five pages of sources took four
times as long as the map in front of them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache

from pypdf import PdfReader, PdfWriter
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sahel_map.sheets.paper.font_files import font_file
from sahel_map.sheets.paper.text_page import TextLine, TextPage
from sahel_map.sheets.paper.typeface import text_width

__all__ = ["with_text_pages"]

_SHARE_LEFT_OF = {"left": 0.0, "center": 0.5, "right": 1.0}


def with_text_pages(drawn: bytes, pages: Sequence[TextPage]) -> bytes:
    """Return a PDF with pages of text behind its own.

    Parameters
    ----------
    drawn : bytes
        A PDF; its description stays.
    pages : sequence of TextPage
        Plain ones, see `TextPage.is_plain`.
    """
    joined = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn)))
    joined.append(io.BytesIO(_written(pages)), import_outline=False)
    buffer = io.BytesIO()
    joined.write(buffer)
    return buffer.getvalue()


def _written(pages: Sequence[TextPage]) -> bytes:
    buffer = io.BytesIO()
    # Invariant: without the time of day, so that the same sheet has the same bytes.
    canvas = Canvas(buffer, invariant=1, initialFontName=_registered("regular"))
    for page in pages:
        canvas.setPageSize((page.paper.width * mm, page.paper.height * mm))
        for line in page.lines:
            _write_line(canvas, line, page.paper.height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _write_line(canvas: Canvas, line: TextLine, height: float) -> None:
    style = line.style
    width = text_width(line.text, style)
    left, baseline = line.left - _SHARE_LEFT_OF[line.align] * width, height - line.top - 0.8 * style.line_mm
    canvas.setFont(_registered(style.face), style.size)
    canvas.setFillColor(style.colour)
    canvas.drawString(left * mm, baseline * mm, line.text)
    if line.url is not None:
        top = height - line.top
        area = left * mm, (top - style.line_mm) * mm, (left + width) * mm, top * mm
        canvas.linkURL(line.url, area, thickness=0)


@cache
def _registered(face: str) -> str:
    """Return reportlab's name of a face, read at the first call."""
    name = font_file(face).stem
    pdfmetrics.registerFont(TTFont(name, font_file(face)))
    return name
