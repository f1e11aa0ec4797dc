"""What the interactive sheet shows, as plain values: finished texts and the map's own files."""

from __future__ import annotations

import base64
import gzip
from dataclasses import asdict, replace

import numpy as np
import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.data.read.units import SHAPE_LAYERS
from sahel_map.exports.job import ExportJob
from sahel_map.incident.facts import Record, build_record, source_address
from sahel_map.incident.publishers import with_publishers_in
from sahel_map.incident.set_words import scope_note, set_footer
from sahel_map.sheets.content.brand import mark_of, own_brand
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.about.credits import about_text
from sahel_map.views.figures.key_figures import printed_figures
from sahel_map.views.map.mark_text import incident_text, map_words
from sahel_map.views.map.packed_columns import pack_columns
from sahel_map.views.table.table import incident_table
from sahel_map.words import Words

__all__ = ["page_data"]

# Properties of a boundary that the map draws by.
_PROPERTIES = ("pcode", "name", "name_fr", "rank", "kind", "label_lon", "label_lat", "geometry")
_TABLE_COLUMNS = ("when", "place", "actors", "harms", "killed", "attribution", "confidence", "independent")
_RULES = ("counting", "places", "gaps", "licence")


def page_data(job: ExportJob) -> dict[str, object]:
    """Return everything that the page shows, in the language of the job.

    Parameters
    ----------
    job : ExportJob
        Incidents not in its mask do not enter the page in any form.
    """
    dataset, words = _only_shown(job.dataset, job.mask), job.words
    n = len(dataset.incidents)
    everything = np.ones(n, dtype=bool)
    context, brand = job.context, own_brand()
    return {
        "language": words.language,
        "adminMap": job.selection.admin_map,
        "title": context.title,
        "sentence": context.sentence,
        "caveat": context.caveat,
        "mark": mark_of(job.dataset.profile, words, brand),
        "brand": [line for line in (brand.name, brand.contact, brand.number, brand.disclaimer) if line],
        "citation": context.citation,
        "footer": set_footer(job.dataset, words),
        "exported": words("export-page-made", time=f"{words.date(job.now.date())}, {job.now:%H:%M}"),
        "figures": [
            asdict(figure) for figure in printed_figures(Numbers(dataset, everything, job.selection.start), words)
        ],
        "rules": _rules(job),
        "method": [{"title": title, "text": text.splitlines()} for title, text in job.method],
        "text": _texts(words),
        "columnNames": [words(f"table-{name}") for name in _TABLE_COLUMNS],
        "rows": _table_rows(dataset, everything, words),
        "records": [_record(build_record(dataset, key, words), words) for key in dataset.incidents.index],
        "sources": _sources(dataset, words),
        "columns": base64.b64encode(pack_columns(dataset).bytes).decode(),
        "words": map_words(
            words, dataset.map_credits.credit.of(words.language), scope_note(dataset.profile, words)
        ),
        "texts": [incident_text(dataset, position, words) for position in range(n)],
        "mask": base64.b64encode(np.packbits(everything).tobytes()).decode(),
        "boundaries": _boundaries(dataset),
    }


def _only_shown(dataset: Dataset, mask: np.ndarray) -> Dataset:
    """Return the data set without the incidents that are not shown, its rows numbered anew."""
    shown = dataset.incidents[mask]
    shown = shown.assign(position=np.arange(len(shown), dtype="int32"))
    return replace(
        dataset, incidents=shown, sources=dataset.sources[dataset.sources["incident_id"].isin(shown.index)]
    )


def _rules(job: ExportJob) -> list[dict[str, str]]:
    # The gaps are those of the whole data set, whatever is shown.
    words = job.words
    return [
        {"title": words(f"about-{name}-heading"), "text": about_text(job.dataset, name, words)} for name in _RULES
    ]


def _texts(words: Words) -> dict[str, str]:
    keys = {
        "table": "export-page-table",
        "sources": "export-page-sources",
        "cite": "export-context-citation",
        "method": "method-heading",
        "howHeading": "page-how-heading",
        "how": "page-how",
        "howPlace": "page-how-place",
        "doubts": "record-doubts",
        "recordSources": "record-sources",
    }
    return {name: words(key) for name, key in keys.items()}


def _table_rows(dataset: Dataset, mask: np.ndarray, words: Words) -> list[dict[str, object]]:
    table = incident_table(dataset, mask, words)
    cells = table[[words(f"table-{name}") for name in _TABLE_COLUMNS]].astype("str")
    rows = dataset.incidents["position"].reindex(table.index)
    return [{"row": int(row), "cells": list(line)} for row, line in zip(rows, cells.to_numpy(), strict=True)]


def _record(record: Record, words: Words) -> dict[str, object]:
    return {
        "incident_id": record.incident_id,
        "title": record.title,
        "when": record.when,
        "summary": record.summary,
        "flags": record.flags,
        "doubts": record.doubts,
        "facts": record.facts,
        "sources": [
            {
                "name": words("record-source", publisher=source.publisher, published=source.published),
                "url": source.url,
                "supports": source.supports,
            }
            for source in record.sources
        ],
    }


def _sources(dataset: Dataset, words: Words) -> list[dict[str, str]]:
    """List every source once, with the number of records it stands behind."""
    counts = dataset.sources.groupby("source_id")["incident_id"].nunique()
    distinct = with_publishers_in(dataset.sources.drop_duplicates("source_id"), words.language)
    distinct = distinct.sort_values(["publisher", "source_id"])
    return [
        {
            "name": words(
                "record-source", publisher=source.publisher, published=_published(source.published, words)
            ),
            "url": source_address(source.url),
            "records": words("export-page-records", n=int(n), count=words.number(int(n))),
        }
        for source in distinct.itertuples()
        for n in [counts[source.source_id]]
    ]


def _published(day: pd.Timestamp, words: Words) -> str:
    return words("record-undated") if pd.isna(day) else words.date(day.date())


def _boundaries(dataset: Dataset) -> dict[str, str]:
    """Return the map's boundaries as compressed GeoJSON in base64."""
    packed = {}
    for name in SHAPE_LAYERS:
        layer = getattr(dataset.units, name).reset_index()
        text = layer[[column for column in _PROPERTIES if column in layer]].to_json(drop_id=True)
        packed[name] = base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()
    return packed
