"""The texts of a sheet: heading, key figures, caveats, foot with sources, credits and link."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import segno
import shapely

from sahel_map.sheets.content.content import SheetContent
from sahel_map.sheets.content.sources import SourceList, publishers_line
from sahel_map.sheets.paper.canvas import paint
from sahel_map.sheets.paper.page import Page
from sahel_map.sheets.paper.paper import Frame
from sahel_map.sheets.paper.paragraphs import Paragraph, height_of, write
from sahel_map.sheets.paper.shapes import Shape, polygon_path
from sahel_map.sheets.paper.typeface import Style
from sahel_map.style import INTERFACE
from sahel_map.views.figures.key_figures import KeyFigure
from sahel_map.words import Words

__all__ = [
    "draw_caveats",
    "draw_figures",
    "draw_footer",
    "header_height",
    "draw_header",
    "fits_on_sheet",
    "where_listed",
    "short_url",
]

_TITLE = Style(20, "bold")
_SUBTITLE = Style(11, colour=INTERFACE["secondary"])
_SENTENCE = Style(11)
_HEADING = Style(8.5, "bold")
_SMALL = Style(7.0)
_FOOT = Style(7.0, colour="#3A3F45")
_TALLEST_HEADER_MM = 34.0
_MOST_PUBLISHERS = 40
_MOST_ON_SHEET = 100
_SMALLEST_FIGURES = 0.7


def header_height(content: SheetContent, width: float, unit: float) -> float:
    """Return the height that title, subtitle and filter sentence need, in millimetres."""
    return min(height_of(_header(content, unit), width), _TALLEST_HEADER_MM * unit)


def draw_header(page: Page, frame: Frame, content: SheetContent) -> None:
    """Write title, subtitle and filter sentence."""
    write(page, frame, _header(content, page.paper.unit), floor=0.5)


def draw_figures(page: Page, frame: Frame, figures: Sequence[KeyFigure], words: Words, n_columns: int = 2) -> None:
    """Write the key figures in columns: what is counted, the number, what it leaves out.

    All are set in one size, or the numbers would seem to differ in weight.
    """
    unit = page.paper.unit
    heading = Paragraph(words("sheet-figures"), _HEADING.scaled(unit), after=0.8 * unit)
    top = write(page, frame, [heading])
    grid = frame.below(top - frame.top)
    columns = grid.columns(n_columns, 4 * unit)
    rows = [figures[start : start + n_columns] for start in range(0, len(figures), n_columns)]
    scale = 1.0
    while scale > _SMALLEST_FIGURES and sum(_row_heights(rows, columns[0].width, unit * scale)) > grid.height:
        scale -= 0.05
    heights = _row_heights(rows, columns[0].width, unit * scale)
    spare = max(0.0, (grid.height - sum(heights)) / len(rows))
    row_top = grid.top
    for row, height in zip(rows, heights, strict=True):
        for column, figure in zip(columns, row, strict=False):
            page.line([column.left, column.right], [row_top, row_top], INTERFACE["lines"], 0.2)
            cell = Frame(column.left, row_top + 0.5 * unit, column.width, height)
            write(page, cell, _figure(figure, unit * scale), floor=1.0)
        row_top += height + min(spare, 2 * unit)


def _row_heights(rows: Sequence[Sequence[KeyFigure]], width: float, unit: float) -> list[float]:
    return [max(height_of(_figure(figure, unit), width) for figure in row) + 1.3 * unit for row in rows]


def draw_caveats(page: Page, frame: Frame, content: SheetContent, words: Words) -> None:
    """Write what is not on the map, and how to read the sheet."""
    unit = page.paper.unit
    style = _SMALL.scaled(unit)
    texts = [*([content.unplaced] if content.unplaced else []), *content.caveats]
    heading = Paragraph(words("sheet-caveats"), _HEADING.scaled(unit), after=0.5 * unit)
    write(page, frame, [heading, *(Paragraph(text, style, after=0.5 * unit) for text in texts)], floor=0.65)


def fits_on_sheet(sources: SourceList, frame: Frame, unit: float, words: Words) -> bool:
    """Whether the numbered list of sources fits into the foot of the sheet."""
    if sources.n_documents > _MOST_ON_SHEET:  # measuring hundreds of lines takes longer than drawing a map
        return False
    column = _footer_columns(frame, unit, has_code=False)[0]
    return height_of(_numbered(sources, unit, words), column.width, 0.85) <= column.height


def where_listed(sources: SourceList, words: Words, place: str) -> str:
    """Return where the numbered list is: "next" page, "last" pages, "in-pdf", or in the exports if too long."""
    return words(f"sheet-sources-{place if sources.is_printed else 'in-exports'}")


def draw_footer(page: Page, frame: Frame, content: SheetContent, words: Words, elsewhere: str | None) -> None:
    """Write sources, credits and, where there is one, the link with its code.

    Parameters
    ----------
    page : Page
    frame : Frame
    content : SheetContent
    words : Words
    elsewhere : str or None
        Where the numbered list of sources is; empty: here; None: elsewhere on this page.
    """
    unit = page.paper.unit
    page.line([frame.left, frame.right], [frame.top - unit, frame.top - unit], INTERFACE["secondary"], 0.2)
    left, right = _footer_columns(frame, unit, has_code=content.link is not None)
    if elsewhere is None:
        left, paragraphs, right = right, [], Frame(left.left, left.top, right.right - left.left, left.height)
    elif not content.sources.n_documents:
        paragraphs = []
    elif elsewhere:
        paragraphs = _summary(content.sources, left, unit, words, elsewhere)
    else:
        paragraphs = _numbered(content.sources, unit, words)
    write(page, left, paragraphs, floor=0.8)
    credit = [Paragraph(text, _FOOT.scaled(unit), after=0.5 * unit) for text in content.credits]
    write(page, right, credit, floor=0.7)
    if content.link is not None:
        _draw_link(page, frame, content.link, words)


def short_url(url: str) -> str:
    """Return an address as it is printed: without the scheme and "www."."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/") or url


