"""`sahel-map import`: a file of events as a data folder that the dashboard can show."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from sahel_map.commands.echo import echo
from sahel_map.core.errors import DataError
from sahel_map.core.memory import give_back_memory, use_plain_memory
from sahel_map.data.read.paths import geodata_root
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.findings import Question
from sahel_map.imports.importing import Prepared, Progress, prepare, read_upload
from sahel_map.imports.large import dask_scheduler, import_large
from sahel_map.imports.lists import write_lists
from sahel_map.imports.mapping import ImportMapping
from sahel_map.imports.mapping_file import mapping_toml, read_mapping
from sahel_map.imports.reading import SUFFIXES
from sahel_map.imports.recognising import Recognised
from sahel_map.imports.surroundings import Surroundings, read_surroundings
from sahel_map.imports.writing import IMPORTED, refuse_unready, write
from sahel_map.words import LANGUAGES, Words

__all__ = ["import_file"]

_LARGE = 20_000


def import_file(
    file: Annotated[Path, typer.Argument(help=f"File of events: {', '.join(SUFFIXES)}.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="New data folder. Default: imported-<name of the file>.")
    ] = None,
    mapping: Annotated[Path | None, typer.Option("--mapping", help="TOML file; see docs/importing.md.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who made the set, if its rows name no source.")] = None,
    url: Annotated[str | None, typer.Option(help="Where the set is published (http or https).")] = None,
    licence: Annotated[str | None, typer.Option(help="Licence of the set; none is assumed.")] = None,
    crs: Annotated[str | None, typer.Option("--crs", help="Coordinate system, for example EPSG:32630.")] = None,
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="How dates such as 03/04/2024 are read.")
    ] = None,
    precision: Annotated[
        str | None, typer.Option(help="How precise places are where the file does not say: settlement, near ...")
    ] = None,
    actor: Annotated[str | None, typer.Option(help="Alleged actor where the file names none.")] = None,
    harm: Annotated[str | None, typer.Option(help="Type of harm where the file names none.")] = None,
    country: Annotated[str | None, typer.Option(help="Country where the file names none.")] = None,
    counts: Annotated[str | None, typer.Option(help="What deaths count: civilians, all_deaths or events.")] = None,
    actors_are: Annotated[
        str | None, typer.Option("--actors-are", help="Who the actors are: perpetrators or parties.")
    ] = None,
    sheet: Annotated[str | None, typer.Option(help="Sheet or layer to read.")] = None,
    gazetteer: Annotated[
        str | None, typer.Option(help="More places: GeoNames dump, or CSV of name, lat, lon.")
    ] = None,
    save_mapping: Annotated[
        Path | None, typer.Option("--save-mapping", help="Write what was understood as TOML, and import nothing.")
    ] = None,
    dask: Annotated[
        str | None, typer.Option(help="Address of a Dask scheduler: import part by part, for millions of rows.")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="Language of the report: en or fr.")] = "en",
) -> None:
    """Read events from an export of this project, or from a set of others, into a new data folder.

    Rows that cannot be taken are held back, each with its reason; the accounting, the rows held back and the
    mapping stand in the folder import/ of the new one. Show it by SAHEL_MAP_GEODATA=<folder> sahel-map serve.
    """
    folder = output or Path(f"imported-{file.stem}")
    if lang not in LANGUAGES:
        raise typer.BadParameter(f"{lang!r} is not a language here; allowed: {', '.join(LANGUAGES)}")
    said = {
        "defaults": {"place_precision": precision, "actors": actor, "harms": harm, "country": country},
        "origin": {"publisher": publisher, "url": url, "licence": licence},
        "about": {"unit_of_count": counts, "actors_are": actors_are},
        "reading": {
            "crs": crs,
            "date_order": None if day_first is None else ("day-month" if day_first else "month-day"),
            "sheet": sheet,
            "gazetteer": gazetteer,
        },
    }
    use_plain_memory()
    with _one_line_errors(Words(lang)):
        given = _complete(read_mapping(mapping) if mapping else ImportMapping(), said)
        if dask is not None:
            _run_in_parts(file, folder, given, dask, Words(lang))
        else:
            _run(file, folder, given, save_mapping, Words(lang))


def _run(file: Path, folder: Path, given: ImportMapping, save_mapping: Path | None, words: Words) -> None:
    if folder.exists() and save_mapping is None:
        raise ImportFileError("folder-exists", folder=folder)
    template, today = geodata_root(), dt.datetime.now(dt.UTC).date()
    with ThreadPoolExecutor(1) as beside:
        reading = beside.submit(read_surroundings, template, IMPORTED)
        recognised = read_upload(file, given.reading)
        around = reading.result()
    give_back_memory()
    with _progress(recognised.n_rows) as tell:
        prepared = _answered(recognised, given, around, today, tell, words)
        if save_mapping is not None:
            save_mapping.write_text(mapping_toml(prepared.mapping), encoding="utf-8")
            echo(str(save_mapping))
            return
        try:
            refuse_unready(prepared)
        except ImportFileError:
            _keep_lists(prepared, folder, words)
            raise
        write(prepared, folder, template, tell, around.tables, is_last=True)
    for line in prepared.accounting.lines(words, is_short=True):
        echo(line)
    for question in prepared.questions:
        echo(f"? {question.command_text(words)}")
    echo(f"{folder}: import/accounting.txt, import/held-back.csv, import/mapping.toml")


def _run_in_parts(file: Path, folder: Path, given: ImportMapping, address: str, words: Words) -> None:
    today = dt.datetime.now(dt.UTC).date()
    with dask_scheduler(address) as run:
        told = import_large(file.absolute(), folder.absolute(), geodata_root().absolute(), given, today, run)
    for line in told.lines(words, is_short=True):
        echo(line)
    echo(f"{folder}: import/accounting.txt, import/held-back/, import/mapping.toml")


def _answered(
    recognised: Recognised,
    given: ImportMapping,
    around: Surroundings,
    today: dt.date,
    tell: Progress,
    words: Words,
) -> Prepared:
    """Prepare, and in a terminal ask once what only a person can say."""
    prepared = prepare(recognised, given, around, today, tell)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return prepared
    asked = [one for one in prepared.questions if one.table in ("reading", "defaults", "set") and one.choices]
    for question in asked:
        given = question.answer(given, _prompt(question, words))
    return prepare(recognised, given, around, today, tell) if asked else prepared


def _prompt(question: Question, words: Words) -> str:
    import click

    return typer.prompt(question.text(words), type=click.Choice(list(question.choices)))


def _complete(mapping: ImportMapping, said: dict[str, dict[str, str | None]]) -> ImportMapping:
    """Return the mapping with what the options say over it."""
    given = {name: {key: text for key, text in table.items() if text} for name, table in said.items()}
    changed = {
        name: dataclasses.replace(getattr(mapping, name), **given[name])
        for name in ("origin", "about", "reading")
        if given[name]
    }
    return dataclasses.replace(mapping, defaults={**mapping.defaults, **given["defaults"]}, **changed)


def _keep_lists(prepared: Prepared, folder: Path, words: Words) -> None:
    """Keep the accounting of a file of which nothing could be taken, under a name that is free."""
    place = folder.with_name(f"{folder.name}-held-back")
    if place.exists():
        return
    try:
        write_lists(place, prepared, None, words)
    except OSError as error:
        raise ImportFileError("not-written", folder=place, why=error.strerror or error) from error
    echo(prepared.accounting.lines(words)[0])
    echo(f"{place}: accounting.txt, held-back.csv")


@contextmanager
def _progress(n_rows: int) -> Iterator[Progress]:
    """Show how far a large import is, on the error output of a terminal."""
    if n_rows < _LARGE or not sys.stderr.isatty():
        yield lambda share, key: None
        return
    with typer.progressbar(length=100, label=f"{n_rows:,}", file=sys.stderr) as bar:
        yield lambda share, key: bar.update(max(0, round(share * 100) - bar.pos))


@contextmanager
def _one_line_errors(words: Words) -> Iterator[None]:
    """End the command with one sentence where the file, the mapping or the data folder cannot be used."""
    try:
        yield
    except ImportFileError as error:
        echo(f"Error: {error.text(words)}", err=True)
        raise typer.Exit(2) from error
    except DataError as error:
        echo(str(error), err=True)
        raise typer.Exit(1) from error
