"""A dossier: chosen records in the order in which they were chosen, behind a map and a list of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sahel_map.core.errors import SelectionError
from sahel_map.data.dataset import Dataset
from sahel_map.incident.facts import build_record
from sahel_map.incident.retraction import retraction_text
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.compose import compose_incident, compose_sheet
from sahel_map.sheets.content.content import SheetContent
from sahel_map.sheets.content.credits import cite_record, credits_of, link_missing
from sahel_map.sheets.content.records import incident_lines
from sahel_map.sheets.content.sources import where_listed
from sahel_map.sheets.order import SheetOrder
from sahel_map.sheets.pages import Page, map_page, record_page, source_page
from sahel_map.words import Words

__all__ = ["check_records", "dossier_pages"]


def dossier_pages(
    dataset: Dataset, order: SheetOrder, words: Words, progress: Callable[[int, int], None]
) -> tuple[str, str, list[Page]]:
    """Return title, sentence and pages: a map with a numbered list, and a page for each record.

    Parameters
    ----------
    dataset : Dataset
    order : SheetOrder
        With `records`.
    words : Words
    progress : callable
        Told after each record how many of how many are done.

    Raises
    ------
    SelectionError
        If there is no such record, or it was retracted: then with the reason.
    """
    ids = check_records(dataset, order.records, words)
    whole = _whole(dataset, order, ids, words)
    pages = [map_page(dataset, whole, order.paper, words, where_listed(whole.sources, words, "last"))]
    options = replace(order.options, title="", subtitle="")
    for number, incident_id in enumerate(() if order.is_preview else ids, start=1):
        content = compose_incident(dataset, incident_id, words, options)
        record = build_record(dataset, incident_id, words)
        pages.append(record_page(dataset, content, record, order.paper, words) | {"anchor": incident_id})
        progress(number, len(ids))
    if whole.sources.n_documents and whole.sources.is_printed:
        pages.append(source_page(whole.sources, order.paper, (whole.title, whole.credits[0]), words))
    return whole.title, whole.sentence, pages


def check_records(dataset: Dataset, ids: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """Return ids of records, each once, in their order.

    Parameters
    ----------
    dataset : Dataset
    ids : tuple of str
    words : Words
        Language of the reason.

    Raises
    ------
    SelectionError
        If there is no such record, or it was retracted: then with the reason.
    """
    for incident_id in ids:
        if incident_id in dataset.retracted.index:
            raise SelectionError(": ".join(retraction_text(dataset, incident_id, words)))
        if incident_id not in dataset.incidents.index:
            raise SelectionError(f"record {incident_id!r} is unknown; allowed: ids of records, like ML-2024-0001")
    return tuple(dict.fromkeys(ids))


def _whole(dataset: Dataset, order: SheetOrder, ids: tuple[str, ...], words: Words) -> SheetContent:
    mask = dataset.incidents.index.isin(ids)
    n = len(ids)
    title = order.options.title or words("sheet-dossier-title", n=n, count=words.number(n))
    # No address of the dashboard shows these records and no others.
    options = replace(order.options, title=title, link=None)
    content = compose_sheet(dataset, Selection(), words, options, mask)
    return replace(
        content,
        kind="dossier",
        link_note=link_missing(order.options, words, "dossier"),
        sentence=order.sentence(words),
        credits=credits_of(dataset, cite_record(dataset, ", ".join(ids), words), words, options),
        incidents=incident_lines(dataset, mask, content.sources, words, ids),
    )
