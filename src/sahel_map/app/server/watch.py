"""Looks for replaced data while the server runs, in a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from typing import Any

from sahel_map.app.server import logs, metrics
from sahel_map.app.server.edition_store import Change, EditionStore
from sahel_map.sets.errors import StoreError
from sahel_map.sets.store import DEFAULT_SET

__all__ = ["Watch", "look"]

# A new version is seen within five seconds even where nobody tells of it.
_TOLD_S = 4.0


def look(
    store: EditionStore, who: str | None = None, role: str | None = None, set_id: str = DEFAULT_SET
) -> Change | None:
    """Take newer data if there are any, and write down what came of it.

    Parameters
    ----------
    store : EditionStore
        Where the data on show are held.
    who, role : str or None
        Who asked; None for the server itself.
    set_id : str
        Which set they are.
    """
    change = store.refresh()
    if change is None:
        return None
    outcome = "refused" if change.problems else "taken"
    metrics.RELOADS.labels(outcome).inc()
    named: dict[str, Any] = {"set": set_id} if set_id else {}
    logs.audit("data-reload", who, role, outcome=outcome, before=change.before, after=change.after, **named)
    if change.problems:
        logs.event(
            "data-refused",
            logging.ERROR,
            on_show=change.after,
            n=len(change.problems),
            problems=change.problems[:20],
            **named,
        )
    return change


class Watch:
    """Looks every so many seconds until it is stopped.

    Parameters
    ----------
    stores : callable
        Returns the editions of every set on show, by id.
    seconds : float
        Between two looks; 0 looks once, at the start.
    wait : callable, optional
        Waits so many seconds, less if the store of the sets tells of a change; asked again and again.
    prepare : callable, optional
        Has sets lie ready that nobody asked for yet; asked after each wait.
    """

    def __init__(
        self,
        stores: Callable[[], Mapping[str, EditionStore]],
        seconds: float,
        wait: Callable[[float], object] | None = None,
        prepare: Callable[[], None] = lambda: None,
    ) -> None:
        self._stores, self._seconds, self._wait, self._prepare = stores, seconds, wait, prepare
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sahel-map-data", daemon=True)
        self._told = threading.Thread(target=self._run_told, name="sahel-map-sets", daemon=True)

    def start(self) -> None:
        """Look for the first time, in the background: the server answers meanwhile."""
        self._thread.start()
        if self._wait is not None and self._seconds:
            self._told.start()

    def stop(self) -> None:
        """Stop looking."""
        self._stopped.set()

    def _run(self) -> None:
        self._look_at_all()
        while self._seconds and not self._stopped.wait(self._seconds):
            self._look_at_all()

    def _run_told(self) -> None:
        """Look at the sets whenever their store tells of a change, and every few seconds if it cannot tell."""
        while not self._stopped.is_set():
            try:
                self._wait_for_word()
                for set_id, store in self._stores().items():
                    if set_id != DEFAULT_SET:
                        self._look(store, set_id)
                self._prepare()
            except Exception:  # noqa: BLE001 - the next look may succeed
                _note_failure()
                self._stopped.wait(_TOLD_S)

    def _wait_for_word(self) -> None:
        try:
            self._wait(_TOLD_S)  # type: ignore[misc]  # started only with one
        except StoreError:
            self._stopped.wait(_TOLD_S)

    def _look_at_all(self) -> None:
        for set_id, store in self._stores().items():
            self._look(store, set_id)

    def _look(self, store: EditionStore, set_id: str) -> None:
        """Look once; whatever goes wrong is said, counted, and does not end the watch.

        A watch that ended would leave a retracted record on show without a word.
        """
        try:
            look(store, set_id=set_id)
        except Exception as error:  # noqa: BLE001 - the next look may succeed
            store.watch_trouble = type(error).__name__
            _note_failure()
        else:
            store.watch_trouble = ""


def _note_failure() -> None:
    """Count and log what a look ended in."""
    metrics.WATCH_ERRORS.inc()
    logs.event("data-watch-failed", logging.ERROR, exc_info=True)
