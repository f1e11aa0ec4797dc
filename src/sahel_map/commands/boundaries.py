"""`sahel-map boundaries`: official boundaries of a country as a data folder, with what they change."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from sahel_map.commands.choose import one_line_errors
from sahel_map.commands.echo import echo
from sahel_map.core.errors import DataError
from sahel_map.data.read.paths import geodata_root
from sahel_map.imports.boundaries.folder import write_boundaries
from sahel_map.imports.boundaries.opening import BOUNDARY_SUFFIXES
from sahel_map.imports.boundaries.reading import Columns, read_boundaries
from sahel_map.imports.boundaries.report import Edition
from sahel_map.imports.errors import ImportFileError

__all__ = ["boundaries"]

_LEVEL = re.compile(r"([1-9])=([^:]*):([^:]+):([^:]+)(?::([^:]+))?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def boundaries(
    file: Annotated[Path, typer.Argument(help=f"Boundaries: {', '.join(BOUNDARY_SUFFIXES)}.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="New data folder.")],
    level: Annotated[
        list[str] | None,
        typer.Option(help="Columns of a level, 1 the coarsest: 1=LAYER:CODE:NAME[:NAME_FR]; LAYER may be empty."),
    ] = None,
    new_country: Annotated[
        bool, typer.Option("--new-country", help="Another country: leave out records, places and background.")
    ] = False,
    country: Annotated[str, typer.Option(help="Name of the country, where the file names none.")] = "",
    iso3: Annotated[str, typer.Option("--iso3", help="Its ISO 3166-1 code of three letters.")] = "",
    publisher: Annotated[str, typer.Option(help="Who published the boundaries.")] = "",
    licence: Annotated[str, typer.Option(help="Their licence; none is assumed.")] = "",
    version: Annotated[str, typer.Option(help="Their version, as the publisher counts.")] = "",
    valid_from: Annotated[str, typer.Option(help="First day they hold, YYYY-MM-DD.")] = "",
    valid_until: Annotated[str, typer.Option(help="Last day they hold, YYYY-MM-DD.")] = "",
    crs: Annotated[str, typer.Option("--crs", help="Coordinate system, if a layer states none.")] = "",
) -> None:
    """Put official boundaries (COD-AB) in place of those of the data folder in use, into a new folder.

    The folder in use stays as it is. Shapes are mended, places joined anew, and what changes for each record stands
    in import/boundary-changes.csv of the new folder. With --new-country the folder is empty, to import into.
    """
    edition = Edition(publisher, licence, version, valid_from, valid_until, country, iso3)
    with one_line_errors():
        for name, day in (("--valid-from", valid_from), ("--valid-until", valid_until)):
            if day and not _DAY.fullmatch(day):
                raise typer.BadParameter(f"{name} {day!r} is not a day; allowed: YYYY-MM-DD")
        levels = _levels(level or ())
    try:
        read = read_boundaries(file, levels, crs)
        today = dt.datetime.now(dt.UTC).date()
        report = write_boundaries(read, geodata_root(), output, edition, not new_country, today)
    except (ImportFileError, DataError) as error:
        echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from error
    for line in report.lines():
        echo(line)
    echo(f"{output}: use it with SAHEL_MAP_GEODATA={output}, or keep it beside: sahel-map sets add {output}")


def _levels(said: Sequence[str]) -> dict[int, Columns]:
    found = {}
    for text in said:
        match = _LEVEL.fullmatch(text)
        if match is None:
            raise typer.BadParameter(f"--level {text!r} cannot be read; allowed: 1=LAYER:CODE:NAME[:NAME_FR]")
        found[int(match[1])] = Columns(match[2] or None, match[3], match[4], match[5])
    return found
