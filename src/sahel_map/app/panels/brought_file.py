"""A file brought to the page, read in a process of its own: a trap takes the memory of that process, not ours."""

from __future__ import annotations

import pickle
from pathlib import Path

from sahel_map.app.server.workshop import WORKSHOP, Workshop
from sahel_map.core.errors import ExportError
from sahel_map.data.dataset import Dataset
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.importing import Recognised
from sahel_map.imports.limits import Limits

__all__ = ["read_brought"]


def read_brought(path: Path, limits: Limits, dataset: Dataset, workshop: Workshop = WORKSHOP) -> Recognised:
    """Return a file as it was understood.

    Parameters
    ----------
    path : Path
        Where it lies until it is read.
    limits : Limits
    dataset : Dataset
        Which the workers have at hand; the file is not compared with it here.
    workshop : Workshop

    Raises
    ------
    ImportFileError
        One sentence: it cannot be read, or only with more memory or time than the server grants.
    """
    try:
        made = workshop.make("read", dataset, str(path), limits)
    except ExportError:
        raise ImportFileError("too-much", file=path.name) from None
    return pickle.loads(made)  # noqa: S301 - from our own process
