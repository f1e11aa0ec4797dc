"""A file too large for one process as a data folder of parts, made on a scheduler: `sahel-map import --dask`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from sahel_map.core.scratch import scratch_folder
from sahel_map.data.read.stored import EVENTS, LARGE, describe_stored
from sahel_map.imports.accounting import Accounting, Cause, together
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.folder import lay_out, write_folder
from sahel_map.imports.importing import Prepared
from sahel_map.imports.mapping import ImportMapping, profile_of
from sahel_map.imports.mapping_file import mapping_toml
from sahel_map.imports.parts import (
    HELD_BACK,
    Part,
    PartDone,
    import_part,
    part_name,
    prepare_part,
    split_file,
    write_part,
)
from sahel_map.imports.tables import made_ids
from sahel_map.imports.writing import EVENT_TABLES, refuse_unready
from sahel_map.words import LANGUAGES, Words

__all__ = ["ROWS_OF_A_PART", "Scheduler", "dask_scheduler", "import_large"]

ROWS_OF_A_PART = 100_000
"""Rows imported at once, which bounds the memory of a worker."""

Scheduler = Callable[[Callable[[Part], PartDone], Sequence[Part]], Iterable[PartDone]]
"""Runs a function over all parts, somewhere, and returns what came of each in their order."""


@contextmanager
def dask_scheduler(address: str, patience: str = "10s") -> Iterator[Scheduler]:
    """Return a scheduler that is running, for the time of an import, if it answers in time.

    A part whose worker died is given to another; what the first wrote of it is written anew.

    Raises
    ------
    ImportFileError
        If the extra is not installed, or nobody answers at the address.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ImportFileError("dask-extra") from error
    try:
        client = Client(address, timeout=patience)
    except (OSError, ValueError) as error:
        raise ImportFileError("dask-away", address=address) from error
    with client:
        yield lambda step, parts: client.gather(client.map(step, list(parts), retries=2, pure=False))


def import_large(
    path: Path,
    folder: Path,
    template: Path,
    mapping: ImportMapping,
    today: dt.date,
    run: Scheduler,
    n_rows: int = ROWS_OF_A_PART,
) -> Accounting:
    """Import a file part by part into a data folder that the dashboard shows by counting where the parts stand.

    Parameters
    ----------
    path : Path
        CSV (UTF-8, commas) or Parquet; scheduler and workers see it and `folder` under the same names.
    folder : Path
        To be made; it gets its name once everything in it is written.
    template : Path
        Data folder in use.
    mapping : ImportMapping
        What it leaves open is found out from the first part and then holds for all.
    today : date
    run : callable
        From `dask_scheduler`, or `map` to do it here.
    n_rows : int
        Rows of a part.

    Raises
    ------
    ImportFileError
        If the file cannot be taken; nothing is left of it then.
    """
    if folder.exists():
        raise ImportFileError("folder-exists", folder=folder)
    if mapping.about.duplicates == "hold":
        raise ImportFileError("dask-duplicates")
    if mapping.own_actors:
        raise ImportFileError("dask-actors")
    try:
        with scratch_folder("importing", folder.parent) as work:
            parts = list(split_file(path, work / "raw", n_rows))
            if not parts:
                raise ImportFileError("rows-none", file=path.name)
            made = work / "data"
            first = prepare_part(parts[0], path.name, mapping, template, today)
            refuse_unready(first)
            step = partial(
                import_part,
                file=path.name,
                mapping=first.mapping,
                template=template,
                today=today,
                folder=made / LARGE,
            )
            done = sorted(run(step, parts), key=lambda one: one.number)
            told = _mended(done, made / LARGE, path.name, first.mapping, template)
            _write_around(made, first, template, today, told, done)
            made.rename(folder)
    except OSError as error:
        raise ImportFileError("not-written", folder=folder, why=error.strerror or error) from error
    return told


def _mended(done: Sequence[PartDone], large: Path, file: str, mapping: ImportMapping, template: Path) -> Accounting:
    """Do what takes all parts: hold back an id that stands twice, and tell ids apart that fall on one number."""
    rows = np.concatenate([one.rows for one in done])
    number = np.repeat([one.number for one in done], [len(one.rows) for one in done])
    given = pd.Series(np.concatenate([one.given for one in done]))
    again = np.concatenate([one.given_rows for one in done])[given.duplicated().to_numpy()]
    is_held = np.isin(rows, again)
    numbers = np.concatenate([one.id_numbers for one in done])
    alone = pd.concat([made_ids(one.id_numbers) for one in done], ignore_index=True)
    together_ids = alone.copy()
    together_ids[~is_held] = made_ids(numbers[~is_held]).to_numpy()
    moved = alone != together_ids
    for part in np.unique(number[is_held | moved.to_numpy()]).tolist():
        path = large / EVENTS / part_name(part)
        events = pd.read_parquet(path)
        names = dict(zip(alone[(number == part) & moved], together_ids[(number == part) & moved], strict=True))
        events["incident_id"] = events["incident_id"].replace(names)
        kept = events[~events["row"].isin(rows[is_held])].sort_values("incident_id", ignore_index=True)
        write_part(large, part, kept, file, mapping, template)
    cause = Cause("id-repeated", "", int(is_held.sum()), 0, tuple(map(str, rows[is_held][:8])), (), ())
    told = together([one.accounting for one in done], [cause] if cause.n else [])
    if told.n_accepted != int((~is_held).sum()) or told.n_held != sum(one.n for one in told.causes):
        raise ImportFileError("parts-added-up", file=file)
    if not told.n_accepted:
        raise ImportFileError("none-taken", file=file, n=told.n_read, causes="")
    return told


def _write_around(
    made: Path, first: Prepared, template: Path, today: dt.date, told: Accounting, done: Sequence[PartDone]
) -> None:
    """Write the data folder around the parts: empty tables, the map, the register, and the lists of the import."""
    mapping, file = first.mapping, told.file
    profile = profile_of(mapping)
    if "title" not in profile:
        title = {code: Words(code)("import-title", file=file) for code in LANGUAGES}
        profile = {"title": title} | profile
    description = Words("en")("import-description", file=file, publisher=mapping.origin.publisher or file)
    assumed: list[dict[str, object]] = [
        {"field": name, "value": value, "rows": n} for name, value, n in told.assumed
    ]
    empty = {name: pd.DataFrame() for name in EVENT_TABLES}
    write_folder(made, template, lay_out(template, empty, profile, assumed, description, today))
    lists = made / "import"
    lists.mkdir()
    (lists / "accounting.txt").write_text("\n".join(told.lines(Words("en"))) + "\n", encoding="utf-8")
    (lists / "accounting.json").write_text(told.as_json(), encoding="utf-8")
    (lists / "mapping.toml").write_text(mapping_toml(mapping), encoding="utf-8")
    if (made / LARGE / HELD_BACK).is_dir():
        (made / LARGE / HELD_BACK).rename(lists / HELD_BACK)
    months = [one.months for one in done if one.months]
    span = (min(first for first, _ in months), max(last for _, last in months))
    describe_stored(made / LARGE, told.n_accepted, span, file, asdict(mapping.origin))
