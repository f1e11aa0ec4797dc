"""A sheet of a selection: its page, and the pages with sources behind it."""

from __future__ import annotations

from collections.abc import Iterator

from sahel_map.data.dataset import Dataset
from sahel_map.sheets.content.basemap import basemap_of
from sahel_map.sheets.content.content import SheetContent
from sahel_map.sheets.draw.frame import draw_locator
from sahel_map.sheets.draw.legend import draw_legend
from sahel_map.sheets.draw.map import draw_map
from sahel_map.sheets.draw.sources import source_pages
from sahel_map.sheets.draw.text import (
    draw_caveats,
    draw_figures,
    draw_footer,
    draw_header,
    fits_on_sheet,
    header_height,
    where_listed,
)
from sahel_map.sheets.draw.timeline import draw_timeline
from sahel_map.sheets.paper.layout import layout_of
from sahel_map.sheets.paper.page import Page
from sahel_map.sheets.paper.paper import Paper
from sahel_map.sheets.paper.text_page import TextPage
from sahel_map.words import Words

__all__ = ["draw_sheet"]


def draw_sheet(
    dataset: Dataset, content: SheetContent, paper: Paper, words: Words, all_pages: bool
) -> Iterator[Page | TextPage]:
    """Draw a sheet of a selection, one page after the other.

    Parameters
    ----------
    dataset : Dataset
        Gives the base map.
    content : SheetContent
        Of kind "selection".
    paper : Paper
    words : Words
    all_pages : bool
        The file can hold more than one page: then the sources follow if they do not fit on the sheet.
    """
    page, basemap = Page(paper), basemap_of(dataset)
    layout = layout_of(paper, header_height(content, paper.inner.width, paper.unit))
    draw_header(page, layout.header, content)
    extent, _ = draw_map(page, layout.map, content, basemap, words)
    draw_timeline(page, layout.timeline, content.timeline, words)
    draw_figures(page, layout.figures, content.figures, words, layout.n_figure_columns)
    draw_legend(page, layout.legend, content.legend)
    draw_caveats(page, layout.caveats, content, words)
    draw_locator(page, layout.locator, basemap, extent, words)
    here = fits_on_sheet(content.sources, layout.footer, paper.unit, words)
    elsewhere = "" if here else where_listed(content.sources, words, "next" if all_pages else "in-pdf")
    draw_footer(page, layout.footer, content, words, elsewhere)
    yield page
    if all_pages and not here and content.sources.is_printed:
        lines = (content.sentence, content.credits[0])
        yield from source_pages(paper, content.title, lines, content.sources, words)
