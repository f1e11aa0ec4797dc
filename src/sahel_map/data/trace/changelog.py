"""The changelog of the data: corrections of fact, one row each, under the version that brought them.

Its form: a heading ``## <version> (<YYYY-MM-DD>)`` per version, newest first, and below it a Markdown table
with the columns date, record, what, why, source. Other text is free.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import pandas as pd

__all__ = [
    "ADDED",
    "CHANGELOG",
    "COLUMNS",
    "Entry",
    "Heading",
    "changed_records",
    "parse_corrections",
    "parse_headings",
    "read_corrections",
    "with_entries",
]

CHANGELOG = "CHANGELOG.md"
COLUMNS = ("date", "record", "what", "why", "source")
#: What a row says of a record that is new: no correction.
ADDED = "record added"
_TAKEN_BACK = "status is retracted"

_HEADING = re.compile(r"## (?P<version>\S+) \((?P<date>[^)]*)\)\s*")
_RULE = re.compile(r"\|[\s:|-]+\|")
# A bar inside a cell is written with a stroke before it, as Markdown has it.
_BAR = re.compile(r"(?<!\\)\|")

Heading = tuple[int, str, str]
"""Line, version and date of a heading."""

Entry: TypeAlias = tuple[str, str, str, str]
"""A row without its date: record, what, why, source."""


def read_corrections(root: Path) -> pd.DataFrame:
    """Return the corrections of a data folder, in the order of the file.

    Returns
    -------
    DataFrame of str: version, date, record, what, why, source
        Empty where there is no changelog; `sahel_map.data.check.changelog` says that it is missing.
    """
    path = root / CHANGELOG
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    rows = [(version, *cells) for _, version, cells in parse_corrections(text) if len(cells) == len(COLUMNS)]
    return pd.DataFrame(rows, columns=["version", *COLUMNS], dtype="str")


def changed_records(corrections: pd.DataFrame, version: str) -> dict[str, set[str]]:
    """Return the ids of the records that a version added, corrected and took back.

    Parameters
    ----------
    corrections : DataFrame
        From `read_corrections`.
    version : str

    Returns
    -------
    dict of str to set of str
        Under `added`, `corrected` (among those known before) and `retracted`; ids of places and pages, which the
        changelog names too, stand among the corrected ones.
    """
    rows = corrections[corrections["version"] == version]
    is_added = rows["what"] == ADDED
    is_retracted = rows["what"].str.contains(_TAKEN_BACK, regex=False)
    added, retracted, named = (
        {code for cell in found for code in re.split(r",\s*", cell)}
        for found in (rows.loc[is_added, "record"], rows.loc[is_retracted, "record"], rows["record"])
    )
    return {"added": added - retracted, "corrected": named - added - retracted, "retracted": retracted}


def parse_headings(text: str) -> list[Heading]:
    """Return line number, version and date of each heading of a version, as they stand."""
    found = ((number, _HEADING.fullmatch(line)) for number, line in enumerate(text.splitlines(), start=1))
    return [(number, match["version"], match["date"]) for number, match in found if match]


def parse_corrections(text: str) -> list[tuple[int, str, tuple[str, ...]]]:
    """Return line number, version and cells of each row of the tables, headers and rules left out."""
    rows, version = [], ""
    for number, line in enumerate(text.splitlines(), start=1):
        if match := _HEADING.fullmatch(line):
            version = match["version"]
        elif line.startswith("|") and not _RULE.fullmatch(line.strip()):
            inner = line.strip().removeprefix("|").removesuffix("|")
            cells = tuple(cell.strip().replace("\\|", "|") for cell in _BAR.split(inner))
            if cells != COLUMNS:
                rows.append((number, version, cells))
    return rows


def with_entries(text: str, version: str, date: str, entries: Sequence[Entry]) -> str:
    """Return a changelog with rows under a new version, which comes first.

    Parameters
    ----------
    text : str
        The changelog.
    version, date : str
        Of the new version.
    entries : sequence of Entry
    """
    lines = text.splitlines()
    first = min((number for number, _, _ in parse_headings(text)), default=len(lines) + 1) - 1
    made = [f"## {version} ({date})", "", _line(COLUMNS), f"|{'---|' * len(COLUMNS)}"]
    made += [_line((date, *entry)) for entry in entries]
    return "\n".join([*lines[:first], *made, "", *lines[first:]]) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
