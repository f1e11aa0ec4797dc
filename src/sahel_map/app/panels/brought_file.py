"""A file brought to the page: read, prepared and written by a worker, as a trap takes that one's memory."""

from __future__ import annotations

import datetime as dt
import pickle
from pathlib import Path

from sahel_map.app.server.workshop import WORKSHOP, Workshop
from sahel_map.core.errors import ExportError
from sahel_map.data.dataset import Dataset
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.importing import Prepared, Progress, Recognised
from sahel_map.imports.limits import Limits
from sahel_map.imports.mapping import ImportMapping
from sahel_map.sets.errors import StoreError

__all__ = ["prepare_brought", "read_brought", "records_that_differ", "write_brought"]


def read_brought(path: Path, limits: Limits, workshop: Workshop = WORKSHOP) -> Recognised:
    """Return a file as it was understood.

    Parameters
    ----------
    path : Path
        Where it lies until it is read.
    limits : Limits
    workshop : Workshop

    Raises
    ------
    ImportFileError
        One sentence: it cannot be read, or only with more memory or time than the server grants.
    """
    return pickle.loads(_made(path.name, "read", None, str(path), limits, workshop=workshop))  # noqa: S301 - our own


def prepare_brought(
    recognised: Recognised,
    mapping: ImportMapping,
    base: Dataset,
    today: dt.date,
    progress: Progress,
    workshop: Workshop = WORKSHOP,
) -> Prepared:
    """Turn a file into events, as `sahel_map.imports.importing.prepare` does; raise in `progress` to stop.

    Parameters
    ----------
    recognised : Recognised
    mapping : ImportMapping
    base : Dataset
        Whose codes, units and places it is set against.
    today : date
    progress : callable
    workshop : Workshop

    Raises
    ------
    ImportFileError
        One sentence, as of `read_brought`.
    """
    asked = recognised, mapping, today
    made = _made(recognised.file, "prepare", base, *asked, workshop=workshop, progress=progress)
    return pickle.loads(made)  # noqa: S301 - from our own process


def write_brought(
    prepared: Prepared, folder: Path, template: Path, progress: Progress, workshop: Workshop = WORKSHOP
) -> None:
    """Write what was prepared into a new data folder; raise in `progress` to stop.

    Parameters
    ----------
    prepared : Prepared
    folder : Path
        To make.
    template : Path
        Data folder whose boundaries, code lists and background are used.
    progress : callable
    workshop : Workshop

    Raises
    ------
    ImportFileError
        One sentence, as of `read_brought`.
    """
    asked = prepared, str(folder), str(template)
    _made(prepared.recognised.file, "write", None, *asked, workshop=workshop, progress=progress)


def records_that_differ(set_id: str, old: Path, new: Path, workshop: Workshop = WORKSHOP) -> dict[str, list[str]]:
    """Return which incidents came, changed, were retracted or went, as ids by kind of `KINDS`.

    Parameters
    ----------
    set_id : str
        Whose versions they are, for a refusal.
    old, new : Path
        Data folders.
    workshop : Workshop

    Raises
    ------
    StoreError
        If that takes more time or memory than the server grants.
    """
    try:
        return pickle.loads(workshop.make("differ", None, str(old), str(new)))  # noqa: S301 - from our own process
    except ExportError:
        raise StoreError("large", set=set_id) from None


def _made(
    file: str,
    task: str,
    dataset: Dataset | None,
    *arguments: object,
    workshop: Workshop,
    progress: Progress = lambda share, key: None,
) -> bytes:
    try:
        return workshop.make(task, dataset, *arguments, on_progress=progress)
    except ExportError:
        raise ImportFileError("too-much", file=file) from None
