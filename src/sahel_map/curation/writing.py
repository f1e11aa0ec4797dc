"""Writing changes into the data folder: all of them, counted, registered and checked, or none."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

from sahel_map.core.errors import FormError
from sahel_map.core.problem import Problem
from sahel_map.data.check.run import check_all
from sahel_map.data.read.package import DATASHEET, REGISTER, Package, read_register
from sahel_map.data.read.raw_tables import Row, TextTables, write_texts
from sahel_map.data.trace.changelog import CHANGELOG, COLUMNS, parse_headings
from sahel_map.data.trace.counts import COUNTS
from sahel_map.data.trace.register import register

__all__ = ["Entry", "insert_rows", "write_changes"]

#: A row of the changelog without its date: record, what, why, source.
Entry: TypeAlias = tuple[str, str, str, str]

# Where the rows of a table stand in the form.
_PARTS = {
    "incidents": "",
    "places": "place",
    "incident_actors": "actors",
    "incident_harms": "harms",
    "incident_figures": "figures, as they follow from what the sources state",
    "incident_place_names": "other_names and other_places",
    "sources": "sources",
    "publishers": "sources, publisher",
    "incident_sources": "sources",
    "claims": "sources, states",
    "doubts": "doubts",
    "known_gaps": "gaps",
    "ledger_links": "reports",
}
# Columns that no form has, and what the form calls what they are made of.
_FIELDS = {"slug": "date_start and place", "claim_id": "states", "source_id": "url", "publisher_id": "publisher"}


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
    touched: set[str],
    entries: Sequence[Entry],
    today: dt.date,
    forms: Mapping[str, str],
) -> str:
    """Write changed tables, version, changelog, counts and checksums, and check everything.

    Parameters
    ----------
    package : Package
        The data folder.
    tables : TextTables
        All tables, changed.
    touched : set of str
        Names of those that changed.
    entries : sequence of Entry
        Rows of the changelog.
    today : date
    forms : mapping of str to str
        By record, the name of the form that changed it, said with what the check finds; "" says nothing.

    Returns
    -------
    str
        Version of the data.

    Raises
    ------
    FormError
        With every problem as a sentence; the folder is then as it was.
    """
    paths = [*(package.resources[name].path for name in touched), REGISTER, CHANGELOG]
    paths += [package.resources[COUNTS].path] if COUNTS in package.resources else []
    paths += [DATASHEET] if (package.root / DATASHEET).is_file() else []
    before = {package.root / path: (package.root / path).read_bytes() for path in paths}
    try:
        version = _write(package, tables, touched, entries, today)
        problems = check_all(package.root).problems
    except BaseException:
        _restore(before)
        raise
    if problems:
        _restore(before)
        raise FormError([_in_terms_of_the_form(problem, package, tables, forms) for problem in problems])
    return version


def _in_terms_of_the_form(problem: Problem, package: Package, tables: TextTables, forms: Mapping[str, str]) -> str:
    """Say a problem of the check without file and row, which the form's author never sees."""
    name = {resource.path: name for name, resource in package.resources.items()}.get(problem.file, "")
    part = _PARTS.get(name)
    if part is None or problem.row is None:
        return str(problem)
    row = tables.rows[name][problem.row - 2]
    form = forms.get(row.get("incident_id", ""), "")
    where = ", ".join(filter(None, (part, _FIELDS.get(problem.field or "", problem.field))))
    said = f"{where}: {problem.message}" + (f" (found: {problem.found})" if problem.found else "")
    return f"{form}: {said}" if form else said


def _write(
    package: Package, tables: TextTables, touched: set[str], entries: Sequence[Entry], today: dt.date
) -> str:
    for name in touched:
        tables.rows[name].sort(key=partial(_place_of, package.resources[name].primary_key))
    write_texts(package, TextTables({name: tables.rows[name] for name in touched}), package.root)
    version, date = _next_version(package, today)
    content = read_register(package.root) | {"version": version, "created": f"{date}T00:00:00Z"}
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    (package.root / REGISTER).write_text(text, encoding="utf-8", newline="\n")
    path = package.root / CHANGELOG
    changelog = _with_entries(path.read_text(encoding="utf-8"), version, date, entries)
    path.write_text(changelog, encoding="utf-8", newline="\n")
    register(package.root)
    return version


def _place_of(key: tuple[str, ...], row: Row) -> list[tuple[bool, str]]:
    """Return what a row is sorted by: an empty cell of a key stands last, as the check expects it."""
    return [(row[column] == "", row[column]) for column in key]


def _next_version(package: Package, today: dt.date) -> tuple[str, str]:
    """Return version and date: several changes of one day make one version."""
    if today.isoformat() <= package.date:
        return package.version, package.date
    head, _, last = package.version.rpartition(".")
    return f"{head}.{int(last) + 1}" if last.isdecimal() else f"{package.version}.1", today.isoformat()


def _with_entries(text: str, version: str, date: str, entries: Sequence[Entry]) -> str:
    """Put rows at the end of the table of a version; make heading and table where there are none."""
    lines, rows = text.splitlines(), [f"| {' | '.join((date, *entry))} |" for entry in entries]
    headings = {name: number for number, name, _ in parse_headings(text)}
    head = [f"| {' | '.join(COLUMNS)} |", f"|{'---|' * len(COLUMNS)}"]
    if version not in headings:
        first = min(headings.values(), default=len(lines) + 1) - 1
        made = [f"## {version} ({date})", "", *head, *rows, ""]
        return "\n".join([*lines[:first], *made, *lines[first:]]) + "\n"
    start = headings[version]
    end = min((number - 1 for number in headings.values() if number > start), default=len(lines))
    table = [number for number in range(start, end) if lines[number].startswith("|")]
    place, added = (table[-1] + 1, rows) if table else (start, ["", *head, *rows])
    return "\n".join([*lines[:place], *added, *lines[place:]]) + "\n"


def _restore(before: dict[Path, bytes]) -> None:
    for path, content in before.items():
        path.write_bytes(content)
