"""A dossier as a Word file: chosen records in the order in which they were chosen, each with all its facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from sahel_map.data.dataset import Dataset
from sahel_map.exports.word_report import WordReport
from sahel_map.incident.facts import Record, build_record, source_notes
from sahel_map.incident.set_words import set_caveat, source_name
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.alternative import map_in_words
from sahel_map.sheets.content.brand import mark_of, own_brand
from sahel_map.sheets.content.compose import compose_sheet
from sahel_map.sheets.content.credits import cite_record
from sahel_map.sheets.content.options import SheetOptions
from sahel_map.sheets.picture import PictureSize, map_picture
from sahel_map.words import Words

__all__ = ["dossier_report"]

_MAP = PictureSize(165, 150, legend=40, dpi=200, columns=3)


def dossier_report(
    dataset: Dataset, ids: Sequence[str], words: Words, now: dt.datetime, notes: Mapping[str, str]
) -> bytes:
    """Return a dossier as a Word file; every line is a record's own, but for the reader's notes, which say so.

    Parameters
    ----------
    dataset : Dataset
    ids : sequence of str
        From `sheets.dossier.check_records`.
    words : Words
    now : datetime
    notes : mapping of str to str
        The reader's notes by id.
    """
    version = dataset.version
    title = words("sheet-dossier-title", n=len(ids), count=words.number(len(ids)))
    cited = cite_record(dataset, ", ".join(ids), words)
    report = WordReport(words, title, now)
    report.describe(source_name(dataset.profile, words), ", ".join(ids), cited)
    brand = own_brand()
    report.set_head(brand, mark_of(dataset.profile, words, brand))
    report.set_foot(words("sheet-foot", title=title, version=version.version, date=words.iso_date(version.date),
                          digest=version.digest))  # fmt: skip
    report.title(title, set_caveat(dataset, words))
    mask = dataset.incidents.index.isin(ids)
    sheet = compose_sheet(dataset, Selection(), words, SheetOptions(made=now.date()), mask)
    drawn = map_picture(dataset, sheet, words, _MAP, now.date())
    report.picture(drawn.png, map_in_words(dataset, sheet, words), drawn.left_out)
    for number, incident_id in enumerate(ids, start=1):
        _add(report, number, incident_id, build_record(dataset, incident_id, words), words)
        if notes.get(incident_id):
            report.heading(words("dossier-own-note"), 2)
            report.text(notes[incident_id])
    report.heading(words("brief-citation"), 1)
    report.text(cited)
    return report.content()


def _add(report: WordReport, number: int, incident_id: str, record: Record, words: Words) -> None:
    report.heading(f"{number}. {record.title}", 1)
    report.text(f"{record.when} · {words('record-id', id=incident_id)}", "Caption")
    for flag in record.flags:
        report.text(flag)
    report.text(record.summary)
    report.table([words(f"brief-{name}") for name in ("what", "value")], record.facts)
    if record.doubts:
        report.heading(words("record-doubts"), 2)
        report.bullets(record.doubts)
    report.heading(words("record-sources"), 2)
    for note in source_notes(record.sources, words):
        report.text(note, "Caption")
    for place, source in enumerate(record.sources, start=1):
        said = words("record-source", publisher=source.publisher, published=source.published)
        report.reference(f"{place}. {': '.join(filter(None, (said, source.supports)))}. ", source.url)
