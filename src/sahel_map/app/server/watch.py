"""Looks for replaced data while the server runs, in a thread of its own."""

from __future__ import annotations

import logging
import threading

from sahel_map.app.server import logs, metrics
from sahel_map.app.server.edition_store import Change, EditionStore

__all__ = ["Watch", "look"]


def look(store: EditionStore, who: str | None = None, role: str | None = None) -> Change | None:
    """Take newer data if there are any, and write down what came of it.

    Parameters
    ----------
    store : EditionStore
        Where the data on show are held.
    who, role : str or None
        Who asked; None for the server itself.
    """
    change = store.refresh()
    if change is None:
        return None
    outcome = "refused" if change.problems else "taken"
    metrics.RELOADS.labels(outcome).inc()
    logs.audit("data-reload", who, role, outcome=outcome, before=change.before, after=change.after)
    if change.problems:
        logs.event(
            "data-refused",
            logging.ERROR,
            on_show=change.after,
            n=len(change.problems),
            problems=change.problems[:20],
        )
    return change


class Watch:
    """Looks every so many seconds until it is stopped.

    Parameters
    ----------
    store : EditionStore
        Where the data on show are held.
    seconds : float
        Between two looks; 0 looks once, at the start.
    """

    def __init__(self, store: EditionStore, seconds: float) -> None:
        self._edition_store, self._seconds = store, seconds
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sahel-map-data", daemon=True)

    def start(self) -> None:
        """Look for the first time, in the background: the server answers meanwhile."""
        self._thread.start()

    def stop(self) -> None:
        """Stop looking."""
        self._stopped.set()

    def _run(self) -> None:
        self._look()
        while self._seconds and not self._stopped.wait(self._seconds):
            self._look()

    def _look(self) -> None:
        """Look once; whatever goes wrong is said, counted, and does not end the watch.

        A watch that ended would leave a retracted record on show without a word.
        """
        try:
            look(self._edition_store)
        except Exception as error:  # noqa: BLE001 - the next look may succeed
            self._edition_store.watch_trouble = type(error).__name__
            metrics.WATCH_ERRORS.inc()
            logs.event("data-watch-failed", logging.ERROR, exc_info=True)
        else:
            self._edition_store.watch_trouble = ""
