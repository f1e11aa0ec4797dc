"""What stands in a form several times: sources, gaps, doubts, ties to reports; and how its fields are read."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sahel_map.core.allowed import allowed
from sahel_map.core.errors import FormError
from sahel_map.core.parsing import parse_toml
from sahel_map.core.vocabulary import Actor, Attribution
from sahel_map.curation.statements import Statement, read_statement
from sahel_map.curation.toml_errors import NAMED, explain
from sahel_map.data.read.raw_tables import Row

__all__ = [
    "DOUBT",
    "REPORT",
    "Gap",
    "Reader",
    "Source",
    "open_form",
    "read_actors",
    "read_gaps",
    "read_list",
    "read_rows",
    "read_sources",
]

#: Columns of a doubt and of a tie to a claim of a report, each with whether it must be given.
DOUBT = {"doubt_en": True, "doubt_fr": True, "status": False}
REPORT = {"claim_id": True, "kind": True, "reason_en": True, "reason_fr": True}

_ADDRESS = re.compile(r"https?://[^ ]+")
# Before this a year is a slip of the hand.
_FIRST_YEAR = 1960
_SOURCE_TEXTS = (
    "url", "publisher", "kind", "independence_group", "supports", "supports_fr", "cited_as", "cited_as_fr", "side",
    "title", "state",
)  # fmt: skip
_SOURCE_NEEDED = ("url", "publisher", "supports")
_SOURCE_DAYS = ("published", "accessed")
_STATES = ("reachable", "archived", "unknown")


@dataclass(frozen=True, slots=True)
class Source:
    """One page: where it is, who published it, what it is cited for and what it states; "" is not known.

    Attributes
    ----------
    url, publisher, kind, independence_group, published, supports, supports_fr : str
    cited_as, cited_as_fr, side, title, accessed, state : str
        As in `sources.csv` and `publishers.csv`.
    is_mirror : bool
    states : tuple of Statement
    """

    url: str
    publisher: str
    kind: str
    independence_group: str
    published: str
    supports: str
    supports_fr: str
    cited_as: str
    cited_as_fr: str
    side: str
    title: str
    accessed: str
    state: str
    is_mirror: bool
    states: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that no source states, with the reason in both languages."""

    fact: str
    part: str
    reason_en: str
    reason_fr: str


