"""Cells under the names of fields as typed events, with what the file leaves open filled in by stated rules."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from sahel_map.core.text_columns import matches
from sahel_map.core.vocabulary import Actor, Confidence, FigureName, PlacePrecision
from sahel_map.imports.findings import Findings, Question
from sahel_map.imports.guess.coordinates import decimal_sign
from sahel_map.imports.guess.headings import key_of
from sahel_map.imports.mapping import ImportMapping
from sahel_map.imports.surroundings import Base
from sahel_map.imports.typed.counts import read_figures
from sahel_map.imports.typed.harms import read_harms
from sahel_map.imports.typed.sources import read_sources
from sahel_map.imports.typed.when import read_dates
from sahel_map.imports.typed.where import read_places
from sahel_map.imports.typed.who import graded, read_code_lists, read_codes, read_flags
from sahel_map.words import Words

__all__ = ["read_events"]

_TEXTS = (
    "incident_id",
    "aggregate_reason",
    "source_ids",
    "source_publishers",
    "source_kinds",
    "source_groups",
    "source_dates",
    "source_urls",
    "notes_en",
    "notes_fr",
    "place_described",
    "place_conflict_note",
    "place_names_other",
)
_VIOLENCE = ("one_sided", "battle")
_SIDES = frozenset(
    {
        "side_a",
        "side_b",
        "actor1",
        "actor2",
        "actor_1",
        "actor_2",
        "party",
        "parties",
        "belligerents",
        "groups",
        "group",
        "side",
        "sides",
        "belligerants",
    }
)
"""Headings under which the parties of a fight stand, of whom not each is an alleged perpetrator."""


def read_events(
    file: str, cells: pd.DataFrame, mapping: ImportMapping, dataset: Base, today: dt.date, findings: Findings
) -> pd.DataFrame:
    """Read events from the cells of a file.

    Parameters
    ----------
    file : str
        Name of the file, for texts that stand where it has none.
    cells : DataFrame of str
        From `typed.cells.field_cells`.
    mapping : ImportMapping
    dataset : Base
        Its code lists, units and places.
    today : date
        Later days have not happened.
    findings : Findings
        What is wrong goes there; rows held back are still in the table.

    Returns
    -------
    DataFrame, one row per row of `cells`
        Typed columns, as `tables.build_tables` wants them.

    Raises
    ------
    ImportFileError
        If located places say nowhere how precise they are: nobody but the maker of the set can know.
    """
    decimal = mapping.reading.decimal or decimal_sign([cells["lat"], cells["lon"]])
    if decimal == ",":
        findings.take("decimal", sign=",")
    columns = read_dates(cells, mapping.reading, dataset.codes, today, findings)
    columns |= _located(file, cells, mapping, dataset, findings)
    figures = read_figures(cells, mapping.about, decimal, findings)
    as_given = figures.pop("as_given")
    columns |= figures
    columns |= _people(cells, columns, mapping, dataset, findings)
    columns |= {
        name: read_flags(cells, name, findings).fillna(False).astype(bool)
        for name in ("is_aggregate", "is_multi_place")
    }
    columns |= {name: _texts(cells[name]) for name in _TEXTS} | _names(cells) | _summaries(cells)
    columns |= read_sources(cells, today, findings)
    for language, sentence in (("en", "As given in the file: "), ("fr", "Tel qu’écrit dans le fichier : ")):
        notes, given = columns[f"notes_{language}"], sentence + as_given
        columns[f"notes_{language}"] = (notes + " " + given).where(
            notes.notna() & given.notna(), notes.fillna(given)
        )
    repeated = cells["incident_id"].notna() & cells["incident_id"].duplicated()
    findings.hold("id-repeated", repeated, "incident_id", cells["incident_id"])
    return pd.DataFrame(_without_empty_figures(columns), index=cells.index, copy=False)


def _without_empty_figures(columns: dict[str, pd.Series]) -> dict[str, pd.Series]:
    """Leave out figures that no row has: of most files that is a third of all columns."""
    silent = [
        figure
        for figure in FigureName
        if figure != FigureName.KILLED
        and columns[f"{figure}_min"].isna().all()
        and columns[f"{figure}_max"].isna().all()
    ]
    left_out = {f"{figure}_{part}" for figure in silent for part in ("min", "max", "is_open", "is_mixed")}
    return {name: column for name, column in columns.items() if name not in left_out}


def _located(
    file: str, cells: pd.DataFrame, mapping: ImportMapping, dataset: Base, findings: Findings
) -> dict[str, pd.Series]:
    columns = read_places(cells, mapping, dataset, findings)
    silent = columns["place_precision"].isna() & columns["lat"].notna()
    if silent.any() and cells["place_precision"].isna().all():
        known = tuple(str(code) for code in PlacePrecision if code != PlacePrecision.UNKNOWN)
        findings.ask(
            Question(
                "precision",
                "defaults",
                "place_precision",
                int(silent.sum()),
                choices=known,
                is_needed=True,
                values={"file": file},
            )
        )
    findings.hold("precision", silent, "place_precision", cells["place_precision"])
    return columns


def _people(
    cells: pd.DataFrame,
    columns: dict[str, pd.Series],
    mapping: ImportMapping,
    dataset: Base,
    findings: Findings,
) -> dict[str, pd.Series]:
    """Return actors, attributions, harms and confidence, and mend figures that contradict the harms."""
    codes = dataset.codes
    is_battle = _battles(cells, findings)
    actors = _actors(cells, is_battle, mapping, dataset, findings)
    grades = read_code_lists(cells, "attributions", "attribution", codes, findings)
    harms = read_harms(cells, columns, is_battle, mapping, dataset, findings)
    confidence = read_codes(cells, "confidence", "confidence", codes, findings)
    findings.assume("confidence", str(Confidence.LOW), int(confidence.isna().sum()))
    return {
        "actors": actors,
        "attributions": graded(actors, grades, findings, cells["attributions"]),
        "harms": harms,
        "confidence": confidence.fillna(str(Confidence.LOW)),
    }


def _battles(cells: pd.DataFrame, findings: Findings) -> pd.Series:
    kind = cells["violence"].str.lower()
    findings.hold("violence", kind.notna() & ~kind.isin(_VIOLENCE), "violence", cells["violence"])
    return (kind == "battle").fillna(False).astype(bool)


def _actors(
    cells: pd.DataFrame, is_battle: pd.Series, mapping: ImportMapping, dataset: Base, findings: Findings
) -> pd.Series:
    """Return the alleged actors; the sides of a battle, and parties, are accused of nothing."""
    nobody = (str(Actor.ARMED_UNKNOWN),)
    is_open = not mapping.about.actors_are and key_of(findings.heading("actors")) in _SIDES
    if is_open:
        findings.ask(
            Question(
                "actors-role",
                "set",
                "actors_are",
                int(cells["actors"].notna().sum()),
                choices=("perpetrators", "parties"),
                values={"column": findings.heading("actors")},
            )
        )
    if is_open or mapping.about.actors_are == "parties":
        findings.take("parties-aside", column=findings.heading("actors"), n=int(cells["actors"].notna().sum()))
        return pd.Series([nobody] * len(cells), cells.index, dtype="object")
    if is_battle.any():
        findings.take("sides-aside", n=int(is_battle.sum()))
    actors = read_code_lists(
        cells.assign(actors=cells["actors"].where(~is_battle, None)), "actors", "actors", dataset.codes, findings
    )
    silent = actors.isna()
    findings.assume("actors", str(Actor.ARMED_UNKNOWN), int((silent & ~is_battle & cells["actors"].isna()).sum()))
    return actors.where(~silent, pd.Series([nobody] * len(cells), cells.index, dtype="object"))


def _texts(column: pd.Series) -> pd.Series:
    """Return texts on one line."""
    odd = matches(column, r"[\t\r\n]|  ")
    if not odd.any():
        return column
    return column.where(~odd, column[odd].str.replace(r"[ \t\r\n]+", " ", regex=True).str.strip())


def _names(cells: pd.DataFrame) -> dict[str, pd.Series]:
    name, french = _texts(cells["place_name"]), _texts(cells["place_name_fr"])
    english = _texts(cells["place_name_en"]).fillna(name).fillna(french)
    for column in ("commune_name", "cercle_name", "region_name"):
        english = english.fillna(_texts(cells[column]))
    return {
        "place_name_en": english.fillna(Words("en")("import-no-place-name")),
        "place_name_fr": french.fillna(english).fillna(Words("fr")("import-no-place-name")),
    }


def _summaries(cells: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the summaries that the file gives; those of the others are written with the tables."""
    both = _texts(cells["summary"])
    english, french = (_texts(cells[f"summary_{language}"]) for language in ("en", "fr"))
    first = english.fillna(both).fillna(french)
    return {
        "summary_en": first,
        "summary_fr": french.fillna(first),
    }
