"""The store that the settings name."""

from __future__ import annotations

from pathlib import Path

from sahel_map.sets.errors import StoreError
from sahel_map.sets.folders import FolderStore
from sahel_map.sets.store import Store

__all__ = ["SETS_FOLDER", "open_store"]

SETS_FOLDER = "sets"


def open_store(data_dir: str, database_url: str = "", password: str = "") -> Store | None:
    """Return the database, or the folders below a data directory, or None where the host names none.

    Parameters
    ----------
    data_dir : str
        "" where the host names none.
    database_url : str
        "" for folders.
    password : str
        Of the database, where its address holds none.

    Raises
    ------
    StoreError
        If the directory cannot be used.
    """
    if database_url:
        try:
            from sahel_map.sets.postgres import PostgresStore
        except ImportError as error:
            raise StoreError("needs-extra") from error
        return PostgresStore(database_url, Path(data_dir).absolute() / "cache", password)
    return FolderStore(Path(data_dir).absolute() / SETS_FOLDER) if data_dir else None
