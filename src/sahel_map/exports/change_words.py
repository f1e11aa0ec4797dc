"""What changed between two states of the data, in readers' words: fields, codes and days by their names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sahel_map.core.changed_text import changed_part
from sahel_map.core.french import typeset_french
from sahel_map.data.trace.diff import RETRACTION_REASONS, Change, came_and_went
from sahel_map.words import LANGUAGES, Words

__all__ = ["field_of", "said_of_records", "said_of_rows"]

Line = tuple[str, str]
"""A record, or what else changed, and what is said of it."""

#: Columns whose cells are codes, and the list that has their labels.
_LISTS = {
    "actor": "actors", "attribution": "attribution", "harm_type": "harm_types", "confidence": "confidence",
    "date_precision": "date_precision", "precision": "place_precision", "figure": "figures",
    "publisher_id": "publishers", "commune_pcode": "communes", "cercle_pcode": "cercles",
    "region_old_pcode": "regions_old", "region_2023_pcode": "regions_2023",
}  # fmt: skip
#: Tables whose rows are codes of a list.
_ROWS = {"incident_actors": "actors", "incident_harms": "harm_types", "incident_figures": "figures"}
_SHORT_WORDS = frozenset({
    "status", "state", "basis", "qualifier", "unit", "match", "release_level", "is_aggregate", "is_multi_place",
    "is_open", "is_mixed", "is_superseded", "is_mirror",
})  # fmt: skip
_FIGURE_PARTS = {"minimum": "min", "maximum": "max", "is_open": "is_open", "is_mixed": "is_mixed"}
#: Tables that a reader meets by name; the others are the map, code lists and the like, and are counted.
_MET = frozenset({
    "sources", "publishers", "places", "pending", "context_events", "ledger_reports", "ledger_claims",
    "ledger_pages",
})  # fmt: skip
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Of a longer text only the part that changed is shown.
_LONG = 40


def said_of_records(changes: Iterable[Change], words: Words) -> Iterator[Line]:
    """Yield what is said of records, a line for each cell that changed, and one for rows that came or went.

    Of a text that changed in both languages, that of the reader's language is told.

    Parameters
    ----------
    changes : iterable of Change
        Of one kind, in the order of `compare`.
    words : Words
        With the labels of codes.
    """
    for (record, table), found in groupby(changes, key=lambda change: (change.record, change.table)):
        rows = list(found)
        for change in _told(rows, words.language):
            if change.kind == "retracted":
                said = _of_a_retracted(change, words)
            else:
                said = _of_a_cell(change, words) if change.field else "" if not table else None
            if said is not None:
                yield record, said
        for verb, part in (("added", "new"), ("removed", "old")):
            whole = [change for change in rows if table and not change.field and getattr(change, part)]
            if whole:
                yield record, words(f"change-rows-{verb}", rows=_rows(table, whole, words))


def said_of_rows(changes: Iterable[Change], words: Words) -> Iterator[Line]:
    """Yield what is said of rows that belong to no record: by name where a reader meets them, else counted.

    Parameters
    ----------
    changes : iterable of Change
        Of one kind, in the order of `compare`.
    words : Words
        With the labels of codes.
    """
    for table, found in groupby(sorted(changes, key=lambda change: change.table), key=lambda change: change.table):
        rows = list(found)
        name = words("change-table", table=_group(table), n=len({change.record for change in rows}))
        columns = [change for change in rows if change.record.startswith("table ")]
        for change in columns:
            key = "change-column" if change.field else "change-new-table"
            verb = change.new.rpartition(" ")[2]
            yield name, words(key, verb=verb, field=words("field-name", name=change.field))
        rows = [change for change in rows if change not in columns]
        if table not in _MET:
            n = len({change.record for change in rows})
            yield from [(name, words("change-rows", n=n, count=words.number(n)))] if n else []
            continue
        for change in _told([change for change in rows if change.field], words.language):
            one = words("change-table", table=table, n=1)
            yield f"{one} {_key(change, words)}", _of_a_cell(change, words)
        whole = [_key(change, words) for change in rows if not change.field]
        yield from [(name, ", ".join(whole))] if whole else []


def field_of(change: Change, words: Words) -> str:
    """Return the name of the field of a change and, where a record has several rows of it, which row is meant.

    Parameters
    ----------
    change : Change
        With a field.
    words : Words
    """
    row = _row(change, words)
    if change.table == "incident_figures" and change.field in _FIGURE_PARTS:
        return words("field-figure", figure=row, part=_FIGURE_PARTS[change.field])
    field = words("field-name", name=change.field)
    return words("change-field-of-row", field=field, table=change.table, row=row) if row else field


def _told(changes: Sequence[Change], language: str) -> list[Change]:
    """Return the cells that changed, without those of another language whose twin in this one changed too."""
    changed = {(change.record, change.row, change.field) for change in changes}
    others = [other for other in LANGUAGES if other != language]

    def has_twin(change: Change) -> bool:
        stem, _, ending = change.field.rpartition("_")
        # English columns that came first have no ending.
        twins = {f"{stem}_{language}", stem} if ending in others else {f"{change.field}_{language}"}
        return any((change.record, change.row, twin) in changed for twin in twins - {change.field})

    cells = [change for change in changes if change.field or not change.table]
    return [change for change in cells if change.kind == "retracted" or not has_twin(change)]


def _of_a_retracted(change: Change, words: Words) -> str | None:
    """Return what is said of a retracted record; None where another line of it says so."""
    if change.field == RETRACTION_REASONS[words.language]:
        return words("brief-change-reason", reason=change.new)
    return words("brief-change-came-and-went") if came_and_went(change) else None


def _of_a_cell(change: Change, words: Words) -> str:
    old, new = change.old, change.new
    if min(len(old), len(new)) > _LONG:
        old, new = changed_part(old, new)
    old, new = (_value(change.field, value, words) for value in (old, new))
    return words("change-cell", field=field_of(change, words), old=old, new=new)


def _value(field: str, value: str, words: Words) -> str:
    if not value:
        return words("brief-change-nothing")
    if field in _LISTS:
        return words.label(_LISTS[field], value)
    if _DAY.fullmatch(value):
        return words.short_date(dt.date.fromisoformat(value))
    if field in _SHORT_WORDS:
        return words("change-value", value=value)
    return typeset_french(value) if field.endswith("_fr") else value


def _rows(table: str, changes: Sequence[Change], words: Words) -> str:
    """Return rows of a record that came or went: claims counted, all others named."""
    n = len(changes)
    if table == "claims":
        return words("change-claims", n=n, count=words.number(n))
    return words("change-table-rows", table=table, rows=", ".join(_row(change, words) for change in changes))


def _row(change: Change, words: Words) -> str:
    """Return the name of a row among those of its record."""
    table, row = change.table, change.row.removeprefix(f"{change.record}-")
    if table in _ROWS:
        return words.label(_ROWS[table], row)
    if table == "known_gaps":
        return words(f"claims-fact-{row.split(' ')[0].replace('_', '-')}")
    if table == "incident_place_names":
        return row.partition(" ")[2]
    return row.split(" ")[-1] if table == "ledger_links" else row


def _key(change: Change, words: Words) -> str:
    key = change.record.partition(" ")[2]
    if change.table == "publishers":
        return words.label("publishers", key)
    return key.split(" ")[-1]


def _group(table: str) -> str:
    """Return the table, or the group of tables that a reader does not meet one by one."""
    if table.startswith("codes_"):
        return "codes"
    is_map = table.startswith(("names_", "population_")) or table in ("admin_units", "commune_concordance")
    return "map" if is_map else table
