"""Refuses a data set that is larger than this process may hold, before any of it is read."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from sahel_map.core.errors import DataError
from sahel_map.data.read.package import read_package

__all__ = ["require_room"]

_CHUNK_BYTES = 1 << 20


def require_room(root: Path, most_records: int) -> None:
    """Raise `DataError` where a data folder holds more records than `most_records`.

    Counting the lines of the table costs a tenth of a second for a million records, and no memory.
    """
    resource = read_package(root).resources.get("incidents")
    path = root / resource.path if resource else None
    if path is None or not path.is_file():
        return  # the check says what is missing
    n_records = _n_rows(path)
    if n_records > most_records:
        raise DataError(
            f"The data set has {n_records:,} records, and this server holds {most_records:,}: import it as a large"
            " set, or raise `most_records` in the settings where the machine has 2 GB of memory for a million."
        )


def _n_rows(path: Path) -> int:
    """Return the rows of a table; of CSV its lines without the first, which is no fewer."""
    if path.suffix == ".parquet":
        return pq.read_metadata(path).num_rows
    n_lines, last = 0, b"\n"
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            n_lines, last = n_lines + chunk.count(b"\n"), chunk[-1:]
    return n_lines + (last != b"\n") - 1
