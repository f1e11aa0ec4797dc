"""The rows that a filled form becomes, in every table of the data set."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

import pandas as pd

from sahel_map.core.allowed import allowed
from sahel_map.core.errors import FormError
from sahel_map.core.vocabulary import DatePrecision, FigureName, PlacePrecision
from sahel_map.curation.form import Form, Source
from sahel_map.curation.known_places import code_of_unit, find_place, similar_place
from sahel_map.curation.statements import Statement
from sahel_map.data.read.raw_tables import Row, TextTables
from sahel_map.data.trace.claims import derive_figures
from sahel_map.data.trace.support import find_gaps

__all__ = ["NewRows", "make_rows", "next_incident_id"]

_MATCH = {PlacePrecision.SETTLEMENT: "exact", PlacePrecision.NEAR: "described", PlacePrecision.UNKNOWN: "none"}
_UNIT_LEVELS = {"commune_pcode": "commune", "cercle_pcode": "cercle", "region_2023_pcode": "region_2023"}
_ENDS = frozenset({"minimum", "maximum", "is_open", "is_mixed"})


@dataclass(frozen=True)
class NewRows:
    """Rows to add, by table; `source_ids` are those the incident rests on."""

    incident_id: str
    tables: dict[str, list[Row]] = field(default_factory=dict)
    source_ids: tuple[str, ...] = ()


def make_rows(form: Form, tables: TextTables) -> NewRows:
    """Turn a form into rows.

    Parameters
    ----------
    form : Form
        Read and checked field by field.
    tables : TextTables
        What is there: known places, sources and publishers are used again, ids continue their numbering.

    Raises
    ------
    FormError
        If the form contradicts itself or the data, or no source states one of its facts.
    """
    problems: list[str] = []
    incident_id = next_incident_id(tables, form.date_start.year)
    place_id, names, place_rows = _place(form, tables, problems)
    made = _sources(form, tables, incident_id, problems)
    claims = _claims(form, made, incident_id, names[0], problems)
    actors = [{"incident_id": incident_id, "actor": a, "attribution": g} for a, g in sorted(form.actors)]
    made |= {
        "places": place_rows,
        "incidents": [_incident(form, incident_id, place_id, names)],
        "incident_actors": actors,
        "incident_harms": [{"incident_id": incident_id, "harm_type": harm} for harm in sorted(form.harms)],
        "incident_figures": _figures(form, claims, incident_id),
        "claims": claims,
        "known_gaps": _gap_rows(form, incident_id),
    }
    problems += _unsupported(made)
    if problems:
        raise FormError(problems)
    return NewRows(incident_id, made, tuple(row["source_id"] for row in made["incident_sources"]))


def next_incident_id(tables: TextTables, year: int) -> str:
    """Return the id after the last one of a year; numbers are never used twice."""
    ids = [row["incident_id"] for row in tables.rows["incidents"]]
    prefix = ids[0].partition("-")[0] if ids else "ML"
    numbers = [int(code.rpartition("-")[2]) for code in ids if code.startswith(f"{prefix}-{year}-")]
    return f"{prefix}-{year}-{max(numbers, default=0) + 1:04d}"


def _incident(form: Form, incident_id: str, place_id: str, names: tuple[str, str]) -> Row:
    return {
        "incident_id": incident_id,
        "slug": f"{form.date_start}-{_slug(names[0])}",
        "date_start": form.date_start.isoformat(),
        "date_end": form.date_end.isoformat(),
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
        "in_hrw_2024_12": "false",
        "status": "published",
    }


def _place(form: Form, tables: TextTables, problems: list[str]) -> tuple[str, tuple[str, str], list[Row]]:
    """Return the id of the place, its names, and the row of a new one."""
    known = {row["place_id"]: row for row in tables.rows["places"]}
    given = form.place["place_id"]
    if given:
        place_id = find_place(given, known)
        if place_id is None:
            problems.append(f'place, place_id: "{given}" is not in the data; {allowed(known, given)}')
            return given, (given, given), []
        name = form.place["name"] or known[place_id]["name"]
        return place_id, (name, form.place["name_fr"] or name), []
    _check_new_place(form, known, tables, problems)
    place_id = f"pl-{_slug(form.place['name'])}"
    while place_id in known:
        place_id += "-2"
    columns = ("name", "lat", "lon", "precision", "radius_m", "basis", "conflict_note")
    units = ("commune_pcode", "cercle_pcode", "region_old_pcode", "region_2023_pcode")
    row = {name: form.place[name] for name in (*columns, *units)} | {"place_id": place_id}
    row["match"] = form.place["match"] or _MATCH.get(form.place["precision"], "unit")
    return place_id, (row["name"], form.place["name_fr"] or row["name"]), [row]


def _check_new_place(form: Form, known: dict[str, Row], tables: TextTables, problems: list[str]) -> None:
    """Say where a new place may be a known one under another spelling, and where a unit is named, not coded."""
    name = form.place["name"]
    similar = None if form.is_new_place else similar_place(name, known)
    if similar:
        place_id, known_name = similar
        problems.append(
            f'place, name: "{name}" may be the known place {known_name}; then write place_id = "{place_id}", '
            "else is_new = true"
        )
    for field_name, level in _UNIT_LEVELS.items():
        code = code_of_unit(level, form.place[field_name], tables.rows.get("admin_units", []))
        if code:
            problems.append(f'place, {field_name}: "{form.place[field_name]}" is a name; write its code, {code}')


def _sources(form: Form, tables: TextTables, incident_id: str, problems: list[str]) -> dict[str, list[Row]]:
    by_url = {row["url"]: row["source_id"] for row in tables.rows["sources"]}
    number = max((int(row["source_id"].rpartition("-")[2]) for row in tables.rows["sources"]), default=0)
    sources, publishers, links = [], [], []
    for place, source in enumerate(form.sources, start=1):
        source_id = by_url.get(source.url)
        if source_id is None:
            number += 1
            source_id = by_url[source.url] = f"S-{number:04d}"
            publisher_id, new = _publisher(source, place, [*tables.rows["publishers"], *publishers], problems)
            publishers += new
            sources.append(
                {
                    "source_id": source_id,
                    "url": source.url,
                    "publisher_id": publisher_id,
                    "publisher_as_cited": source.publisher,
                    "published": source.published,
                }
            )
        links.append({"incident_id": incident_id, "source_id": source_id, "supports": source.supports})
    return {"sources": sources, "publishers": publishers, "incident_sources": links}


def _publisher(source: Source, place: int, known: list[Row], problems: list[str]) -> tuple[str, list[Row]]:
    """Return the id of a publisher, and its row if it is new; a new one needs its kind."""
    wanted = source.publisher.casefold()
    fitting = [row for row in known if wanted in (row["publisher"].casefold(), row["publisher_id"])]
    own = [row for row in fitting if row["independence_group"] == (source.independence_group or row["publisher"])]
    if own or fitting:
        return (own or fitting)[0]["publisher_id"], []
    names = [row["publisher"] for row in known]
    if not source.kind:
        problems.append(
            f'sources {place}, publisher: "{source.publisher}" is new; {allowed(names, source.publisher)}. '
            "For a new publisher give its kind (agency, broadcaster, newspaper, local_media, ngo_report, un, ...)"
        )
    row = {
        "publisher_id": _slug(source.publisher),
        "publisher": source.publisher,
        "kind": source.kind,
        "independence_group": source.independence_group or source.publisher,
    }
    return row["publisher_id"], [row]


def _claims(form: Form, made: dict[str, list[Row]], incident_id: str, place: str, problems: list[str]) -> list[Row]:
    grades, claims = dict(form.actors), []
    for number, (source, link) in enumerate(zip(form.sources, made["incident_sources"], strict=True), start=1):
        for statement in source.states:
            if statement.fact == "actor" and statement.value not in grades:
                problems.append(
                    f"sources {number}, states: {statement.value} is not among the actors; "
                    f"{allowed(grades, statement.value)}"
                )
                continue
            if statement.fact == "harm_type" and statement.value not in form.harms:
                problems.append(f"sources {number}, states: {statement.value} is not among the harms of the form")
                continue
            claims += [
                {"incident_id": incident_id, "source_id": link["source_id"], "basis": "supports"}
                | cells
                | {"stated_by_en": statement.stated_by, "stated_by_fr": statement.stated_by}
                for cells in _cells(statement, form, place, grades)
            ]
    return [
        row | {"claim_id": f"{incident_id}-C{number:03d}", "is_superseded": "false"}
        for number, row in enumerate(claims, start=1)
    ]


def _cells(statement: Statement, form: Form, place: str, grades: dict[str, str]) -> list[Row]:
    if statement.fact == "date":
        is_about = form.date_precision in (DatePrecision.APPROX, DatePrecision.MONTH)
        end = "" if form.date_end == form.date_start else form.date_end.isoformat()
        cells = {"value": form.date_start.isoformat(), "value_end": end, "unit": "iso_date"}
        return [{"fact": "date", "qualifier": "about" if is_about else "exact"} | cells]
    if statement.fact == "place":
        return [{"fact": "place", "value": place, "value_end": "", "unit": "text", "qualifier": "none"}]
    cells = {name: getattr(statement, name) for name in ("fact", "value", "value_end", "unit", "qualifier")}
    if statement.fact != "actor":
        return [cells]
    return [cells, cells | {"fact": "attribution", "value": grades[statement.value]}]


def _figures(form: Form, claims: list[Row], incident_id: str) -> list[Row]:
    """Work the figures out from what the sources state, by the rule of the data set."""
    columns = ["incident_id", "fact", "value", "value_end", "unit", "qualifier"]
    table = pd.DataFrame(claims, columns=columns).replace("", None).assign(is_superseded=False)
    is_mixed = form.flags["may_include_fighters"]
    mixed = pd.DataFrame({"incident_id": [incident_id], "figure": ["killed"], "is_mixed": [is_mixed]})
    rows = []
    for (_, figure), found in derive_figures(table, mixed).sort_index().iterrows():
        is_killed = figure == FigureName.KILLED
        rows.append(
            {
                "incident_id": incident_id,
                "figure": str(figure),
                "minimum": "" if pd.isna(found["minimum"]) else str(int(found["minimum"])),
                "maximum": "" if pd.isna(found["maximum"]) else str(int(found["maximum"])),
                "is_open": _flag(bool(found["is_open"])) if is_killed else "",
                "is_mixed": _flag(is_mixed) if is_killed else "",
            }
        )
    return rows


def _gap_rows(form: Form, incident_id: str) -> list[Row]:
    return [
        {
            "incident_id": incident_id,
            "fact": gap.fact,
            "part": gap.part,
            "gap": "not_derived" if gap.part in _ENDS else "no_claim",
            "reason_en": gap.reason_en,
            "reason_fr": gap.reason_fr,
        }
        for gap in form.gaps
    ]


def _unsupported(made: dict[str, list[Row]]) -> list[str]:
    """Say which facts no source states, in the words of the form."""
    names = ("incidents", "incident_actors", "incident_harms", "incident_figures", "claims")
    columns = {"incident_figures": ["incident_id", "figure", "minimum", "maximum", "is_open", "is_mixed"]}
    tables = {name: pd.DataFrame(made[name], columns=columns.get(name)) for name in names}
    claim_columns = ["incident_id", "fact", "value", "value_end", "unit", "qualifier", "basis", "is_superseded"]
    tables["claims"] = tables["claims"].reindex(columns=claim_columns).replace("", None).assign(is_superseded=False)
    figures = tables["incident_figures"]
    for name in ("minimum", "maximum"):
        figures[name] = pd.to_numeric(figures[name], errors="coerce").astype("Int64")
    for name in ("is_open", "is_mixed"):
        figures[name] = figures[name].map({"true": True, "false": False}).astype("boolean")
    listed = {(row["fact"], row["part"]) for row in made["known_gaps"]}
    return [
        f"sources: no source states {_in_words(fact, part)}; write it among the states of the source that gives "
        f'it, or add [[gaps]] with fact = "{fact}"' + (f', part = "{part}"' if part else "") + " and the reason"
        for _, fact, part, _ in find_gaps(tables).fillna("").itertuples(index=False, name=None)
        if (fact, part) not in listed
    ]


def _in_words(fact: str, part: str) -> str:
    words = {"harm_type": "harm", "attribution": "an actor graded as"}
    return f'"{words.get(fact, fact)} {part}"'.replace(' "', '"') if part else f'"{fact}"'


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "place"


def _flag(value: bool) -> str:
    return "true" if value else "false"
