"""The options by which a command chooses incidents: the filters of the app, under the same names.

A command takes them by the decorator `takes_filters`; nothing names a single filter here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from sahel_map.commands.echo import echo
from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import DataError, SelectionError
from sahel_map.data.dataset import Dataset, load_dataset
from sahel_map.selection.all_filters import PARAMETERS
from sahel_map.selection.area_names import area_codes
from sahel_map.selection.filter import NONE_CHOSEN, Parameter
from sahel_map.selection.known import ADMIN_MAPS, Known
from sahel_map.selection.selection import Selection
from sahel_map.words import LANGUAGES, Words

__all__ = ["Filters", "LangOption", "choose", "one_line_errors", "open_dataset", "takes_filters", "words_for"]

LangOption = Annotated[str, typer.Option("--lang", help="Language of the texts: en or fr.")]
#: What a command is given of its filters: address parameters.
Filters = Mapping[str, str]


def takes_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each parameter of each filter.

    Parameters
    ----------
    command : callable
        Its first parameter, `filters`, receives what was given as address parameters. Values of an option that
        repeats are joined by commas. An option of the command's own takes the place of a filter of its name:
        `brief --since` tells what changed, and `sheet --record` makes a page of each record.
    """
    signature = inspect.signature(command, eval_str=True)
    own = [each for name, each in signature.parameters.items() if name != "filters"]
    filters = [each for each in PARAMETERS if _name(each) not in signature.parameters]

    def wrapper(**given: object) -> None:
        values = {each.name: given.pop(_variable(each)) for each in filters}
        joined = {name: ",".join(value) if isinstance(value, list) else value for name, value in values.items()}
        command({name: str(value) for name, value in joined.items() if value not in (None, "")}, **given)

    options = [_option(each) for each in filters]
    made: Any = wrapper  # a function may be given a signature, which its type does not say
    made.__name__, made.__doc__ = command.__name__, command.__doc__
    made.__signature__ = signature.replace(parameters=own + options)
    made.__annotations__ = {each.name: each.annotation for each in own + options}
    return made


def _variable(parameter: Parameter) -> str:
    # `from` is a word of the language.
    return f"filter_{parameter.name}"


def _name(parameter: Parameter) -> str:
    return parameter.option or parameter.name


def _option(parameter: Parameter) -> inspect.Parameter:
    """Return a filter's parameter as one of a function, as Typer reads it."""
    kind = list[str] if parameter.repeats else str | None
    text = parameter.help + (" Repeat it, or use commas." if parameter.repeats else "")
    return inspect.Parameter(
        _variable(parameter),
        inspect.Parameter.KEYWORD_ONLY,
        default=[] if parameter.repeats else None,
        annotation=Annotated[kind, typer.Option(f"--{_name(parameter).replace('_', '-')}", help=text)],
    )


@contextmanager
def one_line_errors() -> Iterator[None]:
    """End the command with one line and exit code 2 where a parameter cannot be used."""
    try:
        yield
    except typer.BadParameter as error:
        echo(f"Error: {error.message}", err=True)
        raise typer.Exit(2) from error


def open_dataset() -> Dataset:
    """Return the data set, or end the command with exit code 1 and the reasons."""
    try:
        return load_dataset()
    except DataError as error:
        echo(str(error), err=True)
        raise typer.Exit(1) from error


def words_for(dataset: Dataset, language: str) -> Words:
    """Return the words of a language with the labels of a data set.

    Raises
    ------
    typer.BadParameter
        If the language is not one of ours (exit code 2).
    """
    if language not in LANGUAGES:
        raise typer.BadParameter(unknown_value("--lang", language, LANGUAGES))
    return Words(language, dataset.labels(language))


def choose(dataset: Dataset, filters: Filters) -> Selection:
    """Return the selection that the options of a command ask for.

    Parameters
    ----------
    dataset : Dataset
        Its area codes are the ones allowed.
    filters : mapping of str to str
        Address parameters, as `takes_filters` hands them over; areas may go by their names.

    Raises
    ------
    typer.BadParameter
        If a value is unknown: a command must not leave out what it was asked for (exit code 2).
    """
    query = dict(filters)
    admin_map = query.get("map", ADMIN_MAPS[0])
    if "area" in query and query["area"] != NONE_CHOSEN and admin_map in ADMIN_MAPS:
        try:
            query["area"] = area_codes(query["area"], dataset.units, admin_map)
        except SelectionError as error:
            raise typer.BadParameter(str(error)) from error
    selection, notices = Selection.from_query(query, Known.of(dataset))
    if notices:
        raise typer.BadParameter(notices[0].option_text())
    return selection
