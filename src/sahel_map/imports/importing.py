"""From a file of events to a data folder: what is sound goes in, what is not is listed and kept aside."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from sahel_map.core.errors import ImportFileError
from sahel_map.core.problem import Problem
from sahel_map.data.check.run import check_package
from sahel_map.data.dataset import Dataset
from sahel_map.data.read.package import read_package
from sahel_map.imports.events import read_events
from sahel_map.imports.folder import write_folder
from sahel_map.imports.mapping import ImportMapping, map_columns
from sahel_map.imports.places import complete_places
from sahel_map.imports.reading import SourceFile, read_source
from sahel_map.imports.tables import build_tables, with_ids
from sahel_map.words import Words

__all__ = ["ImportReport", "import_events"]

_ROUNDS = 4
"""Each round takes out the rows that break a rule; those that depended on them may break one in the next."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file.

    Attributes
    ----------
    n_read, n_imported, n_rejected : int
        Rows; the last two add up to the first.
    problems : tuple of Problem
        Why rows were rejected, in the order of rows.
    unused : tuple of str
        Columns that mean nothing here.
    filled : dict of str to int
        Rows for which a rule filled in what the file does not say, by field.
    """

    n_read: int
    n_imported: int
    n_rejected: int
    problems: tuple[Problem, ...]
    unused: tuple[str, ...]
    filled: dict[str, int]


def import_events(
    path: Path, folder: Path, dataset: Dataset, template: Path, mapping: ImportMapping, today: dt.date
) -> ImportReport:
    """Make a data folder from a file of events.

    Parameters
    ----------
    path : Path
        CSV, ZIP with incidents.csv, XLSX, GeoJSON, GeoPackage or Parquet.
    folder : Path
        Folder to make; it must not exist. Rejected rows go into ``<folder>-rejected.csv`` as they stood, and
        what is wrong with them into ``<folder>-problems.csv``.
    dataset : Dataset
        Its code lists and units are used.
    template : Path
        The folder of that data set.
    mapping : ImportMapping
        What the columns mean.
    today : date
        Version of the new data.

    Raises
    ------
    ImportFileError
        If the file cannot be used as a whole, or no row of it can; nothing is written then but the lists.
    """
    if folder.exists():
        raise ImportFileError(f"{folder} exists already; give the name of a new folder.")
    source = read_source(path)
    cells, unused = map_columns(source.cells, mapping, source.name)
    events = read_events(source.name, cells, dataset)
    problems = [*source.problems, *events.problems]
    sound = with_ids(complete_places(events.table, dataset.units))
    about = _about(source.name, mapping)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".importing-") as work:
        made = Path(work) / "data"
        sound, found = _write_sound(sound, made, template, source.name, mapping, about, today)
        problems += found
        n_read = len(source.cells) + len(source.problems)
        _write_lists(folder, source, problems)
        if sound.empty:
            raise ImportFileError(
                f"{source.name}: none of {n_read} rows can be imported; see {folder.name}-problems.csv."
            )
        made.replace(folder)
    n_rejected = n_read - len(sound)
    ordered = tuple(sorted(problems, key=lambda problem: problem.row or 0))
    return ImportReport(n_read, len(sound), n_rejected, ordered, tuple(unused), events.filled)


def _write_sound(
    events: pd.DataFrame,
    made: Path,
    template: Path,
    file: str,
    mapping: ImportMapping,
    about: dict[str, str],
    today: dt.date,
) -> tuple[pd.DataFrame, list[Problem]]:
    """Write the folder, check it by the rules of the data set, and take out what breaks one, until none does."""
    problems: list[Problem] = []
    for _ in range(_ROUNDS):
        if events.empty:
            break
        tables = build_tables(events, file, mapping.origin)
        write_folder(made, template, tables, about, today)
        _, report = check_package(read_package(made))
        if report.is_clean:
            return events, problems
        blamed = {problem: _rows_of(problem, tables, events) for problem in report.problems}
        if lost := [problem for problem, rows in blamed.items() if not len(rows)]:
            raise ImportFileError(f"{file}: the tables made of it break a rule that no row explains: {lost[0]}")
        problems += [
            Problem(file, row, problem.field, problem.found, problem.message)
            for problem, rows in blamed.items()
            for row in rows
        ]
        bad = {row for rows in blamed.values() for row in rows}
        events = events[~events["row"].isin(bad)].reset_index(drop=True)
    return events.iloc[:0], problems


def _rows_of(problem: Problem, tables: dict[str, pd.DataFrame], events: pd.DataFrame) -> list[int]:
    """Return the rows of the file that a problem of the tables goes back to."""
    name = Path(problem.file).stem
    if name not in tables or problem.row is None:
        return []
    fact = tables[name].iloc[problem.row - 2]
    if name == "places":
        ids = tables["incidents"].loc[tables["incidents"]["place_id"] == fact["place_id"], "incident_id"]
    elif name in ("sources", "publishers"):
        key = "source_id" if name == "sources" else "publisher_id"
        sources = tables["sources"].loc[tables["sources"][key] == fact[key], "source_id"]
        links = tables["incident_sources"]
        ids = links.loc[links["source_id"].isin(sources), "incident_id"]
    else:
        ids = [fact["incident_id"]]
    return events.loc[events["incident_id"].isin(ids), "row"].tolist()


def _write_lists(folder: Path, source: SourceFile, problems: Iterable[Problem]) -> None:
    listed = sorted(problems, key=lambda problem: problem.row or 0)
    if not listed:
        return
    names = ["file", "row", "field", "found", "message"]
    table = pd.DataFrame([[getattr(problem, name) for name in names] for problem in listed], columns=names)
    table.to_csv(folder.with_name(f"{folder.name}-problems.csv"), index=False, lineterminator="\n")
    rows = {problem.row for problem in listed}
    rejected = source.cells[source.cells.index.isin(rows)]
    broken = pd.DataFrame.from_dict(source.broken or {}, orient="index")
    broken = broken.set_axis([*source.cells.columns, *map(str, range(99))][: broken.shape[1]], axis=1)
    kept = pd.concat([rejected, broken]).sort_index()
    kept.to_csv(folder.with_name(f"{folder.name}-rejected.csv"), index_label="row", lineterminator="\n")


def _about(file: str, mapping: ImportMapping) -> dict[str, str]:
    words = Words("en")
    return {
        "title": words("import-title", file=file),
        "description": words("import-description", file=file, publisher=mapping.origin.publisher or file),
        "licence": mapping.origin.licence,
    }
