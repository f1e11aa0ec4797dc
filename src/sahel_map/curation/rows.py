"""The rows that a filled form becomes, in every table of the data set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from sahel_map.core.allowed import allowed
from sahel_map.core.vocabulary import FigureName
from sahel_map.curation.form import Form
from sahel_map.curation.form_parts import Gap
from sahel_map.curation.lookup import Lookup
from sahel_map.curation.page_changes import differing_pages
from sahel_map.curation.place_rows import place_rows
from sahel_map.curation.slugs import slug
from sahel_map.curation.source_rows import Facts, claim_rows, source_rows
from sahel_map.data.read.raw_tables import Row, TextTables
from sahel_map.data.trace.claims import derive_figures
from sahel_map.data.trace.support import find_gaps

__all__ = [
    "NewRows",
    "doubt_rows",
    "figure_in_words",
    "figure_rows",
    "gap_rows",
    "make_rows",
    "next_incident_id",
    "open_gaps",
    "unsupported",
]

# Stands for the year of an id as long as the form gives no day.
_SOME_DAY = dt.date(2000, 1, 1)
_ENDS = frozenset({"minimum", "maximum", "is_open", "is_mixed"})


@dataclass(frozen=True)
class NewRows:
    """Rows to add, by table.

    Attributes
    ----------
    incident_id : str
    tables : dict of str to list of Row
    source_ids : tuple of str
        Pages that the incident rests on.
    problems : tuple of str
        What contradicts itself or the data, or is stated by no source, a sentence each.
    """

    incident_id: str
    tables: dict[str, list[Row]] = field(default_factory=dict)
    source_ids: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def make_rows(form: Form, tables: TextTables, lookup: Lookup) -> NewRows:
    """Turn a form into rows, as far as its fields can be used; figures follow for all forms at once.

    Parameters
    ----------
    form : Form
    tables : TextTables
        What is there: known places, sources and publishers are used again, ids continue their numbering.
    lookup : Lookup
        Where places are that the form gives by name or unit.
    """
    problems: list[str] = []
    incident_id = next_incident_id(tables, (form.date_start or form.date_end or _SOME_DAY).year)
    place_id, names, new_places = place_rows(form, tables, lookup, problems)
    made = source_rows(form.sources, tables, incident_id, problems)
    problems += differing_pages(tables, form.sources)
    facts = Facts(
        incident_id=incident_id,
        place=names[0],
        date_start=_iso(form.date_start),
        date_end=_iso(form.date_end),
        date_precision=form.date_precision,
        grades=dict(form.actors),
        harms=form.harms,
    )
    is_clear = not form.problems
    # What pages state is held against actors and harms once these can be read.
    claims = claim_rows(form.sources, made["incident_sources"], facts, 1, problems if is_clear else [])
    actors = [{"incident_id": incident_id, "actor": a, "attribution": g} for a, g in sorted(form.actors)]
    made |= {
        "places": new_places,
        "incidents": [_incident(form, incident_id, place_id, names, tables)],
        "incident_actors": actors,
        "incident_harms": [{"incident_id": incident_id, "harm_type": harm} for harm in sorted(form.harms)],
        "incident_place_names": [
            {"incident_id": incident_id, "kind": kind, "name": name} for kind, name in form.names
        ],
        "claims": claims,
        "doubts": doubt_rows(form.doubts, incident_id, 1),
        "known_gaps": gap_rows(form.gaps, incident_id),
        "ledger_links": _report_rows(form, tables, incident_id, problems),
    }
    return NewRows(incident_id, made, tuple(row["source_id"] for row in made["incident_sources"]), tuple(problems))


def next_incident_id(tables: TextTables, year: int) -> str:
    """Return the id after the last one of a year; numbers are never used twice."""
    ids = [row["incident_id"] for row in tables.rows["incidents"]]
    prefix = ids[0].partition("-")[0] if ids else "ML"
    numbers = [int(code.rpartition("-")[2]) for code in ids if code.startswith(f"{prefix}-{year}-")]
    return f"{prefix}-{year}-{max(numbers, default=0) + 1:04d}"


def _incident(form: Form, incident_id: str, place_id: str, names: tuple[str, str], tables: TextTables) -> Row:
    taken, name = {row["slug"] for row in tables.rows["incidents"]}, f"{_iso(form.date_start)}-{slug(names[0])}"
    while name in taken:
        name += "-2"
    return {
        "incident_id": incident_id,
        "slug": name,
        "date_start": _iso(form.date_start),
        "date_end": _iso(form.date_end),
        "date_precision": form.date_precision,
        "place_id": place_id,
        "place_name_en": names[0],
        "place_name_fr": names[1],
        "place_described": form.place["described"],
        "admin1_reported": form.place["admin1_reported"],
        "admin2_reported": form.place["admin2_reported"],
        "confidence": form.confidence,
        "is_aggregate": _flag(form.flags["is_aggregate"]),
        "is_multi_place": _flag(form.flags["is_multi_place"]),
        **form.texts,
        "status": "published",
    }


def figure_rows(claims: list[Row], mixed: Mapping[str, bool]) -> list[Row]:
    """Work the figures out from what the sources state, by the rule of the data set.

    Parameters
    ----------
    claims : list of Row
        Claims of some records, as rows of `claims.csv`.
    mixed : mapping of str to bool
        Whether the number killed may include fighters, by the id of each record.
    """
    columns = ["incident_id", "fact", "value", "value_end", "unit", "qualifier"]
    table = pd.DataFrame(claims, columns=[*columns, "is_superseded"]).replace("", None)
    table["is_superseded"] = table["is_superseded"] == "true"
    flags = pd.DataFrame({"incident_id": list(mixed), "figure": "killed", "is_mixed": list(mixed.values())})
    rows = []
    for (incident_id, figure), found in derive_figures(table, flags).sort_index().iterrows():
        is_killed = figure == FigureName.KILLED
        rows.append(
            {
                "incident_id": str(incident_id),
                "figure": str(figure),
                "minimum": "" if pd.isna(found["minimum"]) else str(int(found["minimum"])),
                "maximum": "" if pd.isna(found["maximum"]) else str(int(found["maximum"])),
                "is_open": _flag(bool(found["is_open"])) if is_killed else "",
                "is_mixed": _flag(mixed[str(incident_id)]) if is_killed else "",
            }
        )
    return rows


def figure_in_words(row: Row) -> str:
    """Return what a row of `incident_figures.csv` says, as "4 to 6 or more"."""
    ends = " to ".join(dict.fromkeys(filter(None, (row["minimum"], row["maximum"]))))
    marks = [
        text for flag, text in (("is_open", "or more"), ("is_mixed", "may include fighters")) if row[flag] == "true"
    ]
    return " ".join([ends, *marks])


def doubt_rows(doubts: tuple[Row, ...], incident_id: str, first: int) -> list[Row]:
    """Return the doubts of a form as rows, numbered from `first`.

    Parameters
    ----------
    doubts : tuple of Row
        As the form gives them.
    incident_id : str
    first : int
        Number of the first.
    """
    return [
        {
            "doubt_id": f"{incident_id}-D{number:02d}",
            "incident_id": incident_id,
            "doubt_en": doubt["doubt_en"],
            "doubt_fr": doubt["doubt_fr"],
            "status": doubt["status"] or "open",
        }
        for number, doubt in enumerate(doubts, start=first)
    ]


def _report_rows(form: Form, tables: TextTables, incident_id: str, problems: list[str]) -> list[Row]:
    reports = {row["claim_id"]: row["report_id"] for row in tables.rows["ledger_claims"]}
    rows = []
    for number, tie in enumerate(form.reports, start=1):
        if tie["claim_id"] not in reports:
            known = allowed(reports, tie["claim_id"])
            problems.append(f'reports {number}, claim_id: "{tie["claim_id"]}" is no claim of a report; {known}')
            continue
        rows.append(tie | {"report_id": reports[tie["claim_id"]], "incident_id": incident_id})
    return rows


def gap_rows(gaps: tuple[Gap, ...], incident_id: str) -> list[Row]:
    """Return the gaps of a form as rows."""
    return [
        {
            "incident_id": incident_id,
            "fact": gap.fact,
            "part": gap.part,
            "gap": "not_derived" if gap.part in _ENDS else "no_claim",
            "reason_en": gap.reason_en,
            "reason_fr": gap.reason_fr,
        }
        for gap in gaps
    ]


def open_gaps(made: Mapping[str, list[Row]]) -> list[tuple[str, str, str, str]]:
    """Return record, fact, part and kind of every gap of some records, from their rows."""
    names = ("incidents", "incident_actors", "incident_harms", "incident_figures", "claims")
    columns = {"incident_figures": ["incident_id", "figure", "minimum", "maximum", "is_open", "is_mixed"]}
    tables = {name: pd.DataFrame(made[name], columns=columns.get(name)) for name in names}
    claim_columns = ["incident_id", "fact", "value", "value_end", "unit", "qualifier", "basis", "is_superseded"]
    tables["claims"] = tables["claims"].reindex(columns=claim_columns).replace("", None)
    tables["claims"]["is_superseded"] = tables["claims"]["is_superseded"] == "true"
    figures = tables["incident_figures"]
    for name in ("minimum", "maximum"):
        figures[name] = pd.to_numeric(figures[name], errors="coerce").astype("Int64")
    for name in ("is_open", "is_mixed"):
        figures[name] = figures[name].map({"true": True, "false": False}).astype("boolean")
    return list(find_gaps(tables).fillna("").itertuples(index=False, name=None))


def unsupported(made: Mapping[str, list[Row]]) -> list[tuple[str, str]]:
    """Return records and which of their facts no source states, in the words of the form."""
    listed = {(row["incident_id"], row["fact"], row["part"]) for row in made["known_gaps"]}
    return [
        (record, _unsupported(fact, part))
        for record, fact, part, _ in open_gaps(made)
        if (record, fact, part) not in listed
    ]


def _unsupported(fact: str, part: str) -> str:
    of_part = f', part = "{part}"' if part else ""
    return (
        f"sources: no source states {_in_words(fact, part)}; write it among the states of the source that gives "
        f'it, or add [[gaps]] with fact = "{fact}"{of_part} and the reason'
    )


def _in_words(fact: str, part: str) -> str:
    words = {"harm_type": "harm", "attribution": "an actor graded as"}
    return f'"{words.get(fact, fact)} {part}"'.replace(' "', '"') if part else f'"{fact}"'


def _iso(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()


def _flag(value: bool) -> str:
    return "true" if value else "false"
