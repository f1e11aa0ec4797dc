"""Pictures of every page, in both languages and four sizes, to look at after a change that is visible.

Run `make screenshots`, or `python -m tools.screenshots map trends` for some pages only. Needs Debian's
Chromium and Playwright from the extra `test`; every request stays on this machine.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from sahel_map.app.page.shell import PAGES
from sahel_map.words import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "test-pictures"
SIZES = {"laptop": (1440, 900), "small-laptop": (1366, 768), "desktop": (1920, 1080), "telephone": (390, 844)}
#: States of the map page that no other page shows: name and what its address adds.
STATES = {
    "empty": "q=nowhere-at-all",
    "record": "incident=ML-2022-0010",
    "unknown-parameter": "colour=red",
    "shaded": "layer=cercle",
    "density": "layer=density",
}
_CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PATIENCE_S = 120


def main() -> None:
    """Start a server, take the pictures, and name their folder."""
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description=main.__doc__)
    parser.add_argument("page", nargs="*", choices=[[], *PAGES], help="pages to take; default all")
    wanted = parser.parse_args().page or list(PAGES)
    FOLDER.mkdir(exist_ok=True)
    with _server() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS)
        for name in wanted:
            for language in LANGUAGES:
                for size in SIZES:
                    _take(browser, _address(url, name, language), f"{name}-{language}-{size}", SIZES[size])
        if "map" in wanted:
            for state, query in STATES.items():
                for language in LANGUAGES:
                    address = f"{url}?lang={language}&{query}"
                    _take(browser, address, f"map-{state}-{language}-laptop", SIZES["laptop"])
        browser.close()
    sys.stdout.write(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.relative_to(ROOT)}/\n")


def _address(url: str, page: str, language: str) -> str:
    script = Path(PAGES[page])
    path = "" if script.parent == Path() else script.stem
    return f"{url}{path}?lang={language}"


def _take(browser: Browser, address: str, name: str, size: tuple[int, int]) -> None:
    """Open an address in a fresh session, wait until the page and its map are done, and keep a picture."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(address)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=_PATIENCE_S * 1000)
    for frame in page.frames[1:]:
        if frame.locator(".leaflet-container").count():
            frame.locator(".leaflet-container[data-state=ready]").wait_for(timeout=_PATIENCE_S * 1000)
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    # Streamlit draws a grey box where a widget, table or chart has yet to load its script.
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0, timeout=_PATIENCE_S * 1000)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")
    page.close()


@contextmanager
def _server() -> Iterator[str]:
    """Run the dashboard on a free port while the pictures are taken; yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([*command, "--server.headless", "true"], cwd=ROOT, **quiet)  # noqa: S603
    url = f"http://localhost:{port}/"
    try:
        until = time.monotonic() + _PATIENCE_S
        while not _answers(f"{url}_stcore/health"):
            if time.monotonic() > until or process.poll() is not None:
                raise SystemExit("the dashboard did not start")
            time.sleep(0.2)
        yield url
    finally:
        process.terminate()
        process.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):  # noqa: S310
            return True
    except OSError:
        return False


if __name__ == "__main__":
    main()
