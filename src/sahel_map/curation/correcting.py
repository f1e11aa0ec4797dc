"""Correcting records from filled forms: rows, figures, gaps, changelog and check in one step, or nothing at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sahel_map.core.allowed import allowed
from sahel_map.core.errors import FormError
from sahel_map.curation.correction_form import FIGHTERS, CorrectionForm, read_correction
from sahel_map.curation.rows import doubt_rows, figure_rows, gap_rows, open_gaps, unsupported
from sahel_map.curation.source_rows import Facts, claim_rows, source_rows
from sahel_map.curation.writing import Entry, insert_rows, write_changes
from sahel_map.data.read.package import Package, read_package
from sahel_map.data.read.raw_tables import Row, TextTables, read_texts

__all__ = ["Corrections", "prepare_corrections"]

_OWNED = (
    "incidents", "incident_actors", "incident_harms", "incident_figures", "incident_sources", "claims", "doubts",
    "known_gaps",
)  # fmt: skip
_TEXT_FIELDS = ("summary_en", "summary_fr", "notes_en", "notes_fr")


@dataclass(frozen=True)
class Corrections:
    """Corrections made of forms and not yet written.

    Attributes
    ----------
    package : Package
    tables : TextTables
        All tables, changed.
    entries : list of Entry
        Rows of the changelog: record, what changed, why, on which pages.
    forms : dict of str to str
        Name of the form by record.
    """

    package: Package
    tables: TextTables
    entries: list[Entry] = field(default_factory=list)
    forms: dict[str, str] = field(default_factory=dict)

    def write(self, today: dt.date) -> str:
        """Write everything, checked, or nothing, and return the version of the data.

        Raises
        ------
        FormError
            With every problem as a sentence.
        """
        touched = {*_OWNED, "sources", "publishers"}
        forms = self.forms if len(self.forms) > 1 else {}
        return write_changes(self.package, self.tables, touched, self.entries, today, forms)


def prepare_corrections(root: Path, forms: Mapping[str, str]) -> Corrections:
    """Turn forms into changed rows, without writing anything.

    Parameters
    ----------
    root : Path
        The data folder.
    forms : mapping of str to str
        Filled forms, TOML, by the name under which problems are said; of one form the name is not said.

    Raises
    ------
    FormError
        With the problems of all forms.
    """
    package = read_package(root)
    made = Corrections(package, read_texts(package))
    problems: list[str] = []
    for name, text in forms.items():
        try:
            form = read_correction(text)
            made.entries.append(_correct(made, form))
            made.forms[form.record] = name
        except FormError as error:
            problems += [f"{name}: {problem}" if len(forms) > 1 else problem for problem in error.problems]
    if problems:
        raise FormError(problems)
    return made


def _correct(made: Corrections, form: CorrectionForm) -> Entry:
    tables = made.tables
    records = {row["incident_id"]: row for row in tables.rows["incidents"]}
    if form.record not in records:
        raise FormError([f'record: "{form.record}" is not in the data; {allowed(records, form.record)}'])
    before = {name: [dict(row) for row in _rows(tables, name, form.record)] for name in _OWNED}
    problems: list[str] = []
    record = records[form.record]
    record.update({name: value for name, value in form.changes.items() if name != FIGHTERS})
    if form.retract:
        record["status"] = "retracted"
        record.update({f"retraction_{name}": text for name, text in form.retract.items()})
    _replace(made, "incident_actors", form, [{"actor": a, "attribution": g} for a, g in sorted(form.actors)])
    _replace(made, "incident_harms", form, [{"harm_type": harm} for harm in sorted(set(form.harms))])
    pages = _add_pages(made, form, problems)
    _change_claims(tables, form, problems)
    _renew_figures(made, form, before, problems)
    _renew_doubts(made, form, problems)
    problems += _renew_gaps(made, form)
    if problems:
        raise FormError(problems)
    after = {name: _rows(tables, name, form.record) for name in _OWNED}
    what = _in_words(before, after)
    if not what:
        raise FormError([f"record: the form changes nothing in {form.record}"])
    return form.record, what, form.why, ", ".join(dict.fromkeys([*pages, *filter(None, [form.source])])) or "notes"


def _rows(tables: TextTables, name: str, record: str) -> list[Row]:
    return [row for row in tables.rows[name] if row["incident_id"] == record]


def _replace(made: Corrections, name: str, form: CorrectionForm, rows: list[Row]) -> None:
    if rows:
        made.tables.drop(name, lambda row: row["incident_id"] == form.record)
        insert_rows(made.package, made.tables, name, [row | {"incident_id": form.record} for row in rows])


def _add_pages(made: Corrections, form: CorrectionForm, problems: list[str]) -> list[str]:
    """Add the pages that the record does not have, and what all pages of the form state; return their ids."""
    tables, record = made.tables, form.record
    row = _rows(tables, "incidents", record)[0]
    found = source_rows(form.sources, tables, record, problems)
    facts = Facts(
        incident_id=record,
        place=row["place_name_en"],
        date_start=row["date_start"],
        date_end=row["date_end"],
        date_precision=row["date_precision"],
        grades={actor["actor"]: actor["attribution"] for actor in _rows(tables, "incident_actors", record)},
        harms=tuple(harm["harm_type"] for harm in _rows(tables, "incident_harms", record)),
    )
    numbers = [int(claim["claim_id"].rpartition("-C")[2]) for claim in _rows(tables, "claims", record)]
    claims = claim_rows(form.sources, found["incident_sources"], facts, max(numbers, default=0) + 1, problems)
    cited = {link["source_id"] for link in _rows(tables, "incident_sources", record)}
    links = [link for link in found["incident_sources"] if link["source_id"] not in cited]
    for name, rows in {**found, "incident_sources": links, "claims": claims}.items():
        insert_rows(made.package, tables, name, rows)
    return [link["source_id"] for link in found["incident_sources"]]


def _change_claims(tables: TextTables, form: CorrectionForm, problems: list[str]) -> None:
    claims = {claim["claim_id"]: claim for claim in _rows(tables, "claims", form.record)}
    for name, ids in (("supersede", form.supersede), ("withdraw", form.withdraw)):
        problems += [
            f'{name}: "{code}" is no claim of {form.record}; {allowed(claims, code)}'
            for code in ids
            if code not in claims
        ]
    for code in set(form.supersede) & set(claims):
        claims[code]["is_superseded"] = "true"
    tables.drop("claims", lambda row: row["claim_id"] in form.withdraw)


def _renew_figures(
    made: Corrections, form: CorrectionForm, before: Mapping[str, list[Row]], problems: list[str]
) -> None:
    """Work out the figures whose claims changed; one that changes without a source is refused."""
    tables = made.tables
    stored = {row["figure"]: row for row in before["incident_figures"]}
    was_mixed = stored.get("killed", {}).get("is_mixed") == "true"
    is_mixed = form.changes.get(FIGHTERS, "true" if was_mixed else "false") == "true"
    old = {row["figure"]: row for row in figure_rows(before["claims"], form.record, was_mixed)}
    new = {row["figure"]: row for row in figure_rows(_rows(tables, "claims", form.record), form.record, is_mixed)}
    changed = {name for name in {*old, *new} if old.get(name) != new.get(name)}
    rests_on = form.sources or form.source
    for name in sorted(changed):
        if not rests_on:
            problems.append(
                f"{name}: would change without a source; add the page under [[sources]], or name the page of the "
                'record that gives it, as source = "S-0001"'
            )
    kept = [row for name, row in stored.items() if name not in changed]
    tables.drop("incident_figures", lambda row: row["incident_id"] == form.record)
    rows = [*kept, *(row for name, row in new.items() if name in changed)]
    insert_rows(made.package, tables, "incident_figures", rows)
    pages = {link["source_id"] for link in _rows(tables, "incident_sources", form.record)}
    if form.source and form.source not in pages:
        problems.append(f'source: "{form.source}" is no page of {form.record}; {allowed(pages, form.source)}')


def _renew_doubts(made: Corrections, form: CorrectionForm, problems: list[str]) -> None:
    doubts = {row["doubt_id"]: row for row in _rows(made.tables, "doubts", form.record)}
    for code in form.settle:
        if code in doubts:
            doubts[code]["status"] = "settled"
        else:
            problems.append(f'settle: "{code}" is no doubt of {form.record}; {allowed(doubts, code)}')
    numbers = [int(code.rpartition("-D")[2]) for code in doubts]
    rows = doubt_rows(form.doubts, form.record, max(numbers, default=0) + 1)
    insert_rows(made.package, made.tables, "doubts", rows)


def _renew_gaps(made: Corrections, form: CorrectionForm) -> list[str]:
    """Drop the gaps that are closed, add those of the form, and say which facts no source states."""
    tables = made.tables
    own = {name: _rows(tables, name, form.record) for name in _OWNED}
    found = open_gaps(own)
    listed = [row for row in own["known_gaps"] if (row["fact"], row["part"], row["gap"]) in found]
    rows = [*listed, *gap_rows(form.gaps, form.record)]
    tables.drop("known_gaps", lambda row: row["incident_id"] == form.record)
    insert_rows(made.package, tables, "known_gaps", rows)
    return unsupported(own | {"known_gaps": rows})


def _in_words(before: Mapping[str, list[Row]], after: Mapping[str, list[Row]]) -> str:
    """Say what changed, as the changelog does."""
    old, new = before["incidents"][0], after["incidents"][0]
    parts = [
        f"{name} is {new[name] or 'empty'} (was {old[name] or 'empty'})"
        for name in old
        if old[name] != new[name] and name not in _TEXT_FIELDS and not name.startswith("retraction_")
    ]
    for name, key, noun in (
        ("incident_actors", ("actor", "attribution"), "actors are"),
        ("incident_harms", ("harm_type",), "harms are"),
    ):
        listed = [
            ", ".join(sorted(" ".join(row[k] for k in key) for row in rows[name])) for rows in (before, after)
        ]
        if listed[0] != listed[1]:
            parts.append(f"{noun} {listed[1]} (were {listed[0]})")
    figures = [{row["figure"]: _range(row) for row in rows["incident_figures"]} for rows in (before, after)]
    for name in sorted({*figures[0], *figures[1]}):
        was, now = (side.get(name, "not reported") for side in figures)
        if was != now:
            parts.append(f"{name.replace('_', ' ')} {now} (was {was})")
    if any(old[name] != new[name] for name in _TEXT_FIELDS):
        parts.append("the texts were changed")
    for name, noun in (("incident_sources", "page"), ("claims", "claim"), ("doubts", "doubt")):
        if added := len(after[name]) - len(before[name]):
            verb = "added" if added > 0 else "withdrawn"
            parts.append(f"{abs(added)} {noun}{'s' if abs(added) > 1 else ''} {verb}")
    if closed := len(before["known_gaps"]) - len(after["known_gaps"]):
        parts.append(f"{abs(closed)} gap{'s' if abs(closed) > 1 else ''} {'closed' if closed > 0 else 'listed'}")
    if not parts and before != after:
        parts.append("claims or doubts were marked anew; no figure changed")
    return "; ".join(parts)


def _range(row: Row) -> str:
    ends = " to ".join(dict.fromkeys(filter(None, (row["minimum"], row["maximum"]))))
    marks = [
        text for flag, text in (("is_open", "or more"), ("is_mixed", "may include fighters")) if row[flag] == "true"
    ]
    return " ".join([ends, *marks])