@dataclass
class Reader:
    """Reads the fields of a form; collects what is wrong, so that a curator sees everything at once."""

    problems: list[str] = field(default_factory=list)

    def say(self, name: str, message: str) -> None:
        """Keep what is wrong with a field."""
        self.problems.append(f"{name}: {message}")

    def text(self, table: Mapping[str, Any], name: str, where: str = "", is_needed: bool = True) -> str:
        """Return a field as one line of text; "" where it is missing or wrong.

        Parameters
        ----------
        table : mapping of str to Any
            The part of the form that holds the field.
        name : str
            Of the field.
        where : str
            What stands before the name in a problem, as "sources 2, ".
        is_needed : bool
            Whether it is a problem if the field is missing.
        """
        value = table.get(name, "")
        if value == NAMED:
            return ""
        if not isinstance(value, str | int | float | dt.date) or isinstance(value, bool):
            self.say(where + name, "must be text in quotation marks")
            return ""
        text = " ".join(str(value).split())
        if is_needed and not text:
            self.say(where + name, "must not be empty")
        return text

    def code(self, table: Mapping[str, Any], name: str, vocabulary: type[StrEnum], where: str = "") -> str:
        """Return a field that must be one of a list of codes.

        Parameters
        ----------
        table : mapping of str to Any
            The part of the form that holds the field.
        name : str
            Of the field.
        vocabulary : type of StrEnum
            The codes it may have.
        where : str
            What stands before the name in a problem.
        """
        text = self.text(table, name, where)
        if text and text not in set(vocabulary):
            self.say(where + name, f'"{text}" is not known; {allowed(vocabulary, text)}')
        return text

    def day(self, table: Mapping[str, Any], name: str, where: str = "") -> dt.date | None:
        """Return a field that must be a day of the calendar; None where it is missing or wrong.

        Parameters
        ----------
        table : mapping of str to Any
            The part of the form that holds the field.
        name : str
            Of the field.
        where : str
            What stands before the name in a problem.
        """
        value = table.get(name)
        if value == NAMED:
            return None
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            if value.year >= _FIRST_YEAR:
                return value
            self.say(where + name, f'"{value}" is too long ago; write the year with four digits, as 2026-03-01')
            return None
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            how = "write year, month, day, as 2026-03-01"
            what = "is missing" if value in (None, "") else f'"{value}" is not a day of the calendar'
            self.say(where + name, f"{what}; {how}")
            return None

    def flag(self, table: Mapping[str, Any], name: str, where: str = "") -> bool:
        """Return a field that is true or false; false where it is missing or wrong.

        Parameters
        ----------
        table : mapping of str to Any
            The part of the form that holds the field.
        name : str
            Of the field.
        where : str
            What stands before the name in a problem.
        """
        value = table.get(name, False)
        if not isinstance(value, bool) and value != NAMED:
            self.say(where + name, "must be true or false, without quotation marks")
        return value is True

    def items(self, table: Mapping[str, Any], name: str, where: str = "") -> list[Any] | None:
        """Return a field that is a list; an empty one where it is missing, None where it is wrong and was named.

        Parameters
        ----------
        table : mapping of str to Any
            The part of the form that holds the field.
        name : str
            Of the field.
        where : str
            What stands before the name in a problem.
        """
        value = table.get(name, [])
        if isinstance(value, list):
            return value
        if value != NAMED:
            self.say(where + name, 'must be a list in square brackets, as ["one", "two"]')
        return None

    def tables(self, content: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
        """Return what stands under [[name]], once for each."""
        value = content.get(name, [])
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            return value
        self.say(name, f"must be written as [[{name}]], once for each")
        return []

    def unknown(self, table: Mapping[str, Any], known: set[str], where: str = "") -> None:
        """Keep every field that the form does not have.

        Parameters
        ----------
        table : mapping of str to Any
            A part of the form.
        known : set of str
            Names of the fields it may have.
        where : str
            What stands before the name in a problem.
        """
        for name in sorted(set(table) - known):
            self.say(where + name, f"is no field of the form; {allowed(sorted(known), name)}")


def read_list(content: Mapping[str, Any], name: str, reader: Reader) -> tuple[str, ...]:
    """Return a list of texts; an empty one where the form has none.

    Parameters
    ----------
    content : mapping of str to Any
        The form.
    name : str
        Of the list.
    reader : Reader
        Takes the problems.
    """
    values = reader.items(content, name) or []
    if not all(isinstance(value, str) and value.strip() for value in values):
        reader.say(name, 'must be a list of texts in square brackets, as ["one", "two"]')
        return ()
    return tuple(" ".join(value.split()) for value in values)


def read_rows(
    content: Mapping[str, Any], name: str, columns: Mapping[str, bool], reader: Reader
) -> tuple[Row, ...]:
    """Return the tables [[name]] as rows with these columns, of which some must be given.

    Parameters
    ----------
    content : mapping of str to Any
        The form.
    name : str
        Of the tables.
    columns : mapping of str to bool
        Whether a column must be given, by its name.
    reader : Reader
        Takes the problems.
    """
    rows = []
    for number, table in enumerate(reader.tables(content, name), start=1):
        where = f"{name} {number}, "
        reader.unknown(table, set(columns), where)
        rows.append({column: reader.text(table, column, where, needed) for column, needed in columns.items()})
    return tuple(rows)


def open_form(text: str, known: set[str]) -> tuple[dict[str, Any], Reader]:
    """Return the content of a form and its reader, which has named every field that is not known.

    What is no TOML is named and left out, and the rest is read, so that one round shows all.

    Parameters
    ----------
    text : str
        TOML.
    known : set of str
        Fields and headings that a form of this kind may have.

    Raises
    ------
    FormError
        If the text cannot be read even without what was named.
    """
    reader, lines = Reader(), text.splitlines()
    while True:
        try:
            content = parse_toml("\n".join(lines) + "\n")
            break
        except tomllib.TOMLDecodeError as error:
            wrong = explain(lines, error)
            reader.problems.append(wrong.problem)
            # As many lines as before, so that the next problem has its number.
            instead = [wrong.instead, *[""] * (wrong.end - wrong.first - 1)]
            if lines[wrong.first : wrong.end] == instead:
                raise FormError(reader.problems) from error
            lines[wrong.first : wrong.end] = instead
    content.pop(NAMED, None)
    reader.unknown(content, known)
    return content, reader


def read_actors(content: Mapping[str, Any], reader: Reader) -> tuple[tuple[str, str], ...]:
    """Return alleged actors, each with the grade of attribution."""
    actors = []
    for number, table in enumerate(reader.tables(content, "actors"), start=1):
        where = f"actors {number}, "
        reader.unknown(table, {"actor", "attribution"}, where)
        actor = reader.code(table, "actor", Actor, where)
        actors.append((actor, reader.code(table, "attribution", Attribution, where)))
    return tuple(actors)


def read_sources(content: Mapping[str, Any], reader: Reader, is_needed: bool = True) -> tuple[Source, ...]:
    """Return the pages of the form, each with what it states.

    Parameters
    ----------
    content : mapping of str to Any
        The form.
    reader : Reader
        Takes the problems.
    is_needed : bool
        Whether a form without a page is a problem.
    """
    sources = []
    for number, table in enumerate(reader.tables(content, "sources"), start=1):
        where = f"sources {number}, "
        reader.unknown(table, {*_SOURCE_TEXTS, *_SOURCE_DAYS, "is_mirror", "states"}, where)
        texts = {name: reader.text(table, name, where, name in _SOURCE_NEEDED) for name in _SOURCE_TEXTS}
        if texts["url"] and not _ADDRESS.fullmatch(texts["url"]):
            how = "it begins with https:// and has no spaces"
            reader.say(f"{where}url", f'"{texts["url"]}" is not a web address; {how}')
        if texts["state"] and texts["state"] not in _STATES:
            reader.say(f"{where}state", f'"{texts["state"]}" is not known; {allowed(_STATES, texts["state"])}')
        days = {name: _day(table, name, where, reader) for name in _SOURCE_DAYS}
        is_mirror = reader.flag(table, "is_mirror", where)
        sources.append(Source(**texts, **days, is_mirror=is_mirror, states=_states(table, where, reader)))
    if is_needed and not sources:
        reader.say("sources", "at least one published source is needed")
    return tuple(sources)


def _day(table: Mapping[str, Any], name: str, where: str, reader: Reader) -> str:
    day = reader.day(table, name, where) if table.get(name) else None
    return day.isoformat() if day else ""


def _states(table: Mapping[str, Any], where: str, reader: Reader) -> tuple[Statement, ...]:
    found = []
    for text in reader.items(table, "states", where) or []:
        try:
            found.append(read_statement(str(text)))
        except ValueError as error:
            reader.say(f"{where}states", str(error))
    return tuple(found)


def read_gaps(content: Mapping[str, Any], reader: Reader) -> tuple[Gap, ...]:
    """Return the facts that no source states, each with its reason."""
    gaps = []
    for number, table in enumerate(reader.tables(content, "gaps"), start=1):
        where = f"gaps {number}, "
        reader.unknown(table, {"fact", "part", "reason_en", "reason_fr"}, where)
        part = reader.text(table, "part", where, is_needed=False)
        gaps.append(Gap(part=part, **{n: reader.text(table, n, where) for n in ("fact", "reason_en", "reason_fr")}))
    return tuple(gaps)
