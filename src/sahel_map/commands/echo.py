"""How commands say what they say: on a terminal as text alone, into a file or another program as it is."""

from __future__ import annotations

import sys

import typer

from sahel_map.core.terminal_text import for_terminal

__all__ = ["echo"]


def echo(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Say a text.

    Parameters
    ----------
    text : str
        It may quote files of others.
    err : bool
        Whether it goes where errors go.
    nl : bool
        Whether a line ends with it.
    """
    stream = sys.stderr if err else sys.stdout
    typer.echo(for_terminal(text) if stream.isatty() else text, err=err, nl=nl)
