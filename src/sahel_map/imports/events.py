"""Cells under the names of fields as typed events, with what the file leaves open filled in by stated rules."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sahel_map.core.errors import ImportFileError
from sahel_map.core.problem import Problem
from sahel_map.core.vocabulary import (
    Actor,
    Attribution,
    Confidence,
    DatePrecision,
    FigureName,
    PlacePrecision,
)
from sahel_map.data.dataset import Dataset
from sahel_map.imports.parsing import Parser
from sahel_map.words import Words

__all__ = ["Events", "read_events"]

_MOST = 10_000_000
_UNITS = {
    "commune_pcode": "communes",
    "cercle_pcode": "cercles",
    "region_old_pcode": "regions_old",
    "region_2023_pcode": "regions_2023",
}
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


@dataclass(frozen=True, slots=True)
class Events:
    """Typed events.

    Attributes
    ----------
    table : DataFrame, one row per event that could be read
        Index: row in the file. Columns: the fields of `mapping.FIELDS` that stand for one thing each.
    problems : tuple of Problem
        What is wrong with the rows that are not in `table`.
    filled : dict of str to int
        How many rows did not say a thing that was then filled in by a rule, by field.
    """

    table: pd.DataFrame
    problems: tuple[Problem, ...]
    filled: dict[str, int]


def read_events(file: str, cells: pd.DataFrame, dataset: Dataset) -> Events:
    """Read events from the cells of a file.

    Parameters
    ----------
    file : str
        Name of the file, for messages.
    cells : DataFrame of str
        From `mapping.map_columns`.
    dataset : Dataset
        Its code lists and units.

    Raises
    ------
    ImportFileError
        If located places say nowhere how precise they are: nobody but the maker of the set can know.
    """
    located = cells["lat"].notna()
    if (located & cells["place_precision"].isna()).all() and located.any():
        raise ImportFileError(
            f"{file} does not say how precise its places are: map a column to place_precision, or give "
            "place_precision (and radius_m) under [defaults] of the mapping."
        )
    parser = Parser(file, cells, dataset.codes)
    columns = {**_dates(parser, cells), **_places(parser, cells, dataset), **_people(parser, cells)}
    columns |= _figures(parser, cells)
    columns |= {name: parser.flags(name).fillna(False).astype(bool) for name in ("is_aggregate", "is_multi_place")}
    columns |= {name: parser.texts(name) for name in _TEXTS} | _summaries(parser, cells, file)
    repeated = cells["incident_id"].notna() & cells["incident_id"].duplicated()
    parser.reject("incident_id", repeated, "must be unique; it stands in an earlier row too")
    bad = {problem.row for problem in parser.problems}
    table = pd.DataFrame(columns, index=cells.index)
    return Events(table[~table.index.isin(bad)], tuple(parser.problems), _count_filled(cells))


def _dates(parser: Parser, cells: pd.DataFrame) -> dict[str, pd.Series]:
    start = parser.days("date_start")
    end = parser.days("date_end", end_of_month=True)
    is_month = cells["date_start"].str.len() == 7
    month_end = (start + pd.offsets.MonthEnd(0)).where(is_month.fillna(False).astype(bool))
    end = end.fillna(month_end).fillna(start)
    parser.reject("date_start", start.isna() & cells["date_start"].isna(), "must not be empty")
    days = (end - start).dt.days
    guess = np.select(
        [is_month.fillna(False), days.fillna(0) <= 1], [DatePrecision.MONTH, DatePrecision.DAY], DatePrecision.RANGE
    )
    precision = parser.codes("date_precision", "date_precision").fillna(pd.Series(guess, cells.index))
    return {"date_start": start, "date_end": end, "date_precision": precision}


def _places(parser: Parser, cells: pd.DataFrame, dataset: Dataset) -> dict[str, pd.Series]:
    lat, lon = parser.numbers("lat", -90, 90), parser.numbers("lon", -180, 180)
    precision = parser.codes("place_precision", "place_precision")
    precision = precision.where(precision.notna() | lat.notna(), str(PlacePrecision.UNKNOWN))
    parser.reject("place_precision", precision.isna() & cells["place_precision"].isna(), "must not be empty")
    is_unknown = precision == PlacePrecision.UNKNOWN
    # A unit's label point serves as its point; an unknown place has none, whatever the file says.
    lat = lat.fillna(parser.numbers("label_lat", -90, 90)).where(~is_unknown)
    lon = lon.fillna(parser.numbers("label_lon", -180, 180)).where(~is_unknown)
    units = {
        name: parser.unit_codes(name, dataset.units.pcodes(level)).where(~is_unknown, None)
        for name, level in _UNITS.items()
    }
    name = parser.texts("place_name")
    english = parser.texts("place_name_en").fillna(name).fillna(parser.texts("place_name_fr"))
    return {
        "lat": lat,
        "lon": lon,
        "place_precision": precision,
        "radius_m": parser.numbers("radius_m", 1, _MOST, whole=True).where(~is_unknown),
        **units,
        "place_name_en": english.fillna(Words("en")("import-no-place-name")),
        "place_name_fr": parser.texts("place_name_fr").fillna(english).fillna(Words("fr")("import-no-place-name")),
    }


def _people(parser: Parser, cells: pd.DataFrame) -> dict[str, pd.Series]:
    actors, harms = parser.code_lists("actors", "actors"), parser.code_lists("harms", "harm_types")
    for field in ("actors", "harms"):
        parser.reject(field, cells[field].isna(), "must name at least one")
    grades = parser.code_lists("attributions", "attribution")
    pairs = [_graded(names, given) for names, given in zip(actors, grades, strict=True)]
    mismatch = pd.Series([pair is None for pair in pairs], cells.index) & actors.notna()
    parser.reject("attributions", mismatch, "must be one grade, or one for each actor in the same order")
    return {
        "actors": actors,
        "attributions": pd.Series(pairs, cells.index, dtype="object"),
        "harms": harms,
        "confidence": parser.codes("confidence", "confidence").fillna(str(Confidence.LOW)),
    }


def _graded(actors: list[str] | None, grades: list[str] | None) -> list[str] | None:
    """Return a grade for each actor: those given, the one given for all, or the weakest that is possible."""
    if actors is None:
        return None
    if grades is None:
        return [
            str(Attribution.UNATTRIBUTED if actor == Actor.ARMED_UNKNOWN else Attribution.SUSPECTED)
            for actor in actors
        ]
    if len(grades) == 1:
        return grades * len(actors)
    return grades if len(grades) == len(actors) else None


def _figures(parser: Parser, cells: pd.DataFrame) -> dict[str, pd.Series]:
    columns = {}
    both = parser.numbers("killed", 0, _MOST, whole=True)
    for figure in FigureName:
        for part in ("min", "max"):
            columns[f"{figure}_{part}"] = parser.numbers(f"{figure}_{part}", 0, _MOST, whole=True)
        for part in ("is_open", "is_mixed"):
            columns[f"{figure}_{part}"] = parser.flags(f"{figure}_{part}")
    for part in ("min", "max"):
        columns[f"killed_{part}"] = columns[f"killed_{part}"].fillna(both)
    return columns


def _summaries(parser: Parser, cells: pd.DataFrame, file: str) -> dict[str, pd.Series]:
    both = parser.texts("summary")
    english, french = (parser.texts(f"summary_{language}") for language in ("en", "fr"))
    first = english.fillna(both).fillna(french)
    return {
        "summary_en": first.fillna(Words("en")("import-no-summary", file=file)),
        "summary_fr": french.fillna(first).fillna(Words("fr")("import-no-summary", file=file)),
    }


def _count_filled(cells: pd.DataFrame) -> dict[str, int]:
    """Count what the file does not say of its events, for the fields that cannot stay empty."""
    counts = {
        "date_precision": int(cells["date_precision"].isna().sum()),
        "attributions": int(cells["attributions"].isna().sum()),
        "confidence": int(cells["confidence"].isna().sum()),
    }
    return {name: count for name, count in counts.items() if count}
