"""`sahel-map new`: add incidents from filled forms or from answers to questions."""

from __future__ import annotations

import datetime as dt
import json
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from sahel_map.commands.choose import one_line_errors
from sahel_map.commands.echo import echo
from sahel_map.commands.forms import ask_before_writing, form_errors, read_forms, say_problems
from sahel_map.core.errors import FormError
from sahel_map.curation.adding import prepare_incidents
from sahel_map.curation.listing import doubts_about, heading, lines_of_counts, lines_of_new
from sahel_map.curation.staging import staged
from sahel_map.data.read.paths import geodata_root

__all__ = ["new"]

# Where answers are kept that cannot be used yet, in the folder one works in.
_KEPT = "sahel-map-answers.toml"
_QUESTIONS = (
    ("date_start", "First day (YYYY-MM-DD)"),
    ("date_end", "Last day (YYYY-MM-DD)"),
    ("date_precision", "How well the date is known (day, approx, month, range)"),
    ("confidence", "Confidence that it took place (high, medium, low)"),
    ("summary_en", "Summary in English"),
    ("summary_fr", "Summary in French"),
)
_PLACE_QUESTIONS = (
    ("name", "Name of the place"),
    ("precision", "How well it is known (settlement, near, commune, cercle, region, unknown)"),
    ("lat", "Latitude in degrees (empty: unknown)"),
    ("lon", "Longitude in degrees (empty: unknown)"),
    ("radius_m", "How far off the point may be, metres (empty: unknown)"),
    ("basis", "Where the point comes from"),
    ("cercle_pcode", "P-code of the cercle (empty: not certain)"),
)
_SOURCE_QUESTIONS = (
    ("url", "Address of the page"),
    ("publisher", "Publisher"),
    ("kind", "Kind of publisher, if it is new"),
    ("published", "Day of publication (YYYY-MM-DD; empty: none given)"),
    ("supports", "What the page is cited for"),
)


def new(
    form: Annotated[
        Path | None,
        typer.Option(help="A filled form, or a folder of forms; without one, questions are asked."),
    ] = None,
    template: Annotated[bool, typer.Option("--template", help="Print an empty form to fill in.")] = False,
    save: Annotated[Path | None, typer.Option(help="Keep the answers as a form in this file.")] = None,
    gazetteer: Annotated[
        Path | None, typer.Option(help="CSV with name, lat, lon, in which places are found by name.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before writing.")] = False,
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of the data set; default: the one the app shows.")
    ] = None,
) -> None:
    """Add incidents: rows in every table, ids, counts, checksums, version, changelog and check.

    If anything is wrong, says what in plain words, field by field, and leaves the data as they were (exit code 1).
    What will be written is listed first, and with it records that may be the same event.
    """
    if template:
        echo(resources.files("sahel_map.curation").joinpath("template.toml").read_text("utf-8"), nl=False)
        return
    with one_line_errors():
        _add(form, save, folder, gazetteer, yes)


def _add(form: Path | None, save: Path | None, folder: Path | None, gazetteer: Path | None, is_sure: bool) -> None:
    """Add the incidents of forms, or of answers; these are kept in a file if they cannot be used yet."""
    kept = save or Path(_KEPT)
    with form_errors():
        texts = {kept.name: _ask()} if form is None else read_forms(form)
        if save is not None:
            save.write_text(next(iter(texts.values())), encoding="utf-8")
        try:
            root = geodata_root(folder)
            prepared = prepare_incidents(root, texts, gazetteer)
            with staged(prepared, dt.datetime.now(dt.UTC).date()) as made:
                lines = [heading(made), *lines_of_new(prepared), *lines_of_counts(made)]
                ask_before_writing(root, lines, doubts_about(prepared), is_sure)
                made.install()
        except (FormError, typer.Exit) as error:
            if isinstance(error, FormError):
                say_problems(error, "Nothing was added.")
            if form is None:
                kept.write_text(texts[kept.name], encoding="utf-8")
                how = f"correct them there, then sahel-map new --form {kept}"
                echo(f"Your answers are in {kept}: {how}", err=True)
            raise typer.Exit(1) from error
    for new in prepared.made.values():
        echo(f"{new.incident_id} was added (data version {made.version}).")


def _ask() -> str:
    """Ask for everything an incident needs and return the answers as a form."""
    lines = [f"{name} = {_quoted(typer.prompt(question))}" for name, question in _QUESTIONS]
    lines.append(f"harms = {_list('Types of harm, separated by commas')}")
    lines.append(f"may_include_fighters = {_yes_or_no('May the dead include fighters?')}")
    lines += ["", "[place]", *_ask_place()]
    for question in ("Alleged actor", "Another alleged actor (empty: no more)"):
        while actor := typer.prompt(question, default="", show_default=False):
            grade = typer.prompt("How firmly named (claimed, attributed, suspected, unattributed)")
            lines += ["", "[[actors]]", f"actor = {_quoted(actor)}", f"attribution = {_quoted(grade)}"]
            if question == "Alleged actor":
                break
    is_more = True
    while is_more:
        lines += ["", "[[sources]]"]
        for name, question in _SOURCE_QUESTIONS:
            if answer := typer.prompt(question, default="", show_default=False):
                lines.append(f"{name} = {_quoted(answer)}")
        example = "What it states, separated by commas (date, place, actor JNIM, harm killing, killed at least 12)"
        lines.append(f"states = {_list(example)}")
        is_more = typer.confirm("Another source?", default=False)
    return "\n".join(lines) + "\n"


def _ask_place() -> list[str]:
    place_id = typer.prompt("Id or full name of a known place (empty: a new place)", default="", show_default=False)
    if place_id:
        return [f"place_id = {_quoted(place_id)}"]
    return [
        f"{name} = {_quoted(typer.prompt(question, default='', show_default=False))}"
        for name, question in _PLACE_QUESTIONS
    ]


def _list(question: str) -> str:
    items = [item.strip() for item in typer.prompt(question).split(",")]
    return f"[{', '.join(_quoted(item) for item in items if item)}]"


def _quoted(text: str) -> str:
    # JSON and TOML write a text in quotation marks alike.
    return json.dumps(text, ensure_ascii=False)


def _yes_or_no(question: str) -> str:
    return "true" if typer.confirm(question, default=False) else "false"
