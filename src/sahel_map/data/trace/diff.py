"""What changed between two states of the data: records added, changed, retracted; anything else by its key.

Cells are compared as text, as they stand in the files: a correction is what a reader of the file sees.
"""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sahel_map.core.errors import DataError
from sahel_map.core.scratch import scratch_folder
from sahel_map.data.read.package import REGISTER, Package, Resource, read_package
from sahel_map.data.read.parquet_table import as_texts, read_parquet_table
from sahel_map.data.trace.changelog import read_corrections
from sahel_map.data.trace.counts import COUNTS
from sahel_map.data.trace.retraction import RETRACTED

__all__ = [
    "KINDS",
    "RETRACTION_REASONS",
    "Change",
    "came_and_went",
    "compare",
    "named_in",
    "open_data",
    "without_entry",
]

#: Order in which changes are listed. "removed" must not happen: records are retracted instead.
KINDS = ("added", "changed", "retracted", "removed")

#: Columns that say why a record was retracted, by language.
RETRACTION_REASONS = {"en": "retraction_reason_en", "fr": "retraction_reason_fr"}
_STATUS = "status"
# A data set of 500,000 records unpacks to less; a few MB that unpack to more are meant to fill a disk.
_MOST_UNPACKED_BYTES = 2_500_000_000

