"""Whole sheets as files, from the order to the bytes: what the page and the command line call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from sahel_map.data.dataset import Dataset
from sahel_map.incident.citation import citation
from sahel_map.incident.set_words import rights, source_name
from sahel_map.selection.matching import matching
from sahel_map.sheets.atlas import atlas_pages
from sahel_map.sheets.content.brand import mark_of
from sahel_map.sheets.content.compose import compose_area, compose_incident, compose_sheet
from sahel_map.sheets.content.content import SheetContent
from sahel_map.sheets.content.credits import credits_of, link_missing
from sahel_map.sheets.content.sources import SourceList, where_listed
from sahel_map.sheets.dossier import dossier_pages
from sahel_map.sheets.file_data import bare_data, brand_data
from sahel_map.sheets.layout import letterhead_of
from sahel_map.sheets.order import SheetOrder
from sahel_map.sheets.pages import Page, map_page, record_page, source_page
from sahel_map.sheets.paper.paper import Paper
from sahel_map.sheets.profile import profile_page
from sahel_map.sheets.recipe import recipe_of
from sahel_map.sheets.series import series_mask, series_page
from sahel_map.sheets.tagging import with_recipe, with_rights
from sahel_map.sheets.typeset import PREVIEW_DPI, PRINT_DPI, typeset
from sahel_map.words import Words

__all__ = ["Attachment", "make_sheet", "preview_sheet", "sheet_data", "shown_mask"]

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A text file inside a PDF: its name, media type, what it is, and what it holds."""

    name: str
    mime: str
    description: str
    data: str


def make_sheet(
    dataset: Dataset,
    order: SheetOrder,
    words: Words,
    progress: Progress = lambda done, total: None,
    dpi: int = PRINT_DPI,
    attached: Sequence[Attachment] = (),
) -> bytes:
    """Make a sheet.

    Parameters
    ----------
    dataset : Dataset
    order : SheetOrder
    words : Words
        Language, with the labels of codes and areas.
    progress : callable
        Told after each page of an atlas how many of how many are done.
    dpi : int
        Dots per inch of a PNG.
    attached : sequence of Attachment
        Files to put into a PDF, the records for instance.

    Returns
    -------
    bytes
        The file; its recipe is attached to a PDF, and in the metadata of a PNG or SVG.

    Raises
    ------
    SelectionError
        If there is no such cercle or record, or an atlas would be empty.
    """
    data = sheet_data(dataset, order, words, progress)
    recipe = recipe_of(order, words.language, dataset.version)
    files = [Attachment("recipe.toml", "application/toml", words("sheet-attached-recipe"), recipe), *attached]
    if order.suffix == "pdf":
        data["attachments"] = [asdict(one) for one in files]
    made = typeset(data, order.suffix, order.options.made, dpi)
    if order.suffix == "pdf":
        made = with_rights(made, rights(dataset, words))
    return made if order.is_preview else with_recipe(made, order.suffix, recipe)


def preview_sheet(dataset: Dataset, order: SheetOrder, words: Words, dpi: int = PREVIEW_DPI) -> bytes:
    """Return the first page of a sheet as a PNG for the screen; the pages behind it are not set.

    Parameters
    ----------
    dataset : Dataset
    order : SheetOrder
    words : Words
    dpi : int
        Dots per inch.

    Raises
    ------
    SelectionError
        If the order cannot be met, as an atlas of no incident.
    """
    return make_sheet(dataset, replace(order, suffix="png", is_preview=True), words, dpi=dpi)


