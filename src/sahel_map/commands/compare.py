"""`sahel-map compare`: two choices of incidents, or two sets, side by side, for people and for programs."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Annotated

import typer

from sahel_map.commands import choose as options
from sahel_map.commands.compare_sets import compare_with
from sahel_map.commands.echo import echo
from sahel_map.core.allowed import unknown_value
from sahel_map.exports.comparison import COMPARISON_FORMATS, comparison_bytes, comparison_rows
from sahel_map.selection.known import Known
from sahel_map.selection.matching import matching
from sahel_map.selection.pair import Pair
from sahel_map.statistics.compare import Side
from sahel_map.statistics.compare import compare as compare_sides
from sahel_map.views.compare.sentences import comparison_sentences, reporting_sentence, side_sentence

__all__ = ["compare"]


@options.takes_filters
def compare(
    filters: options.Filters,
    a: Annotated[str, typer.Option("--a", help="Own filters of A, as in a link: from=2022-01&to=2023-12.")] = "",
    b: Annotated[str, typer.Option("--b", help="Own filters of B, as in a link.")] = "",
    around: Annotated[
        str | None, typer.Option(help="A day, YYYY-MM-DD: A is the time up to it, B the time after it.")
    ] = None,
    other: Annotated[
        str | None,
        typer.Option("--set", help="Compare with another set, incident by incident: its folder, or its id here."),
    ] = None,
    km: Annotated[float, typer.Option(help="With --set: most kilometres between two incidents.")] = 10.0,
    days: Annotated[int, typer.Option(help="With --set: most days between them.")] = 2,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write a file, .xlsx or .csv.")] = None,
    lang: options.LangOption = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Compare two choices: incidents a month, their ratio, reported ranges; or, with --set, two sets."""
    dataset = options.open_dataset()
    with options.one_line_errors():
        words = options.words_for(dataset, lang)
        shared = options.choose(dataset, filters)
        pair = _pair(a, b, around, Known.of(dataset))
        if output is not None and output.suffix not in COMPARISON_FORMATS:
            raise typer.BadParameter(unknown_value("--output", output.suffix, COMPARISON_FORMATS))
        if other is not None:
            if pair != Pair():
                raise typer.BadParameter("--set compares this set with another; leave out --a, --b and --around")
            compare_with(dataset, shared, other, (km, days), output, words, as_json)
            return
    first, second = (Side.of(dataset, each, matching(dataset, each)) for each in pair.sides(shared))
    if not (first.n_incidents and second.n_incidents):
        echo(words("compare-empty"), err=True)
        raise typer.Exit(1)
    comparison = compare_sides(first, second)
    if output is not None:
        output.write_bytes(comparison_bytes(comparison, output.suffix, words, dt.datetime.now(dt.UTC)))
        echo(str(output))
        return
    if as_json:
        echo(json.dumps(json.loads(comparison_rows(comparison, words).to_json(orient="records")), indent=2))
        return
    for name, side in (("a", first), ("b", second)):
        echo(f"{words(f'compare-{name}')}: {side_sentence(side, words)}")
    for sentence in (*comparison_sentences(comparison, words), reporting_sentence(comparison, words)):
        echo(sentence)


def _pair(a: str, b: str, around: str | None, known: Known) -> Pair:
    """Return what the sides differ in, or say what cannot be used."""
    if around is not None:
        if a or b:
            raise typer.BadParameter("--around sets both sides; leave out --a and --b")
        try:
            return Pair.around(dt.date.fromisoformat(around))
        except ValueError as error:
            raise typer.BadParameter(f"--around {around!r} is not a day; allowed: YYYY-MM-DD") from error
    pair, notices = Pair.from_query({"a": a, "b": b}, known)
    if notices:
        raise typer.BadParameter(notices[0].option_text())
    return pair
