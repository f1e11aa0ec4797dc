"""An atlas: an index, a part for each cercle, for each region without one, and for the places not known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from sahel_map.core.errors import SelectionError
from sahel_map.core.text_folding import fold_text
from sahel_map.data.dataset import Dataset
from sahel_map.incident.set_words import page_title
from sahel_map.selection.matching import matching
from sahel_map.sheets.content.basemap import basemap_of
from sahel_map.sheets.content.compose import compose_area, compose_rest, compose_sheet
from sahel_map.sheets.content.content import SheetContent
from sahel_map.sheets.content.records import cercles_with_incidents
from sahel_map.sheets.content.sources import sources_of, where_listed
from sahel_map.sheets.map.index import index_svg
from sahel_map.sheets.order import SheetOrder
from sahel_map.sheets.pages import Page, link_data, list_page, map_page, source_page
from sahel_map.words import Words

__all__ = ["Atlas", "atlas_pages"]

_INDEX_MAP = 0.36


@dataclass(frozen=True, slots=True)
class Atlas:
    """The parts of an atlas and what the file says of itself."""

    pages: list[Page]
    title: str
    sentence: str


def atlas_pages(dataset: Dataset, order: SheetOrder, words: Words, progress: Callable[[int, int], None]) -> Atlas:
    """Return the parts of an atlas; sources are numbered through, and every record has its place.

    Parameters
    ----------
    dataset : Dataset
    order : SheetOrder
        Its paper, looks and filters hold for every part.
    words : Words
    progress : callable
        Told after each part how many are done, and of how many.

    Raises
    ------
    SelectionError
        If no incident is shown: an atlas would have no page.
    """
    selection, options, paper = order.selection, replace(order.options, title="", subtitle=""), order.paper
    mask = matching(dataset, selection)
    if not mask.any():
        raise SelectionError("no incident matches this selection: an atlas would have no page")
    title = order.options.title or words("sheet-atlas-title", title=page_title(dataset.profile, words))
    sentence = selection.describe(words)
    whole = compose_sheet(dataset, selection, words, replace(options, title=title))
    cercles = cercles_with_incidents(dataset, selection, words)
    sources = sources_of(dataset, dataset.incidents.index[mask], words)
    elsewhere = where_listed(sources, words, "last")
    parts: list[tuple[str, SheetContent, Page]] = []
    for number, cercle in enumerate(cercles, start=1):
        if order.is_preview:
            break
        content = compose_area(dataset, cercle, selection, words, options, sources)
        page = map_page(dataset, content, paper, words, elsewhere)
        parts.append((cercle, content, page | {"anchor": cercle}))
        progress(number, len(cercles))
    for code, content in compose_rest(dataset, selection, mask, words, options, sources):
        is_on_map = content.kind == "area"
        page = map_page(dataset, content, paper, words, elsewhere) if is_on_map else list_page(content, words)
        parts.append((code, content, page | {"anchor": code}))
    pages = [_index(dataset, order, whole, parts, cercles, words), *(page for _, _, page in parts)]
    if sources.n_documents and sources.is_printed:
        pages.append(source_page(sources, paper, (title, sentence, whole.credits[0]), words))
    return Atlas(pages, title, sentence)


def _index(
    dataset: Dataset,
    order: SheetOrder,
    whole: SheetContent,
    parts: list[tuple[str, SheetContent, Page]],
    cercles: tuple[str, ...],
    words: Words,
) -> Page:
    """Return the index: a map with the number of each part, a list with pages, and who has none."""
    paper = order.paper
    numbers = {cercle: number for number, cercle in enumerate(cercles, start=1)}
    height = _INDEX_MAP * paper.height
    svg = index_svg(basemap_of(dataset), numbers, whole.outlines, paper.inner_width, height, paper.unit)
    counts = dataset.incidents.loc[whole.mask, "cercle_pcode"].value_counts()
    entries = [
        _entry(str(numbers[code]), words.label("cercles", code), int(counts[code]), code, words) for code in cercles
    ]
    entries += [
        _entry("", content.title, int(np.count_nonzero(content.mask)), code, words)
        for code, content, _ in parts
        if code not in numbers
    ]
    return {
        "kind": "index",
        "title": whole.title,
        "subtitle": whole.subtitle,
        "sentence": whole.sentence,
        "map": {"svg": svg, "width": paper.inner_width, "height": height,
                "alt": words("sheet-atlas-index-alt", n=len(cercles), count=words.number(len(cercles)))},
        "entries": entries,
        "lines": [
            *([words("sheet-atlas-edge")] if whole.outlines else []),
            *_without_page(dataset, order, cercles, words),
        ],
        "credits": list(whole.credits),
        **link_data(whole, paper),
    }  # fmt: skip


def _entry(number: str, name: str, n: int, anchor: str, words: Words) -> dict[str, str]:
    return {"number": number, "name": name, "count": words.number(n), "anchor": anchor}


def _without_page(dataset: Dataset, order: SheetOrder, cercles: tuple[str, ...], words: Words) -> list[str]:
    names = (words.label("cercles", code) for code in dataset.units.pcodes("cercles") - set(cercles))
    left = sorted(names, key=fold_text)
    return [words("sheet-atlas-without", names=words.all_of(left))] if left else []
