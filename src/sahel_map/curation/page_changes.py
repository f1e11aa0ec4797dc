"""What a form says of a page that is in the data already: kept where it differs, never dropped quietly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sahel_map.curation.form_parts import Source
from sahel_map.curation.source_rows import known_pages, publisher_of
from sahel_map.curation.writing import insert_rows
from sahel_map.data.check.sources import plain_address
from sahel_map.data.read.package import Package
from sahel_map.data.read.raw_tables import Row, TextTables
from sahel_map.words import Words

__all__ = ["change_pages", "differing_pages"]

_LINK = ("supports", "supports_fr")
_FIELDS = {"publisher_as_cited": "cited_as", "publisher_as_cited_fr": "cited_as_fr"}


def differing_pages(tables: TextTables, sources: Sequence[Source]) -> list[str]:
    """Say where the form of a new record speaks otherwise of a page than the data, where it is known.

    Parameters
    ----------
    tables : TextTables
        Of the data folder.
    sources : sequence of Source
        Pages of the form.
    """
    pages, problems = known_pages(tables), []
    publishers = {row["publisher_id"]: row for row in tables.rows["publishers"]}
    for number, source in enumerate(sources, start=1):
        if page := pages.get(plain_address(source.url)):
            given = {_FIELDS.get(name, name): (value, page.get(name)) for name, value in _given(source).items()}
            if _is_other(source, page, publishers):
                row = publishers[page["publisher_id"]]
                given["publisher"] = (
                    f"{source.publisher}, {source.independence_group}".removesuffix(", "),
                    f"{row['publisher']}, {row['independence_group']}",
                )
            problems += [
                f'sources {number}, {name}: "{value}" is not what the data have of this page, {page["source_id"]} '
                f"({stored or 'empty'}); leave the line out, or write the same, and correct the page with "
                "sahel-map correct"
                for name, (value, stored) in given.items()
                if value and stored is not None and value != stored
            ]
    return problems


def change_pages(
    package: Package, tables: TextTables, sources: Sequence[Source], record: str, problems: list[str]
) -> list[str]:
    """Bring known pages up to what a form of a correction says of them, and say what changed.

    Parameters
    ----------
    package : Package
    tables : TextTables
        Changed in place; with the pages that the form adds.
    sources : sequence of Source
        Pages of the form.
    record : str
        Id of the record.
    problems : list of str
        Takes what is wrong, a sentence each.
    """
    said = []
    pages = known_pages(tables)
    publishers = {row["publisher_id"]: row for row in tables.rows["publishers"]}
    for number, source in enumerate(sources, start=1):
        page = pages.get(plain_address(source.url))
        if page is None:
            continue
        link = next(
            row
            for row in tables.rows["incident_sources"]
            if (row["incident_id"], row["source_id"]) == (record, page["source_id"])
        )
        said += _change(page, _given(source))
        # The row belongs to the record, with which it is said.
        _change(link, {name: getattr(source, name) for name in _LINK})
        if _is_other(source, page, publishers):
            publisher_id, new = publisher_of(source, number, tables.rows["publishers"], problems)
            insert_rows(package, tables, "publishers", new)
            said += _change(page, {"publisher_id": publisher_id})
    cited = {page["publisher_id"] for page in tables.rows["sources"]}
    tables.drop("publishers", lambda row: row["publisher_id"] not in cited)
    return said


def _is_other(source: Source, page: Row, publishers: Mapping[str, Row]) -> bool:
    """Whether a form names another publisher or origin of a page than the data have."""
    known = publishers.get(page["publisher_id"])
    if known is None:
        return False  # this form has added it
    names = {known["publisher"].casefold(), known["publisher_id"], page["publisher_as_cited"].casefold()}
    group = source.independence_group
    return source.publisher.casefold() not in names or group not in ("", known["independence_group"])


def _given(source: Source) -> Row:
    return {
        "publisher_as_cited": source.cited_as,
        "publisher_as_cited_fr": source.cited_as_fr,
        "published": source.published,
        "title": source.title,
        "accessed": source.accessed,
        "state": source.state,
        "is_mirror": "true" if source.is_mirror else "",
    }


def _change(row: Row, given: Row) -> list[str]:
    """Set the cells of a row that are given and differ; say each."""
    changed = {name: value for name, value in given.items() if value and name in row and row[name] != value}
    words = Words("en")
    said = [
        f"page {row['source_id']}, {words('field-name', name=name)}: {_said(name, value, words)} "
        f"(was {_said(name, row[name], words)})"
        for name, value in changed.items()
    ]
    row.update(changed)
    return said


def _said(name: str, value: str, words: Words) -> str:
    return words("change-value", value=value) if name in ("state", "is_mirror") and value else value or "empty"