def sheet_data(
    dataset: Dataset, order: SheetOrder, words: Words, progress: Progress = lambda done, total: None
) -> dict[str, object]:
    """Return everything that a sheet says and shows as plain data for the template.

    Parameters
    ----------
    dataset : Dataset
    order : SheetOrder
    words : Words
    progress : Progress
        Told after each part how many are done, and of how many.

    Raises
    ------
    SelectionError
        If the order cannot be met, as an atlas of no incident.
    """
    if order.is_atlas:
        atlas = atlas_pages(dataset, order, words, progress)
        return _data(dataset, order, words, atlas.title, atlas.sentence, atlas.pages)
    if order.records:
        title, sentence, pages = dossier_pages(dataset, order, words, progress)
        return _data(dataset, order, words, title, sentence, pages)
    content = _content(dataset, order, words)
    has_pages = order.suffix == "pdf" and not order.paper.is_slide
    place = "in-sheet" if order.paper.is_slide else "next" if has_pages else "in-pdf"
    elsewhere = where_listed(content.sources, words, place)
    if content.record is not None:
        pages = [record_page(dataset, content, content.record, order.paper, words)]
    else:
        if order.series is not None:
            pages = [series_page(dataset, order, content, words, elsewhere)]
        else:
            is_alone = order.suffix != "pdf"
            pages = [map_page(dataset, content, order.paper, words, elsewhere, is_alone)]
        if order.is_profile:
            pages.append(profile_page(dataset, content, order, words))
        if has_pages:
            pages += sources_behind(content.sources, order.paper, content, words)
    return _data(dataset, order, words, content.title, content.sentence, pages)


def sources_behind(sources: SourceList, paper: Paper, content: SheetContent, words: Words) -> list[Page]:
    """Return the page of numbered sources, where there are some that can be printed.

    Parameters
    ----------
    sources : SourceList
    paper : Paper
    content : SheetContent
        Of the sheet; its title and credits head the page.
    words : Words
    """
    if not sources.n_documents or not sources.is_printed:
        return []
    return [source_page(sources, paper, (content.title, content.sentence, content.credits[0]), words)]


def _content(dataset: Dataset, order: SheetOrder, words: Words) -> SheetContent:
    if order.incident is not None:
        return compose_incident(dataset, order.incident, words, order.options)
    if order.area is not None:
        return compose_area(dataset, order.area, order.selection, words, order.options)
    content = compose_sheet(dataset, order.selection, words, order.options, shown_mask(dataset, order))
    if order.series != "pair":
        return content
    cited = " ".join(
        citation(dataset, side, words, order.options.made) for side in order.pair.sides(order.selection)
    )
    return replace(
        content,
        sentence=order.sentence(words),
        credits=credits_of(dataset, cited, words, order.options),
        # No address of the sheet's own filters shows the pair.
        link=None,
        link_note=link_missing(order.options, words, "pair"),
    )


def shown_mask(dataset: Dataset, order: SheetOrder) -> np.ndarray:
    """Return which incidents (bool, shape (n,)) are on a sheet."""
    if order.incident is not None:
        return (dataset.incidents.index == order.incident).astype(bool)
    if order.records:
        return dataset.incidents.index.isin(order.records)
    if order.series is not None:
        return series_mask(dataset, order)
    return matching(dataset, order.shown)


def _data(
    dataset: Dataset, order: SheetOrder, words: Words, title: str, sentence: str, pages: Iterable[Page]
) -> dict[str, Any]:
    paper, made, version = order.paper, order.options.made, dataset.version
    parts = list(pages)
    bare = bare_data(words, title, sentence, made, paper.width, paper.height, paper.unit)
    brand = order.options.brand
    mark = mark_of(dataset.profile, words, brand, order.options.mark)
    aside = letterhead_of(paper, brand, mark)
    return bare | {
        "bare": False,
        "author": source_name(dataset.profile, words),
        "keywords": [version.version, version.digest],
        "paper": bare["paper"] | {"margin": paper.margin, "foot": paper.foot, "is_slide": paper.is_slide},
        "foot": words(
            "sheet-foot",
            title=title,
            version=version.version,
            date=words.iso_date(version.date),
            digest=version.digest,
        ),
        "mark": mark,
        "brand": brand_data(brand),
        "letterhead": {"own": aside.own, "logo": list(aside.logo)},
        "link": order.options.link,
        "listed": any(part["kind"] == "sources" for part in parts),
        "anchors": {line["id"]: True for part in parts for line in part.get("records", ())},
        "parts": parts,
    }
