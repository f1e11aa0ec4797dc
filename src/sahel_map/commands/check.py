"""`sahel-map check`: read everything, name every problem."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sahel_map.commands.echo import echo
from sahel_map.core.errors import DataError
from sahel_map.data.check.run import check_all
from sahel_map.data.read.paths import geodata_root

__all__ = ["check"]


def check(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of the data set; default: the one the app shows.")
    ] = None,
) -> None:
    """Check the whole data set and print every problem as file, row, field, what is wrong, what is allowed.

    Exit code 0 and a count when the data are clean, 1 when they have problems.
    """
    try:
        report = check_all(geodata_root(folder))
    except DataError as error:
        raise typer.BadParameter(str(error)) from error
    for problem in report.problems:
        echo(str(problem))
    n_problems = len(report.problems)
    n_rows, n_files = sum(report.counts.values()), len(report.counts)
    echo(f"{n_problems} {'problem' if n_problems == 1 else 'problems'} in {n_rows} rows of {n_files} tables")
    if not report.is_clean:
        raise typer.Exit(1)
