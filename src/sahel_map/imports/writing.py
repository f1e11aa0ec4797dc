"""A prepared import as a data folder: checked by every rule, made beside its place and put there in one step."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pandas as pd

from sahel_map.core.memory import give_back_memory
from sahel_map.core.scratch import scratch_folder
from sahel_map.data.check.changelog import check_changelog
from sahel_map.data.check.run import check_tables
from sahel_map.data.read.package import package_of
from sahel_map.imports.accounting import Cause
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.folder import ImportedFolder, lay_out, write_folder
from sahel_map.imports.importing import Prepared, Progress
from sahel_map.imports.lists import write_lists
from sahel_map.imports.mapping import profile_of
from sahel_map.imports.own_actors import actors_table
from sahel_map.imports.surroundings import read_surroundings
from sahel_map.imports.tables import build_tables, with_ids
from sahel_map.words import Words

__all__ = ["EVENT_TABLES", "IMPORTED", "refuse_unready", "write"]

EVENT_TABLES = (
    "incidents",
    "incident_actors",
    "incident_harms",
    "incident_figures",
    "incident_place_names",
    "incident_sources",
    "sources",
    "publishers",
    "places",
)
"""What `build_tables` makes of events."""

IMPORTED = frozenset({*EVENT_TABLES, "claims", "doubts", "known_gaps", "ledger_links"} - {"places"})
"""Tables of a data folder that an import makes anew or leaves empty: they need not be read."""


def write(
    prepared: Prepared,
    folder: Path,
    template: Path,
    progress: Progress | None = None,
    surroundings: Mapping[str, pd.DataFrame] | None = None,
    is_last: bool = False,
) -> None:
    """Write a data folder that the dashboard can show.

    Parameters
    ----------
    prepared : Prepared
    folder : Path
        Folder to make; it must not exist. Only once everything in it is written does it get its name.
    template : Path
        Data folder whose boundaries, code lists, population and context are used.
    progress : callable, optional
    surroundings : mapping of str to DataFrame, optional
        Tables of the template, if they were read already.
    is_last : bool
        Nobody writes them again: the events are let go of as soon as their tables are made of them.

    Raises
    ------
    ImportFileError
        If nothing can be imported, a question that is needed is open, the folder exists, or it cannot be written.
    """
    tell = progress or (lambda share, key: None)
    refuse_unready(prepared)
    if folder.exists():
        raise ImportFileError("folder-exists", folder=folder)
    give_back_memory()
    events = with_ids(prepared.events, prepared.recognised.numbers)
    ids = events.set_index("row")["incident_id"]
    if is_last:
        prepared.forget_events()
    others = surroundings
    if others is None:
        others = read_surroundings(template, IMPORTED).tables
    try:
        with scratch_folder("importing", folder.parent) as work, ThreadPoolExecutor(2) as beside:
            # Checked, and its lists written, while its tables are: most of it needs no lock of the interpreter.
            made = work / "data"
            made.mkdir()
            listed = beside.submit(write_lists, made / "import", prepared, ids, Words("en"))
            imported = _laid_out(events, template, prepared, others)
            del events
            give_back_memory()
            tell(0.85, "check")
            checked = beside.submit(_check, imported, template, others, prepared)
            write_folder(made, template, imported)
            checked.result()
            listed.result()
            tell(0.95, "write")
            _put(made, folder)
    except OSError as error:
        raise ImportFileError("not-written", folder=folder, why=error.strerror or error) from error
    tell(1.0, "done")


def refuse_unready(prepared: Prepared) -> None:
    """Raise `ImportFileError` if a needed answer is missing or no row can be taken."""
    for question in prepared.questions:
        if question.is_needed:
            raise ImportFileError("unanswered", question=question.command_text)
    if prepared.events.empty:
        raise ImportFileError(
            "none-taken",
            file=prepared.recognised.file,
            n=prepared.n_read,
            causes=partial(_causes, prepared.accounting.causes),
        )


def _causes(causes: Iterable[Cause], words: Words) -> str:
    return words.one_after_another(cause.text(words) for cause in causes if cause.n)


def _laid_out(
    events: pd.DataFrame, template: Path, prepared: Prepared, others: Mapping[str, pd.DataFrame]
) -> ImportedFolder:
    tables = build_tables(events, prepared.recognised.file, prepared.mapping.origin)
    if own := prepared.mapping.own_actors:
        tables["codes_actors"] = actors_table(others["codes_actors"], own)
    about = _profile(prepared), _assumed(prepared), _description(prepared)
    return lay_out(template, tables, *about, prepared.today)


def _profile(prepared: Prepared) -> dict[str, object]:
    profile = profile_of(prepared.mapping)
    if "title" not in profile:
        title = {code: Words(code)("import-title", file=prepared.recognised.file) for code in ("en", "fr")}
        profile = {"title": title} | profile
    return profile


def _assumed(prepared: Prepared) -> list[dict[str, object]]:
    return [{"field": field, "value": value, "rows": n} for field, value, n in prepared.accounting.assumed]


def _description(prepared: Prepared) -> str:
    file = prepared.recognised.file
    return Words("en")("import-description", file=file, publisher=prepared.mapping.origin.publisher or file)


def _check(
    imported: ImportedFolder, template: Path, others: Mapping[str, pd.DataFrame], prepared: Prepared
) -> None:
    """Check the tables by every rule of the data set; a fault here is one of the import, and stops it."""
    package = package_of(template, imported.content)
    tables = {name: table for name, table in {**others, **imported.tables}.items() if name in package.resources}
    report = check_tables(package, tables, left_out=(check_changelog,))
    if not report.is_clean:
        raise ImportFileError(
            "rules-broken", file=prepared.recognised.file, n=len(report.problems), problem=report.problems[0]
        )


def _put(made: Path, folder: Path) -> None:
    """Give a finished folder its name; of two imports into one place, the second loses and changes nothing."""
    for path in sorted(made.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    try:
        made.rename(folder)
    except OSError as error:
        if folder.exists():
            raise ImportFileError("folder-exists", folder=folder) from error
        raise
