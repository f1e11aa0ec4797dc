"""Writing changes into a copy of the data folder: tables, version, changelog, counts and checksums."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sahel_map.core.errors import FormError
from sahel_map.data.read.package import Package, read_register, write_register
from sahel_map.data.read.raw_tables import Row, TextTables, read_texts, write_texts
from sahel_map.data.trace.changelog import CHANGELOG, Entry, with_entries
from sahel_map.data.trace.counts import COUNTED_OF_VERSION, VERSIONS
from sahel_map.data.trace.register import register

__all__ = ["Entry", "insert_rows", "write_changes"]


def insert_rows(package: Package, tables: TextTables, name: str, rows: Sequence[Row]) -> None:
    """Add rows to a table in memory; columns that they do not have stay empty.

    Parameters
    ----------
    package : Package
        The register of the data folder.
    tables : TextTables
        Changed in place.
    name : str
        Of the table.
    rows : sequence of Row

    Raises
    ------
    FormError
        If the table has no such column.
    """
    blank = dict.fromkeys(package.resources[name].field_names, "")
    if unknown := sorted({column for row in rows for column in row} - set(blank)):
        raise FormError([f"{unknown[0]}: the table {name} of this set has no such column; leave the line out"])
    tables.rows[name] += [blank | row for row in rows]


def write_changes(
    package: Package,
    tables: TextTables,
    entries: Sequence[Entry],
    today: dt.date,
    folder: Path,
) -> tuple[str, str]:
    """Write changed tables, version, changelog, counts and checksums into a copy of the data folder.

    Parameters
    ----------
    package : Package
        The data folder as it stands.
    tables : TextTables
        All tables, changed; their rows are put in order.
    entries : sequence of Entry
        Rows of the changelog.
    today : date
    folder : Path
        The copy.

    Returns
    -------
    version, date : str
        Of the data as changed. Each change makes a version of its own, several on one day too: one number never
        stands for two states.
    """
    version, date = _next_version(package, today)
    if VERSIONS in package.resources:
        # Its counts are written with the checksums.
        counts = dict.fromkeys(COUNTED_OF_VERSION, "0")
        insert_rows(package, tables, VERSIONS, [{"version": version, "date": date, **counts}])
    stored = read_texts(package)
    changed = TextTables({name: rows for name, rows in tables.rows.items() if rows != stored.rows[name]})
    for name, rows in changed.rows.items():
        rows.sort(key=partial(_place_of, package.resources[name].primary_key))
    write_texts(package, changed, folder)
    content = read_register(folder) | {"version": version, "created": f"{date}T00:00:00Z"}
    write_register(folder, content)
    path = folder / CHANGELOG
    changelog = with_entries(path.read_text(encoding="utf-8"), version, date, entries)
    path.write_text(changelog, encoding="utf-8", newline="\n")
    register(folder)
    return version, date


def _place_of(key: tuple[str, ...], row: Row) -> list[tuple[bool, str]]:
    """Return what a row is sorted by: an empty cell of a key stands last, as the check expects it."""
    return [(row[column] == "", row[column]) for column in key]


def _next_version(package: Package, today: dt.date) -> tuple[str, str]:
    """Return the next version and its date, which never goes back."""
    head, _, last = package.version.rpartition(".")
    version = f"{head}.{int(last) + 1}" if last.isdecimal() else f"{package.version}.1"
    return version, max(today.isoformat(), package.date)
