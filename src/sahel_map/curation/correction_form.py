"""The form of one correction as a TOML file: what changes in a record, why, and on which pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sahel_map.core.vocabulary import Confidence, DatePrecision, FigureName, HarmType
from sahel_map.curation.form_parts import (
    DOUBT,
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

__all__ = ["FIGHTERS", "CorrectionForm", "read_correction"]

#: Whether counts may include fighters; it belongs to the figure, not to the record.
FIGHTERS = "may_include_fighters"
_TEXTS = (
    "summary_en", "summary_fr", "notes_en", "notes_fr", "aggregate_reason", "place_id", "place_name_en",
    "place_name_fr", "place_described", "admin1_reported", "admin2_reported",
)  # fmt: skip
_FLAGS = ("is_aggregate", "is_multi_place", FIGHTERS)
_CODES = {"confidence": Confidence, "date_precision": DatePrecision}
_DAYS = ("date_start", "date_end")
_KNOWN = {
    "record", "why", "source", "set", "harms", "actors", "sources", "supersede", "withdraw", "gaps", "doubts",
    "settle", "retract",
}  # fmt: skip
_FIGURE = (
    "follows from what the sources state and cannot be set; add the page that gives it under [[sources]], or name "
    "the claim that falls under supersede or withdraw"
)


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """One correction as a curator wrote it down; every code in it is known.

    Attributes
    ----------
    record : str
        Id of the record.
    why : str
        Reason, for the changelog.
    source : str
        Id of a page of the record on which the correction rests, where it adds none.
    changes : dict of str to str
        New values of columns of the record, as they stand in the table, and `may_include_fighters`.
    harms : tuple of str
    actors : tuple of (str, str)
        All of them, where they change; else empty.
    sources : tuple of Source
        Pages to add, or known pages of the record with more that they state.
    supersede, withdraw, settle : tuple of str
        Ids of claims that the same body replaced, of claims that fall, of doubts that are settled.
    gaps : tuple of Gap
    doubts : tuple of dict
    retract : dict of str to str
        Reasons in both languages; empty where the record stands.
    problems : tuple of str
        What is wrong with single fields, a sentence each; such a field is empty.
    """

    record: str
    why: str
    source: str
    changes: dict[str, str]
    harms: tuple[str, ...]
    actors: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]
    supersede: tuple[str, ...]
    withdraw: tuple[str, ...]
    settle: tuple[str, ...]
    gaps: tuple[Gap, ...]
    doubts: tuple[Row, ...]
    retract: dict[str, str]
    problems: tuple[str, ...] = ()


def read_correction(text: str) -> CorrectionForm:
    """Read a filled form of a correction, as far as it can be read.

    Parameters
    ----------
    text : str
        TOML, as `sahel-map correct --template` writes it.

    Returns
    -------
    CorrectionForm
        With every problem as one sentence that names the field.

    Raises
    ------
    FormError
        If the form cannot be read even without what was named.
    """
    content, reader = open_form(text, _KNOWN)
    form = CorrectionForm(
        record=reader.text(content, "record"),
        why=reader.text(content, "why"),
        source=reader.text(content, "source", is_needed=False),
        changes=_changes(content, reader),
        harms=tuple(
            reader.code({"harms": harm}, "harms", HarmType) for harm in read_list(content, "harms", reader)
        ),
        actors=read_actors(content, reader),
        sources=read_sources(content, reader, is_needed=False),
        supersede=read_list(content, "supersede", reader),
        withdraw=read_list(content, "withdraw", reader),
        settle=read_list(content, "settle", reader),
        gaps=read_gaps(content, reader),
        doubts=read_rows(content, "doubts", DOUBT, reader),
        retract=_retract(content, reader),
    )
    return replace(form, problems=tuple(reader.problems))


def _changes(content: Mapping[str, Any], reader: Reader) -> dict[str, str]:
    table = content.get("set", {})
    if not isinstance(table, dict):
        reader.say("set", "must be written as [set], with a line for each field that changes")
        return {}
    changes = {}
    for name, value in table.items():
        where = "set, "
        if name in set(FigureName):
            reader.say(where + name, _FIGURE)
        elif name in _CODES:
            changes[name] = reader.code(table, name, _CODES[name], where)
        elif name in _DAYS:
            day = reader.day(table, name, where)
            changes[name] = day.isoformat() if isinstance(day, dt.date) else ""
        elif name in _FLAGS:
            changes[name] = "true" if reader.flag(table, name, where) else "false"
        elif name in _TEXTS:
            changes[name] = reader.text(table, name, where, is_needed=False)
        else:
            reader.unknown({name: value}, {*_TEXTS, *_FLAGS, *_CODES, *_DAYS}, where)
    return changes


def _retract(content: Mapping[str, Any], reader: Reader) -> dict[str, str]:
    table = content.get("retract")
    if table is None:
        return {}
    if not isinstance(table, dict):
        reader.say("retract", "must be written as [retract], with reason_en and reason_fr")
        return {}
    reader.unknown(table, {"reason_en", "reason_fr"}, "retract, ")
    return {name: reader.text(table, name, "retract, ") for name in ("reason_en", "reason_fr")}
