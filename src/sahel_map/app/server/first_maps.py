"""Which maps are painted for the first time: what a page shows below its map may then have the line.

On a slow line everything a page asks for shares it. The library of the charts is larger than all of the map, so
the page sends its charts once the browser has said that the map stands.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict

__all__ = ["FIRST_MAPS", "FirstMaps"]

# Pages that are opening at once; who is forgotten waits as long as one whose map never comes.
_MOST = 2000


class FirstMaps:
    """Hands out the names by which maps report; safe to use from any thread."""

    def __init__(self, most: int = _MOST) -> None:
        self._most, self._lock = most, threading.Lock()
        self._expected: OrderedDict[str, threading.Event] = OrderedDict()

    def expect(self) -> str:
        """Return a new name, of letters and digits, that nobody can guess."""
        visit = secrets.token_hex(8)
        with self._lock:
            self._expected[visit] = threading.Event()
            while len(self._expected) > self._most:
                self._expected.popitem(last=False)
        return visit

    def report(self, visit: str) -> None:
        """Note that a map is painted, or never will be; a name that is not expected means nothing."""
        with self._lock:
            event = self._expected.get(visit)
        if event is not None:
            event.set()

    def painted(self, visit: str) -> threading.Event:
        """Return the event of a map; one that is not expected any more has happened."""
        with self._lock:
            event = self._expected.get(visit)
        if event is None:
            event = threading.Event()
            event.set()
        return event


#: The maps of this process.
FIRST_MAPS = FirstMaps()
