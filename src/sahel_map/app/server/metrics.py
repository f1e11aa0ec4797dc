"""Numbers for the people who run the server, offered to Prometheus on a port of their own."""

from __future__ import annotations

import threading
import time

from prometheus_client import Counter, Gauge, Histogram, start_http_server

from sahel_map.app.server.edition_store import EditionStore
from sahel_map.app.server.run_slots import SLOTS

__all__ = [
    "EXPORTS",
    "PAGE_WATCH_ERRORS",
    "RELOADS",
    "REQUESTS",
    "REQUEST_SECONDS",
    "RUN_SECONDS",
    "SESSIONS",
    "WATCH_ERRORS",
    "begin_run",
    "end_run",
    "start_metrics",
]

_BUCKETS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

REQUESTS = Counter("sahel_map_requests", "Requests answered, by kind of address and status.", ["route", "status"])
REQUEST_SECONDS = Histogram("sahel_map_request_seconds", "Time to answer a request.", ["route"], buckets=_BUCKETS)
RUN_SECONDS = Histogram("sahel_map_run_seconds", "Time to draw a page, by page.", ["page"], buckets=_BUCKETS)
SESSIONS = Gauge("sahel_map_sessions", "Browsers connected.")
WAITING = Gauge("sahel_map_pages_waiting", "Pages that wait for their turn to be drawn.")
WAITING.set_function(lambda: SLOTS.n_waiting)
EXPORTS = Counter("sahel_map_exports", "Files that left the server, by format.", ["format"])
RELOADS = Counter("sahel_map_data_reloads", "Changes of the data files, by what came of them.", ["outcome"])
WATCH_ERRORS = Counter("sahel_map_data_watch_errors", "Looks for newer data that ended in an error.")
PAGE_WATCH_ERRORS = Counter("sahel_map_page_watch_errors", "Looks at who may still read that ended in an error.")
INCIDENTS = Gauge("sahel_map_incidents", "Incidents on show.")
STALE = Gauge("sahel_map_data_refused", "1 while newer data files break a rule and older data are shown.")


# Each run of a page has a thread of its own, and only one page.
_run = threading.local()


def begin_run(page: str) -> None:
    """Start the clock of a run."""
    _run.page, _run.began = page, time.perf_counter()


def end_run() -> None:
    """Stop the clock; runs that end early, because the reader acted again, are not counted."""
    RUN_SECONDS.labels(_run.page).observe(time.perf_counter() - _run.began)


def start_metrics(host: str, port: int, store: EditionStore) -> None:
    """Offer the metrics on an address that is not the application's; nothing for port 0.

    Parameters
    ----------
    host, port : str
        Where to listen.
    store : EditionStore
        Whose incidents are counted.
    """
    INCIDENTS.set_function(lambda: len(store.current().dataset.incidents) if not store.unavailable_reason else 0)
    STALE.set_function(lambda: float(store.refusal is not None))
    if port:
        start_http_server(port, host)
