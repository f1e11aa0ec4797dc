"""How many pages are drawn, and files made, at once: a few, in the order of asking, while the others wait.

All pages of a process share one processor. A hundred drawn at once all take a hundred times as long, and
nobody sees anything before the last; a few at a time are finished one after the other.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["SLOTS", "RunSlots"]

# One that computes, and the others sending, waiting for a disk or about to rest.
_AT_ONCE = 4
# Who waits longer is told so.
_WORD_AFTER_S = 1.5


class RunSlots:
    """Turns to draw a page or to make a file; safe to use from any thread.

    Parameters
    ----------
    at_once : int
        Turns at the same time.
    """

    def __init__(self, at_once: int = _AT_ONCE) -> None:
        self._free, self._line = at_once, deque[threading.Event]()
        self._lock, self._mine = threading.Lock(), threading.local()

    @property
    def n_waiting(self) -> int:
        """How many wait for a turn."""
        return len(self._line)

    @contextmanager
    def turn(self, on_wait: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Wait for a turn and hold it; a thread that has one already needs no other.

        Parameters
        ----------
        on_wait : callable
            Called once if the wait is long.
        """
        if getattr(self._mine, "has_turn", False):
            yield
            return
        self._take(on_wait)
        self._mine.has_turn = True
        try:
            yield
        finally:
            self._mine.has_turn = False
            self._give()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Let others have the turn of this thread for as long as it only waits."""
        if not getattr(self._mine, "has_turn", False):
            yield
            return
        self._give()
        try:
            yield
        finally:
            self._take(lambda: None)

    def rest(self, seconds: float) -> None:
        """Do nothing for some time, and let others have the turn meanwhile."""
        with self.away():
            time.sleep(seconds)

    def _take(self, on_wait: Callable[[], None]) -> None:
        with self._lock:
            if self._free and not self._line:
                self._free -= 1
                return
            called = threading.Event()
            self._line.append(called)
        if called.wait(_WORD_AFTER_S):
            return
        try:
            on_wait()
            called.wait()
        except BaseException:
            # Whoever waited is gone, for instance because the reader pressed something else.
            self._leave_line(called)
            raise

    def _leave_line(self, called: threading.Event) -> None:
        with self._lock:
            if called in self._line:
                self._line.remove(called)
                return
        self._give()

    def _give(self) -> None:
        with self._lock:
            if self._line:
                self._line.popleft().set()
            else:
                self._free += 1


#: The turns of this process.
SLOTS = RunSlots()
