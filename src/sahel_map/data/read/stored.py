"""Records that are too many to be held: their facts stand in partitioned GeoParquet beside the tables.

Below `large/` of a data folder, `facts/` has what filters and counts need (a row per record, with the columns of
the incident table and its point), `events/` what a record is made of; a part of one is the same part of the other.
`large.json` says how many there are, and a digest of every part. The tables of such a folder are empty.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sahel_map.core.errors import DataError

__all__ = [
    "EVENTS",
    "FACTS",
    "LARGE",
    "StoredRecords",
    "damaged_parts",
    "describe_stored",
    "read_stored",
    "stored_files",
]

LARGE, FACTS, EVENTS = "large", "facts", "events"
_SAID = "large.json"


@dataclass(frozen=True, slots=True)
class StoredRecords:
    """Where the records of a large set are, and what is known of all of them.

    Attributes
    ----------
    folder : Path
        Holds `facts/` and `events/`.
    n_records : int
    month_first, month_last : int
        First and last month of any record, year * 12 + month - 1.
    file : str
        Name of the file that they were imported from.
    origin : mapping
        Source of the records that name none, as an import knows it.
    digest : str
        Changes with any part.
    """

    folder: Path
    n_records: int
    month_first: int
    month_last: int
    file: str
    origin: Mapping[str, str] = field(hash=False)
    digest: str


def describe_stored(
    folder: Path, n_records: int, months: tuple[int, int], file: str, origin: Mapping[str, str]
) -> None:
    """Write down what a finished folder of parts holds; without it, nobody reads the parts.

    Parameters
    ----------
    folder : Path
        With `facts/` and `events/`.
    n_records : int
    months : tuple of int
        First and last month of any record, year * 12 + month - 1.
    file : str
    origin : mapping
        As in `StoredRecords`.
    """
    parts = {path.relative_to(folder).as_posix(): _digest(path) for path in sorted(folder.rglob("part-*.parquet"))}
    said = {"records": n_records, "months": months, "file": file, "origin": dict(origin), "parts": parts}
    (folder / _SAID).write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


def read_stored(root: Path) -> StoredRecords | None:
    """Return the stored records of a data folder, or None for one whose tables hold them all.

    Raises
    ------
    DataError
        If a part that is written down is missing, or the list of parts is damaged.
    """
    folder = root / LARGE
    if not folder.is_dir():
        return None
    try:
        text = (folder / _SAID).read_text(encoding="utf-8")
        said = json.loads(text)
        missing = [name for name in said["parts"] if not (folder / name).is_file()]
        first, last = map(int, said["months"])
        digest = hashlib.sha256(text.encode()).hexdigest()
        found = StoredRecords(folder, int(said["records"]), first, last, said["file"], said["origin"], digest)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{LARGE}/{_SAID} is missing or damaged: {error}.") from error
    if missing:
        raise DataError(f"{LARGE}/{missing[0]} is missing, with {len(missing) - 1} more parts.")
    return found


def stored_files(root: Path) -> tuple[Path, ...]:
    """Return the list of parts of a data folder and every part on it."""
    parts = _parts(root)
    return () if parts is None else (root / LARGE / _SAID, *parts)


def damaged_parts(root: Path) -> tuple[Path, ...]:
    """Return the parts of a data folder that are not as they were written."""
    return tuple(path for path, digest in (_parts(root) or {}).items() if _digest(path) != digest)


def _parts(root: Path) -> dict[Path, str] | None:
    """Return the parts of a data folder with the checksums they were written under; None where it has none."""
    found = read_stored(root)
    if found is None:
        return None
    said = json.loads((found.folder / _SAID).read_text(encoding="utf-8"))
    return {found.folder / name: digest for name, digest in said["parts"].items()}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
