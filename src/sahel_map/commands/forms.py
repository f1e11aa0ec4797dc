"""What `sahel-map new` and `sahel-map correct` share: reading forms, asking, saying what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer

from sahel_map.commands.echo import echo
from sahel_map.core.errors import DataError, FormError
from sahel_map.data.read.paths import geodata_root

__all__ = ["ask_before_writing", "form_errors", "is_in_use", "read_forms", "say_problems"]

# A problem that names a page by its number.
_NUMBERED = re.compile(r"\bsources \d+, ")


def read_forms(path: Path) -> dict[str, str]:
    """Return the forms of a file, or of all files *.toml of a folder in the order of their names."""
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise typer.BadParameter(f"{path} holds no form; the name of a form ends with .toml")
    texts = {}
    for file in files:
        try:
            texts[file.name] = file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise typer.BadParameter(
                f"{file} is not in UTF-8: save it again with the encoding UTF-8, so that accents can be read"
            ) from error
    return texts


def is_in_use(root: Path) -> bool:
    """Whether these are the data that the app shows."""
    return root.resolve() == geodata_root(None).resolve()


def ask_before_writing(root: Path, lines: Sequence[str], doubts: Sequence[str], is_sure: bool) -> None:
    """Say what will be written, and ask where the data in use change or something is to be looked at first.

    Parameters
    ----------
    root : Path
        The data folder.
    lines : sequence of str
        What will be written, a line each; printed whether a question follows or not.
    doubts : sequence of str
        What is to be looked at first.
    is_sure : bool
        Whether `--yes` was given; nothing is asked then.
    """
    for line in lines:
        echo(line)
    if doubts:
        echo("Look at this first:")
    for line in doubts:
        echo(f"- {line}")
    if is_sure or not (is_in_use(root) or doubts):
        return
    where = "the data in use" if is_in_use(root) else "the data"
    if not typer.confirm(f"Write to {where} ({root})?", default=False):
        echo("Nothing was written.")
        raise typer.Exit(1)


@contextmanager
def form_errors() -> Iterator[None]:
    """Turn what files and data folders have wrong into one sentence each; problems of forms pass."""
    try:
        yield
    except OSError as error:
        raise typer.BadParameter(f"{error.filename} cannot be used: {error.strerror}") from error
    except FormError:
        raise
    except DataError as error:
        raise typer.BadParameter(str(error)) from error


def say_problems(error: FormError, what: str) -> None:
    """Write the problems of forms to standard error."""
    echo(f"{what} Please correct:", err=True)
    for problem in error.problems:
        echo(f"- {problem}", err=True)
    if any(_NUMBERED.search(problem) for problem in error.problems):
        echo("(sources 2 is the second page of the form, under its second [[sources]])", err=True)
