"""`sahel-map export`: the incidents chosen as a file to take away; the same code as the app's downloads."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from sahel_map.commands import choose as options
from sahel_map.commands.echo import echo
from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import ExportError
from sahel_map.exports.chart_choice import CHARTS, chart_suffix
from sahel_map.exports.chart_file import chart_bytes, chart_file_name
from sahel_map.exports.context import export_name
from sahel_map.exports.formats import FORMATS, format_for, write_export
from sahel_map.exports.job import ExportJob, write_atomically
from sahel_map.exports.tables_zip import DIALECTS
from sahel_map.selection.matching import matching

__all__ = ["export"]


@options.takes_filters
def export(
    filters: options.Filters,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="File to write; its suffix names the format. Default: a name in this folder."
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--format", help=f"Format, if the suffix does not say it: {', '.join(FORMATS)}."),
    ] = None,
    lang: options.LangOption = "en",
    csv_dialect: Annotated[
        str, typer.Option(help="How CSV is written: plain (comma) or excel-fr (semicolon, decimal comma).")
    ] = "plain",
    chart: Annotated[
        str | None,
        typer.Option(help=f"One chart of them instead, as .png, .svg or its numbers as .csv: {', '.join(CHARTS)}."),
    ] = None,
) -> None:
    """Write the incidents chosen to a file that carries filter, data version, citation and counting rules.

    With `--chart` one chart of them, with heading, filter sentence and citation.

    A file that exists is replaced once the new one is complete. Exit code 1 if it could not be written.
    """
    if chart is not None:
        _export_chart(chart, filters, output, kind, lang, csv_dialect)
        return
    with options.one_line_errors():
        try:
            chosen = format_for(kind, output) if kind or output else FORMATS["xlsx"]
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
        if csv_dialect not in DIALECTS:
            raise typer.BadParameter(unknown_value("csv-dialect", csv_dialect, DIALECTS))
        dataset = options.open_dataset()
        words = options.words_for(dataset, lang)
        selection = options.choose(dataset, filters)
    now = dt.datetime.now(dt.UTC)
    named = export_name(dataset.profile, selection, chosen.code, chosen.suffix, now.date(), words.language)
    target = output or Path(named)
    job = ExportJob(dataset, selection, matching(dataset, selection), words, now, csv_dialect)
    try:
        write_export(job, chosen, target)
    except ExportError as error:
        echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from error
    n = job.context.n_records
    echo(f"{target}: {words('charts-incidents', n=n, count=words.number(n))}. {job.context.sentence}.")


def _export_chart(
    name: str, filters: options.Filters, output: Path | None, kind: str | None, lang: str, csv_dialect: str
) -> None:
    """Write one chart, or end the command with one line."""
    with options.one_line_errors():
        try:
            suffix = chart_suffix(name, output)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
        if kind is not None or csv_dialect != "plain":
            raise typer.BadParameter("--format and --csv-dialect are for records; allowed: --chart without them")
        dataset = options.open_dataset()
        words = options.words_for(dataset, lang)
        selection = options.choose(dataset, filters)
    now = dt.datetime.now(dt.UTC)
    chosen = CHARTS[name]
    target = output or Path(chart_file_name(dataset, selection, name, suffix, now.date(), words.language))
    made = chart_bytes(
        chosen.build(dataset, selection, words), suffix, words(chosen.heading), dataset, selection, words, now
    )
    try:
        write_atomically(target, lambda path: path.write_bytes(made))
    except ExportError as error:
        echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from error
    echo(f"{target}: {words(chosen.heading)}. {selection.describe(words)}.")
