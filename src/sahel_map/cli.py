"""The command `sahel-map`. Exit code 0: fine; 1: the data have problems; 2: called wrongly."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer
from typer.core import TyperGroup
from typer.main import get_command

from sahel_map import __version__

__all__ = ["main"]

# Command -> its module in `sahel_map.commands`, and what is called there: a function or a group of commands.
_COMMANDS = {
    "check": ("check", "check"),
    "summary": ("summary", "summary"),
    "compare": ("compare", "compare"),
    "near": ("near", "near"),
    "export": ("export", "export"),
    "import": ("import_events", "import_file"),
    "boundaries": ("boundaries", "boundaries"),
    "ledger": ("ledger", "ledger"),
    "sheet": ("sheet", "sheet"),
    "brief": ("brief", "brief"),
    "diff": ("diff", "diff"),
    "build": ("build", "build"),
    "new": ("new", "new"),
    "correct": ("correct", "correct"),
    "serve": ("serve", "serve"),
    "backup": ("backup", "backup"),
    "restore": ("backup", "restore"),
    "sets": ("sets", "sets"),
    "token": ("token", "token"),
}


class _Commands(TyperGroup):
    """The commands by name, each imported when it is asked for: all of them together take three seconds."""

    def __init__(self, **attributes) -> None:
        super().__init__(**attributes | {"commands": dict.fromkeys(_COMMANDS)})

    def get_command(self, ctx, cmd_name):
        """Return the command of a name, or None."""
        if cmd_name not in _COMMANDS:
            return None
        if self.commands[cmd_name] is None:
            module, name = _COMMANDS[cmd_name]
            called = getattr(import_module(f"sahel_map.commands.{module}"), name)
            group = typer.Typer(add_completion=False)
            if isinstance(called, typer.Typer):
                group.add_typer(called, name=cmd_name)
            else:
                group.command(cmd_name)(called)
            found = get_command(group)
            self.commands[cmd_name] = found.commands[cmd_name] if isinstance(found, TyperGroup) else found
            _refuse_repeats(self.commands[cmd_name])
        return self.commands[cmd_name]


def _refuse_repeats(command) -> None:
    """Have a command, or each of a group, refuse an option that is given twice and takes one value.

    Typer takes the last one: `--from 2023 --from 2024` would count from 2024 without a word.
    """
    for one in command.commands.values() if isinstance(command, TyperGroup) else ():
        _refuse_repeats(one)
    make_parser = command.make_parser

    def make_strict_parser(ctx):
        parser = make_parser(ctx)
        parse = parser.parse_args

        def parse_once(args):
            values, rest, order = parse(args)
            for option in order:
                is_single = not (option.param_type_name != "option" or option.multiple or option.is_flag)
                if is_single and order.count(option) > 1:
                    raise typer.BadParameter("given more than once; allowed: once", ctx, option)
            return values, rest, order

        parser.parse_args = parse_once
        return parser

    command.make_parser = make_strict_parser


main = typer.Typer(
    name="sahel-map",
    cls=_Commands,
    help="Documented harm to civilians in central and northern Mali: check, sum up, export, import, serve.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _say_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"sahel-map {__version__}")
        raise typer.Exit()


@main.callback()
def _whole(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version of the code.")
    ] = False,
) -> None:
    """Make the commands a group, as Typer sees none that it is not told of."""
