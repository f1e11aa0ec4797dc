"""`sahel-map diff`: what changed in the records between two versions of the data."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Annotated

import typer

from sahel_map.commands.echo import echo
from sahel_map.core.errors import DataError
from sahel_map.data.trace.counts import COUNTS
from sahel_map.data.trace.diff import (
    KINDS,
    RETRACTION_REASONS,
    Change,
    came_and_went,
    compare,
    named_in,
    open_data,
    without_entry,
)
from sahel_map.exports.change_words import field_of
from sahel_map.words import Words

__all__ = ["diff"]

_WORDS = Words("en")


def diff(
    old: Annotated[Path, typer.Argument(help="Folder of the earlier data, or a ZIP of it.")],
    new: Annotated[Path, typer.Argument(help="Folder of the later data, or a ZIP of it.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """List records added, changed (field, before, after), retracted and, which must not happen, removed.

    Exit code 1 if a record was removed instead of retracted. An earlier state from the history:
    git archive --format=zip -o old.zip REVISION geodata
    """
    try:
        with open_data(old) as before, open_data(new) as after:
            changes, unnoted = compare(before, after), without_entry(compare(before, after), after)
            versions = {"old": f"{before.version} ({before.date})", "new": f"{after.version} ({after.date})"}
    except (DataError, OSError, KeyError) as error:
        raise typer.BadParameter(str(error)) from error
    if as_json:
        content = versions | {
            "changes": [dataclasses.asdict(change) for change in changes],
            "not_in_changelog": list(unnoted),
        }
        echo(json.dumps(content, ensure_ascii=False, indent=2))
    else:
        _print(changes, unnoted, versions)
    if any(change.kind == "removed" and " " not in change.record for change in changes):
        raise typer.Exit(1)


def _print(changes: tuple[Change, ...], unnoted: tuple[str, ...], versions: dict[str, str]) -> None:
    echo(f"{versions['old']} -> {versions['new']}")
    for kind in KINDS:
        found = [change for change in changes if change.kind == kind]
        echo(f"\n{kind}: {_counted(changes, kind)}")
        counts = [change for change in found if change.table == COUNTS and change.field == "value"]
        for change in found:
            is_told = change.kind == "retracted" and change.field == RETRACTION_REASONS["fr"]
            if change not in counts and not is_told:
                echo(f"  {_line(change)}")
        if counts:
            parts = (f"{change.record.split(' ')[-1]} {change.old} -> {change.new}" for change in counts)
            echo(f"  counts: {', '.join(parts)}")
    if unnoted:
        echo(f"\nwithout a row in CHANGELOG.md: {', '.join(unnoted)}")


def _counted(changes: tuple[Change, ...], kind: str) -> str:
    """Return how many records changed, and apart from them how many rows of other tables, such as sources."""
    records, others = named_in(changes, kind)
    rows = f", and {len(others)} row{_s(len(others))} of other tables" if others else ""
    return f"{len(records)} record{_s(len(records))}{rows}"


def _s(number: int) -> str:
    return "" if number == 1 else "s"


def _line(change: Change) -> str:
    if not change.table or (" " in change.record and not change.field):
        return change.record
    if came_and_went(change):
        return f"{change.record}  added and retracted between the two"
    where = ".".join(filter(None, (change.table, change.field)))
    # Whoever corrects needs the column, who reads its name.
    named = f"{field_of(change, _WORDS)} [{where}]" if change.field else where
    return f"{change.record}  {named}: {change.old or '(nothing)'} -> {change.new or '(nothing)'}"