def _header(content: SheetContent, unit: float) -> list[Paragraph]:
    texts = ((content.title, _TITLE, 0.3), (content.subtitle, _SUBTITLE, 0.4), (content.sentence, _SENTENCE, 0.0))
    return [Paragraph(text, style.scaled(unit), after * unit) for text, style, after in texts if text]


def _figure(figure: KeyFigure, unit: float) -> list[Paragraph]:
    return [
        Paragraph(figure.label, Style(7.2 * unit, colour=INTERFACE["secondary"])),
        Paragraph(figure.value, Style(12.5 * unit, "bold")),
        *([Paragraph(figure.note, Style(6.4 * unit, colour=INTERFACE["secondary"]))] if figure.note else []),
    ]


def _footer_columns(frame: Frame, unit: float, has_code: bool) -> list[Frame]:
    code = (frame.height + 4 * unit) if has_code else 0.0
    return Frame(frame.left, frame.top, frame.width - code, frame.height).columns(2, 6 * unit)


def _numbered(sources: SourceList, unit: float, words: Words) -> list[Paragraph]:
    style = _FOOT.scaled(unit)
    lines = [Paragraph(words("sheet-sources"), _HEADING.scaled(unit), after=0.3 * unit)]
    for group in sources.groups:
        for item in group.items:
            name = words("record-source", publisher=group.publisher, published=item.published)
            text = f"{name}. {short_url(item.url)}"
            lines.append(Paragraph(text, style, 0.2 * unit, 4.5 * unit, f"{item.number}.", item.url))
    return lines


def _summary(sources: SourceList, frame: Frame, unit: float, words: Words, elsewhere: str) -> list[Paragraph]:
    """Name as many publishers as there is room for."""
    for most in range(min(_MOST_PUBLISHERS, len(sources.groups)), 0, -2):
        text = f"{publishers_line(sources, words, most)} {elsewhere}"
        paragraphs = [
            Paragraph(words("sheet-sources"), _HEADING.scaled(unit), after=0.3 * unit),
            Paragraph(text, _FOOT.scaled(unit)),
        ]
        if height_of(paragraphs, frame.width) <= frame.height:
            break
    return paragraphs


def _draw_link(page: Page, frame: Frame, link: str, words: Words) -> None:
    """Draw the code in the right corner, as squares, and the words "live view" above it."""
    unit = page.paper.unit
    style = Style(6.2 * unit, colour=INTERFACE["secondary"])
    side = frame.height - style.line_mm
    left, top = frame.right - side, frame.top + style.line_mm
    page.text(left + side / 2, frame.top - 0.2, words("sheet-live"), style, "center", url=link)
    matrix = np.array(segno.make(link, error="m", micro=False).matrix)
    size = side / len(matrix)
    squares = [
        shapely.box(left + x * size, page.up(top + (y + 1) * size), left + (x + 1) * size, page.up(top + y * size))
        for y, x in np.argwhere(matrix)
    ]
    paint(page.surface, [Shape(polygon_path(shapely.union_all(squares)), "black")], 3)
