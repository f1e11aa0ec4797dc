"""Retracted records: kept under their id with the reason, and absent from everything else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pandas as pd

__all__ = ["RETRACTED", "mark_retracted", "names_unmarked", "set_apart"]

#: Status of a record that was taken back.
RETRACTED = "retracted"

_MARKS = {"fr": "(retirée)", "en": "(retracted)"}
_SHOWN = [
    "date_start",
    "date_end",
    "date_precision",
    "place_name_en",
    "place_name_fr",
    "retraction_reason_en",
    "retraction_reason_fr",
]


def set_apart(tables: Mapping[str, pd.DataFrame]) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """Take retracted records out of every table.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Tables of a data set.

    Returns
    -------
    tables : dict of str to DataFrame
        The same without any row of a retracted record.
    retracted : DataFrame, index incident_id
        What may still be shown of these records, and why they were retracted.
    """
    incidents = tables["incidents"]
    retracted = incidents[incidents["status"] == RETRACTED].set_index("incident_id")[_SHOWN]
    published = {
        name: table[~table["incident_id"].isin(retracted.index)] if "incident_id" in table else table
        for name, table in tables.items()
    }
    return published, retracted


def names_unmarked(text: str, codes: Iterable[str]) -> list[str]:
    """Return which of some retracted records a text names without saying that they were retracted.

    Parameters
    ----------
    text : str
    codes : iterable of str
        Ids of retracted records.
    """
    return [code for code in codes if code in text and _unmarked(code).search(text)]


def mark_retracted(text: str, code: str, column: str) -> str:
    """Return a text that says after the id of a record that it was retracted, in the language of its column.

    Parameters
    ----------
    text : str
    code : str
        Id of the retracted record.
    column : str
        Of the text; its name ends with the language.

    Examples
    --------
    >>> mark_retracted("See EX-2023-0002.", "EX-2023-0002", "notes_en")
    'See EX-2023-0002 (retracted).'
    """
    return _unmarked(code).sub(f"{code} {_MARKS['fr' if column.endswith('_fr') else 'en']}", text)


def _unmarked(code: str) -> re.Pattern[str]:
    # Ids of claims and doubts begin with that of their record.
    marks = "|".join(re.escape(mark) for mark in _MARKS.values())
    return re.compile(rf"(?<![\w-]){re.escape(code)}(?![\w-])(?! (?:{marks}))")
