"""The options by which a command chooses incidents: the filters of the app, under the same names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from sahel_map.commands.area_names import area_codes
from sahel_map.core.errors import DataError, SelectionError
from sahel_map.data.dataset import Dataset, load_dataset
from sahel_map.selection.selection import ADMIN_MAPS, NONE_CHOSEN, KnownAreas, Selection
from sahel_map.words import LANGUAGES, Words

__all__ = [
    "ActorOption",
    "AreaOption",
    "AttributionOption",
    "ConfidenceOption",
    "FromOption",
    "HarmOption",
    "LangOption",
    "MapOption",
    "TextOption",
    "ToOption",
    "choose",
    "one_line_errors",
    "open_dataset",
    "words_for",
]

ActorOption = Annotated[
    str | None, typer.Option("--actor", help="Alleged actors or groups, separated by commas, e.g. JNIM,ISSP.")
]
FromOption = Annotated[str | None, typer.Option("--from", help="First month, YYYY-MM.")]
ToOption = Annotated[str | None, typer.Option("--to", help="Last month, YYYY-MM.")]
HarmOption = Annotated[
    str | None, typer.Option("--harm", help="Types of harm, separated by commas, e.g. killing,arson.")
]
AreaOption = Annotated[
    str | None,
    typer.Option("--area", help="Regions or cercles, P-codes or names, separated by commas, e.g. ML19,Djenne."),
]
MapOption = Annotated[str | None, typer.Option("--map", help="Map of regions: 2023 (default) or old.")]
AttributionOption = Annotated[str | None, typer.Option("--attribution", help="Grades of attribution.")]
ConfidenceOption = Annotated[str | None, typer.Option("--confidence", help="Grades of confidence.")]
TextOption = Annotated[str | None, typer.Option("--text", help="Words that a record must contain.")]
LangOption = Annotated[str, typer.Option("--lang", help="Language of the texts: en or fr.")]


@contextmanager
def one_line_errors() -> Iterator[None]:
    """End the command with one line and exit code 2 where a parameter cannot be used."""
    try:
        yield
    except typer.BadParameter as error:
        typer.echo(f"Error: {error.message}", err=True)
        raise typer.Exit(2) from error


def open_dataset() -> Dataset:
    """Return the data set, or end the command with exit code 1 and the reasons."""
    try:
        return load_dataset()
    except DataError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def words_for(dataset: Dataset, language: str) -> Words:
    """Return the words of a language with the labels of a data set.

    Raises
    ------
    typer.BadParameter
        If the language is not one of ours (exit code 2).
    """
    if language not in LANGUAGES:
        raise typer.BadParameter(f"{language!r} is not a language here; allowed: {', '.join(LANGUAGES)}")
    return Words(language, dataset.codes.labels(language) | dataset.units.labels(language))


def choose(dataset: Dataset, **options: str | None) -> Selection:
    """Return the selection that the options of a command ask for.

    Parameters
    ----------
    dataset : Dataset
        Its area codes are the ones allowed.
    **options : str or None
        Parameters of an address (``actor``, ``from``, ``to``...); an underscore at the end is dropped.

    Raises
    ------
    typer.BadParameter
        If a value is unknown: a command must not leave out what it was asked for (exit code 2).
    """
    query = {name.rstrip("_"): value for name, value in options.items() if value is not None}
    admin_map = query.get("map", "2023")
    if "area" in query and query["area"] != NONE_CHOSEN and admin_map in ADMIN_MAPS:
        query["area"] = area_codes(query["area"], dataset.units, admin_map)
    selection, notices = Selection.from_query(query, KnownAreas.of(dataset.units))
    if notices:
        notice = notices[0]
        if notice.last_month is not None:
            raise typer.BadParameter(
                f"--from {notice.value!r} lies after --to {notice.last_month!r}; allowed: a first month no later "
                "than the last"
            )
        raise typer.BadParameter(
            str(SelectionError(f"--{notice.parameter} {notice.value!r} is unknown; allowed: {notice.allowed}"))
        )
    return selection
