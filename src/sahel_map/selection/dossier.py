"""A dossier: records picked one by one, in order, with the reader's notes, and saved views; kept in a file.

Notes and names of views are the reader's own words: they are in the file that the reader keeps and nowhere in the
data, the address or the logs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sahel_map.core.errors import SelectionError
from sahel_map.selection.records import MOST_RECORDS

__all__ = ["LONGEST_NAME", "LONGEST_NOTE", "MOST_VIEWS", "Dossier", "SavedView", "read_dossier"]

LONGEST_NOTE, LONGEST_NAME, MOST_VIEWS = 5_000, 80, 100
_FORMAT, _VERSION = "sahel-map dossier", 1


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view under a name: page and address parameters."""

    name: str
    page: str
    query: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a reader has put together.

    Attributes
    ----------
    records : tuple of str
        Ids, in the reader's order.
    notes : mapping of str to str
        By id; a note stays when its record is taken out, until the dossier is emptied.
    views : tuple of SavedView
        Each name once.
    """

    records: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    views: tuple[SavedView, ...] = ()

    def with_records(self, *ids: str) -> Dossier:
        """Return the dossier with records at its end that are not in it yet, as far as there is room."""
        return replace(self, records=tuple(dict.fromkeys([*self.records, *ids]))[:MOST_RECORDS])

    def without(self, incident_id: str) -> Dossier:
        """Return the dossier without a record."""
        return replace(self, records=tuple(each for each in self.records if each != incident_id))

    def moved(self, incident_id: str, by: int) -> Dossier:
        """Return the dossier with a record some places further down (or up, if negative)."""
        others = [each for each in self.records if each != incident_id]
        place = max(0, self.records.index(incident_id) + by)
        return replace(self, records=(*others[:place], incident_id, *others[place:]))

    def noted(self, incident_id: str, text: str) -> Dossier:
        """Return the dossier with a note on a record; an empty one takes it off."""
        notes = {**self.notes, incident_id: text.strip()[:LONGEST_NOTE]}
        return replace(self, notes={key: note for key, note in notes.items() if note})

    def with_view(self, view: SavedView) -> Dossier:
        """Return the dossier with a view; one of the same name is replaced."""
        others = tuple(each for each in self.views if each.name != view.name)
        return replace(self, views=(*others, view)[-MOST_VIEWS:])

    def without_view(self, name: str) -> Dossier:
        """Return the dossier without a view."""
        return replace(self, views=tuple(each for each in self.views if each.name != name))

    def emptied(self) -> Dossier:
        """Return the dossier without records and notes; saved views stay."""
        return Dossier(views=self.views)

    def joined(self, other: Dossier) -> Dossier:
        """Return the dossier with all of another: its records at the end; two notes on one record are both kept."""
        notes = dict(self.notes)
        for key, note in other.notes.items():
            own = notes.get(key, note)
            notes[key] = own if own == note else f"{own}\n\n{note}"[:LONGEST_NOTE]
        joined = replace(self, notes=notes).with_records(*other.records)
        for view in other.views:
            joined = joined.with_view(view)
        return joined

    def to_json(self, data_version: str) -> str:
        """Return the file that the reader keeps: everything, readable by people too."""
        noted = [*self.records, *(each for each in self.notes if each not in self.records)]
        content = {
            "format": _FORMAT,
            "format_version": _VERSION,
            "data_version": data_version,
            "records": [
                {"id": each, "note": self.notes.get(each, ""), "is_in": each in self.records} for each in noted
            ],
            "views": [{"name": view.name, "page": view.page, "query": dict(view.query)} for view in self.views],
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read_dossier(content: bytes, pages: frozenset[str]) -> Dossier:
    """Return the dossier of a file; ids that these data do not have stay in it.

    Parameters
    ----------
    content : bytes
        As `Dossier.to_json` writes it, in UTF-8.
    pages : frozenset of str
        Names of pages that a saved view may be of.

    Raises
    ------
    SelectionError
        One sentence: what is wrong, where, what is allowed. Nothing of such a file is used.
    """
    try:
        given = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise SelectionError(f"not JSON in UTF-8 ({error})") from error
    if not isinstance(given, dict) or given.get("format") != _FORMAT:
        raise SelectionError(f'no "format": "{_FORMAT}" at its top')
    if given.get("format_version") != _VERSION:
        raise SelectionError(f'"format_version" is {given.get("format_version")!r}; allowed: {_VERSION}')
    records = [
        _fields(each, f"records {n}", {"id": 40, "note": LONGEST_NOTE}) for n, each in _listed(given, "records")
    ]
    views = [_view(each, f"views {n}", pages) for n, each in _listed(given, "views")]
    is_in = [each.get("is_in", True) is True for _, each in _listed(given, "records")]
    ids = tuple(dict.fromkeys(each["id"] for each, chosen in zip(records, is_in, strict=True) if chosen))
    for name, n, most in (("records", len(ids), MOST_RECORDS), ("views", len(views), MOST_VIEWS)):
        if n > most:
            raise SelectionError(f'"{name}" holds {n}; allowed: at most {most}')
    notes = {each["id"]: each["note"].strip() for each in records if each["note"].strip()}
    return Dossier(ids, notes, tuple({view.name: view for view in views}.values()))


def _listed(given: Mapping[str, Any], name: str) -> list[tuple[int, Any]]:
    found = given.get(name, [])
    if not isinstance(found, list):
        raise SelectionError(f'"{name}" is not a list')
    return list(enumerate(found, start=1))


def _fields(given: object, where: str, longest: Mapping[str, int]) -> dict[str, str]:
    """Return fields that are texts; the first one named must not be empty."""
    if not isinstance(given, dict):
        raise SelectionError(f"{where} is not an object")
    first = next(iter(longest))
    found = {name: given.get(name, "") for name in longest}
    for name, text in found.items():
        if not isinstance(text, str) or len(text) > longest[name] or (name == first and not text.strip()):
            raise SelectionError(f'{where}, "{name}": allowed are 1 to {longest[name]} characters')
    return found


def _view(given: object, where: str, pages: frozenset[str]) -> SavedView:
    texts = _fields(given, where, {"name": LONGEST_NAME, "page": 40})
    query = given.get("query", {}) if isinstance(given, dict) else None
    if texts["page"] not in pages:
        raise SelectionError(f'{where}, "page": allowed are {", ".join(sorted(pages))}')
    if not isinstance(query, dict) or not all(isinstance(value, str) for value in query.values()):
        raise SelectionError(f'{where}, "query": allowed are texts by name of the parameter')
    return SavedView(texts["name"].strip(), texts["page"], query)
