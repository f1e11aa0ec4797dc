"""The form of one incident as a TOML file, read and checked field by field, with sentences for people."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sahel_map.core.allowed import allowed
from sahel_map.core.errors import FormError
from sahel_map.core.vocabulary import Actor, Attribution, Confidence, DatePrecision, HarmType, PlacePrecision
from sahel_map.curation.statements import Statement, read_statement
from sahel_map.curation.toml_errors import explain

__all__ = ["Form", "Gap", "Source", "read_form"]

_ADDRESS = re.compile(r"https?://[^ ]+")
# Before this a year is a slip of the hand.
_FIRST_YEAR = 1960
_TEXTS = ("summary_en", "summary_fr")
_OPTIONAL_TEXTS = ("notes_en", "notes_fr", "aggregate_reason")
_FLAGS = ("is_aggregate", "is_multi_place", "may_include_fighters")
_KNOWN = {
    "date_start", "date_end", "date_precision", "confidence", "harms", "place", "actors", "sources", "gaps",
    *_TEXTS, *_OPTIONAL_TEXTS, *_FLAGS,
}  # fmt: skip
_PLACE = {
    "place_id", "name", "name_fr", "described", "lat", "lon", "precision", "radius_m", "basis", "match",
    "commune_pcode", "cercle_pcode", "region_old_pcode", "region_2023_pcode", "conflict_note",
    "admin1_reported", "admin2_reported",
}  # fmt: skip
_SOURCE = {"url", "publisher", "kind", "independence_group", "published", "supports", "states"}


@dataclass(frozen=True, slots=True)
class Source:
    """One page: where it is, who published it, what it is cited for and what it states."""

    url: str
    publisher: str
    kind: str
    independence_group: str
    published: str
    supports: str
    states: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that no source states, with the reason in both languages."""

    fact: str
    part: str
    reason_en: str
    reason_fr: str


@dataclass(frozen=True, slots=True)
class Form:
    """One incident as a curator wrote it down; every code in it is known.

    Attributes
    ----------
    date_start, date_end : date
    date_precision, confidence : str
    harms : tuple of str
    actors : tuple of (str, str)
        Alleged actor and grade of attribution.
    texts : dict of str to str
        summary_en, summary_fr, notes_en, notes_fr, aggregate_reason.
    flags : dict of str to bool
        is_aggregate, is_multi_place, may_include_fighters.
    place : dict of str to str
        `place_id` of a known place, or the columns of a new one.
    is_new_place : bool
        The curator says that it is another place than the known one with a like name.
    sources : tuple of Source
    gaps : tuple of Gap
    """

    date_start: dt.date
    date_end: dt.date
    date_precision: str
    confidence: str
    harms: tuple[str, ...]
    actors: tuple[tuple[str, str], ...]
    texts: dict[str, str]
    flags: dict[str, bool]
    place: dict[str, str]
    is_new_place: bool
    sources: tuple[Source, ...]
    gaps: tuple[Gap, ...]


