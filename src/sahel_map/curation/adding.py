"""Adding incidents from filled forms: rows, ids, checksums and check in one step, or nothing at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sahel_map.core.allowed import allowed
from sahel_map.core.errors import FormError
from sahel_map.curation.duplicates import Likely, days_apart, likely_duplicates
from sahel_map.curation.form import Form, read_form
from sahel_map.curation.lookup import Lookup
from sahel_map.curation.rows import NewRows, make_rows
from sahel_map.curation.writing import insert_rows, write_changes
from sahel_map.data.read.package import Package, read_package
from sahel_map.data.read.raw_tables import TextTables, read_texts
from sahel_map.data.trace.changelog import ADDED

__all__ = ["Added", "Prepared", "prepare_incidents"]

_SAME_DAY = {
    "notes_en": "{other} is another event of the same day and place.",
    "notes_fr": "{other} est un autre événement du même jour et du même lieu.",
}


@dataclass(frozen=True, slots=True)
class Added:
    """What was added: the id given, the version of the data, rows by table."""

    incident_id: str
    version: str
    n_rows: dict[str, int]


@dataclass(frozen=True)
class Prepared:
    """Incidents made of forms and not yet written.

    Attributes
    ----------
    package : Package
    tables : TextTables
        All tables with the new rows.
    new : dict of str to NewRows
        By name of the form.
    duplicates : list of Likely
        Records that may be the same as a new one; listed before anything is written.
    """

    package: Package
    tables: TextTables
    new: dict[str, NewRows] = field(default_factory=dict)
    duplicates: list[Likely] = field(default_factory=list)

    def write(self, today: dt.date) -> list[Added]:
        """Write everything, checked, or nothing; raise `FormError` with every problem as a sentence."""
        entries = [
            (new.incident_id, ADDED, "newly reported", ", ".join(new.source_ids)) for new in self.new.values()
        ]
        touched = {name for new in self.new.values() for name, rows in new.tables.items() if rows}
        forms = {new.incident_id: name for name, new in self.new.items()} if len(self.new) > 1 else {}
        version = write_changes(self.package, self.tables, touched, entries, today, forms)
        return [
            Added(new.incident_id, version, {name: len(rows) for name, rows in new.tables.items() if rows})
            for new in self.new.values()
        ]


def prepare_incidents(root: Path, forms: Mapping[str, str], gazetteer: Path | None = None) -> Prepared:
    """Turn forms into rows, without writing anything.

    Parameters
    ----------
    root : Path
        The data folder.
    forms : mapping of str to str
        Filled forms, TOML, by the name under which problems are said; of one form the name is not said.
    gazetteer : Path, optional
        CSV file in which places are found by name.

    Raises
    ------
    FormError
        With the problems of all forms.
    """
    package = read_package(root)
    prepared = Prepared(package, read_texts(package))
    lookup, problems = Lookup(package, gazetteer), []
    for name, text in forms.items():
        try:
            _prepare(prepared, name, read_form(text), lookup)
        except FormError as error:
            problems += [f"{name}: {problem}" if len(forms) > 1 else problem for problem in error.problems]
    if problems:
        raise FormError(problems)
    return prepared


def _prepare(prepared: Prepared, name: str, form: Form, lookup: Lookup) -> None:
    tables = prepared.tables
    new = make_rows(form, tables, lookup)
    for likely in likely_duplicates(new, tables):
        if likely.known_id not in form.same_day_as:
            prepared.duplicates.append(likely)
    for table, rows in new.tables.items():
        insert_rows(prepared.package, tables, table, rows)
    _name_each_other(tables, new.incident_id, form.same_day_as)
    prepared.new[name] = new


def _name_each_other(tables: TextTables, incident_id: str, others: tuple[str, ...]) -> None:
    """Write into the notes of records of one day and place that the other one is another event."""
    records = {row["incident_id"]: row for row in tables.rows["incidents"]}
    for other in others:
        if other not in records or other == incident_id:
            raise FormError([f'same_day_as: "{other}" is no other record; {allowed(records, other)}'])
        mine, theirs = records[incident_id], records[other]
        if days_apart(mine, theirs) or mine["place_id"] != theirs["place_id"]:
            span = " to ".join(dict.fromkeys([theirs["date_start"], theirs["date_end"]]))
            said = f"{other} is of {span} at {theirs['place_name_en']}"
            raise FormError([f"same_day_as: {said}; name records of the same day and place"])
        for one, named in ((incident_id, other), (other, incident_id)):
            for column, sentence in _SAME_DAY.items():
                text = records[one][column]
                records[one][column] = f"{text} {sentence.format(other=named)}".strip()
