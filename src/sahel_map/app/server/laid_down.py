"""Hands a data set to the processes that make files: laid into a file once, mapped by each of them.

A worker that read the folder itself would read, check and join it anew, a minute and 1.8 GB for 300,000 records.
Mapped, the tables take none of its own memory, and two workers share them. The file holds what the server was
shown, so that a file made from it cannot say anything else than the page.
"""

from __future__ import annotations

import mmap
import os
import pickle
import tempfile
import threading
import weakref
from contextlib import ExitStack
from pathlib import Path

from sahel_map.core.scratch import scratch_folder
from sahel_map.data.dataset import Dataset

__all__ = ["LaidDown", "lay_down", "take_up"]

# Arrow and numpy want their numbers to begin at such an address.
_ALIGNED = 64


class LaidDown:
    """The files of the data sets of one process; each is gone with its data set. Safe to use from any thread."""

    def __init__(self) -> None:
        self._paths: dict[int, Path] = {}
        self._scratch = ExitStack()
        self._folder: Path | None = None
        self._lock = threading.Lock()

    def path(self, dataset: Dataset) -> Path:
        """Return the file of a data set, laid down when it is first asked for.

        Raises
        ------
        OSError
            If the machine's folder for passing files (`TMPDIR`) has no room.
        """
        with self._lock:
            if self._folder is None:
                self._folder = self._scratch.enter_context(scratch_folder("laid-down"))
            found = self._paths.get(id(dataset))
            if found is None:
                found = self._paths[id(dataset)] = lay_down(dataset, self._folder)
                weakref.finalize(dataset, self._remove, id(dataset), found)
            return found

    def close(self) -> None:
        """Remove every file: a process that a signal ends does not get to its own end."""
        with self._lock:
            self._paths.clear()
            self._folder = None
            self._scratch.close()

    def _remove(self, key: int, path: Path) -> None:
        self._paths.pop(key, None)
        path.unlink(missing_ok=True)


def lay_down(dataset: Dataset, folder: Path) -> Path:
    """Write a data set into a new file of a folder, which its owner alone may read, and return where it is."""
    blocks: list[pickle.PickleBuffer] = []
    told = pickle.dumps(dataset, protocol=5, buffer_callback=blocks.append)
    handle, name = tempfile.mkstemp(dir=folder)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            places = []
            for block in blocks:
                content = block.raw()
                file.write(bytes(-file.tell() % _ALIGNED))
                places.append((file.tell(), content.nbytes))
                file.write(content)
            end = file.tell()
            pickle.dump((told, places), file)
            file.write(end.to_bytes(8))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def take_up(path: Path) -> Dataset:
    """Return the data set of a file that this server laid down; its tables stay where they are, in the file."""
    with path.open("rb") as file:
        mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    told, places = pickle.loads(mapped[int.from_bytes(mapped[-8:]) :])  # noqa: S301 - written by the server that started this process
    return pickle.loads(told, buffers=[mapped[start : start + length] for start, length in places])  # noqa: S301 - the same
