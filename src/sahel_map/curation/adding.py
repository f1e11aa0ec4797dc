"""Writing a new incident into the data folder: all of it and checked, or nothing."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sahel_map.core.errors import FormError
from sahel_map.core.problem import Problem
from sahel_map.curation.form import read_form
from sahel_map.curation.rows import NewRows, make_rows
from sahel_map.data.check.run import check_all
from sahel_map.data.read.package import REGISTER, Package, read_package, read_register
from sahel_map.data.read.raw_tables import Row, TextTables, read_texts, write_texts
from sahel_map.data.trace.changelog import CHANGELOG, COLUMNS, parse_headings
from sahel_map.data.trace.register import register

__all__ = ["Added", "add_incident"]

# Where the rows of a table stand in the form.
_PARTS = {
    "incidents": "",
    "places": "place",
    "incident_actors": "actors",
    "incident_harms": "harms",
    "incident_figures": "figures, as they follow from what the sources state",
    "sources": "sources",
    "publishers": "sources, publisher",
    "incident_sources": "sources",
    "claims": "sources, states",
    "known_gaps": "gaps",
}


@dataclass(frozen=True, slots=True)
class Added:
    """What was added: the id given, the version of the data, rows by table."""

    incident_id: str
    version: str
    n_rows: dict[str, int]


def add_incident(root: Path, form: str, today: dt.date) -> Added:
    """Add the incident of a form to a data folder.

    Parameters
    ----------
    root : Path
        The data folder.
    form : str
        A filled form, TOML.
    today : date
        Day of the change.

    Raises
    ------
    FormError
        With every problem as a sentence; the folder is then as it was.
    """
    package = read_package(root)
    tables = read_texts(package)
    new = make_rows(read_form(form), tables)
    touched = {name: rows for name, rows in new.tables.items() if rows}
    paths = [*(package.resources[name].path for name in touched), REGISTER, CHANGELOG]
    before = {root / path: (root / path).read_bytes() for path in paths}
    try:
        version = _write(package, tables, touched, new, today)
        problems = check_all(root).problems
    except BaseException:
        _restore(before)
        raise
    if problems:
        _restore(before)
        raise FormError([_in_terms_of_the_form(problem, package) for problem in problems])
    return Added(new.incident_id, version, {name: len(rows) for name, rows in touched.items()})


def _in_terms_of_the_form(problem: Problem, package: Package) -> str:
    """Say a problem of the check without file and row, which the form's author never sees."""
    names = {resource.path: name for name, resource in package.resources.items()}
    part = _PARTS.get(names.get(problem.file, ""))
    if part is None or problem.row is None:
        return str(problem)
    where = ", ".join(filter(None, (part, problem.field)))
    return f"{where}: {problem.message}" + (f" (found: {problem.found})" if problem.found else "")


def _write(
    package: Package, tables: TextTables, touched: dict[str, list[Row]], new: NewRows, today: dt.date
) -> str:
    for name, rows in touched.items():
        resource = package.resources[name]
        blank = dict.fromkeys(resource.field_names, "")
        key = resource.primary_key
        # An empty cell of a key stands last, as the check expects it.
        tables.rows[name] += [blank | row for row in rows]
        tables.rows[name].sort(key=lambda row, key=key: [(row[column] == "", row[column]) for column in key])
    write_texts(package, TextTables({name: tables.rows[name] for name in touched}), package.root)
    version, date = _next_version(package, today)
    content = read_register(package.root) | {"version": version, "created": f"{date}T00:00:00Z"}
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    (package.root / REGISTER).write_text(text, encoding="utf-8", newline="\n")
    entry = (date, new.incident_id, "record added", "newly reported", ", ".join(new.source_ids))
    path = package.root / CHANGELOG
    path.write_text(
        _with_entry(path.read_text(encoding="utf-8"), version, date, entry), encoding="utf-8", newline="\n"
    )
    register(package.root)
    return version


def _next_version(package: Package, today: dt.date) -> tuple[str, str]:
    """Return version and date: several changes of one day make one version."""
    if today.isoformat() <= package.date:
        return package.version, package.date
    head, _, last = package.version.rpartition(".")
    return f"{head}.{int(last) + 1}" if last.isdecimal() else f"{package.version}.1", today.isoformat()


def _with_entry(text: str, version: str, date: str, entry: Iterable[str]) -> str:
    """Put a row at the end of the table of a version; make heading and table where there are none."""
    lines, row = text.splitlines(), f"| {' | '.join(entry)} |"
    headings = {name: number for number, name, _ in parse_headings(text)}
    head = [f"| {' | '.join(COLUMNS)} |", f"|{'---|' * len(COLUMNS)}"]
    if version not in headings:
        first = min(headings.values(), default=len(lines) + 1) - 1
        made = [f"## {version} ({date})", "", *head, row, ""]
        return "\n".join([*lines[:first], *made, *lines[first:]]) + "\n"
    start = headings[version]
    end = min((number - 1 for number in headings.values() if number > start), default=len(lines))
    table = [number for number in range(start, end) if lines[number].startswith("|")]
    place, added = (table[-1] + 1, [row]) if table else (start, ["", *head, row])
    return "\n".join([*lines[:place], *added, *lines[place:]]) + "\n"


def _restore(before: dict[Path, bytes]) -> None:
    for path, content in before.items():
        path.write_bytes(content)
