"""Every set of this server, each with its editions: the default one and those of the store.

A set is read when somebody first asks for it, and watched from then on. If the store cannot be
reached, the sets that are open stay as they are, and it is said since when.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from sahel_map.app.server.edition_store import EditionStore
from sahel_map.app.server.map_data import MapData
from sahel_map.core.errors import DataError
from sahel_map.data.read.paths import geodata_root
from sahel_map.sets.errors import StoreError
from sahel_map.sets.folders import now_text
from sahel_map.sets.store import DEFAULT_SET, SetEntry, Store
from sahel_map.views.map.packed_columns import digest_start

__all__ = ["SetShelf"]

_LISTED_FOR_S = 2.0
# How long a page waits for a store that answers late, before it goes on with the list it has.
_PATIENCE_S = 1.0
# Sets held in memory besides the default one; the one that was not asked for longest goes first.
_MOST_OPEN = 8


class SetShelf:
    """Holds the edition stores by set; safe to use from any thread.

    Parameters
    ----------
    store : Store or None
        Where other sets are kept; None where the host keeps none.
    find_default : callable
        Returns the folder of the default set.
    """

    def __init__(self, store: Store | None, find_default: Callable[[], Path] = geodata_root) -> None:
        self.store = store
        self._default = EditionStore(find_default)
        self._open: OrderedDict[str, EditionStore] = OrderedDict()
        self._listed: tuple[SetEntry, ...] = ()
        self._listed_at = float("-inf")
        self._away_since: str | None = None
        self._listing: threading.Thread | None = None
        self._lock = threading.Lock()

    def entries(self, *, anew: bool = False) -> tuple[SetEntry, ...]:
        """Return the sets of the store that are shown, as listed at most two seconds ago.

        A store that does not answer keeps nobody: after a second, the list of before is taken, and `away_since`
        says that it is old. Only the first list, and one that is asked for `anew`, is waited for.
        """
        if self.store is None:
            return ()
        if anew:
            self._list(self.store)
        elif time.monotonic() - self._listed_at > _LISTED_FOR_S:
            self._list_in_time(self.store)
        return tuple(entry for entry in self._listed if entry.removed_at is None)

    def entry(self, set_id: str) -> SetEntry | None:
        """Return a set of the store, or None for the default one and for one that is not shown."""
        return next((entry for entry in self.entries() if entry.set_id == set_id), None)

    def folder(self, set_id: str) -> Path:
        """Return the folder of the newest version of a set, fetched if it is not here, or raise `StoreError`."""
        if self.store is None:
            raise StoreError("unknown", set=set_id)
        return self.store.folder(set_id)

    @property
    def away_since(self) -> str | None:
        """Since when the store cannot be reached (ISO 8601, UTC), or None if it can."""
        return self._away_since

    def edition_store(self, set_id: str = DEFAULT_SET) -> EditionStore:
        """Return the editions of a set.

        Raises
        ------
        StoreError
            If the server has no such set.
        """
        if set_id == DEFAULT_SET:
            return self._default
        store = self.store
        if store is None or self.entry(set_id) is None:
            raise StoreError("unknown", set=set_id)
        with self._lock:
            found = self._open.pop(set_id, None) or EditionStore(lambda: store.folder(set_id), is_laid_out=True)
            self._open[set_id] = found
            while len(self._open) > _MOST_OPEN:
                self._open.popitem(last=False)
            return found

    def open_stores(self) -> dict[str, EditionStore]:
        """Return the editions of the sets that are open, the default one first."""
        with self._lock:
            return {DEFAULT_SET: self._default, **self._open}

    def digests(self) -> tuple[str, ...]:
        """Return the digests of the data on show, of the sets that are open."""
        return tuple(
            editions.current().dataset.version.digest
            for editions in self.open_stores().values()
            if not editions.unavailable_reason
        )

    def refused(self) -> tuple[str, ...]:
        """Return which sets have newer files that were refused: `default`, or the id.

        Whoever asks may not be signed in, so a set that only some groups may read is not named.
        """
        names = []
        for set_id, editions in self.open_stores().items():
            if editions.refusal is not None:
                hidden = set_id != DEFAULT_SET and bool(self.readers_of(set_id))
                names.append("a set with readers of its own" if hidden else set_id or "default")
        return tuple(names)

    def find(self, digest: str) -> tuple[str, MapData] | None:
        """Return set and map data of a digest.

        A set that another process of this server opened is opened here too: its readers may be sent to
        either. A set that is no longer shown is not found.
        """
        shown = {entry.set_id: entry for entry in self.entries()}
        for set_id, editions in self.open_stores().items():
            if (set_id == DEFAULT_SET or set_id in shown) and (data := editions.find(digest)):
                return set_id, data
        for set_id, entry in shown.items():
            if digest.startswith(digest_start(entry.version.digest)):
                try:
                    data = self.edition_store(set_id).find(digest)
                except DataError:
                    return None
                return (set_id, data) if data else None
        return None

    def readers_of(self, set_id: str) -> tuple[str, ...]:
        """Return the groups that may read a set; none where everybody may."""
        entry = self.entry(set_id)
        return entry.readers if entry else ()

    def _list_in_time(self, store: Store) -> None:
        with self._lock:
            listing = self._listing
            late = listing is not None and listing.is_alive()
            if listing is None or not late:
                self._listing = listing = threading.Thread(target=self._list, args=(store,), daemon=True)
                listing.start()
        if late and self._away_since:
            return
        listing.join(None if self._listed_at == float("-inf") else _PATIENCE_S)
        if listing.is_alive():
            self._away_since = self._away_since or now_text()

    def _list(self, store: Store) -> None:
        try:
            self._listed, self._away_since = store.entries(), None
        except StoreError:
            self._away_since = self._away_since or now_text()
        self._listed_at = time.monotonic()
