"""`sahel-map summary`: the key figures of a selection, for people and for programs."""

from __future__ import annotations

import dataclasses
import json
from typing import Annotated

import pandas as pd
import typer

from sahel_map.api import LEVELS, Selected, by_area
from sahel_map.commands import choose as options
from sahel_map.commands.echo import echo
from sahel_map.core.allowed import unknown_value
from sahel_map.incident.withheld import release_note
from sahel_map.selection.matching import matching
from sahel_map.statistics.headline import headline
from sahel_map.statistics.numbers import Numbers
from sahel_map.statistics.sums import range_of
from sahel_map.views.figures.key_figures import printed_figures

__all__ = ["summary"]


@options.takes_filters
def summary(
    filters: options.Filters,
    lang: options.LangOption = "en",
    by: Annotated[str | None, typer.Option(help="Also by area: region, cercle or commune.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Print the key figures of the incidents chosen, as reported ranges; on request also area by area."""
    dataset = options.open_dataset()
    with options.one_line_errors():
        words = options.words_for(dataset, lang)
        selection = options.choose(dataset, filters)
        if by is not None and by not in LEVELS:
            raise typer.BadParameter(unknown_value("--by", by, LEVELS))
    mask = matching(dataset, selection)
    if as_json:
        numbers = dataclasses.asdict(headline(Numbers(dataset, mask)))
        heading = {
            "data_version": dataset.version.version,
            "data_date": str(dataset.version.date),
            "digest": dataset.version.digest,
            "covered_until": dataset.profile.covered_until,
            "release": release_note(dataset, words),
            "selection": selection.to_query(),
            "sentence": selection.describe(words),
        }
        areas = {} if by is None else {f"by_{by}": _rows(by_area(Selected(dataset, selection, mask), by))}
        echo(json.dumps(heading | numbers | areas, ensure_ascii=False, indent=2, default=str))
        return
    echo(selection.describe(words))
    for figure in printed_figures(Numbers(dataset, mask, selection.start), words):
        note = f" ({figure.note})" if figure.note else ""
        echo(words("record-figure-line", label=figure.label, range=f"{figure.value}{note}"))
    if by is not None:
        for row in _rows(by_area(Selected(dataset, selection, mask), by)):
            reported = words.range(range_of(row | {"n_mixed": 0}))
            echo(f"{row['pcode'] or '-'}  {row['name'] or '-'}: {row['n_incidents']}, {reported}")
    if note := release_note(dataset, words):
        echo(note)


def _rows(table: pd.DataFrame) -> list[dict[str, object]]:
    """Return a table by area as plain values; null where no number is reported."""
    return [
        {name: None if pd.isna(value) else value for name, value in row.items()}
        for row in table.reset_index().astype(object).to_dict("records")
    ]
