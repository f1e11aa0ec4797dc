"""Mappings of imports that were kept, below the data directory: the next file of the same source needs no answers.

They lie beside the sets, so that a backup holds them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from sahel_map.sets.errors import StoreError
from sahel_map.sets.store import require_set_id

__all__ = ["MAPPINGS_FOLDER", "keep_mapping", "kept_mappings", "read_kept_mapping"]

MAPPINGS_FOLDER = "mappings"
_SUFFIX = ".toml"


def kept_mappings(data_dir: Path) -> tuple[str, ...]:
    """Return the names of the mappings that are kept: of the sets they made.

    Raises
    ------
    StoreError
        If they cannot be read.
    """
    try:
        return tuple(sorted(path.stem for path in (data_dir / MAPPINGS_FOLDER).glob(f"*{_SUFFIX}")))
    except OSError as error:
        raise StoreError("mappings-unread", why=error.strerror) from error


def read_kept_mapping(data_dir: Path, name: str) -> str:
    """Return a mapping as TOML.

    Raises
    ------
    StoreError
        If there is none of this name, or it cannot be read.
    """
    try:
        return (data_dir / MAPPINGS_FOLDER / f"{require_set_id(name)}{_SUFFIX}").read_text(encoding="utf-8")
    except OSError as error:
        raise StoreError("mapping-unread", name=name, why=error.strerror) from error


def keep_mapping(data_dir: Path, set_id: str, text: str) -> None:
    """Keep a mapping under the id of the set that it made, whole or not at all.

    Parameters
    ----------
    data_dir : Path
        Of the server.
    set_id : str
    text : str
        TOML.

    Raises
    ------
    StoreError
        If it cannot be written.
    """
    folder = data_dir / MAPPINGS_FOLDER
    target = folder / f"{require_set_id(set_id)}{_SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=folder, prefix=".", encoding="utf-8", delete=False) as file:
            file.write(text)
        Path(file.name).replace(target)
    except OSError as error:
        raise StoreError("mapping-unkept", set=set_id, why=error.strerror) from error
