"""The check that every store makes first: a data folder that breaks a rule is not taken in."""

from __future__ import annotations

from pathlib import Path

from sahel_map.core.errors import DataError
from sahel_map.data.dataset import Dataset, load_dataset
from sahel_map.data.laid_out import read_laid_out
from sahel_map.sets.errors import StoreError

__all__ = ["checked_folder"]


def checked_folder(folder: Path) -> Dataset:
    """Return the data of a folder, or raise `StoreError` with every rule that it breaks.

    Data that lie laid out beside the folder were checked by whoever laid them out, as the worker that wrote it.
    """
    try:
        return read_laid_out(folder) or load_dataset(folder, may_be_stored=True)
    except DataError as error:
        raise StoreError("rules", why=str(error)) from error
