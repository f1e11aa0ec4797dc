"""Correcting records from filled forms: rows, figures, gaps, changelog and check in one step, or nothing at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sahel_map.core.allowed import allowed
from sahel_map.core.errors import FormError
from sahel_map.curation.changes import Changes
from sahel_map.curation.correction_form import FIGHTERS, CorrectionForm, read_correction
from sahel_map.curation.correction_words import OWNED, english_words, in_words, without_source
from sahel_map.curation.known_places import allowed_place, find_place
from sahel_map.curation.page_changes import change_pages
from sahel_map.curation.retracting import mend_mentions, retract
from sahel_map.curation.rows import doubt_rows, figure_rows, gap_rows, open_gaps, unsupported
from sahel_map.curation.source_rows import Facts, claim_rows, source_rows
from sahel_map.curation.writing import insert_rows
from sahel_map.data.check.sources import plain_address
from sahel_map.data.read.package import read_package
from sahel_map.data.read.raw_tables import Row, TextTables, read_texts

__all__ = ["Corrections", "prepare_corrections"]


@dataclass
class Corrections(Changes):
    """Corrections made of forms and not yet written.

    Attributes
    ----------
    dated : set of str
        Ids of the records whose dates change.
    """

    dated: set[str] = field(default_factory=set)


def prepare_corrections(root: Path, forms: Mapping[str, str]) -> Corrections:
    """Turn forms into changed rows, without writing anything; what is wrong with them is kept beside.

    Parameters
    ----------
    root : Path
        The data folder.
    forms : mapping of str to str
        Filled forms, TOML, by the name under which problems are said; that of one without a name is not said.
    """
    package = read_package(root)
    made = Corrections(package, read_texts(package))
    retracted = []
    for name, text in forms.items():
        try:
            form = read_correction(text)
        except FormError as error:
            made.say(name, error.problems)
            continue
        problems = [*form.problems, *_correct(made, form)]
        made.say(name, problems)
        made.forms[form.record] = name
        made.doubtful |= {form.record} if problems else set()
        made.dated |= {form.record} if {"date_start", "date_end"} & set(form.changes) else set()
        retracted += [form.record] if form.retract else []
    made.entries += mend_mentions(made.tables, retracted)
    return made


def _correct(made: Corrections, form: CorrectionForm) -> list[str]:
    """Change the rows of one record, add the row of the changelog, and return what is wrong."""
    tables = made.tables
    records = {row["incident_id"]: row for row in tables.rows["incidents"]}
    if form.record not in records:
        return (
            [f'record: "{form.record}" is not in the data; {allowed(records, form.record)}'] if form.record else []
        )
    before = {name: [dict(row) for row in rows_of(tables, name, form.record)] for name in OWNED}
    problems: list[str] = []
    _set(records[form.record], form, tables, problems)
    _replace(made, "incident_actors", form, [{"actor": a, "attribution": g} for a, g in sorted(form.actors)])
    _replace(made, "incident_harms", form, [{"harm_type": harm} for harm in sorted(set(form.harms))])
    pages = _add_pages(made, form, problems)
    pages += _rests_on(tables, form, problems)
    said = _drop_place(tables, before["incidents"][0]["place_id"])
    said += change_pages(made.package, tables, form.sources, form.record, problems)
    _change_claims(tables, form, problems)
    _renew_figures(made, form, before)
    _renew_doubts(made, form, problems)
    if form.retract:
        retract(tables, form.record, form.retract)
    after = {name: rows_of(tables, name, form.record) for name in OWNED}
    wrong = {problem.partition(":")[0] for problem in form.problems}
    unfounded = without_source(before, after, "" if pages else _pages_of(tables, form.record))
    problems += [problem for problem in unfounded if problem.partition(":")[0] not in wrong]
    if form.problems:
        return problems
    problems += _renew_gaps(made, form)
    after = {name: rows_of(tables, name, form.record) for name in OWNED}
    what = "; ".join([*in_words(before, after, english_words(tables)), *said])
    if not what and not problems:
        problems.append(f"record: the form changes nothing in {form.record}")
    named = [claim["source_id"] for claim in before["claims"] if claim["claim_id"] in form.withdraw]
    rests_on = ", ".join(dict.fromkeys(filter(None, [*pages, *named])))
    made.entries.append((form.record, what, form.why, rests_on or "notes"))
    return problems


def _set(record: Row, form: CorrectionForm, tables: TextTables, problems: list[str]) -> None:
    """Set the fields of the form; another place is found by id or name, and its name follows."""
    changes = {name: value for name, value in form.changes.items() if name != FIGHTERS}
    places = {row["place_id"]: row for row in tables.rows["places"]}
    given = changes.pop("place_id", "")
    if given:
        found = find_place(given, places)
        if found is None:
            problems.append(f'set, place_id: "{given}" is not in the data; {allowed_place(given, places)}')
        elif found != record["place_id"]:
            name = places[found]["name"]
            record.update({"place_id": found, "place_name_en": name, "place_name_fr": name})
    record.update(changes)


def _drop_place(tables: TextTables, place_id: str) -> list[str]:
    """Take a place out at which no record is any more, and say so."""
    if any(row["place_id"] == place_id for row in tables.rows["incidents"]):
        return []
    dropped = [row["name"] for row in tables.rows["places"] if row["place_id"] == place_id]
    tables.drop("places", lambda row: row["place_id"] == place_id)
    return [f"place {place_id} ({name}) taken out, as no record is there any more" for name in dropped]


def rows_of(tables: TextTables, name: str, record: str) -> list[Row]:
    """Return the rows that a record has in a table.

    Parameters
    ----------
    tables : TextTables
    name : str
        Of the table.
    record : str
        Its id.
    """
    return [row for row in tables.rows[name] if row["incident_id"] == record]


def _replace(made: Corrections, name: str, form: CorrectionForm, rows: list[Row]) -> None:
    if rows:
        made.tables.drop(name, lambda row: row["incident_id"] == form.record)
        insert_rows(made.package, made.tables, name, [row | {"incident_id": form.record} for row in rows])


def _rests_on(tables: TextTables, form: CorrectionForm, problems: list[str]) -> list[str]:
    """Return the id of the page of the record that the form names as its source, by id or address."""
    if not form.source:
        return []
    pages = {page["source_id"]: page["url"] for page in _pages(tables, form.record)}
    addresses = {plain_address(url): code for code, url in pages.items()}
    found = form.source if form.source in pages else addresses.get(plain_address(form.source))
    if found is None:
        listed = _pages_of(tables, form.record)
        problems.append(f'source: "{form.source}" is no page of {form.record}; allowed, by id or address: {listed}')
    return [found or form.source]


def _pages(tables: TextTables, record: str) -> list[Row]:
    cited = {link["source_id"] for link in rows_of(tables, "incident_sources", record)}
    return [page for page in tables.rows["sources"] if page["source_id"] in cited]


def _pages_of(tables: TextTables, record: str) -> str:
    return ", ".join(f"{page['source_id']} ({page['url']})" for page in _pages(tables, record))


def _add_pages(made: Corrections, form: CorrectionForm, problems: list[str]) -> list[str]:
    """Add the pages that the record does not have, and what all pages of the form state; return their ids."""
    tables, record = made.tables, form.record
    row = rows_of(tables, "incidents", record)[0]
    found = source_rows(form.sources, tables, record, problems)
    facts = Facts(
        incident_id=record,
        place=row["place_name_en"],
        date_start=row["date_start"],
        date_end=row["date_end"],
        date_precision=row["date_precision"],
        grades={actor["actor"]: actor["attribution"] for actor in rows_of(tables, "incident_actors", record)},
        harms=tuple(harm["harm_type"] for harm in rows_of(tables, "incident_harms", record)),
    )
    numbers = [int(claim["claim_id"].rpartition("-C")[2]) for claim in rows_of(tables, "claims", record)]
    stated = [] if form.problems else problems
    claims = claim_rows(form.sources, found["incident_sources"], facts, max(numbers, default=0) + 1, stated)
    cited = {link["source_id"] for link in rows_of(tables, "incident_sources", record)}
    links = [link for link in found["incident_sources"] if link["source_id"] not in cited]
    for name, rows in {**found, "incident_sources": links, "claims": claims}.items():
        insert_rows(made.package, tables, name, rows)
    return [link["source_id"] for link in found["incident_sources"]]


def _change_claims(tables: TextTables, form: CorrectionForm, problems: list[str]) -> None:
    claims = {claim["claim_id"]: claim for claim in rows_of(tables, "claims", form.record)}
    for name, ids in (("supersede", form.supersede), ("withdraw", form.withdraw)):
        problems += [
            f'{name}: "{code}" is no claim of {form.record}; {allowed(claims, code)}'
            for code in ids
            if code not in claims
        ]
    for code in set(form.supersede) & set(claims):
        claims[code]["is_superseded"] = "true"
    tables.drop("claims", lambda row: row["claim_id"] in form.withdraw)


def _renew_figures(made: Corrections, form: CorrectionForm, before: Mapping[str, list[Row]]) -> None:
    """Work out the figures whose claims changed; the others stay as they are stored."""
    tables = made.tables
    stored = {row["figure"]: row for row in before["incident_figures"]}
    was_mixed = stored.get("killed", {}).get("is_mixed") == "true"
    is_mixed = form.changes.get(FIGHTERS, "true" if was_mixed else "false") == "true"
    old = {row["figure"]: row for row in figure_rows(before["claims"], {form.record: was_mixed})}
    claims = rows_of(tables, "claims", form.record)
    new = {row["figure"]: row for row in figure_rows(claims, {form.record: is_mixed})}
    changed = {name for name in {*old, *new} if old.get(name) != new.get(name)}
    kept = [row for name, row in stored.items() if name not in changed]
    tables.drop("incident_figures", lambda row: row["incident_id"] == form.record)
    rows = [*kept, *(row for name, row in new.items() if name in changed)]
    insert_rows(made.package, tables, "incident_figures", rows)


def _renew_doubts(made: Corrections, form: CorrectionForm, problems: list[str]) -> None:
    doubts = {row["doubt_id"]: row for row in rows_of(made.tables, "doubts", form.record)}
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
    own = {name: rows_of(tables, name, form.record) for name in OWNED}
    found = open_gaps(own)
    listed = [row for row in own["known_gaps"] if (form.record, row["fact"], row["part"], row["gap"]) in found]
    rows = [*listed, *gap_rows(form.gaps, form.record)]
    tables.drop("known_gaps", lambda row: row["incident_id"] == form.record)
    insert_rows(made.package, tables, "known_gaps", rows)
    return [problem for _, problem in unsupported(own | {"known_gaps": rows})]
