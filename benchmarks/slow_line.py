"""A first visit by its bytes and on a slow line: Chromium's own brake, 600 ms and 1 Mbit/s.

By the server alone (HTTP/1.1, six requests at a time) and, where nginx is installed, as the shipped configuration
sends it (HTTP/2 over TLS).
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser

from benchmarks.browser import DASHBOARD, PATIENCE_S
from benchmarks.chromium import Tab, chromium, tab
from benchmarks.load import nginx, server
from benchmarks.report import Figure, shipped_size
from benchmarks.wire import Wire, counting

LATENCY_MS, BITS_A_SECOND = 600, 1e6
# Charts and the finer boundaries follow the map.
AFTER_MAP_S = 6


def measure() -> list[Figure]:
    """Return bytes before the first map, of a first and a repeated visit, and the time to the map, slow or not."""
    with server() as (url, _), chromium() as browser:
        _warm(browser, url)
        with _counted(browser, url) as (opened, wire):
            before_map = _until_map(opened, wire)[1] / 1e6
            opened.page.wait_for_timeout(AFTER_MAP_S * 1000)
            first = wire.received
            opened.open(wire.url, PATIENCE_S)
            opened.page.wait_for_timeout(AFTER_MAP_S * 1000)
            again = (wire.received - first) / 1e3
        slow, slow_bytes = _slow(browser, url)
    line = f"{LATENCY_MS} ms and {BITS_A_SECOND / 1e6:.0f} Mbit/s"
    figures = [
        Figure("bytes before the first map, all shipped incidents", before_map, "MB", "<= 1.5"),
        Figure("bytes of a first visit with charts", first / 1e6, "MB", "<= 2.3"),
        Figure("bytes of a repeated visit", again, "kB", "<= 100"),
        Figure(f"first map at {line}, server alone", slow, "s", "<= 16"),
        Figure(f"bytes before the first map at {line}", slow_bytes / 1e6, "MB", "<= 1.5"),
    ]
    if shutil.which("nginx") and shutil.which("openssl"):
        with (
            server("/mali") as (url, _),
            nginx([url.split(":")[2].split("/")[0]] * 2, is_secure=True) as secure,
            chromium(("--ignore-certificate-errors",)) as browser,
        ):
            _warm(browser, secure)
            by_nginx = _slow(browser, secure)[0]
            figures.append(Figure(f"first map at {line}, by nginx with HTTP/2", by_nginx, "s", "<= 16"))
    return figures


def _warm(browser: Browser, url: str) -> None:
    with tab(browser, DASHBOARD.drawn, shipped_size()) as opened:
        opened.open(url, PATIENCE_S)
        opened.page.wait_for_timeout(AFTER_MAP_S * 1000)


def _slow(browser: Browser, url: str) -> tuple[float, int]:
    """Return the time (s) to the first map on a slow line, and the bytes until then."""
    with _counted(browser, url) as (opened, wire):
        session = opened.page.context.new_cdp_session(opened.page)
        session.send("Network.enable")
        throughput = BITS_A_SECOND / 8
        line = {"offline": False, "latency": LATENCY_MS, "downloadThroughput": throughput}
        session.send("Network.emulateNetworkConditions", line | {"uploadThroughput": throughput})
        return _until_map(opened, wire)


def _until_map(opened: Tab, wire: Wire) -> tuple[float, int]:
    """Open the page; return the time (s) to its map and the bytes by then, before what comes after it."""
    opened.page.goto(wire.url, wait_until="commit")
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        seconds = opened.page.evaluate("(window.paintedAt - performance.timeOrigin) / 1000")
        if seconds > 0:
            return seconds, wire.received
        opened.page.wait_for_timeout(50)
    raise TimeoutError(f"no map after {PATIENCE_S} s")


@contextmanager
def _counted(browser: Browser, url: str) -> Iterator[tuple[Tab, Wire]]:
    with counting(url) as wire, tab(browser, DASHBOARD.drawn, shipped_size()) as opened:
        yield opened, wire
