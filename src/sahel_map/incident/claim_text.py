"""One claim in words: its value as the source limits it, and what became of it in the record.

Must not import streamlit.
"""

from __future__ import annotations

import datetime as dt

import pandas as pd

from sahel_map.core.vocabulary import FigureName
from sahel_map.data.trace.claims import MIXED_FACT
from sahel_map.words import Words

__all__ = ["claim_note", "claim_value"]

_CODE_TABLES = {"actor": "actors", "attribution": "attribution", "harm_type": "harm_types"}
_DAY = len("2024-06-01")
_QUALIFIERS = frozenset({"at_least", "about", "up_to"})


def claim_value(claim: pd.Series, words: Words) -> str:
    """Return the value of a claim: "at least 500", "3 December 2021", a label, or what is noted in words.

    Words are in English, as the data have them; in another language they stand in its quotation marks, unchanged.

    Parameters
    ----------
    claim : Series
        One row of `Dataset.claims`.
    words : Words
        With the labels of codes.
    """
    if claim["unit"] == "iso_date":
        return _dates(claim, words)
    if claim["unit"] == "code":
        return words.label(_CODE_TABLES.get(claim["fact"], ""), claim["value"])
    if claim["unit"] == "text" and not claim["value"].isdecimal():
        return words("claims-words", value=claim["value"])
    text = "–".join(_number(claim[end], words) for end in ("value", "value_end") if isinstance(claim[end], str))
    if claim["unit"] in {"households", "families"}:
        text = words("claims-households", count=text)
    # Where the claim is in words, these already say "over" or "some".
    is_number = claim["value"].isdecimal()
    if is_number and claim["qualifier"] in _QUALIFIERS:
        return words(f"claims-{claim['qualifier'].replace('_', '-')}", value=text)
    return text


def claim_note(claim: pd.Series, row: pd.Series, words: Words) -> str:
    """Return what became of a claim in the record; empty where there is nothing to say.

    Parameters
    ----------
    claim : Series
        One row of `Dataset.claims` with `figure`, `low`, `high` of `sahel_map.data.trace.claims.counts`, null
        where the claim enters no figure.
    row : Series
        Its incident, from `Dataset.incidents`.
    words : Words
        Language.
    """
    if claim["is_superseded"]:
        return words("claims-note-superseded")
    if claim["unit"] == "wider_total":
        return words("claims-note-wider")
    if pd.isna(claim["low"]):
        return ""
    notes = []
    if claim["fact"] == MIXED_FACT:
        notes.append(words("claims-note-fighters"))
    if claim["fact"] != MIXED_FACT or row["killed_is_mixed"]:
        notes += _use(claim, row, words)
    return words.one_after_another(notes)


def _use(claim: pd.Series, row: pd.Series, words: Words) -> list[str]:
    """Say whether a count gives the lowest or the highest count of the record."""
    figure = claim["figure"]
    ends = {"low": (f"{figure}_min", claim["low"]), "high": (f"{figure}_max", claim["high"])}
    if claim["qualifier"] == "up_to":
        del ends["low"]
    used = [end for end, (column, value) in ends.items() if not pd.isna(row[column]) and row[column] == value]
    if figure != FigureName.KILLED or used != ["low", "high"]:
        return [words(f"claims-note-{end}") for end in used]
    return [words("claims-note-both")]


def _number(value: str, words: Words) -> str:
    return words.number(int(value)) if value.isdecimal() else value


def _dates(claim: pd.Series, words: Words) -> str:
    start = claim["value"]
    end = claim["value_end"] if isinstance(claim["value_end"], str) else start
    if len(start) == len(end) == _DAY:
        text = words.date_span(dt.date.fromisoformat(start), dt.date.fromisoformat(end), "day")
    else:
        text = " – ".join(_date(value, words) for value in dict.fromkeys((start, end)))
    return words("claims-about", value=text) if claim["qualifier"] == "about" else text


def _date(value: str, words: Words) -> str:
    """Return a day or a month in words, as finely as the claim gives it."""
    return words.date(dt.date.fromisoformat(value)) if len(value) == _DAY else words.month(value)
