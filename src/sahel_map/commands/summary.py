"""`sahel-map summary`: the key figures of a selection, for people and for programs."""

from __future__ import annotations

import dataclasses
import json
from typing import Annotated

import typer

from sahel_map.commands import choose as options
from sahel_map.incident.withheld import release_note
from sahel_map.selection.filters import matching
from sahel_map.statistics.headline import headline
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.figures.key_figures import printed_figures

__all__ = ["summary"]


@options.takes_filters
def summary(
    filters: options.Filters,
    lang: options.LangOption = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Print the key figures of the incidents chosen, as reported ranges."""
    dataset = options.open_dataset()
    with options.one_line_errors():
        words = options.words_for(dataset, lang)
        selection = options.choose(dataset, filters)
    mask = matching(dataset, selection)
    if as_json:
        numbers = dataclasses.asdict(headline(Numbers(dataset, mask)))
        heading = {
            "data_version": dataset.version.version,
            "data_date": str(dataset.version.date),
            "digest": dataset.version.digest,
            "release": release_note(dataset, words),
            "selection": selection.to_query(),
            "sentence": selection.describe(words),
        }
        typer.echo(json.dumps(heading | numbers, ensure_ascii=False, indent=2, default=str))
        return
    typer.echo(selection.describe(words))
    for figure in printed_figures(Numbers(dataset, mask), words):
        note = f" ({figure.note})" if figure.note else ""
        typer.echo(words("record-figure-line", label=figure.label, range=f"{figure.value}{note}"))
    if note := release_note(dataset, words):
        typer.echo(note)
