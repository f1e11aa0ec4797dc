"""The half of `sahel-map compare` that compares with another set, incident by incident."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import typer

from sahel_map.commands.echo import echo
from sahel_map.core.errors import DataError
from sahel_map.data.dataset import Dataset, load_dataset
from sahel_map.data.read.package import REGISTER
from sahel_map.exports.set_comparison import overlap_bytes, overlap_rows
from sahel_map.selection.known import Known
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.selection.set_pair import MOST_DAYS, MOST_KM
from sahel_map.sets.opening import open_store
from sahel_map.settings.settings import read_settings
from sahel_map.statistics.set_overlap import SetSide, match_sets
from sahel_map.views.compare.set_sentences import overlap_sentences, set_caution, set_side_sentence
from sahel_map.words import Words

__all__ = ["compare_with"]


def compare_with(
    dataset: Dataset,
    selection: Selection,
    other: str,
    limits: tuple[float, int],
    output: Path | None,
    words: Words,
    as_json: bool,
) -> None:
    """Compare a data set with another one; print what is said, or write a file.

    Parameters
    ----------
    dataset : Dataset
    selection : Selection
        Filters that hold on both sides.
    other : str
        Folder of the other set, or its id in the store of the settings.
    limits : tuple of float and int
        Most kilometres and most days between two incidents.
    output : Path or None
        File to write.
    words : Words
    as_json : bool
        Print the rows for programs.

    Raises
    ------
    typer.BadParameter
        If there is no such set, or a limit or filter cannot be used (exit code 2).
    """
    km, days = limits
    if not (0 <= km <= MOST_KM and 0 <= days <= MOST_DAYS):
        raise typer.BadParameter(f"--km {km:g} --days {days}: allowed: 0–{MOST_KM:g} km, 0–{MOST_DAYS} days")
    there = _open(other)
    chosen, notices = Selection.from_query(selection.to_query(), Known.of(there))
    if notices:
        raise typer.BadParameter(f"in the other set, {notices[0].option_text()}")
    overlap = match_sets(
        SetSide.of(dataset, matching(dataset, selection)), SetSide.of(there, matching(there, chosen)), km, days
    )
    if output is not None:
        try:
            output.write_bytes(overlap_bytes(overlap, selection, output.suffix, words, dt.datetime.now(dt.UTC)))
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
        echo(str(output))
        return
    if as_json:
        echo(json.dumps(json.loads(overlap_rows(overlap).to_json(orient="records")), indent=2))
        return
    for name, side in (("a", overlap.first), ("b", overlap.second)):
        echo(f"{words(f'compare-sets-{name}')}: {set_side_sentence(side, words)}")
    for sentence in (*overlap_sentences(overlap, words), words("compare-sets-rule"), set_caution(words)):
        echo(sentence)


def _open(other: str) -> Dataset:
    """Return the data of a folder, or of a set of the store by its id."""
    try:
        if (Path(other) / REGISTER).is_file():
            return load_dataset(Path(other))
        settings = read_settings()
        store = open_store(settings.data_dir, settings.database_url, settings.database_password)
        shown = [] if store is None else [entry.set_id for entry in store.entries() if entry.removed_at is None]
        if store is None or other not in shown:
            allowed = ", ".join(["a folder with " + REGISTER, *shown])
            raise typer.BadParameter(f"--set {other!r} is not a set; allowed: {allowed}")
        return load_dataset(store.folder(other))
    except DataError as error:
        raise typer.BadParameter(f"--set {other!r}: {error}") from error
