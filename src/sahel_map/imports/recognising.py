"""What a file is: its tables, a preset or guesses for its columns, and what is open."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from sahel_map.exports.columns import column_names
from sahel_map.imports.errors import ImportFileError, say_allowed
from sahel_map.imports.fields import FIELDS, OUR_COUNTRY
from sahel_map.imports.guess.headings import key_of, looks_alike, meaning_of
from sahel_map.imports.limits import Limits
from sahel_map.imports.mapping import ImportMapping
from sahel_map.imports.notes import Note
from sahel_map.imports.presets import Preset, find_preset
from sahel_map.imports.readers.hxl_tags import fields_of_tags
from sahel_map.imports.readers.source import Reading, SourceTable
from sahel_map.imports.reading import read_tables
from sahel_map.words import Words

__all__ = ["ColumnFound", "Recognised", "TableFound", "chosen_columns", "complete_mapping", "recognise"]

_DERIVED = {*column_names(), "geometry_kind", "geometry_level", "geometry_pcode", "id", "actor_group", "bbox"}
_OURS = frozenset({"incident_id", "date_start", "place_precision", "pcode_version", "data_version"})
_SAMPLES = 5


@dataclass(frozen=True, slots=True)
class TableFound:
    """A sheet or layer: its name, its rows, and whether it looks like events and is read."""

    name: str
    n_rows: int
    is_used: bool


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """A column of the file: its heading, the field it is taken for (None if for none), and a few of its cells."""

    heading: str
    field: str | None
    samples: tuple[str, ...]


@dataclass(frozen=True)
class Recognised:
    """A file as it was understood.

    Attributes
    ----------
    file : str
        Its name.
    source : tuple of SourceTable
        Tables that are read.
    cells : DataFrame of str
        All their rows, under all their headings; index: key of the row.
    numbers : Series of str, index: key
        How the file numbers each row: "5", or "sheet 5" where there are several tables.
    tables : tuple of TableFound
    preset : str or None
    mapping : ImportMapping
        Columns as guessed, or of the preset, to be corrected.
    columns : tuple of ColumnFound
    taken : tuple of Note
    """

    file: str
    source: tuple[SourceTable, ...]
    cells: pd.DataFrame
    numbers: pd.Series
    tables: tuple[TableFound, ...]
    preset: str | None
    mapping: ImportMapping
    columns: tuple[ColumnFound, ...]
    taken: tuple[Note, ...]

    @property
    def n_rows(self) -> int:
        """Rows that hold something, read or broken."""
        return sum(table.n_rows for table in self.source)

    @property
    def n_counted(self) -> int:
        """The same, counted by a second way."""
        return sum(table.n_counted for table in self.source)

    @property
    def is_ours(self) -> bool:
        """Whether it is an export of this project."""
        return set(self.cells.columns) >= _OURS


def recognise(path: Path, reading: Reading, limits: Limits) -> Recognised:
    """Read a file and find out what it is.

    Parameters
    ----------
    path : Path
    reading : Reading
        How the file is to be read, where the user said so.
    limits : Limits

    Raises
    ------
    ImportFileError
        If it cannot be read at all.
    """
    found = read_tables(path, reading, limits)
    used = _used(found, reading)
    cells, numbers = _together(used)
    preset = None if set(cells.columns) >= _OURS else find_preset(path.name, cells.columns)
    if preset is not None and preset.name == "kobo":
        cells = _with_chosen(cells)
    tags = {heading: tag for table in used for heading, tag in table.tags.items()}
    is_ours = set(cells.columns) >= _OURS  # our headings say more than our tags
    tagged, tag_notes = fields_of_tags(tags) if tags and not is_ours else ({}, ())
    mapping = _guessed(cells, preset, tagged)
    if is_ours:
        # Every record of ours lies in the country whose units it names, those without a place too.
        mapping = dataclasses.replace(mapping, defaults={"country": OUR_COUNTRY})
    notes = [note for table in used for note in table.taken] + list(tag_notes)
    left = [table.name for table in found if not any(table is one for one in used)]
    if left:
        notes.append(Note("taken-sheets-left", {"n": len(left), "names": ", ".join(left)}))
    if preset is not None:
        notes.insert(0, Note("taken-preset", {"name": preset.name}))
        if preset.only_on_machine:
            notes.insert(1, Note("taken-terms", {"name": preset.mapping.origin.publisher}))
    tables = tuple(TableFound(table.name, table.n_rows, any(table is one for one in used)) for table in found)
    return Recognised(
        path.name,
        tuple(used),
        cells,
        numbers,
        tables,
        preset.name if preset else None,
        mapping,
        columns_found(cells, mapping),
        tuple(notes),
    )


def _used(found: list[SourceTable], reading: Reading) -> list[SourceTable]:
    """Return the tables that look like events: those with a date, or all if none has one."""
    filled = [table for table in found if table.n_rows]
    if reading.sheet or len(filled) == 1:
        return filled
    dated = [
        table for table in filled if any(meaning_of(heading) == "date_start" for heading in table.cells.columns)
    ]
    return dated or filled[:1]


def _together(used: list[SourceTable]) -> tuple[pd.DataFrame, pd.Series]:
    if len(used) == 1:
        index = used[0].cells.index
        return used[0].cells, pd.Series(index.astype("str"), index)
    parts = [table.cells for table in used]
    labels = [f"{table.name} {row}" for table in used for row in table.cells.index]
    cells = pd.concat(parts, ignore_index=True).astype("str")
    return cells, pd.Series(labels, cells.index, dtype="str")


def _guessed(cells: pd.DataFrame, preset: Preset | None, tagged: dict[str, str]) -> ImportMapping:
    """Return the columns by tag, by preset, by exact name of a field, and by the names in use, in this order."""
    columns: dict[str, str | tuple[str, ...]] = dict(tagged)
    base = preset.mapping if preset else ImportMapping()
    if preset is not None:
        by_key = {key_of(heading): heading for heading in reversed(list(cells.columns))}
        for field, key in base.columns.items():
            if isinstance(key, str) and key in by_key:
                columns.setdefault(field, by_key[key])
    taken = {heading for heading in columns.values() if isinstance(heading, str)}
    is_closed = preset is not None and preset.name != "kobo"
    for exact in (True, False):
        for heading in cells.columns if not is_closed else ():
            meaning = key_of(heading) if exact else meaning_of(_undoubled(heading))
            field = meaning or ""
            if field in FIELDS and field not in columns and heading not in taken:
                columns[field] = heading
                taken.add(heading)
    return dataclasses.replace(base, columns=columns)


def _undoubled(heading: str) -> str:
    return heading.partition(" (column ")[0]


def columns_found(cells: pd.DataFrame, mapping: ImportMapping) -> tuple[ColumnFound, ...]:
    """Return what each column is taken for under a mapping."""
    fields = {
        heading: field
        for field, headings in mapping.columns.items()
        for heading in ((headings,) if isinstance(headings, str) else headings)
    }
    return tuple(
        ColumnFound(heading, fields.get(heading), tuple(cells[heading].dropna().head(_SAMPLES).str.slice(0, 80)))
        for heading in cells.columns
    )


def complete_mapping(recognised: Recognised, mapping: ImportMapping) -> ImportMapping:
    """Return what the user says, with what was recognised where the user says nothing.

    Raises
    ------
    ImportFileError
        If a column that is named is not there, or two columns of one name could be meant.
    """
    base = recognised.mapping
    named = {
        heading for value in mapping.columns.values() for heading in ((value,) if isinstance(value, str) else value)
    }
    known = list(recognised.cells.columns)
    for heading in (*named, *mapping.filters):
        if heading not in known:
            raise ImportFileError(
                "no-column", file=recognised.file, column=heading, allowed=say_allowed(known, heading)
            )
    guessed = {field: heading for field, heading in base.columns.items() if heading not in named}
    _refuse_doubles(recognised, mapping)
    filters = {key: value for key, value in base.filters.items() if key in known} | dict(mapping.filters)
    return dataclasses.replace(
        mapping,
        columns=guessed | dict(mapping.columns),
        values={
            **base.values,
            **{name: {**base.values.get(name, {}), **words} for name, words in mapping.values.items()},
        },
        defaults={**base.defaults, **mapping.defaults},
        origin=_over(base.origin, mapping.origin),
        about=_over(base.about, mapping.about),
        reading=_over(base.reading, mapping.reading),
        filters=filters,
        radius_m={**base.radius_m, **mapping.radius_m},
        preset=mapping.preset or base.preset,
    )


def _over(base: Any, given: Any) -> Any:
    """Return an object of settings with those given over those of the base."""
    default = type(base)()
    names = [field.name for field in dataclasses.fields(base)]
    changed = {name: getattr(given, name) for name in names if getattr(given, name) != getattr(default, name)}
    return dataclasses.replace(base, **changed)


def _refuse_doubles(recognised: Recognised, mapping: ImportMapping) -> None:
    """Refuse to choose between two columns of one name that means something; the mapping can say which."""
    said = set(mapping.columns)
    doubled: dict[str, list[str]] = {}
    for heading in recognised.cells.columns:
        if " (column " in heading and _undoubled(heading):
            doubled.setdefault(_undoubled(heading), []).append(heading)
    faults = []
    for name, headings in doubled.items():
        field = meaning_of(name)
        if len(headings) > 1 and field is not None and field not in said:
            places = tuple(heading.partition(" (column ")[2].rstrip(")") for heading in headings)
            faults.append((name, places, field, headings))
    if faults:
        *_, field, headings = faults[0]
        raise ImportFileError(
            "doubles",
            file=recognised.file,
            columns=partial(_doubles, tuple((name, places) for name, places, *_ in faults)),
            example=f'[columns] {field} = "{headings[0]}"',
        )


def _doubles(doubled: tuple[tuple[str, tuple[str, ...]], ...], words: Words) -> str:
    return words.one_after_another(
        words("import-doubled", name=name, places=words.all_of(places)) for name, places in doubled
    )


def chosen_columns(recognised: Recognised, mapping: ImportMapping) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the headings that are kept aside, and those among them that look as if they should be used."""
    used = {
        heading for value in mapping.columns.values() for heading in ((value,) if isinstance(value, str) else value)
    }
    derived = _DERIVED if recognised.is_ours else frozenset()
    empty = recognised.cells.isna().all() if len(recognised.cells) < 100_000 else {}
    unused = tuple(
        heading
        for heading in recognised.cells.columns
        if heading not in used and heading not in derived and not dict(empty).get(heading, False)
    )
    return unused, tuple(one for one in unused if looks_alike(one) and not recognised.preset)


def _with_chosen(cells: pd.DataFrame) -> pd.DataFrame:
    """Return a form's answers with one column of harms where they stand as one column of 0 and 1 for each harm."""
    if any(meaning_of(heading) == "harms" for heading in cells.columns):
        return cells
    parents: dict[str, list[tuple[str, str]]] = {}
    for heading in cells.columns:
        parent, _, choice = heading.rpartition("/")
        if parent and meaning_of(parent) == "harms":
            parents.setdefault(parent, []).append((heading, choice))
    for parent, choices in parents.items():
        texts = [
            " | ".join(
                choice
                for (heading, choice), cell in zip(choices, row, strict=True)
                if cell in ("1", "true", "True")
            )
            for row in cells[[heading for heading, _ in choices]].fillna("").itertuples(index=False, name=None)
        ]
        cells = cells.assign(**{parent: pd.Series(texts, cells.index, dtype="str").replace("", None)})
    return cells
