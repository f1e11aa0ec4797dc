"""Time to make a printed sheet, beside printing the dashboard's page with headless Chromium."""

from __future__ import annotations

import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.report import Figure
from sahel_map.data.dataset import Dataset, load_dataset
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.options import SheetOptions
from sahel_map.sheets.make import make_sheet
from sahel_map.sheets.order import SheetOrder
from sahel_map.words import Words
from tools.chromium import CHROMIUM

ROOT = Path(__file__).parents[1]
RUNS = 5
CHOSEN = Selection(actors=frozenset({"JNIM"}), start="2024-06", end="2024-12")


def measure() -> list[Figure]:
    """Return the median time of A4 sheets, made after imports and one warming-up, and of the browser's print."""
    dataset = load_dataset()
    everything = Selection()
    png = _median(lambda: _make(dataset, everything, "png"))
    pdf = _median(lambda: _make(dataset, CHOSEN, "pdf"))
    full = _median(lambda: _make(dataset, everything, "pdf"))
    atlas = _median(lambda: _make(dataset, everything, "pdf", is_atlas=True), runs=2)
    n = len(dataset.incidents)
    figures = [
        Figure(f"A4 sheet as PNG at 300 dpi, {n} incidents", png, "s", "<= 0.25"),
        Figure("A4 sheet as PDF, JNIM June to December 2024, with its page of sources", pdf, "s", "<= 0.25"),
        Figure(f"A4 sheet as PDF, {n} incidents, with all pages of its sources", full, "s", "<= 0.25"),
        Figure("atlas of all cercles as PDF", atlas, "s", "<= 5"),
    ]
    if not CHROMIUM.exists():
        return figures
    printed = _median(_Print(), runs=3)
    return [
        *figures,
        Figure("the dashboard's page printed to PDF with headless Chromium, server already running", printed, "s"),
        Figure("sheet as PNG / Chromium's print", png / printed, "ratio", "<= 1.0"),
        Figure("sheet as PDF / Chromium's print", pdf / printed, "ratio", "<= 1.0"),
    ]


def _make(dataset: Dataset, selection: Selection, suffix: str, is_atlas: bool = False) -> None:
    words = Words("en", dataset.codes.labels("en") | dataset.units.labels("en"))
    make_sheet(dataset, SheetOrder(selection, SheetOptions(), suffix, is_atlas=is_atlas), words)


def _median(work: Callable[[], None], runs: int = RUNS) -> float:
    """Return the median time (s) of some runs after one that warms up and is not counted."""
    times = []
    try:
        for run in range(runs + 1):
            started = time.perf_counter()
            work()
            if run:
                times.append(time.perf_counter() - started)
    finally:
        if isinstance(work, _Print):
            work.close()
    return statistics.median(times)


class _Print:
    """Printing the start page: start Chromium, open the page, wait for the map's marks, print to PDF."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/"
        options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
        self.server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py"), *options],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait()

    def __call__(self) -> None:
        with sync_playwright() as playwright:
            arguments = ["--no-sandbox", "--disable-gpu"]
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(self.url)
            page.frame_locator("iframe").first.locator(".leaflet-container").wait_for(timeout=60_000)
            page.wait_for_load_state("networkidle")
            page.pdf(format="A4", landscape=True)
            browser.close()

    def close(self) -> None:
        """Stop the server."""
        self.server.terminate()
        self.server.wait(timeout=20)

    def _wait(self) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"{self.url}_stcore/health", timeout=2)
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        self.close()
        raise RuntimeError("the dashboard did not start within a minute")
