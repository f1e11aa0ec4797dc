"""Has the newest versions of large sets lie ready on this host before a reader asks for them.

A version that another host stored has to be fetched, read, checked and joined here once: half a minute for
300,000 records. A process of its own does it as soon as the version is told of, one set at a time and behind
everything else.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from sahel_map.app.server import logs
from sahel_map.core.errors import DataError
from sahel_map.data.dataset import load_dataset
from sahel_map.data.laid_out import lay_out_dataset, read_laid_out
from sahel_map.sets.errors import StoreError
from sahel_map.sets.store import SetEntry

__all__ = ["Preparing", "lay_ready"]

#: Sets of fewer records open in seconds as it is.
WORTH_RECORDS = 20_000


class Preparing:
    """Looks at the list of sets when asked to; used by one thread.

    Parameters
    ----------
    entries : callable
        Returns the sets that are shown.
    find_folder : callable
        Returns the folder of a set's newest version, fetched if need be.
    most_records : int
        Sets of more are not read by this server.
    start : callable, optional
        Starts the process for a folder.
    """

    def __init__(
        self,
        entries: Callable[[], Iterable[SetEntry]],
        find_folder: Callable[[str], Path],
        most_records: int,
        start: Callable[[Path], subprocess.Popen[bytes]] | None = None,
    ) -> None:
        self._entries, self._find_folder, self._most = entries, find_folder, most_records
        self._start = start or _start
        self._seen: set[tuple[str, str]] = set()
        self._process: subprocess.Popen[bytes] | None = None

    def look(self) -> None:
        """Begin with the next set that is not ready; nothing while one is being made ready."""
        if self._process is not None and self._process.poll() is None:
            return
        self._process = None
        for entry in self._entries():
            version = entry.set_id, entry.version.digest
            if version in self._seen or not WORTH_RECORDS <= entry.version.n_incidents <= self._most:
                continue
            try:
                folder = self._find_folder(entry.set_id)
                self._process = self._start(folder)
            except (StoreError, OSError) as error:
                # The next look tries it again; whoever asks for the set opens it in any case.
                logs.event("set-not-prepared", logging.WARNING, reason=type(error).__name__)
            else:
                self._seen.add(version)
                return

    def stop(self) -> None:
        """End what is being made ready; nothing half made is left."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()


def lay_ready(folder: Path) -> None:
    """Lay the data set of a folder out beside it, unless it lies there as this programme would lay it."""
    if read_laid_out(folder) is None:
        lay_out_dataset(load_dataset(folder, may_be_stored=True), folder)


def _start(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "sahel_map.app.server.preparing", str(folder)]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own module


if __name__ == "__main__":
    os.nice(15)
    try:
        lay_ready(Path(sys.argv[1]))
    except DataError:
        sys.exit(1)  # whoever asks for the set is told why
