"""Rules on the changelog of the data: every correction is dated, tied to a record, explained and sourced."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

import pandas as pd

from sahel_map.core.allowed import allowed
from sahel_map.core.problem import Problem, shorten
from sahel_map.data.read.package import Package
from sahel_map.data.trace.changelog import CHANGELOG, COLUMNS, parse_corrections, parse_headings

__all__ = ["check_changelog"]

_ANY_RECORD = "all"


def check_changelog(package: Package, tables: Mapping[str, pd.DataFrame]) -> Iterator[Problem]:
    """Yield rows of the changelog that are incomplete or name no record, and a version that is missing."""
    path = package.root / CHANGELOG
    if not path.is_file():
        yield Problem(CHANGELOG, None, None, "", "this file is needed; it lists the corrections of fact")
        return
    text = path.read_text(encoding="utf-8")
    yield from _check_headings(package, text)
    known = {_ANY_RECORD, *tables["places"]["place_id"], *tables["sources"]["source_id"]}
    known |= {*tables["incidents"]["incident_id"]}
    for row, _, cells in parse_corrections(text):
        yield from _check_row(package, row, cells, known)


def _check_headings(package: Package, text: str) -> Iterator[Problem]:
    headings = parse_headings(text)
    for row, _, date in headings:
        if not _is_day(date):
            message = "a heading of a version is written as ## version (YYYY-MM-DD)"
            yield Problem(CHANGELOG, row, None, shorten(date), message)
    newest = (package.version, package.date)
    if not headings or headings[0][1:] != newest:
        line = headings[0][0] if headings else None
        found = " ".join(headings[0][1:]) if headings else ""
        message = f"the first version must be the one in the register: ## {newest[0]} ({newest[1]})"
        yield Problem(CHANGELOG, line, None, found, message)


def _check_row(package: Package, row: int, cells: tuple[str, ...], known: set[str]) -> Iterator[Problem]:
    if len(cells) != len(COLUMNS):
        message = f"a correction has {len(COLUMNS)} cells: {', '.join(COLUMNS)}"
        yield Problem(CHANGELOG, row, None, f"{len(cells)} cells", message)
        return
    for name, cell in zip(COLUMNS, cells, strict=True):
        if not cell:
            yield Problem(CHANGELOG, row, name, "", "must not be empty")
    date, record = cells[0], cells[1]
    if not _is_day(date) or date > package.date:
        message = f"must be a day written YYYY-MM-DD, at the latest that of this version ({package.date})"
        yield Problem(CHANGELOG, row, "date", date, message)
    for code in re.split(r",\s*", record):
        if code and code not in known:
            message = f'is no record, place or source of the data ("{_ANY_RECORD}" for all); {allowed(known, code)}'
            yield Problem(CHANGELOG, row, "record", code, message)


def _is_day(text: str) -> bool:
    try:
        return text == dt.date.fromisoformat(text).isoformat()
    except ValueError:
        return False
