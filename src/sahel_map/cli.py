"""The command `sahel-map`. Exit code 0: fine; 1: the data have problems; 2: called wrongly."""

from __future__ import annotations

import typer

from sahel_map.commands.backup import backup, restore
from sahel_map.commands.boundaries import boundaries
from sahel_map.commands.brief import brief
from sahel_map.commands.build import build
from sahel_map.commands.check import check
from sahel_map.commands.compare import compare
from sahel_map.commands.correct import correct
from sahel_map.commands.diff import diff
from sahel_map.commands.export import export
from sahel_map.commands.import_events import import_file
from sahel_map.commands.ledger import ledger
from sahel_map.commands.near import near
from sahel_map.commands.new import new
from sahel_map.commands.serve import serve
from sahel_map.commands.sets import sets
from sahel_map.commands.sheet import sheet
from sahel_map.commands.summary import summary
from sahel_map.commands.token import token

__all__ = ["main"]

main = typer.Typer(
    name="sahel-map",
    help="Documented harm to civilians in central and northern Mali: check, sum up, export, import, serve.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
main.command()(check)
main.command()(summary)
main.command()(compare)
main.command()(near)
main.command()(export)
main.command("import")(import_file)
main.command()(boundaries)
main.command()(ledger)
main.command()(sheet)
main.command()(brief)
main.command()(diff)
main.command()(build)
main.command()(new)
main.command()(correct)
main.command()(serve)
main.command()(backup)
main.command()(restore)
main.add_typer(sets, name="sets")
main.add_typer(token)
