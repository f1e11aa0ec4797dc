"""`sahel-map correct`: correct records from filled forms."""

from __future__ import annotations

import datetime as dt
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from sahel_map.commands.choose import one_line_errors
from sahel_map.commands.echo import echo
from sahel_map.commands.forms import ask_before_writing, form_errors, read_forms, say_problems
from sahel_map.core.errors import FormError
from sahel_map.curation.correcting import prepare_corrections
from sahel_map.curation.listing import beyond_searched, heading, lines_of_corrections, lines_of_counts
from sahel_map.curation.staging import staged
from sahel_map.data.read.paths import geodata_root

__all__ = ["correct"]


def correct(
    form: Annotated[Path | None, typer.Option(help="A filled form of a correction, or a folder of forms.")] = None,
    template: Annotated[bool, typer.Option("--template", help="Print an empty form to fill in.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before writing.")] = False,
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of the data set; default: the one the app shows.")
    ] = None,
) -> None:
    """Correct records: fields, pages and claims, gaps, doubts, retraction; writes the changelog itself.

    No fact changes without a page on which that rests; wording does. What changes is listed first, old and new. If
    anything is wrong, says what in plain words and leaves the data as they were (exit code 1).
    """
    if template:
        text = resources.files("sahel_map.curation").joinpath("correction.toml").read_text("utf-8")
        echo(text, nl=False)
        return
    if form is None:
        raise typer.BadParameter("give the form with --form; sahel-map correct --template prints an empty one")
    with one_line_errors(), form_errors():
        try:
            root = geodata_root(folder)
            corrections = prepare_corrections(root, read_forms(form))
            with staged(corrections, dt.datetime.now(dt.UTC).date()) as made:
                lines = [heading(made), *lines_of_corrections(corrections), *lines_of_counts(made)]
                dated = {record: corrections.forms[record] for record in corrections.dated}
                ask_before_writing(root, lines, [*beyond_searched(corrections, dated)], yes)
                made.install()
        except FormError as error:
            say_problems(error, "Nothing was changed.")
            raise typer.Exit(1) from error
    for record in dict.fromkeys(record for record, *_ in corrections.entries):
        echo(f"{record} was corrected (data version {made.version}).")
