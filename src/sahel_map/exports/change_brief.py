"""What changed in the data since an earlier state, as a Word file: from the diff, or from the changelog."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from sahel_map.core.errors import SelectionError
from sahel_map.data.dataset import Dataset
from sahel_map.data.trace.counts import COUNTS
from sahel_map.data.trace.diff import KINDS, Change, named_in
from sahel_map.exports.change_words import said_of_records, said_of_rows
from sahel_map.exports.word_report import WordReport
from sahel_map.incident.set_words import page_title
from sahel_map.sheets.content.brand import mark_of, own_brand
from sahel_map.words import Words

__all__ = ["changes_by_kind", "corrections_since", "write_change_brief"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Lines = Mapping[str, list[tuple[str, str]]]
"""Heading -> record, or what else changed, and what is said of it."""


def changes_by_kind(changes: Iterable[Change], words: Words) -> dict[str, list[tuple[str, str]]]:
    """Return the changes between two states of the data by kind: added, changed, retracted, removed."""
    found = [change for change in changes if change.table != COUNTS]
    lines = {}
    for kind in KINDS:
        of_kind = [change for change in found if change.kind == kind]
        records, rows = named_in(of_kind, kind)
        said = [
            *said_of_records([change for change in of_kind if " " not in change.record], words),
            *said_of_rows([change for change in of_kind if " " in change.record], words),
        ]
        if said:
            # Rows of other tables may go; a record must not.
            key = "brief-change-taken-out" if kind == "removed" and not records else f"brief-change-{kind}"
            lines[_heading(words(key), len(records), len(rows), words)] = said
    return lines


def _heading(text: str, n_records: int, n_rows: int, words: Words) -> str:
    """Return a heading with how many records stand below it, and apart from them how many rows of other tables."""
    numbers = (("brief-changes-records", n_records), ("brief-changes-rows", n_rows))
    what = ", ".join(words(name, n=n, count=words.number(n)) for name, n in numbers if n)
    return words("brief-changes-heading", heading=text, what=what)


def corrections_since(dataset: Dataset, since: str, words: Words) -> dict[str, list[tuple[str, str]]]:
    """Return the corrections that came after a version, or on and after a day, by version.

    Parameters
    ----------
    dataset : Dataset
    since : str
        A version of the changelog, or a day as YYYY-MM-DD.
    words : Words

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
        # Codes stand in marks of Markdown there.
        said = f"{row.what} ({row.why}; {row.source})".replace("`", "")
        found.setdefault(str(row.version), []).append((str(row.record), said))
    return {_heading(version, _n_named(lines), 0, words): lines for version, lines in found.items()}


def _n_named(lines: list[tuple[str, str]]) -> int:
    return len({part for record, _ in lines for part in record.split(", ")})


def write_change_brief(
    dataset: Dataset,
    lines: Lines,
    since: str,
    words: Words,
    now: dt.datetime,
    path: Path,
    is_changelog: bool = False,
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
    is_changelog : bool
        Whether the lines are those of the changelog, which is written in one language.
    """
    version = dataset.version
    title = words("brief-changes-title", title=page_title(dataset.profile, words))
    report = WordReport(words, title, now)
    brand = own_brand()
    report.set_head(brand, mark_of(dataset.profile, words, brand))
    report.set_foot(words("sheet-foot", title=title, version=version.version, date=words.iso_date(version.date),
                          digest=version.digest))  # fmt: skip
    report.title(title, words("brief-changes-since", since=since, version=version.version))
    if is_changelog:
        report.text(words("brief-changes-from-changelog"))
    if not lines:
        report.text(words("brief-changes-none"))
    for heading, found in lines.items():
        report.heading(heading, 1)
        report.bullets(
            [words("brief-change-line", record=record, said=said) if said else record for record, said in found]
        )
    path.write_bytes(report.content())
