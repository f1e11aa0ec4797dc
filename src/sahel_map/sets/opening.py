"""The store that the settings name."""

from __future__ import annotations

from pathlib import Path

from sahel_map.sets.folders import FolderStore
from sahel_map.sets.store import Store

__all__ = ["SETS_FOLDER", "open_store"]

SETS_FOLDER = "sets"


def open_store(data_dir: str) -> Store | None:
    """Return the store below a data directory, or None where the host names none.

    Raises
    ------
    StoreError
        If the directory cannot be used.
    """
    return FolderStore(Path(data_dir).absolute() / SETS_FOLDER) if data_dir else None
