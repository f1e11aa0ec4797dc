"""Whole sheets as files, from the order to the bytes: what the page and the command line call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import SelectionError
from sahel_map.data.dataset import Dataset
from sahel_map.incident.set_words import page_title
from sahel_map.selection.filters import matching
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.compose import cercles_with_incidents, compose_area, compose_incident, compose_sheet
from sahel_map.sheets.content.content import SheetContent
from sahel_map.sheets.content.options import FORMATS, SheetOptions, file_name
from sahel_map.sheets.content.sources import sources_of
from sahel_map.sheets.draw.area_sheet import draw_area
from sahel_map.sheets.draw.incident_sheet import draw_incident
from sahel_map.sheets.draw.overview_sheet import draw_sheet
from sahel_map.sheets.draw.sources import source_pages
from sahel_map.sheets.draw.text import where_listed
from sahel_map.sheets.paper.page import Page
from sahel_map.sheets.paper.paper import Paper, paper_of
from sahel_map.sheets.paper.text_page import TextPage
from sahel_map.sheets.render import PREVIEW_DPI, render_pages
from sahel_map.words import Words

__all__ = ["SheetOrder", "make_sheet", "preview_sheet"]

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Which sheet to make, checked before any work is done.

    Attributes
    ----------
    selection : Selection
        Incidents of the sheet; ignored where one incident is asked for.
    options : SheetOptions
    suffix : {"pdf", "png", "svg"}
        Format; PNG and SVG hold the first page only.
    cercle : str or None
        P-code: a sheet of this cercle.
    incident : str or None
        Id: a sheet of this record.
    is_atlas : bool
        One page for each cercle that has an incident; PDF only.

    Raises
    ------
    SelectionError
        If the parts do not go together.
    """

    selection: Selection
    options: SheetOptions
    suffix: str = "pdf"
    cercle: str | None = None
    incident: str | None = None
    is_atlas: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be made."""
        if self.suffix not in FORMATS:
            raise SelectionError(unknown_value("format", self.suffix, FORMATS))
        if sum((self.cercle is not None, self.incident is not None, self.is_atlas)) > 1:
            raise SelectionError("a sheet is of one cercle, of one incident or an atlas; allowed: one of them")
        if self.is_atlas and self.suffix != "pdf":
            raise SelectionError(f"an atlas cannot be made as {self.suffix!r}; allowed: pdf")
        paper_of(self.options.size, self.is_upright)

    @property
    def is_upright(self) -> bool:
        """Whether this kind of sheet is made for portrait only."""
        return self.is_atlas or self.cercle is not None or self.incident is not None

    @property
    def paper(self) -> Paper:
        """The paper asked for."""
        return paper_of(self.options.size, self.is_upright)

    @property
    def shown(self) -> Selection:
        """The incidents of the sheet, where it is not of one incident."""
        return self.selection.replace(areas=frozenset({self.cercle})) if self.cercle is not None else self.selection

    def sentence(self, words: Words) -> str:
        """Return which incidents the sheet shows."""
        return words("record-id", id=self.incident) if self.incident is not None else self.shown.describe(words)

    @property
    def file_name(self) -> str:
        """Name of the file, from what it shows, its size and its day."""
        if self.incident is not None:
            what = self.incident
        else:
            what = f"atlas-{self.shown.slug()}" if self.is_atlas else self.shown.slug()
        return file_name(self.options.stem, what, self.paper.name, self.options.made, self.suffix)


def make_sheet(
    dataset: Dataset,
    order: SheetOrder,
    words: Words,
    progress: Progress = lambda done, total: None,
) -> bytes:
    """Make a sheet.

    Parameters
    ----------
    dataset : Dataset
    order : SheetOrder
    words : Words
        Language, with the labels of codes and areas.
    progress : callable
        Told after each page of an atlas how many of how many cercles are done.

    Returns
    -------
    bytes
        The file; a PNG has 300 dots per inch.

    Raises
    ------
    SelectionError
        If there is no such cercle or record, or an atlas would be empty.
    """
    drawn = _draw(dataset, order, words, progress)
    return render_pages(drawn.pages, order.suffix, drawn.title, drawn.subject, order.options.made)


def preview_sheet(dataset: Dataset, order: SheetOrder, words: Words, dpi: int = PREVIEW_DPI) -> bytes:
    """Return the first page of a sheet as a PNG for the screen; the pages behind it are not drawn."""
    drawn = _draw(dataset, order, words, lambda done, total: None)
    return render_pages(drawn.pages, "png", drawn.title, drawn.subject, order.options.made, dpi)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Pages that are drawn when they are taken, and what the file says of itself."""

    pages: Iterator[Page | TextPage]
    title: str
    subject: str


def _draw(dataset: Dataset, order: SheetOrder, words: Words, progress: Progress) -> _Drawn:
    if order.is_atlas:
        return _draw_atlas(dataset, order, words, progress)
    if order.incident is not None:
        content = compose_incident(dataset, order.incident, words, order.options)
        pages = iter([draw_incident(dataset, content, order.paper, words)])
    elif order.cercle is not None:
        content = compose_area(dataset, order.cercle, order.selection, words, order.options)
        pages = _area_pages(dataset, content, order, words)
    else:
        content = compose_sheet(dataset, order.selection, words, order.options)
        pages = draw_sheet(dataset, content, order.paper, words, all_pages=order.suffix == "pdf")
    return _Drawn(pages, content.title, content.sentence)


def _area_pages(
    dataset: Dataset, content: SheetContent, order: SheetOrder, words: Words
) -> Iterator[Page | TextPage]:
    """Draw the page of a cercle and, in a PDF, the numbered sources behind it."""
    if order.suffix != "pdf":
        yield draw_area(dataset, content, order.paper, words, where_listed(content.sources, words, "in-pdf"))
        return
    yield draw_area(dataset, content, order.paper, words, where_listed(content.sources, words, "next"))
    lines = (content.sentence, content.credits[0])
    yield from source_pages(order.paper, content.title, lines, content.sources, words)


def _draw_atlas(dataset: Dataset, order: SheetOrder, words: Words, progress: Progress) -> _Drawn:
    cercles = cercles_with_incidents(dataset, order.selection, words)
    if not cercles:
        raise SelectionError("no cercle has an incident of this selection: an atlas would have no page")
    title = order.options.title or words("sheet-atlas-title", title=page_title(dataset.profile, words))
    pages = _atlas_pages(dataset, cercles, order, words, title, progress)
    return _Drawn(pages, title, order.selection.describe(words))


def _atlas_pages(
    dataset: Dataset, cercles: tuple[str, ...], order: SheetOrder, words: Words, title: str, progress: Progress
) -> Iterator[Page | TextPage]:
    """Draw one page after the other, so that only one is held; sources are numbered through."""
    selection, options = order.selection, replace(order.options, title="")
    shown = dataset.incidents[matching(dataset, selection)]
    sources = sources_of(dataset, shown.index[shown["cercle_pcode"].isin(cercles)], words)
    credit = ""
    for number, cercle in enumerate(cercles, start=1):
        content = compose_area(dataset, cercle, selection, words, options, sources)
        credit = content.credits[0]
        yield draw_area(dataset, content, order.paper, words, where_listed(sources, words, "last"))
        progress(number, len(cercles))
    yield from source_pages(
        order.paper, title, (selection.describe(words), credit), sources, words, len(cercles) + 1
    )
