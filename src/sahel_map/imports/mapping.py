"""Which column of a file means what: our own headings, common names, or a mapping written by the user."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from sahel_map.core.allowed import allowed
from sahel_map.core.errors import ImportFileError
from sahel_map.core.vocabulary import FigureName
from sahel_map.exports.columns import column_names

__all__ = ["FIELDS", "ImportMapping", "Origin", "map_columns", "read_mapping"]

FIELDS: tuple[str, ...] = (
    "incident_id",
    "date_start",
    "date_end",
    "date_precision",
    "place_name",
    "place_name_en",
    "place_name_fr",
    "place_names_other",
    "place_precision",
    "radius_m",
    "lat",
    "lon",
    "label_lat",
    "label_lon",
    "commune_pcode",
    "cercle_pcode",
    "region_old_pcode",
    "region_2023_pcode",
    "actors",
    "attributions",
    "harms",
    "killed",
    *(f"{figure}_{part}" for figure in FigureName for part in ("min", "max", "is_open", "is_mixed")),
    "confidence",
    "is_aggregate",
    "aggregate_reason",
    "is_multi_place",
    "source_ids",
    "source_publishers",
    "source_kinds",
    "source_groups",
    "source_dates",
    "source_urls",
    "summary",
    "summary_en",
    "summary_fr",
    "notes_en",
    "notes_fr",
    "place_described",
    "place_conflict_note",
)
"""What a column can mean. `killed`, `place_name` and `summary` stand for both counts or both languages."""

# Columns of our own exports that follow from others and are made anew.
_DERIVED = {*column_names(), "geometry_kind", "geometry_level", "geometry_pcode"}

# Names that other sets give to the same thing.
_COMMON = {
    "id": "incident_id",
    "event_id": "incident_id",
    "date": "date_start",
    "event_date": "date_start",
    "place": "place_name",
    "location": "place_name",
    "precision": "place_precision",
    "latitude": "lat",
    "longitude": "lon",
    "lng": "lon",
    "actor": "actors",
    "attribution": "attributions",
    "harm": "harms",
    "harm_type": "harms",
    "source": "source_publishers",
    "publisher": "source_publishers",
    "url": "source_urls",
    "source_url": "source_urls",
    "description": "summary",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Who made the set, for records that name no source of their own.

    Attributes
    ----------
    publisher, url, kind, licence : str
        `kind` is one of the kinds of publisher that the data set knows; empty where not said.
    """

    publisher: str = ""
    url: str = ""
    kind: str = "aggregator"
    licence: str = ""


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """What the user says about a file.

    Attributes
    ----------
    columns : mapping of str to str
        Field to column of the file.
    values : mapping of str to mapping of str to str
        Per field, words of the file and the codes they stand for.
    defaults : mapping of str to str
        Per field, what is meant where the file says nothing.
    origin : Origin
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    origin: Origin = field(default_factory=Origin)


def read_mapping(path: Path) -> ImportMapping:
    """Read a mapping from a TOML file with the tables columns, values, defaults and source.

    Raises
    ------
    ImportFileError
        One sentence: unreadable, or a name that means nothing.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ImportFileError(f"{path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ImportFileError(f"{path} is not valid TOML: {error}.") from error
    _require(path, content, ("columns", "values", "defaults", "source"))
    for name in ("columns", "values", "defaults"):
        _require(f"{path}, [{name}]", content.get(name, {}), FIELDS)
    origin = content.get("source", {})
    _require(f"{path}, [source]", origin, ("publisher", "url", "kind", "licence"))
    texts = {
        name: {key: str(text) for key, text in content.get(name, {}).items()} for name in ("columns", "defaults")
    }
    values = {name: {str(k): str(v) for k, v in table.items()} for name, table in content.get("values", {}).items()}
    return ImportMapping(texts["columns"], values, texts["defaults"], Origin(**origin))


def map_columns(cells: pd.DataFrame, mapping: ImportMapping, name: str) -> tuple[pd.DataFrame, list[str]]:
    """Return the cells under the names of fields, and the columns that were not used.

    Parameters
    ----------
    cells : DataFrame of str
        As read, under the headings of the file.
    mapping : ImportMapping
    name : str
        Name of the file, for messages.

    Returns
    -------
    DataFrame of str
        A column for every field; null where the file says nothing and no default is given.
    list of str
        Headings that mean nothing here.

    Raises
    ------
    ImportFileError
        If the mapping names a column that the file does not have.
    """
    for wanted in mapping.columns.values():
        if wanted not in cells:
            raise ImportFileError(f"{name} has no column {wanted!r}; {allowed(list(cells), wanted)}.")
    chosen = dict(mapping.columns)
    for heading in cells:
        meaning = heading.strip().lower().replace(" ", "_")
        meaning = meaning if meaning in FIELDS else _COMMON.get(meaning)
        if meaning and meaning not in chosen and heading not in mapping.columns.values():
            chosen[meaning] = heading
    columns = {field: _column(cells, chosen.get(field), field, mapping) for field in FIELDS}
    unused = [heading for heading in cells if heading not in {*chosen.values(), *_DERIVED}]
    return pd.DataFrame(columns, index=cells.index), unused


def _column(cells: pd.DataFrame, heading: str | None, field: str, mapping: ImportMapping) -> pd.Series:
    given = cells[heading].str.strip() if heading else pd.Series(None, cells.index, dtype="str")
    given = given.where(given != "", None)
    if field in mapping.values:
        given = given.replace(dict(mapping.values[field]))
    given = given.fillna(mapping.defaults[field]) if field in mapping.defaults else given
    return given.astype("str")  # a column without a single value would not stay one of texts


def _require(where: object, found: Mapping[str, object], known: tuple[str, ...]) -> None:
    for name in found:
        if name not in known:
            raise ImportFileError(f"{where}: {name!r} means nothing here; {allowed(known, name)}.")
