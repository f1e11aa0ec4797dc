"""`sahel-map import`: a file of events as a data folder that the dashboard can show."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from sahel_map.commands import choose as options
from sahel_map.core.errors import ImportFileError
from sahel_map.data.read.paths import geodata_root
from sahel_map.imports.importing import ImportReport, import_events
from sahel_map.imports.mapping import ImportMapping, read_mapping
from sahel_map.imports.reading import SUFFIXES

__all__ = ["import_file"]

_SHOWN = 20
_OURS = "CC-BY-4.0"
_RULES = {
    "date_precision": "taken from the dates: a day, a month or a range",
    "attributions": "taken as suspected, or as unattributed where no actor is named",
    "confidence": "taken as low",
}


def import_file(
    file: Annotated[Path, typer.Argument(help=f"File of events: {', '.join(SUFFIXES)}.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="New data folder. Default: imported-<name of the file>.")
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping", help="TOML file: [columns] field = heading, [values.field], [defaults], [source]."
        ),
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Who made the set, if its rows name no source.")] = None,
    url: Annotated[str | None, typer.Option(help="Where the set is published (http or https).")] = None,
    licence: Annotated[
        str | None, typer.Option(help="Licence of the set; default for our exports: CC-BY-4.0.")
    ] = None,
) -> None:
    """Read events from an export of this project, or from a set of others, into a new data folder.

    Rows that break a rule are left out, listed as file, row, field, message, and kept in a file beside the
    folder. Show the folder by SAHEL_MAP_GEODATA=<folder> sahel-map serve.
    """
    dataset = options.open_dataset()
    folder = output or Path(f"imported-{file.stem}")
    try:
        said = _complete(read_mapping(mapping) if mapping else ImportMapping(), publisher, url, licence)
        report = import_events(file, folder, dataset, geodata_root(), said, dt.datetime.now(dt.UTC).date())
    except ImportFileError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(2) from error
    _print_report(report, folder)


def _complete(mapping: ImportMapping, publisher: str | None, url: str | None, licence: str | None) -> ImportMapping:
    given = {"publisher": publisher, "url": url, "licence": licence or mapping.origin.licence or _OURS}
    origin = dataclasses.replace(mapping.origin, **{name: text for name, text in given.items() if text})
    return dataclasses.replace(mapping, origin=origin)


def _print_report(report: ImportReport, folder: Path) -> None:
    for problem in report.problems[:_SHOWN]:
        typer.echo(str(problem))
    if len(report.problems) > _SHOWN:
        typer.echo(f"... and {len(report.problems) - _SHOWN} more in {folder}-problems.csv")
    if report.unused:
        typer.echo(f"Columns not used: {', '.join(report.unused)}")
    for field, count in report.filled.items():
        typer.echo(f"{field}: not said for {count} rows; {_RULES[field]}")
    if report.n_rejected:
        typer.echo(f"{report.n_rejected} rows rejected, kept in {folder}-rejected.csv")
    typer.echo(f"{report.n_imported} of {report.n_read} rows imported into {folder}")
