"""The form of one incident as a TOML file, read and checked field by field, with sentences for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sahel_map.core.allowed import allowed
from sahel_map.core.vocabulary import Confidence, DatePrecision, HarmType, PlacePrecision
from sahel_map.curation.form_parts import (
    DOUBT,
    REPORT,
    Gap,
    Reader,
    Source,
    open_form,
    read_actors,
    read_gaps,
    read_list,
    read_rows,
    read_sources,
)
from sahel_map.data.read.raw_tables import Row

__all__ = ["Form", "read_form"]

_TEXTS = ("summary_en", "summary_fr")
_OPTIONAL_TEXTS = ("notes_en", "notes_fr", "aggregate_reason")
_FLAGS = ("is_aggregate", "is_multi_place", "may_include_fighters")
_KNOWN = {
    "date_start", "date_end", "date_precision", "confidence", "harms", "place", "actors", "sources", "gaps",
    "doubts", "reports", "same_day_as", "other_names", "other_places", *_TEXTS, *_OPTIONAL_TEXTS, *_FLAGS,
}  # fmt: skip
_PLACE = {
    "place_id", "name", "name_fr", "described", "lat", "lon", "precision", "radius_m", "basis", "match",
    "commune_pcode", "cercle_pcode", "region_old_pcode", "region_2023_pcode", "conflict_note", "conflict_note_fr",
    "admin1_reported", "admin2_reported",
}  # fmt: skip
# Degrees, to both sides of nought.
_LIMITS = {"lat": 90, "lon": 180}


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
    doubts, reports : tuple of dict
        What stays doubtful, and claims of reports that the record is tied to; columns of their tables.
    same_day_as : tuple of str
        Ids of other records of that day and place: the notes of all of them name each other.
    names : tuple of (str, str)
        Kind (alternative, other_place) and name: other spellings, and further places that the record covers.
    problems : tuple of str
        What is wrong with single fields, a sentence each; such a field is empty.
    """

    date_start: dt.date | None
    date_end: dt.date | None
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
    doubts: tuple[Row, ...] = ()
    reports: tuple[Row, ...] = ()
    same_day_as: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()


def read_form(text: str) -> Form:
    """Read a filled form, as far as it can be read.

    Parameters
    ----------
    text : str
        TOML, as `sahel-map new --template` writes it.

    Returns
    -------
    Form
        With every problem as one sentence that names the field.

    Raises
    ------
    FormError
        If the form cannot be read even without what was named.
    """
    content, reader = open_form(text, _KNOWN)
    start, end = reader.day(content, "date_start"), reader.day(content, "date_end")
    form = Form(
        date_start=start,
        date_end=end,
        date_precision=reader.code(content, "date_precision", DatePrecision),
        confidence=reader.code(content, "confidence", Confidence),
        harms=_codes(content, reader),
        actors=_actors(content, reader),
        texts=_texts(content, reader),
        flags=_flags(content, reader),
        place=_place(content, reader),
        is_new_place=isinstance(content.get("place"), dict) and content["place"].get("is_new") is True,
        sources=read_sources(content, reader),
        gaps=read_gaps(content, reader),
        doubts=read_rows(content, "doubts", DOUBT, reader),
        reports=read_rows(content, "reports", REPORT, reader),
        same_day_as=read_list(content, "same_day_as", reader),
        names=tuple(
            (kind, name)
            for kind, field_name in (("alternative", "other_names"), ("other_place", "other_places"))
            for name in read_list(content, field_name, reader)
        ),
    )
    if start and end and end < start:
        reader.say("date_end", "must not be before date_start")
    return replace(form, problems=tuple(reader.problems))


def _codes(content: Mapping[str, Any], reader: Reader) -> tuple[str, ...]:
    values = reader.items(content, "harms")
    if values == []:
        reader.say("harms", 'must be a list with at least one type of harm, such as ["killing"]')
    for value in values or []:
        if value not in set(HarmType):
            reader.say("harms", f'"{value}" is not known; {allowed(HarmType, str(value))}')
    return tuple(dict.fromkeys(map(str, values or [])))


def _actors(content: Mapping[str, Any], reader: Reader) -> tuple[tuple[str, str], ...]:
    actors = read_actors(content, reader)
    if not actors:
        reader.say("actors", "at least one alleged actor is needed; ARMED_UNKNOWN where nobody is named")
    return actors


def _texts(content: Mapping[str, Any], reader: Reader) -> dict[str, str]:
    needed = {name: reader.text(content, name) for name in _TEXTS}
    optional = {name: reader.text(content, name, is_needed=False) for name in _OPTIONAL_TEXTS}
    return needed | optional


def _flags(content: Mapping[str, Any], reader: Reader) -> dict[str, bool]:
    return {name: reader.flag(content, name) for name in _FLAGS}


def _place(content: Mapping[str, Any], reader: Reader) -> dict[str, str]:
    table = content.get("place")
    if not isinstance(table, dict):
        reader.say("place", "is needed, as [place] with the place_id of a known place or the name of a new one")
        return dict.fromkeys(_PLACE, "")
    reader.unknown(table, _PLACE | {"is_new"}, "place, ")
    place = {name: reader.text(table, name, "place, ", is_needed=False) for name in _PLACE}
    reader.flag(table, "is_new", "place, ")
    if not place["place_id"]:
        # A point that the curator gives needs its basis; one that is looked up has it.
        for name in ("name", "precision", *(("basis",) if place["lat"] or place["lon"] else ())):
            reader.text(table, name, "place, ")
        if place["precision"]:
            reader.code(table, "precision", PlacePrecision, "place, ")
    for name, limit in _LIMITS.items():
        if place[name] and not _is_number(place[name]):
            how = "write degrees with a point, for example 14.5"
            reader.say(f"place, {name}", f'"{place[name]}" is not a number; {how}')
        elif place[name] and abs(float(place[name])) > limit:
            reader.say(f"place, {name}", f"{place[name]} is no degree of {name}; allowed: -{limit} to {limit}")
    if place["radius_m"] and not place["radius_m"].isdecimal():
        how = "write whole metres without spaces, for example 3000"
        reader.say("place, radius_m", f'"{place["radius_m"]}" is not a whole number; {how}')
    return place


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()
