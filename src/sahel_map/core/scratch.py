"""Folders for work in progress, which no process leaves behind: not even one that was killed."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["scratch_folder"]

_LOCK = ".in-use"
# Between its making and its lock, a folder looks as if nobody had it.
_NEW_S = 60


@contextmanager
def scratch_folder(purpose: str, parent: Path | None = None) -> Iterator[Path]:
    """Yield a new empty folder that is gone afterwards; what killed processes left for this purpose goes first.

    Uploads and half-made sets may hold what is not for others, so that a killed process must not leave them for
    ever. A lock says who is at work and ends with its process; a process number would not do, as two containers
    that share a folder count apart.

    Parameters
    ----------
    purpose : str
        One word, part of the folder's name.
    parent : Path, optional
        Where to make it: beside a place that the work is moved to at its end. Default: the machine's folder for
        passing files (`TMPDIR`).

    Raises
    ------
    OSError
        If the folder cannot be made.
    """
    prefix = f".{purpose}-" if parent else f"sahel-map-{purpose}-"
    beside = parent or Path(tempfile.gettempdir())
    for left in beside.glob(f"{prefix}*"):
        if _is_abandoned(left):
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=beside, prefix=prefix) as name:
        folder = Path(name)
        with (folder / _LOCK).open("wb") as lock:
            with suppress(OSError):  # where a file system has no locks, what is left stays
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Apart from the lock, so that the work holds nothing but what was put there.
            work = folder / "work"
            work.mkdir(mode=0o700)
            yield work


def _is_abandoned(folder: Path) -> bool:
    """Return whether a process made this folder here and is gone; a folder without our lock is not ours."""
    try:
        if time.time() - folder.stat().st_mtime < _NEW_S:
            return False
        with (folder / _LOCK).open("r+b") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
