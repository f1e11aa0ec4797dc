"""What the check finds, in the words of the forms: their names and fields, not rows and ids nobody has seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sahel_map.core.problem import Problem
from sahel_map.curation.changes import Changes, said_of
from sahel_map.data.read.raw_tables import Row, TextTables

__all__ = ["in_words_of_the_forms"]

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
# What the check says here of a form with wrong fields does not follow from these.
_APART = frozenset({"incidents", "places", "incident_actors", "sources", "publishers"})


def in_words_of_the_forms(changes: Changes, problems: Iterable[Problem]) -> list[str]:
    """Return what is wrong with the forms, and what the check says beside what they were told already.

    Parameters
    ----------
    changes : Changes
        With the problems that the forms themselves have.
    problems : iterable of Problem
        What the check found.
    """
    names = {resource.path: name for name, resource in changes.package.resources.items()}
    named = {(form, problem.partition(":")[0].rpartition(", ")[2]) for form, problem in changes.problems}
    said = [said_of(form, problem) for form, problem in changes.problems]
    for problem in problems:
        table = names.get(problem.file, "")
        row = changes.tables.rows[table][problem.row - 2] if table in _PARTS and problem.row else None
        record = _record_of(changes, table, row) if row else ""
        if changes.problems and not (record and _stands_apart(changes, table, record, problem, named)):
            continue
        said.append(_in_words(changes, table, record, problem) if record else str(problem))
    return said


def _stands_apart(changes: Changes, table: str, record: str, problem: Problem, named: set[tuple[str, str]]) -> bool:
    """Whether something is wrong beside what the form was told already."""
    if record not in changes.doubtful:
        return True
    # The forms call the reasons of a retraction reason_en and reason_fr.
    column = (problem.field or "").removeprefix("retraction_")
    is_field = column not in _FIELDS and column != "incident_id"
    return table in _APART and is_field and (changes.forms[record], column) not in named


def _record_of(changes: Changes, table: str, row: Row) -> str:
    """Return the id of the record of a form that a row belongs to; "" where no form is about it."""
    return next((record for record in _owners(changes.tables, table, row) if record in changes.forms), "")


def _owners(tables: TextTables, table: str, row: Row) -> Iterator[str]:
    if "incident_id" in row:
        yield row["incident_id"]
    elif table == "places":
        yield from _ids(tables.rows["incidents"], "incident_id", place_id=row["place_id"])
    elif table == "sources":
        yield from _ids(tables.rows["incident_sources"], "incident_id", source_id=row["source_id"])
    elif table == "publishers":
        for source in _ids(tables.rows["sources"], "source_id", publisher_id=row["publisher_id"]):
            yield from _ids(tables.rows["incident_sources"], "incident_id", source_id=source)


def _ids(rows: Iterable[Row], wanted: str, **cells: str) -> Iterator[str]:
    return (row[wanted] for row in rows if all(row[name] == value for name, value in cells.items()))


def _in_words(changes: Changes, table: str, record: str, problem: Problem) -> str:
    where = ", ".join(filter(None, (_PARTS[table], _FIELDS.get(problem.field or "", problem.field))))
    found = problem.found not in ("", record)
    said = f"{where}: {problem.message}" + (f" (found: {problem.found})" if found else "")
    for code in changes.new:
        said = re.sub(rf"(incident |record )?{re.escape(code)}\b", changes.forms[code] or "this form", said)
    return said_of(changes.forms[record], said)
