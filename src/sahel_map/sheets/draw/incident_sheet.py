"""A sheet of one incident on one page: the record, where it is, every source."""

from __future__ import annotations

from sahel_map.data.dataset import Dataset
from sahel_map.incident.facts import Record
from sahel_map.sheets.content.basemap import basemap_of
from sahel_map.sheets.content.content import SheetContent
from sahel_map.sheets.draw.frame import draw_locator
from sahel_map.sheets.draw.legend import draw_legend
from sahel_map.sheets.draw.map import draw_map
from sahel_map.sheets.draw.text import draw_footer, draw_header, header_height, short_url
from sahel_map.sheets.paper.page import Page
from sahel_map.sheets.paper.paper import Frame, Paper
from sahel_map.sheets.paper.paragraphs import Paragraph, height_of, write
from sahel_map.sheets.paper.typeface import Style
from sahel_map.style import INTERFACE
from sahel_map.words import Words

__all__ = ["draw_incident"]

_GAP = 5.0
_MAP = 92.0
_LEGEND = 32.0
_FOOTER = 20.0
_CAVEATS = 17.0
_SUMMARY = Style(10)
_HEADING = Style(8.5, "bold")
_LABEL = Style(7.2, colour=INTERFACE["secondary"])
_VALUE = Style(8.8)
_NOTE = Style(8.0)
_FLAG = Style(8.0, "bold", INTERFACE["notice_text"])


def draw_incident(dataset: Dataset, content: SheetContent, paper: Paper, words: Words) -> Page:
    """Draw the page of an incident.

    Parameters
    ----------
    dataset : Dataset
        Gives the base map.
    content : SheetContent
        Of kind "incident".
    paper : Paper
        Portrait.
    words : Words
    """
    page, basemap, unit, inner = Page(paper), basemap_of(dataset), paper.unit, paper.inner
    gap, record = _GAP * unit, content.record
    head = Frame(inner.left, inner.top, inner.width, header_height(content, inner.width, unit))
    draw_header(page, head, content)
    footer = Frame(inner.left, inner.bottom - _FOOTER * unit, inner.width, _FOOTER * unit)
    listing = _sources(record, unit, words)
    listing_height = height_of(listing, inner.width)
    fixed = (_MAP + _LEGEND + _CAVEATS) * unit + gap
    body_height = max(fixed, footer.top - head.bottom - listing_height - 3 * gap)
    body = Frame(inner.left, head.bottom + gap, inner.width, body_height)
    left, right = body.columns(2, 1.5 * gap)
    end = write(page, left, _record(record, unit, words), floor=0.6)
    extent, _ = draw_map(page, Frame(right.left, right.top, right.width, _MAP * unit), content, basemap, words)
    low = Frame(right.left, right.top + _MAP * unit + 0.5 * gap, right.width, _LEGEND * unit)
    locator_width = 30 * unit
    draw_legend(page, Frame(low.left, low.top, low.width - locator_width - gap, low.height), content.legend[-2:])
    draw_locator(page, Frame(low.right - locator_width, low.top, locator_width, low.height), basemap, extent, words)
    caveats = [Paragraph(text, _LABEL.scaled(unit), 0.6 * unit) for text in content.caveats]
    write(page, Frame(right.left, low.bottom + unit, right.width, _CAVEATS * unit), caveats)
    top = max(end, body.top + fixed) + gap
    write(page, Frame(inner.left, top, inner.width, footer.top - 0.5 * gap - top), listing, floor=0.6)
    draw_footer(page, footer, content, words, elsewhere=None)
    return page


def _record(record: Record, unit: float, words: Words) -> list[Paragraph]:
    """Return the record as paragraphs: what happened, the facts, the doubts."""
    label, value = _LABEL.scaled(unit), _VALUE.scaled(unit)
    paragraphs = [Paragraph(flag, _FLAG.scaled(unit), 1.2 * unit) for flag in record.flags]
    paragraphs.append(Paragraph(record.summary, _SUMMARY.scaled(unit), 3 * unit))
    for name, text in record.facts:
        paragraphs += [Paragraph(name, label), Paragraph(text, value, 1.3 * unit)]
    if record.doubts:
        paragraphs.append(Paragraph(words("record-doubts"), _HEADING.scaled(unit), 0.6 * unit))
        paragraphs += [Paragraph(doubt, _NOTE.scaled(unit), 0.8 * unit) for doubt in record.doubts]
    return paragraphs


def _sources(record: Record, unit: float, words: Words) -> list[Paragraph]:
    """Return every source with its full address and what it supports."""
    note, label = _NOTE.scaled(unit), _LABEL.scaled(unit)
    paragraphs = [Paragraph(words("record-sources"), _HEADING.scaled(unit), 0.8 * unit)]
    for number, source in enumerate(record.sources, start=1):
        name = words("record-source", publisher=source.publisher, published=source.published)
        text = f"{name}: {source.supports}" if source.supports else name
        paragraphs.append(Paragraph(text, note, 0.1 * unit, 5 * unit, f"{number}."))
        paragraphs.append(Paragraph(short_url(source.url), label, 1.0 * unit, 5 * unit, url=source.url))
    return paragraphs
