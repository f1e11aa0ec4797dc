"""One incident as a record to read: what, when, where, by whom allegedly, from which sources.

Returns plain text; the caller escapes it for the medium it shows it in. Must not import streamlit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from sahel_map.core.vocabulary import Attribution, FigureName, HarmType, members_of
from sahel_map.data.dataset import Dataset
from sahel_map.incident.placing import precision_text
from sahel_map.incident.toll import figure_of, figure_text
from sahel_map.incident.withheld import withheld_facts
from sahel_map.words import Words

__all__ = ["Record", "SourceLine", "build_record", "place_line", "source_address", "source_notes"]

# What may be recorded of a page that was asked again; unknown is said once for all pages of a record.
_STATES = ("reachable", "archived")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source of a record: who published what, when, and what it supports.

    Attributes
    ----------
    publisher, published, url, supports : str
        `url` is empty where the source has no address.
    is_translated : bool
        Whether `supports` is in the reader's language; else it is in English, as the set has it.
    is_asked : bool
        Whether it is recorded if the page could still be reached; `published` says how it was.
    """

    publisher: str
    published: str
    url: str
    supports: str
    is_translated: bool = True
    is_asked: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """An incident in words.

    Attributes
    ----------
    incident_id, title, when, summary : str
    facts : tuple of (str, str)
        Name of a fact and what is known of it, in the order of every surface: alleged actors with their
        attribution (and, where one acknowledges the operation, that this is not an admission of harm), harm,
        figures as reported ranges, units, how well the place is known, confidence, publishers.
    flags, doubts : tuple of str
        Counting rules that apply; notes, disagreements and doubts.
    sources : tuple of SourceLine
    """

    incident_id: str
    title: str
    when: str
    summary: str
    facts: tuple[tuple[str, str], ...]
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
        summary=str(row[f"summary_{words.language}"]),
        facts=_facts(dataset, row, words),
        flags=_flags(dataset, row, words),
        doubts=_doubts(dataset, row, words),
        sources=_source_lines(dataset, incident_id, words),
    )


def place_line(row: pd.Series, words: Words) -> str:
    """Return the administrative units of an incident, finest first, or that the place is not known."""
    units = [
        ("commune_pcode", "communes", "record-commune"),
        ("cercle_pcode", "cercles", "record-cercle"),
        *(
            (f"region_{admin_map}_pcode", f"regions_{admin_map}", f"record-region-{admin_map}")
            for admin_map in ("old", "2023")
        ),
    ]
    if words.map_of_regions("2023") == "one":
        units[2:] = [("region_2023_pcode", "regions_2023", "record-region-one")]
    parts = [
        words(key, name=words.label(table, row[column]))
        for column, table, key in units
        if isinstance(row[column], str)
    ]
    return ", ".join(parts) if parts else words("record-place-unknown")


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


def _facts(dataset: Dataset, row: pd.Series, words: Words) -> tuple[tuple[str, str], ...]:
    """Return the facts in their order: who, what, how many, where, how well known."""
    harms = (words.label("harm_types", harm) for harm in members_of(HarmType, int(row["harm_bits"])))
    return (
        (words("record-alleged"), _alleged(dataset, str(row.name), words)),
        (words("record-harms"), words.all_of(harms)),
        *_figures(row, words),
        (words("record-where"), place_line(row, words)),
        (words("table-precision"), precision_text(row, words)),
        (words("record-confidence"), words.label("confidence", str(row["confidence"]))),
        (words("record-independent"), words.number(int(row["n_independent"]))),
        *(
            [(words("table-evidence"), words.label("evidence", row["evidence"]))]
            if pd.notna(row["evidence"])
            else []
        ),
    )


def _figures(row: pd.Series, words: Words) -> tuple[tuple[str, str], ...]:
    """List the killed always, known or not, and every other figure that is reported."""
    lines = []
    for name in FigureName:
        figure = figure_of(row, name)
        if figure.is_unknown and name != FigureName.KILLED:
            continue
        text = figure_text(row, name, words)
        lines.append(
            (words.label("figures", str(name)), words("record-mixed", range=text) if figure.n_mixed else text)
        )
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
    note, _ = words.text_in(dataset.places.loc[row["place_id"]], "conflict_note")
    if note:
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
            words.text_in(source, "publisher_as_cited")[0],
            _page(source, words),
            source_address(source.url),
            *words.text_in(source, "supports"),
            getattr(source, "state", None) in _STATES,
        )
        for source in rows.itertuples()
    )


def source_address(url: object) -> str:
    """Return the web address of a source, or nothing for one that has none: a report handed over, an interview."""
    return url if isinstance(url, str) else ""


def source_notes(sources: tuple[SourceLine, ...], words: Words) -> list[str]:
    """Return what is not recorded of sources: a text in the reader's language, whether the page could be reached.

    Parameters
    ----------
    sources : tuple of SourceLine
    words : Words
    """
    is_translated, is_asked = (
        [getattr(source, name) for source in sources] for name in ("is_translated", "is_asked")
    )
    notes = {"record-supports-english": is_translated, "record-reach-unknown": is_asked}
    return [words(key, part="some" if any(known) else "all") for key, known in notes.items() if not all(known)]


def _page(source: Any, words: Words) -> str:
    """Return the title of a page where it is known, when it was published and read, and how it could be reached."""
    title = getattr(source, "title", None)
    parts = [words("record-source-title", title=title)] if isinstance(title, str) and title else []
    parts.append(_published(source.published, words))
    if pd.notna(is_mirror := getattr(source, "is_mirror", None)) and is_mirror:
        parts.append(words("record-source-mirror"))
    if (state := getattr(source, "state", None)) in _STATES:
        parts.append(words(f"record-source-{state}"))
    accessed = getattr(source, "accessed", None)
    if accessed is not None and pd.notna(accessed):
        parts.append(words("record-source-accessed", date=words.date(accessed.date())))
    return ", ".join(parts)


def _published(day: object, words: Words) -> str:
    stamp = pd.to_datetime(day, errors="coerce")
    return words("record-undated") if pd.isna(stamp) else words.date(stamp.date())
