"""One incident as a record to read: what, when, where, by whom allegedly, from which sources.

Returns plain text; the caller escapes it for the medium it shows it in. Must not import streamlit.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from sahel_map.core.figures import ReportedRange
from sahel_map.core.vocabulary import Attribution, FigureName, HarmType, members_of
from sahel_map.data.dataset import Dataset
from sahel_map.incident.placing import precision_text
from sahel_map.incident.withheld import withheld_facts
from sahel_map.words import Words

__all__ = ["Record", "SourceLine", "build_record", "place_line", "toll_line"]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source of a record: who published what, when, and what it supports."""

    publisher: str
    published: str
    url: str
    supports: str


@dataclass(frozen=True, slots=True)
class Record:
    """An incident in words.

    Attributes
    ----------
    incident_id, title, when, where, precision, summary : str
        `where` names the administrative units; `precision` says how well the place is known.
    alleged : str
        Alleged actors, each with how it is attributed; where one acknowledges the operation, that this is
        not an admission of harm.
    grades : tuple of (str, str)
        Name of a grade and its value, for example ("Confidence", "High").
    figures : tuple of (str, str)
        Name of a figure and its reported range.
    harms, flags, doubts : tuple of str
        Types of harm; counting rules that apply; notes, disagreements and doubts.
    sources : tuple of SourceLine
    """

    incident_id: str
    title: str
    when: str
    where: str
    precision: str
    summary: str
    alleged: str
    grades: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    harms: tuple[str, ...]
    flags: tuple[str, ...]
    doubts: tuple[str, ...]
    sources: tuple[SourceLine, ...]


def build_record(dataset: Dataset, incident_id: str, words: Words) -> Record:
    """Put one incident into words.

    Parameters
    ----------
    dataset : Dataset
    incident_id : str
        Id in `dataset.incidents`.
    words : Words
        With the labels of codes and areas.

    Raises
    ------
    KeyError
        If there is no such incident.
    """
    row = dataset.incidents.loc[incident_id]
    return Record(
        incident_id=incident_id,
        title=str(row[f"place_name_{words.language}"]),
        when=words.date_span(row["date_start"].date(), row["date_end"].date(), str(row["date_precision"])),
        where=place_line(row, words),
        precision=precision_text(row, words),
        summary=str(row[f"summary_{words.language}"]),
        alleged=_alleged(dataset, incident_id, words),
        grades=_grades(row, words),
        figures=_figure_lines(row, words),
        harms=tuple(words.label("harm_types", h) for h in members_of(HarmType, int(row["harm_bits"]))),
        flags=_flags(dataset, row, words),
        doubts=_doubts(dataset, row, words),
        sources=_source_lines(dataset, incident_id, words),
    )


def place_line(row: pd.Series, words: Words) -> str:
    """Return the administrative units of an incident, finest first, or that the place is not known."""
    units = [
        ("commune_pcode", "communes", "record-commune"),
        ("cercle_pcode", "cercles", "record-cercle"),
        ("region_old_pcode", "regions_old", "record-region-old"),
        ("region_2023_pcode", "regions_2023", "record-region-2023"),
    ]
    parts = [
        words(key, name=words.label(table, row[column]))
        for column, table, key in units
        if isinstance(row[column], str)
    ]
    return ", ".join(parts) if parts else words("record-place-unknown")


def toll_line(row: pd.Series, words: Words) -> str:
    """Return the reported killed of one incident as a short text, "30–33 reported killed"."""
    killed = figure_of(row, FigureName.KILLED)
    if killed.is_unknown:
        return words("record-toll-unknown")
    return words("record-toll", range=words.range(killed), n=killed.maximum or 0)


def figure_of(row: pd.Series, figure: FigureName) -> ReportedRange:
    """Return one figure of one incident as a reported range."""
    low, high = row[f"{figure}_min"], row[f"{figure}_max"]
    is_killed = figure == FigureName.KILLED
    return ReportedRange.of(
        minimum=None if pd.isna(low) else int(low),
        maximum=None if pd.isna(high) else int(high),
        is_open=bool(row["killed_is_open"]) if is_killed else False,
        is_mixed=bool(row["killed_is_mixed"]) if is_killed else False,
    )


def _alleged(dataset: Dataset, incident_id: str, words: Words) -> str:
    rows = dataset.actors[dataset.actors["incident_id"] == incident_id]
    named = words.all_of(
        words(
            "record-alleged-actor",
            actor=words.label("actors", str(actor)),
            attribution=words.label("attribution", str(grade)).lower(),
        )
        for actor, grade in zip(rows["actor"], rows["attribution"], strict=True)
    )
    # Of the grades only this one can be taken for a confession, which it is not.
    is_acknowledged = (rows["attribution"] == Attribution.CLAIMED).any()
    return words("record-alleged-acknowledged", actors=named) if is_acknowledged else named


def _grades(row: pd.Series, words: Words) -> tuple[tuple[str, str], ...]:
    n_independent = int(row["n_independent"])
    return (
        (words("record-confidence"), words.label("confidence", str(row["confidence"]))),
        (words("record-independent"), words.number(n_independent)),
    )


def _figure_lines(row: pd.Series, words: Words) -> tuple[tuple[str, str], ...]:
    """List the killed always, known or not, and every other figure that is reported."""
    lines = []
    for name in FigureName:
        figure = figure_of(row, name)
        if figure.is_unknown and name != FigureName.KILLED:
            continue
        text = words.range(figure)
        if figure.is_open and figure.minimum == figure.maximum:
            key = "figure-at-least" if name == FigureName.KILLED else "figure-lowest"
            text = words(key, minimum=words.number(figure.minimum))
        if figure.n_mixed:
            text = words("record-mixed", range=text)
        lines.append((words.label("figures", str(name)), text))
    return tuple(lines)


def _flags(dataset: Dataset, row: pd.Series, words: Words) -> tuple[str, ...]:
    flags = []
    if row["is_aggregate"]:
        flags.append(words("record-aggregate"))
    if row["is_multi_place"]:
        flags.append(words("record-multi-place"))
    if withheld := withheld_facts(dataset, str(row.name), words):
        flags.append(withheld)
    return tuple(flags)


def _doubts(dataset: Dataset, row: pd.Series, words: Words) -> tuple[str, ...]:
    """Return the notes of the record, what is doubtful about its place, and the doubts, open ones first."""
    doubts = [row[f"notes_{words.language}"]]
    note = dataset.places.at[row["place_id"], "conflict_note"]
    if isinstance(note, str):
        doubts.append(words("record-place-doubt", note=note))
    stated = dataset.doubts[dataset.doubts["incident_id"] == row.name].sort_values("status", kind="stable")
    doubts += [
        words(f"record-doubt-{status}", doubt=doubt)
        for status, doubt in zip(stated["status"], stated[f"doubt_{words.language}"], strict=True)
    ]
    return tuple(str(doubt) for doubt in doubts if isinstance(doubt, str) and doubt)


def _source_lines(dataset: Dataset, incident_id: str, words: Words) -> tuple[SourceLine, ...]:
    rows = dataset.sources[dataset.sources["incident_id"] == incident_id]
    return tuple(
        SourceLine(
            publisher=str(source.publisher_as_cited),
            published=_published(source.published, words),
            url=str(source.url),
            supports=str(source.supports) if isinstance(source.supports, str) else "",
        )
        for source in rows.itertuples()
    )


def _published(day: object, words: Words) -> str:
    stamp = pd.to_datetime(day, errors="coerce")
    return words("record-undated") if pd.isna(stamp) else words.date(stamp.date())
