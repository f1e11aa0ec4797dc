"""`sahel-map build`: a release of the data for one audience, to point a server at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sahel_map.commands.echo import echo
from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import DataError
from sahel_map.data.read.paths import ENVIRONMENT_VARIABLE, geodata_root
from sahel_map.release.build import TIERS, build_release

__all__ = ["build"]


def build(
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder to make; it must not exist.")],
    tier: Annotated[str, typer.Option(help="Audience: public, partner or internal.")] = "public",
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of the full data; default: the one the app shows.")
    ] = None,
) -> None:
    """Make a data folder that holds only what an audience may have; a server that is pointed at it has no more.

    Exit code 0 with what was left out, 1 if the data have problems, the release would break a rule, or
    the disk is full; then no folder is made.
    """
    if tier not in TIERS:
        raise typer.BadParameter(unknown_value("--tier", tier, TIERS))
    try:
        report = build_release(geodata_root(folder), tier, output)
    except DataError as error:
        echo(str(error), err=True)
        raise typer.Exit(1) from error
    except OSError as error:
        echo(f"Error: {output} could not be made: {error.strerror}.", err=True)
        raise typer.Exit(1) from error
    echo(f"{output}: version {report.version}")
    echo(f"cells withheld: {report.n_withheld}")
    echo(f"places moved to their unit: {report.n_places_moved}")
    echo(f"small counts dropped: {report.n_counts_dropped}")
    echo(f"records without text: {report.n_records_without_text}")
    echo(f"Serve it with {ENVIRONMENT_VARIABLE}={output} sahel-map serve")
