"""Adding incidents from filled forms: rows, ids, checksums and check in one step, or nothing at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sahel_map.core.errors import FormError
from sahel_map.curation.changes import Changes
from sahel_map.curation.duplicates import Likely, likely_duplicates
from sahel_map.curation.form import Form, read_form
from sahel_map.curation.lookup import Lookup
from sahel_map.curation.rows import NewRows, figure_rows, make_rows, unsupported
from sahel_map.curation.same_day import Named, name_each_other, refuse_unexplained
from sahel_map.curation.writing import insert_rows
from sahel_map.data.read.package import read_package
from sahel_map.data.read.raw_tables import read_texts
from sahel_map.data.trace.changelog import ADDED

__all__ = ["Prepared", "prepare_incidents"]


@dataclass
class Prepared(Changes):
    """Incidents made of forms and not yet written.

    Attributes
    ----------
    made : dict of str to NewRows
        By name of the form.
    duplicates : list of Likely
        Records that may be the same as a new one; listed before anything is written.
    named : list of Named
        Records that were there and whose notes name a new one of that day and place.
    """

    made: dict[str, NewRows] = field(default_factory=dict)
    duplicates: list[Likely] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)


def prepare_incidents(root: Path, forms: Mapping[str, str], gazetteer: Path | None = None) -> Prepared:
    """Turn forms into rows, without writing anything; what is wrong with them is kept beside.

    Parameters
    ----------
    root : Path
        The data folder.
    forms : mapping of str to str
        Filled forms, TOML, by the name under which problems are said; that of one without a name is not said.
    gazetteer : Path, optional
        CSV file in which places are found by name.
    """
    package = read_package(root)
    prepared = Prepared(package, read_texts(package))
    lookup, read = Lookup(package, gazetteer), {}
    for name, text in forms.items():
        try:
            read[name] = read_form(text)
        except FormError as error:
            prepared.say(name, error.problems)
            continue
        _add_rows(prepared, name, read[name], lookup)
    _work_out(prepared, {name: form for name, form in read.items() if not form.problems})
    _compare(prepared, read)
    prepared.entries = [
        (new.incident_id, ADDED, "newly reported", ", ".join(new.source_ids)) for new in prepared.made.values()
    ]
    prepared.entries += [named.entry for named in prepared.named]
    return prepared


def _add_rows(prepared: Prepared, name: str, form: Form, lookup: Lookup) -> None:
    new = make_rows(form, prepared.tables, lookup)
    problems = [*form.problems, *new.problems]
    for table, rows in new.tables.items():
        try:
            insert_rows(prepared.package, prepared.tables, table, rows)
        except FormError as error:
            problems += error.problems
    prepared.made[name] = new
    _refuse(prepared, name, problems)
    prepared.forms[new.incident_id] = name
    prepared.new.add(new.incident_id)


def _work_out(prepared: Prepared, forms: Mapping[str, Form]) -> None:
    """Add the figures that follow from what pages state, and say what no page states, for all forms at once."""
    made = [prepared.made[name] for name in forms]
    if not made:
        return
    mixed = {prepared.made[name].incident_id: form.flags["may_include_fighters"] for name, form in forms.items()}
    figures = figure_rows([claim for new in made for claim in new.tables["claims"]], mixed)
    insert_rows(prepared.package, prepared.tables, "incident_figures", figures)
    for new in made:
        new.tables["incident_figures"] = [row for row in figures if row["incident_id"] == new.incident_id]
    tables = {table: [row for new in made for row in new.tables[table]] for table in made[0].tables}
    for record, problem in unsupported(tables):
        _refuse(prepared, prepared.forms[record], [problem])


def _compare(prepared: Prepared, forms: Mapping[str, Form]) -> None:
    """Set the new records beside all others: same day and place, and near in both."""
    ids = {name: new.incident_id for name, new in prepared.made.items()}
    clear = {name: form for name, form in forms.items() if ids[name] not in prepared.doubtful}
    others = {}
    for name, form in clear.items():
        others[name], named, problems = name_each_other(prepared.tables, prepared.made[name], form.same_day_as, ids)
        prepared.named += named
        _refuse(prepared, name, problems)
    later = set(ids.values())
    for name in clear:
        # Two forms are compared once: the second one with the first.
        left_out = later | others[name]
        prepared.duplicates += likely_duplicates(prepared.made[name], prepared.tables, left_out)
        later.discard(ids[name])
    names = {ids[name]: name for name in clear}
    for name, problem in [*refuse_unexplained(prepared.tables, names, prepared.doubtful)]:
        _refuse(prepared, name, [problem])


def _refuse(prepared: Prepared, name: str, problems: list[str]) -> None:
    prepared.say(name, problems)
    prepared.doubtful |= {prepared.made[name].incident_id} if problems else set()
