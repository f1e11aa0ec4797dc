"""Makes files in processes of their own, so that one reader's large file slows nobody's map.

A file of 300,000 records takes a minute of one processor and more memory than the server itself. Made
here, its work is another process's, its memory goes with that process, and one that takes too long or
too much is ended. Files wait in a line of their own. The data are not read again: workers map what the
server laid down for them (`laid_down`).
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sahel_map.app.server import logs
from sahel_map.app.server.laid_down import LaidDown
from sahel_map.app.server.run_slots import SLOTS, RunSlots
from sahel_map.core.errors import ExportError, SahelMapError
from sahel_map.data.dataset import Dataset

__all__ = ["WORKSHOP", "Workshop"]

_AT_ONCE = 2
# Who waits for a file holds a thread of the server, by which others' maps come too; and whoever asks for many at
# once leaves places in the line for others.
_MOST, _MOST_EACH = 24, 4
_LONGEST_S = 600
_MOST_BYTES = 3 * 1024**3
# A worker that has nothing to do gives its memory back.
_IDLE_S = 120


class Workshop:
    """Worker processes of one server; safe to use from any thread.

    Parameters
    ----------
    at_once : int
        Workers at the same time.
    longest_s : float
        Seconds after which a worker is ended.
    most_bytes : int
        Memory of its own that a worker may ask for, beyond which its file is not made.
    """

    def __init__(
        self, at_once: int = _AT_ONCE, longest_s: float = _LONGEST_S, most_bytes: int = _MOST_BYTES
    ) -> None:
        self._turns, self._longest_s, self._most_bytes = RunSlots(at_once), longest_s, most_bytes
        self._laid_down = LaidDown()
        self._idle: list[subprocess.Popen[bytes]] = []
        self._lock = threading.Lock()
        self._wanted: Counter[str] = Counter()

    def make(
        self,
        task: str,
        dataset: Dataset | None,
        *arguments: object,
        asker: str = "",
        on_wait: Callable[[], None] = lambda: None,
        on_progress: Callable[..., None] = lambda *told: None,
    ) -> bytes:
        """Make a file in a worker; the page that waits for it leaves its turn to others.

        Parameters
        ----------
        task : str
            Name in `workshop_tasks.TASKS`.
        dataset : Dataset or None
            What the reader saw; None for a task that takes none, for which nothing is laid down.
        *arguments
            What the task takes besides; plain values that can be pickled.
        asker : str
            For whom it is made: a few files at once are made or wait for each.
        on_wait : callable
            Called once if others are served first for long.
        on_progress : callable
            Told what the task tells on its way: parts done and all parts, of an import the share and its step.

        Raises
        ------
        SahelMapError
            As the task raises it.
        ExportError
            If the file takes too long or too much memory, the disk is full, or too many wait already.
        """
        with self._place(asker), SLOTS.away(), self._turns.turn(on_wait):
            try:
                laid_down = str(self._laid_down.path(dataset)) if dataset is not None else None
            except OSError as error:
                raise ExportError(f"The file could not be made: {error.strerror}.") from error
            worker = self._worker()
            timer = threading.Timer(self._longest_s, worker.kill)
            timer.start()
            try:
                _send(worker, (task, laid_down, arguments))
                outcome, value = _receive(worker)
                while outcome == "progress":
                    on_progress(*value)
                    outcome, value = _receive(worker)
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                worker.kill()
                worker.wait()
                logs.event("file-not-made", task=task)
                raise ExportError(
                    "This file takes more time or memory than the server grants; choose fewer records."
                ) from error
            except BaseException:
                # Whoever wanted the file is gone; nobody takes what the worker would still answer.
                worker.kill()
                worker.wait()
                raise
            finally:
                timer.cancel()
            if outcome == "made" or isinstance(value, SahelMapError):
                self._keep(worker)
            else:
                # Where memory or disk ran out, no library is sure to be whole.
                worker.kill()
                worker.wait()
        if outcome == "made":
            return value
        raise value if isinstance(value, SahelMapError) else ExportError(str(value))

    @contextmanager
    def _place(self, asker: str) -> Iterator[None]:
        """Have a place in the line, or be told that there is none."""
        with self._lock:
            if self._wanted[asker] >= _MOST_EACH or self._wanted.total() >= _MOST:
                raise ExportError("Many files are being made at the moment: ask again in a minute.")
            self._wanted[asker] += 1
        try:
            yield
        finally:
            with self._lock:
                self._wanted -= Counter([asker])

    def close(self) -> None:
        """End all workers that have nothing to do, and remove what was laid down for them."""
        self._laid_down.close()
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.kill()
            worker.wait()

    def _worker(self) -> subprocess.Popen[bytes]:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.poll() is None:
                    return worker
        command = [sys.executable, "-m", "sahel_map.app.server.workshop_tasks", str(self._most_bytes), str(_IDLE_S)]
        return subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ
        )

    def _keep(self, worker: subprocess.Popen[bytes]) -> None:
        with self._lock:
            self._idle.append(worker)


def _send(worker: subprocess.Popen[bytes], content: object) -> None:
    assert worker.stdin is not None  # noqa: S101 - opened as a pipe above
    pickle.dump(content, worker.stdin)
    worker.stdin.flush()


def _receive(worker: subprocess.Popen[bytes]) -> tuple[str, Any]:
    assert worker.stdout is not None  # noqa: S101 - opened as a pipe above
    return pickle.load(worker.stdout)  # noqa: S301 - from our own process


#: The workers of this process.
WORKSHOP = Workshop()