Row = Mapping[str, str]
Keyed = dict[tuple[str, ...], Row]


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One difference.

    Attributes
    ----------
    record : str
        Id of the incident, or the key of the row in a table that belongs to no incident.
    kind : str
        Of `KINDS`.
    table, field : str
        Resource and column; the column is empty if a row as a whole came or went.
    old, new : str
        Contents before and after; empty where there were none.
    row : str
        Key of the row among those of a record, as the id of a claim or the code of a figure; empty in tables with
        one row a record, and in those that belong to no incident.
    """

    record: str
    kind: str
    table: str = ""
    field: str = ""
    old: str = ""
    new: str = ""
    row: str = ""


@contextmanager
def open_data(path: Path) -> Iterator[Package]:
    """Open a data folder, or a ZIP that holds one, for as long as the context lasts.

    Raises
    ------
    DataError
        If there is no register in the folder or archive, or the archive is damaged or unpacks to too much.
    """
    if path.is_dir():
        yield read_package(path)
        return
    with scratch_folder("compare") as work:
        try:
            with zipfile.ZipFile(path) as archive:
                _require_room(archive, path, work)
                archive.extractall(work)
        except (OSError, NotImplementedError, RuntimeError, zipfile.BadZipFile) as error:
            raise DataError(f"{path} is neither a data folder nor a ZIP of one: {error}.") from error
        roots = sorted(work.rglob(REGISTER), key=lambda found: len(found.parts))
        if not roots:
            raise DataError(f"{path} holds no {REGISTER}.")
        yield read_package(roots[0].parent)


def _require_room(archive: zipfile.ZipFile, path: Path, folder: Path) -> None:
    n_bytes = sum(one.file_size for one in archive.infolist())
    most = min(_MOST_UNPACKED_BYTES, shutil.disk_usage(folder).free)
    if n_bytes > most:
        raise DataError(f"{path} would unpack to {n_bytes / 1e6:,.0f} MB; at most {most / 1e6:,.0f} MB are.")


def compare(old: Package, new: Package) -> tuple[Change, ...]:
    """Return what changed, sorted by record.

    Notes
    -----
    Rows are matched by the key of their table; rows of an incident that came or went as a whole are not
    listed. Columns that only one state has are listed once as a change of the table, and not compared. A record
    that came and was retracted is retracted: no reader finds it. Of a retracted one status and reasons are listed.
    """
    before, after = _incidents(old), _incidents(new)
    retracted = {code for code, row in after.items() if row.get("status") == RETRACTED}
    was_retracted = {code for code, row in before.items() if row.get("status") == RETRACTED}
    changes = [Change(code, "added") for code in sorted(set(after) - set(before) - retracted)]
    changes += [Change(code, "removed") for code in sorted(set(before) - set(after))]
    for code in sorted(retracted - was_retracted):
        was = before.get(code, {})
        for name in (_STATUS, *RETRACTION_REASONS.values()):
            change = Change(code, "retracted", "incidents", name, was.get(name, ""), after[code].get(name, ""))
            changes += [change] if change.old != change.new else []
    whole = set(before) ^ set(after)
    for name, resource in new.resources.items():
        if resource.format in ("csv", "parquet") and resource.primary_key:
            changes += _compare_table(name, old, new, whole | (retracted - was_retracted))
    return tuple(sorted(changes, key=lambda change: (change.record, change.kind, change.table, change.row, change)))


def named_in(changes: Iterable[Change], kind: str) -> tuple[list[str], list[str]]:
    """Return the ids of the records that changed in one way, and apart from them rows of other tables.

    Parameters
    ----------
    changes : iterable of Change
    kind : str
        Of `KINDS`.
    """
    named = sorted({change.record for change in changes if change.kind == kind and change.table != COUNTS})
    return [name for name in named if " " not in name], [name for name in named if " " in name]


def came_and_went(change: Change) -> bool:
    """Whether a line says that a record was retracted which the earlier state did not have."""
    return (change.kind, change.field, change.old) == ("retracted", _STATUS, "")


def without_entry(changes: tuple[Change, ...], new: Package) -> tuple[str, ...]:
    """Return the incidents that changed and have no row in the changelog under the new version."""
    entries = read_corrections(new.root)
    named = ",".join(entries.loc[entries["version"] == new.version, "record"])
    noted = {code.strip() for code in named.split(",")}
    corrected = {change.record for change in changes if change.kind in ("changed", "retracted")}
    return tuple(sorted((corrected & set(_incidents(new))) - noted))


def _incidents(package: Package) -> dict[str, Row]:
    return {key[0]: row for key, row in _rows(package.root, package.resources["incidents"]).items()}


def _compare_table(name: str, old: Package, new: Package, skipped: set[str]) -> Iterator[Change]:
    resource = new.resources[name]
    after, earlier = _rows(new.root, resource), old.resources.get(name)
    if earlier is None:
        yield Change(f"table {name}", "added", name)
        return
    before = _rows(old.root, earlier)
    for column in sorted(set(resource.field_names) ^ set(earlier.field_names)):
        kind = "added" if column in resource.field_names else "removed"
        yield Change(f"table {name}", "changed", name, column, "", f"column {kind}")
    shared = [column for column in resource.field_names if column in earlier.field_names]
    for key in sorted(set(before) | set(after)):
        record = _record(name, key, after.get(key) or before[key])
        if record not in skipped:
            yield from _compare_row(record, name, key, before.get(key), after.get(key), shared)


def _compare_row(
    record: str, table: str, key: tuple[str, ...], old: Row | None, new: Row | None, shared: list[str]
) -> Iterator[Change]:
    is_incident = not record.startswith(table)
    row = " ".join(part for part in key if part and part != record) if is_incident else ""
    if old is None or new is None:
        came = old is None
        text = " ".join(filter(None, key))
        kind = "changed" if is_incident else ("added" if came else "removed")
        yield Change(record, kind, table, "", "" if came else text, text if came else "", row)
        return
    for column in shared:
        if old[column] != new[column]:
            yield Change(record, "changed", table, column, old[column], new[column], row)


def _record(table: str, key: tuple[str, ...], row: Row) -> str:
    return row["incident_id"] if "incident_id" in row else f"{table} {' '.join(filter(None, key))}"


def _rows(root: Path, resource: Resource) -> Keyed:
    if resource.format == "parquet":
        table = as_texts(read_parquet_table(root, resource)[0])
        keys = zip(*(table[column] for column in resource.primary_key), strict=True)
        return dict(zip(keys, table.to_dict("records"), strict=True))
    text = (root / resource.path).read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return {tuple(row[column] or "" for column in resource.primary_key): row for row in rows}
