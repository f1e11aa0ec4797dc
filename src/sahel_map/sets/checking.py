"""The check that every store makes first: a data folder that breaks a rule is not taken in."""

from __future__ import annotations

from pathlib import Path

from sahel_map.core.errors import DataError, StoreError
from sahel_map.data.dataset import Dataset, load_dataset

__all__ = ["checked_folder"]


def checked_folder(folder: Path) -> Dataset:
    """Return the data of a folder, or raise `StoreError` with every rule that it breaks."""
    try:
        return load_dataset(folder, may_be_stored=True)
    except DataError as error:
        raise StoreError(f"Nothing was stored: {error}") from error
