"""What changed in the data since an earlier state, as a Word file: from the diff, or from the changelog."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from sahel_map.core.errors import SelectionError
from sahel_map.data.dataset import Dataset
from sahel_map.data.trace.counts import COUNTS
from sahel_map.data.trace.diff import KINDS, RETRACTION_REASONS, Change, came_and_went
from sahel_map.exports.word_report import WordReport
from sahel_map.incident.set_words import page_title
from sahel_map.sheets.content.brand import mark_of, own_brand
from sahel_map.words import Words

__all__ = ["changes_by_kind", "corrections_since", "write_change_brief"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Lines = Mapping[str, list[tuple[str, str]]]
"""Heading -> record and what is said of it."""


def changes_by_kind(changes: Iterable[Change], words: Words) -> dict[str, list[tuple[str, str]]]:
    """Return the changes between two states of the data by kind: added, changed, retracted, removed."""
    found: dict[str, list[tuple[str, str]]] = {words(f"brief-change-{kind}"): [] for kind in KINDS}
    for change in changes:
        if change.table != COUNTS and (said := _said_of(change, words)) is not None:
            found[words(f"brief-change-{change.kind}")].append((change.record, said))
    return {heading: lines for heading, lines in found.items() if lines}


def _said_of(change: Change, words: Words) -> str | None:
    """Return what is said of a record beside its id; None where another line of it says so."""
    where = ".".join(filter(None, (change.table, change.field)))
    if change.kind == "retracted":
        if change.field == RETRACTION_REASONS[words.language]:
            return words("brief-change-reason", reason=change.new)
        return words("brief-change-came-and-went") if came_and_went(change) else None
    nothing = words("brief-change-nothing")
    return f"{where}: {change.old or nothing} → {change.new or nothing}" if where else ""


def _counted(found: list[tuple[str, str]], words: Words) -> str:
    """Return how many records are named, and apart from them how many rows of other tables."""
    named = {part for record, _ in found for part in record.split(", ")}
    rows = sum(" " in name for name in named)
    numbers = (("brief-changes-records", len(named) - rows), ("brief-changes-rows", rows))
    return ", ".join(words(name, n=n, count=words.number(n)) for name, n in numbers if n)


def corrections_since(dataset: Dataset, since: str) -> dict[str, list[tuple[str, str]]]:
    """Return the corrections that came after a version, or on and after a day, by version.

    Parameters
    ----------
    dataset : Dataset
    since : str
        A version of the changelog, or a day as YYYY-MM-DD.

    Raises
    ------
    SelectionError
        If there is no such version.
    """
    table = dataset.corrections
    versions = list(dict.fromkeys(table["version"]))
    if _DAY.fullmatch(since):
        table = table[table["date"] >= since]
    elif since in versions:
        table = table[table["version"].isin(versions[: versions.index(since)])]
    else:
        raise SelectionError(
            f"--since {since!r} is no earlier state; allowed: a folder or ZIP of earlier data, a day as YYYY-MM-DD "
            f"or one of the versions {', '.join(versions)}"
        )
    found: dict[str, list[tuple[str, str]]] = {}
    for row in table.itertuples():
        found.setdefault(str(row.version), []).append((str(row.record), f"{row.what} ({row.why}; {row.source})"))
    return found


def write_change_brief(
    dataset: Dataset, lines: Lines, since: str, words: Words, now: dt.datetime, path: Path
) -> None:
    """Write what changed, one line a change, by heading.

    Parameters
    ----------
    dataset : Dataset
        The state now.
    lines : mapping of str to list of (str, str)
        From `changes_by_kind` or `corrections_since`.
    since : str
        The earlier state, as it is named to the reader.
    words : Words
    now : datetime
    path : Path
    """
    version = dataset.version
    title = words("brief-changes-title", title=page_title(dataset.profile, words))
    report = WordReport(words, title, now)
    brand = own_brand()
    report.set_head(brand, mark_of(dataset.profile, words, brand))
    report.set_foot(words("sheet-foot", title=title, version=version.version, date=words.iso_date(version.date),
                          digest=version.digest))  # fmt: skip
    report.title(title, words("brief-changes-since", since=since, version=version.version))
    if not lines:
        report.text(words("brief-changes-none"))
    for heading, found in lines.items():
        report.heading(words("brief-changes-heading", heading=heading, what=_counted(found, words)), 1)
        report.bullets([f"{record}: {said}" if said else record for record, said in found])
    path.write_bytes(report.content())
