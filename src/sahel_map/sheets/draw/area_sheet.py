"""A sheet of one cercle on one page: map, figures, timeline and the list of its incidents."""

from __future__ import annotations

from collections.abc import Sequence

from sahel_map.data.dataset import Dataset
from sahel_map.sheets.content.basemap import basemap_of
from sahel_map.sheets.content.content import IncidentLine, SheetContent
from sahel_map.sheets.draw.frame import draw_locator
from sahel_map.sheets.draw.legend import draw_legend
from sahel_map.sheets.draw.map import draw_map
from sahel_map.sheets.draw.text import draw_caveats, draw_figures, draw_footer, draw_header, header_height
from sahel_map.sheets.draw.timeline import draw_timeline
from sahel_map.sheets.paper.page import Page
from sahel_map.sheets.paper.paper import Frame, Paper
from sahel_map.sheets.paper.paragraphs import Paragraph, height_of, write
from sahel_map.sheets.paper.typeface import Style
from sahel_map.style import INTERFACE
from sahel_map.words import Words

__all__ = ["draw_area"]

_GAP = 3.5
_MAP = 100.0
_SIDE = 62.0
_FIGURES = 32.0
_TIMELINE = 19.0
_FOOTER = 22.0
_HEADING = Style(7.6, "bold")
_COLUMN_HEADING = Style(6.2, colour=INTERFACE["secondary"])
_CELL = Style(6.3)
# Widths of the columns of the list, as shares: date, place, actors, toll, sources.
_SHARES = (0.22, 0.22, 0.27, 0.15, 0.14)
_KEYS = ("when", "place", "actors", "killed")


def draw_area(dataset: Dataset, content: SheetContent, paper: Paper, words: Words, elsewhere: str) -> Page:
    """Draw the page of a cercle.

    Parameters
    ----------
    dataset : Dataset
        Gives the base map.
    content : SheetContent
        Of kind "area".
    paper : Paper
        Portrait.
    words : Words
    elsewhere : str
        Where the numbered sources are.
    """
    page, basemap, unit, inner = Page(paper), basemap_of(dataset), paper.unit, paper.inner
    gap = _GAP * unit
    head = Frame(inner.left, inner.top, inner.width, header_height(content, inner.width, unit))
    draw_header(page, head, content)
    side_width = _SIDE * unit
    frame = Frame(inner.left, head.bottom + gap, inner.width - side_width - gap, _MAP * unit)
    extent, _ = draw_map(page, frame, content, basemap, words)
    _draw_side(page, Frame(inner.right - side_width, frame.top, side_width, frame.height), content, words)
    figures = Frame(inner.left, frame.bottom + gap, inner.width, _FIGURES * unit)
    locator_width = 32 * unit
    draw_figures(page, Frame(figures.left, figures.top, figures.width - locator_width - 2 * gap, figures.height),
                 content.figures, words, n_columns=3)  # fmt: skip
    locator = Frame(inner.right - locator_width, figures.top, locator_width, figures.height)
    draw_locator(page, locator, basemap, extent, words)
    timeline = Frame(inner.left, figures.bottom + 0.5 * gap, inner.width, _TIMELINE * unit)
    draw_timeline(page, timeline, content.timeline, words)
    footer = Frame(inner.left, inner.bottom - _FOOTER * unit, inner.width, _FOOTER * unit)
    listing = Frame(inner.left, timeline.bottom + gap, inner.width, footer.top - timeline.bottom - 2 * gap)
    draw_list(page, listing, content.incidents, words, content.n_incidents)
    draw_footer(page, footer, content, words, elsewhere)
    return page


def _draw_side(page: Page, frame: Frame, content: SheetContent, words: Words) -> None:
    """Draw the legend, and the caveats below it."""
    unit = page.paper.unit
    low = 31 * unit
    draw_legend(page, Frame(frame.left, frame.top, frame.width, frame.height - low - 2 * unit), content.legend)
    draw_caveats(page, Frame(frame.left, frame.bottom - low, frame.width, low), content, words)


def draw_list(page: Page, frame: Frame, incidents: Sequence[IncidentLine], words: Words, n_incidents: int) -> int:
    """List the newest of n incidents in two columns as far as there is room; return how many are listed."""
    if not incidents:
        return 0
    unit = page.paper.unit
    title = Paragraph(words("sheet-list"), _HEADING.scaled(unit), 0.5 * unit)
    top = write(page, frame, [title])
    note_height = _CELL.scaled(unit).line_mm
    body = frame.below(top - frame.top)
    body = Frame(body.left, body.top, body.width, body.height - note_height)
    n_listed = 0
    for column in body.columns(2, 5 * unit):
        if n_listed < len(incidents):
            n_listed += _draw_column(page, column, incidents[n_listed:], words)
    left = n_incidents - n_listed
    if left:
        note = words("sheet-list-more", n=left, count=words.number(left))
        write(page, Frame(frame.left, frame.bottom - note_height, frame.width, note_height),
              [Paragraph(note, _COLUMN_HEADING.scaled(unit))])  # fmt: skip
    return n_listed


def _draw_column(page: Page, frame: Frame, incidents: Sequence[IncidentLine], words: Words) -> int:
    """Write a heading and as many rows as fit; return how many."""
    unit = page.paper.unit
    cell, heading = _CELL.scaled(unit), _COLUMN_HEADING.scaled(unit)
    names = [*(words(f"table-{key}") for key in _KEYS), words("sheet-sources")]
    top = _draw_row(page, frame, frame.top, names, heading)
    for number, incident in enumerate(incidents):
        texts = [incident.when, incident.place, incident.alleged, incident.toll, incident.sources]
        if top + _row_height(frame, texts, cell) > frame.bottom:
            return number
        page.line([frame.left, frame.right], [top, top], INTERFACE["lines"], 0.12)
        top = _draw_row(page, frame, top, texts, cell)
    return len(incidents)


def _cells(frame: Frame, top: float, texts: Sequence[str], style: Style) -> list[tuple[Frame, Paragraph]]:
    cells, left = [], frame.left
    for share, text in zip(_SHARES, texts, strict=True):
        width = share * frame.width - 1.0
        cells.append((Frame(left, top + 0.15, width, 100), Paragraph(text, style)))
        left += share * frame.width
    return cells


def _row_height(frame: Frame, texts: Sequence[str], style: Style) -> float:
    return max(height_of([paragraph], cell.width) for cell, paragraph in _cells(frame, 0, texts, style)) + 0.3


def _draw_row(page: Page, frame: Frame, top: float, texts: Sequence[str], style: Style) -> float:
    for cell, paragraph in _cells(frame, top, texts, style):
        write(page, cell, [paragraph])
    return top + _row_height(frame, texts, style)