@dataclass
class _Reader:
    """Collects what is wrong, so that a curator sees everything at once."""

    problems: list[str] = field(default_factory=list)

    def say(self, name: str, message: str) -> None:
        self.problems.append(f"{name}: {message}")

    def text(self, table: Mapping[str, Any], name: str, where: str = "", is_needed: bool = True) -> str:
        value = table.get(name, "")
        if not isinstance(value, str | int | float | dt.date) or isinstance(value, bool):
            self.say(where + name, "must be text in quotation marks")
            return ""
        text = " ".join(str(value).split())
        if is_needed and not text:
            self.say(where + name, "must not be empty")
        return text

    def code(self, table: Mapping[str, Any], name: str, vocabulary: type, where: str = "") -> str:
        text = self.text(table, name, where)
        if text and text not in set(vocabulary):
            self.say(where + name, f'"{text}" is not known; {allowed(vocabulary, text)}')
        return text

    def day(self, table: Mapping[str, Any], name: str, where: str = "") -> dt.date | None:
        value = table.get(name)
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

    def tables(self, content: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
        value = content.get(name, [])
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            return value
        self.say(name, f"must be written as [[{name}]], once for each")
        return []

    def unknown(self, table: Mapping[str, Any], known: set[str], where: str = "") -> None:
        for name in sorted(set(table) - known):
            self.say(where + name, f"is no field of the form; {allowed(sorted(known), name)}")


def read_form(text: str) -> Form:
    """Read a filled form.

    Parameters
    ----------
    text : str
        TOML, as `sahel-map new --template` writes it.

    Raises
    ------
    FormError
        With every problem as one sentence that names the field.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormError([explain(text, error)]) from error
    reader = _Reader()
    reader.unknown(content, _KNOWN)
    start, end = reader.day(content, "date_start"), reader.day(content, "date_end")
    form = Form(
        date_start=start or dt.date.min,
        date_end=end or dt.date.min,
        date_precision=reader.code(content, "date_precision", DatePrecision),
        confidence=reader.code(content, "confidence", Confidence),
        harms=_codes(content, reader),
        actors=_actors(content, reader),
        texts=_texts(content, reader),
        flags=_flags(content, reader),
        place=_place(content, reader),
        is_new_place=isinstance(content.get("place"), dict) and content["place"].get("is_new") is True,
        sources=_sources(content, reader),
        gaps=_gaps(content, reader),
    )
    if start and end and end < start:
        reader.say("date_end", "must not be before date_start")
    if reader.problems:
        raise FormError(reader.problems)
    return form


def _codes(content: Mapping[str, Any], reader: _Reader) -> tuple[str, ...]:
    values = content.get("harms", [])
    if not isinstance(values, list) or not values:
        reader.say("harms", 'must be a list with at least one type of harm, such as ["killing"]')
        return ()
    for value in values:
        if value not in set(HarmType):
            reader.say("harms", f'"{value}" is not known; {allowed(HarmType, str(value))}')
    return tuple(dict.fromkeys(map(str, values)))


def _actors(content: Mapping[str, Any], reader: _Reader) -> tuple[tuple[str, str], ...]:
    actors = []
    for number, table in enumerate(reader.tables(content, "actors"), start=1):
        where = f"actors {number}, "
        reader.unknown(table, {"actor", "attribution"}, where)
        actors.append(
            (reader.code(table, "actor", Actor, where), reader.code(table, "attribution", Attribution, where))
        )
    if not actors:
        reader.say("actors", "at least one alleged actor is needed; ARMED_UNKNOWN where nobody is named")
    return tuple(actors)


def _texts(content: Mapping[str, Any], reader: _Reader) -> dict[str, str]:
    needed = {name: reader.text(content, name) for name in _TEXTS}
    optional = {name: reader.text(content, name, is_needed=False) for name in _OPTIONAL_TEXTS}
    return needed | optional


def _flags(content: Mapping[str, Any], reader: _Reader) -> dict[str, bool]:
    flags = {name: content.get(name, False) for name in _FLAGS}
    for name, value in flags.items():
        if not isinstance(value, bool):
            reader.say(name, "must be true or false, without quotation marks")
    return flags


def _place(content: Mapping[str, Any], reader: _Reader) -> dict[str, str]:
    table = content.get("place")
    if not isinstance(table, dict):
        reader.say("place", "is needed, as [place] with the place_id of a known place or the name of a new one")
        return {}
    reader.unknown(table, _PLACE | {"is_new"}, "place, ")
    place = {name: reader.text(table, name, "place, ", is_needed=False) for name in _PLACE}
    if not isinstance(table.get("is_new", False), bool):
        reader.say("place, is_new", "must be true or false, without quotation marks")
    if not place["place_id"]:
        for name in ("name", "precision", "basis"):
            reader.text(table, name, "place, ")
        if place["precision"]:
            reader.code(table, "precision", PlacePrecision, "place, ")
    for name in ("lat", "lon"):
        if place[name] and not _is_number(place[name]):
            how = "write degrees with a point, for example 14.5"
            reader.say(f"place, {name}", f'"{place[name]}" is not a number; {how}')
    if place["radius_m"] and not place["radius_m"].isdecimal():
        how = "write whole metres without spaces, for example 3000"
        reader.say("place, radius_m", f'"{place["radius_m"]}" is not a whole number; {how}')
    return place


def _sources(content: Mapping[str, Any], reader: _Reader) -> tuple[Source, ...]:
    sources = []
    for number, table in enumerate(reader.tables(content, "sources"), start=1):
        where = f"sources {number}, "
        reader.unknown(table, _SOURCE, where)
        texts = {
            name: reader.text(table, name, where, is_needed=name in ("url", "publisher", "supports"))
            for name in _SOURCE - {"states", "published"}
        }
        if texts["url"] and not _ADDRESS.fullmatch(texts["url"]):
            how = "it begins with https:// and has no spaces"
            reader.say(f"{where}url", f'"{texts["url"]}" is not a web address; {how}')
        published = reader.day(table, "published", where) if table.get("published") else None
        states = _states(table, where, reader)
        sources.append(Source(**texts, published=published.isoformat() if published else "", states=states))
    if not sources:
        reader.say("sources", "at least one published source is needed")
    return tuple(sources)


def _states(table: Mapping[str, Any], where: str, reader: _Reader) -> tuple[Statement, ...]:
    found = []
    given = table.get("states", [])
    if not isinstance(given, list):
        reader.say(f"{where}states", 'must be a list in square brackets, as ["date", "place"]')
        return ()
    for text in given:
        try:
            found.append(read_statement(str(text)))
        except ValueError as error:
            reader.say(f"{where}states", str(error))
    return tuple(found)


def _gaps(content: Mapping[str, Any], reader: _Reader) -> tuple[Gap, ...]:
    gaps = []
    for number, table in enumerate(reader.tables(content, "gaps"), start=1):
        where = f"gaps {number}, "
        reader.unknown(table, {"fact", "part", "reason_en", "reason_fr"}, where)
        part = reader.text(table, "part", where, is_needed=False)
        gaps.append(Gap(part=part, **{n: reader.text(table, n, where) for n in ("fact", "reason_en", "reason_fr")}))
    return tuple(gaps)


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()
