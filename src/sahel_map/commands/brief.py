"""`sahel-map brief`: a written brief of the incidents chosen, or of what changed, as a Word file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from sahel_map.commands import choose as options
from sahel_map.commands.echo import echo
from sahel_map.core.errors import DataError, ExportError, SelectionError
from sahel_map.data.dataset import Dataset
from sahel_map.data.read.paths import geodata_root
from sahel_map.data.trace.diff import compare, open_data
from sahel_map.exports.change_brief import changes_by_kind, corrections_since, write_change_brief
from sahel_map.exports.context import export_name
from sahel_map.exports.dossier import dossier_report
from sahel_map.exports.formats import FORMATS, write_export
from sahel_map.exports.job import ExportJob, write_atomically
from sahel_map.selection.matching import matching
from sahel_map.sheets.dossier import check_records
from sahel_map.words import Words

__all__ = ["brief"]


@options.takes_filters
def brief(
    filters: options.Filters,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write, .docx. Default: a name in this folder.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            help="What changed instead: since a folder or ZIP of earlier data, a version, or a day YYYY-MM-DD."
        ),
    ] = None,
    record: Annotated[
        list[str], typer.Option(help="Dossier of records by id, in this order. Repeat it, or use commas.")
    ] = [],  # noqa: B006 - Typer reads it
    lang: options.LangOption = "en",
) -> None:
    """Write a report for a word processor: figures, map, months, harms, records by cercle, sources.

    Every line is a record's own or a computed sentence. Exit code 1 if the file could not be written.
    """
    with options.one_line_errors():
        dataset = options.open_dataset()
        words = options.words_for(dataset, lang)
        selection = options.choose(dataset, filters)
        now = dt.datetime.now(dt.UTC)
        ids = tuple(part.strip() for each in record for part in each.split(",") if part.strip())
        kind = f"dossier-{len(ids)}" if ids else "brief" if since is None else "changes"
        target = output or Path(export_name(dataset.profile, selection, kind, ".docx", now.date(), words.language))
        if target.suffix.lower() != ".docx":
            raise typer.BadParameter(f"{target.name!r} is no Word file: end the name in .docx")
        if since is not None and (filters or ids):
            raise typer.BadParameter("--since tells of all records and goes without filters; allowed: one of them")
        if ids and filters:
            raise typer.BadParameter("--record names records and goes without filters; allowed: one of them")
        try:
            if ids:
                content = dossier_report(dataset, check_records(dataset, ids, words), words, now, {})
                write_atomically(target, lambda path: path.write_bytes(content))
            elif since is None:
                job = ExportJob(dataset, selection, matching(dataset, selection), words, now)
                write_export(job, FORMATS["docx"], target)
            else:
                _write_changes(dataset, since, words, now, target)
        except (SelectionError, DataError, KeyError) as error:
            raise typer.BadParameter(str(error)) from error
        except ExportError as error:
            echo(f"Error: {error}", err=True)
            raise typer.Exit(1) from error
    echo(f"{target}: {', '.join(ids) or (selection.describe(words) if since is None else since)}.")


def _write_changes(dataset: Dataset, since: str, words: Words, now: dt.datetime, target: Path) -> None:
    earlier = Path(since)
    if earlier.exists():
        with open_data(earlier) as before, open_data(geodata_root()) as after:
            lines = changes_by_kind(compare(before, after), words)
            named = f"{before.version} ({before.date})"
    else:
        lines, named = corrections_since(dataset, since, words), since
    is_changelog = not earlier.exists()
    write_atomically(
        target, lambda path: write_change_brief(dataset, lines, named, words, now, path, is_changelog=is_changelog)
    )
