"""The rows that the pages of a form become: pages, publishers, links to the record, and what each page claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sahel_map.core.allowed import allowed
from sahel_map.core.vocabulary import DatePrecision
from sahel_map.curation.form_parts import Source
from sahel_map.curation.slugs import slug
from sahel_map.curation.statements import Statement
from sahel_map.data.check.sources import plain_address
from sahel_map.data.read.raw_tables import Row, TextTables

__all__ = ["Facts", "claim_rows", "known_pages", "publisher_of", "source_rows"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the record itself holds, to which the short words of the pages refer.

    Attributes
    ----------
    incident_id, place, date_start, date_end, date_precision : str
    grades : mapping of str to str
        Attribution by alleged actor.
    harms : tuple of str
    """

    incident_id: str
    place: str
    date_start: str
    date_end: str
    date_precision: str
    grades: Mapping[str, str]
    harms: tuple[str, ...]


def source_rows(
    sources: Sequence[Source], tables: TextTables, incident_id: str, problems: list[str]
) -> dict[str, list[Row]]:
    """Return the rows of pages, publishers and links; a page or publisher that is known is used again.

    A publisher that is known under another independence group gets a row of its own for this group, as a
    broadcaster's own inquiry and its reprint of an agency differ page by page.

    Parameters
    ----------
    sources : sequence of Source
        Pages of the form.
    tables : TextTables
        Of the data folder.
    incident_id : str
    problems : list of str
        Takes what is wrong, a sentence each.
    """
    by_url = {address: row["source_id"] for address, row in known_pages(tables).items()}
    number = max((int(row["source_id"].rpartition("-")[2]) for row in tables.rows["sources"]), default=0)
    pages: list[Row] = []
    publishers: list[Row] = []
    links: list[Row] = []
    for place, source in enumerate(sources, start=1):
        source_id = by_url.get(plain_address(source.url))
        if source_id is None:
            number += 1
            source_id = by_url[plain_address(source.url)] = f"S-{number:04d}"
            publisher_id, new = publisher_of(source, place, [*tables.rows["publishers"], *publishers], problems)
            publishers += new
            pages.append(
                {
                    "source_id": source_id,
                    "url": source.url,
                    "publisher_id": publisher_id,
                    "publisher_as_cited": source.cited_as or source.publisher,
                    "published": source.published,
                    "title": source.title,
                    "accessed": source.accessed,
                    "state": source.state or "unknown",
                    "is_mirror": "true" if source.is_mirror else "false",
                }
                | ({"publisher_as_cited_fr": source.cited_as_fr} if source.cited_as_fr else {})
            )
        link = {"incident_id": incident_id, "source_id": source_id, "supports": source.supports}
        links.append(link | ({"supports_fr": source.supports_fr} if source.supports_fr else {}))
    return {"sources": pages, "publishers": publishers, "incident_sources": links}


def known_pages(tables: TextTables) -> dict[str, Row]:
    """Return the pages of the data by their address as one compares it."""
    return {plain_address(row["url"]): row for row in tables.rows["sources"]}


def publisher_of(source: Source, place: int, known: list[Row], problems: list[str]) -> tuple[str, list[Row]]:
    """Return the id of a publisher, and its row if it is new; a new one needs its kind.

    Parameters
    ----------
    source : Source
    place : int
        Its number in the form.
    known : list of Row
        Rows of `publishers.csv`.
    problems : list of str
        Takes what is wrong, a sentence each.
    """
    wanted = source.publisher.casefold()
    fitting = [row for row in known if wanted in (row["publisher"].casefold(), row["publisher_id"])]
    group = source.independence_group
    if fitting and not group:
        own = [row for row in fitting if row["independence_group"] == row["publisher"]]
        return (own or fitting)[0]["publisher_id"], []
    same = [row for row in fitting if row["independence_group"] == group]
    if same:
        return same[0]["publisher_id"], []
    names = [row["publisher"] for row in known]
    if not source.kind and not fitting:
        problems.append(
            f'sources {place}, publisher: "{source.publisher}" is new; {allowed(names, source.publisher)}. '
            "For a new publisher give its kind (agency, broadcaster, newspaper, local_media, ngo_report, un, ...)"
        )
    name = fitting[0]["publisher"] if fitting else source.publisher
    row = {
        "publisher_id": slug(f"{name} from {group}" if fitting else name),
        "publisher": name,
        "kind": source.kind or (fitting[0]["kind"] if fitting else ""),
        "independence_group": group or name,
        "side": source.side,
    }
    named = [
        other["independence_group_fr"] for other in known if _is_named_in_french(other, row["independence_group"])
    ]
    if named:
        row["independence_group_fr"] = named[0]
    return row["publisher_id"], [row]


def _is_named_in_french(row: Row, group: str) -> bool:
    return row["independence_group"] == group and bool(row.get("independence_group_fr"))


def claim_rows(
    sources: Sequence[Source], links: Sequence[Row], facts: Facts, first: int, problems: list[str]
) -> list[Row]:
    """Return a row for each thing that a page states, numbered from `first`.

    Parameters
    ----------
    sources : sequence of Source
        Pages of the form.
    links : sequence of Row
        Row of `incident_sources` of each page, in the same order.
    facts : Facts
        What the record itself says; a claim may not contradict it.
    first : int
        Number of the first claim.
    problems : list of str
        Takes what is wrong, a sentence each.
    """
    claims = []
    for number, (source, link) in enumerate(zip(sources, links, strict=True), start=1):
        for statement in source.states:
            if problem := _contradiction(statement, facts):
                problems.append(f"sources {number}, states: {problem}")
                continue
            claims += [
                {"incident_id": facts.incident_id, "source_id": link["source_id"], "basis": "supports"}
                | cells
                | {
                    "stated_by_en": statement.stated_by,
                    "stated_by_fr": statement.stated_by_fr,
                    "is_superseded": "true" if statement.is_superseded else "false",
                }
                for cells in _cells(statement, facts)
            ]
    return [row | {"claim_id": f"{facts.incident_id}-C{n:03d}"} for n, row in enumerate(claims, start=first)]


def _contradiction(statement: Statement, facts: Facts) -> str:
    """Return why a statement does not fit the record, or ""."""
    if statement.fact == "actor" and not statement.is_other and statement.value not in facts.grades:
        return (
            f"{statement.value} is not among the actors; {allowed(facts.grades, statement.value)}. "
            f'If this page names another, write "other actor {statement.value}"'
        )
    if statement.fact == "harm_type" and statement.value not in facts.harms:
        return f"{statement.value} is not among the harms of the form"
    return ""


def _cells(statement: Statement, facts: Facts) -> list[Row]:
    if statement.fact == "date" and not statement.value:
        is_about = facts.date_precision in (DatePrecision.APPROX, DatePrecision.MONTH)
        end = "" if facts.date_end == facts.date_start else facts.date_end
        cells = {"value": facts.date_start, "value_end": end, "unit": "iso_date"}
        return [{"fact": "date", "qualifier": "about" if is_about else "exact"} | cells]
    if statement.fact == "place":
        value = statement.value or facts.place
        return [{"fact": "place", "value": value, "value_end": "", "unit": "text", "qualifier": "none"}]
    cells = {name: getattr(statement, name) for name in ("fact", "value", "value_end", "unit", "qualifier")}
    if statement.fact != "actor" or statement.is_other:
        return [cells]
    grade = statement.attribution or facts.grades[statement.value]
    return [cells, cells | {"fact": "attribution", "value": grade}]
