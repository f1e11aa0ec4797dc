"""The pages behind a sheet: the numbered sources, grouped by publisher, in columns."""

from __future__ import annotations

from collections.abc import Iterator

from sahel_map.sheets.content.sources import SourceItem, SourceList
from sahel_map.sheets.draw.text import short_url
from sahel_map.sheets.paper.paper import Frame, Paper
from sahel_map.sheets.paper.paragraphs import Paragraph, height_of, write
from sahel_map.sheets.paper.text_page import TextPage
from sahel_map.sheets.paper.typeface import Style, shorten
from sahel_map.style import INTERFACE
from sahel_map.words import Words

__all__ = ["source_pages"]

_TITLE = Style(13, "bold")
_LINE = Style(8, colour=INTERFACE["secondary"])
_PUBLISHER = Style(7.4, "bold")
_ITEM = Style(6.8)
_COLUMN = 84.0
_MOST_IN_FULL = 60
_GAP = 5.0


def source_pages(
    paper: Paper, title: str, lines: tuple[str, ...], sources: SourceList, words: Words, first: int = 2
) -> list[TextPage]:
    """Write the numbered list of sources on as many pages as it needs.

    Parameters
    ----------
    paper : Paper
    title : str
        Of the sheet they belong to.
    lines : tuple of str
        What stands under it: filter sentence, version.
    sources : SourceList
        A long list has one line a document: long addresses are cut there, and each line leads to the whole.
        A list too long to print has no pages.
    words : Words
    first : int
        Number of the first of these pages in the file.
    """
    unit, inner = paper.unit, paper.inner
    is_long = sources.n_documents > _MOST_IN_FULL
    below = (title, *lines, *([words("sheet-sources-shortened")] if is_long else []))
    head = [
        Paragraph(words("sheet-sources-page"), _TITLE.scaled(unit), 0.6 * unit),
        *(Paragraph(line, _LINE.scaled(unit), 0.3 * unit) for line in below),
    ]
    top = height_of(head, inner.width) + 4 * unit
    body = inner.below(top)
    frames = body.columns(max(1, int((body.width + _GAP * unit) / (_COLUMN * unit))), _GAP * unit)
    pages: list[TextPage] = []
    for number, chunk in enumerate(_columns(sources, frames[0].width, body.height, unit, is_long)):
        if number % len(frames) == 0:
            pages.append(TextPage(paper))
            write(pages[-1], Frame(inner.left, inner.top, inner.width, top), head)
            folio = words.number(first + len(pages) - 1)
            pages[-1].text(inner.right, inner.top, folio, _LINE.scaled(unit), "right")
        write(pages[-1], frames[number % len(frames)], chunk, floor=1.0)
    return pages


def _columns(
    sources: SourceList, width: float, height: float, unit: float, is_long: bool
) -> Iterator[list[Paragraph]]:
    """Cut the list into columns; a publisher's name never stands alone at the foot of one."""
    column: list[Paragraph] = []
    room = height
    for group in sources.groups:
        heading = _PUBLISHER.scaled(unit)
        name = Paragraph(shorten(group.publisher, width, heading), heading, 0.2 * unit)
        for number, item in enumerate(group.items):
            line = _line(item, width, unit, is_long)
            block = [name, line] if number == 0 else [line]
            room -= _height(block, width)
            if column and room < 0:
                yield column
                column, block = [], [name, line]
                room = height - _height(block, width)
            column += block
    if column:
        yield column


def _line(item: SourceItem, width: float, unit: float, is_long: bool) -> Paragraph:
    style = _ITEM.scaled(unit)
    text = f"{item.published}. {short_url(item.url)}"
    if is_long:
        return Paragraph(shorten(f"{item.number}. {text}", width, style), style, 0.25 * unit, url=item.url)
    return Paragraph(text, style, 0.4 * unit, 5 * unit, f"{item.number}.", item.url)


def _height(block: list[Paragraph], width: float) -> float:
    return height_of(block, width) + block[-1].after
