"""Pictures of every page, in both languages and four sizes, to look at after a change that is visible.

Run `make screenshots`, or `python -m tools.screenshots map trends` for some pages only; with `--keep`, the pictures
of the help pages and of `docs/pictures/` are taken anew. Needs Debian's Chromium and Playwright from the extra
`test`; every request stays on this machine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, expect, sync_playwright

from sahel_map.app.page.shell import PAGES
from sahel_map.words import LANGUAGES
from tools.chromium import CHROMIUM, WITHOUT_BAR

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "test-pictures"
KEPT = ROOT / "docs" / "pictures"
HELP_FOLDER = ROOT / "src" / "sahel_map" / "assets" / "help"
SIZES = {"laptop": (1440, 900), "small-laptop": (1366, 768), "desktop": (1920, 1080), "telephone": (390, 844)}
#: States of the map page that no other page shows: name and what its address adds.
STATES = {
    "empty": "text=nowhere-at-all",
    "record": "incident=ML-2022-0010",
    "unknown-parameter": "colour=red",
    "shaded": "layer=areas",
    "density": "layer=density",
    "filtered": "actor=FAMA,WAGNER&actor_mode=all&from=2024-05&to=2024-12",
    "drawn": "shape=14.1,-4.2,14.1,-3.2,14.9,-3.2,14.9,-4.2",
}
#: What the address of a page adds, so that there is something to see; without it, it asks the reader to choose.
SHOWN = {
    "record": "incident=ML-2022-0010",
    "area-profile": "area=ML0504",
    "compare": "a=to%3D2023-12-31&b=from%3D2024-01-01",
    "dossier": "dossier=ML-2022-0014,ML-2022-0010",
}
#: Pictures that the help pages show: name, page and what its address adds.
HELP = {
    "analyst": ("map", "actor=JNIM&harm=killing&from=2024-01&to=2024-12"),
    "briefer": ("map", "incident=ML-2022-0010"),
    "host": ("quality", ""),
}
_NOTE_IS_READ = "localStorage.setItem('sahel-map-note', 'seen')"
_PATIENCE_S = 120


def main() -> None:
    """Start a server, take the pictures, and name their folder."""
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description=main.__doc__)
    parser.add_argument("page", nargs="*", choices=[[], *PAGES], help="pages to take; default all")
    parser.add_argument("--keep", action="store_true", help="only the pictures that are part of the repository")
    asked = parser.parse_args()
    wanted = asked.page or list(PAGES)
    FOLDER.mkdir(exist_ok=True)
    with _server() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=WITHOUT_BAR)
        if asked.keep:
            _keep(browser, url)
            return
        for name in wanted:
            for language in LANGUAGES:
                for size in SIZES:
                    address = f"{_address(url, name, language)}&{SHOWN.get(name, '')}".rstrip("&")
                    _take(browser, address, f"{name}-{language}-{size}", SIZES[size])
                if name in SHOWN:
                    _take(browser, _address(url, name, language), f"{name}-bare-{language}-laptop", SIZES["laptop"])
        if "map" in wanted:
            for state, query in STATES.items():
                for language in LANGUAGES:
                    address = f"{url}?lang={language}&{query}"
                    _take(browser, address, f"map-{state}-{language}-laptop", SIZES["laptop"])
            for language in LANGUAGES:
                _take_states(browser, _address(url, "map", language), language)
                _take(browser, f"{url}Nowhere?lang={language}", f"unknown-page-{language}-laptop", SIZES["laptop"])
            _take_broken(browser)
            _take_gone(browser)
        browser.close()
    sys.stdout.write(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.relative_to(ROOT)}/\n")


def _address(url: str, page: str, language: str) -> str:
    script = Path(PAGES[page])
    path = "" if script.parent == Path() else script.stem
    return f"{url}{path}?lang={language}"


def _take(browser: Browser, address: str, name: str, size: tuple[int, int]) -> None:
    """Open an address in a fresh session, wait until the page and its map are done, and keep a picture."""
    page = _open(browser, address, size)
    page.screenshot(path=FOLDER / f"{name}.png")
    page.close()


def _take_states(browser: Browser, address: str, language: str) -> None:
    """Take what a page looks like on a first visit, on paper, in forced colours, loading and without its server."""
    laptop = SIZES["laptop"]
    page = _open(browser, address, laptop, first_visit=True)
    page.screenshot(path=FOLDER / f"map-first-visit-{language}-laptop.png")
    page.emulate_media(media="print")
    page.screenshot(path=FOLDER / f"map-print-{language}-laptop.png", full_page=True)
    page.emulate_media(media="screen", forced_colors="active")
    page.screenshot(path=FOLDER / f"map-forced-colours-{language}-laptop.png")
    page.close()
    page = browser.new_page(viewport={"width": laptop[0], "height": laptop[1]}, locale=language)
    page.route_web_socket("**/_stcore/stream*", lambda _: None)  # a server that has not answered yet
    page.goto(address)
    page.wait_for_timeout(3_000)
    page.screenshot(path=FOLDER / f"map-loading-{language}-laptop.png")
    page.close()


def _take_gone(browser: Browser) -> None:
    """Take what pages look like whose server goes away; an open socket outlives a browser that is taken offline."""
    with _server() as url:
        pages = {
            language: _open(browser, _address(url, "map", language), SIZES["laptop"]) for language in LANGUAGES
        }
    for language, page in pages.items():
        page.wait_for_timeout(3_000)
        page.screenshot(path=FOLDER / f"map-server-gone-{language}-laptop.png")
        page.close()


def _take_broken(browser: Browser) -> None:
    """Take what a page looks like whose data cannot be read; it says so in both languages at once."""
    with TemporaryDirectory() as folder:
        broken = Path(folder) / "geodata"
        shutil.copytree(ROOT / "tests" / "mini", broken)
        (broken / "datapackage.json").write_text("{", "utf-8")
        with _server(SAHEL_MAP_GEODATA=str(broken)) as url:
            _take(browser, url, "no-data-laptop", SIZES["laptop"])
            _take(browser, url, "no-data-telephone", SIZES["telephone"])


def _open(
    browser: Browser, address: str, size: tuple[int, int], first_visit: bool = False, scale: float = 1
) -> Page:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, device_scale_factor=scale)
    if not first_visit:
        page.add_init_script(_NOTE_IS_READ)
    page.goto(address, timeout=_PATIENCE_S * 1000)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=_PATIENCE_S * 1000)
    for frame in page.frames[1:]:
        if frame.locator(".leaflet-container").count():
            frame.locator(".leaflet-container[data-state=ready]").wait_for(timeout=_PATIENCE_S * 1000)
    page.evaluate("document.fonts.ready")
    # Streamlit draws a grey box where a widget, table or chart has yet to load its script.
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0, timeout=_PATIENCE_S * 1000)
    page.wait_for_function(
        "[...document.querySelectorAll('[data-testid=stVegaLiteChart]')]"
        ".every((box) => box.querySelector('canvas, svg'))"
    )
    page.wait_for_timeout(500)
    return page


def _keep(browser: Browser, url: str) -> None:
    """Take the pictures of the help pages and those of the first screen, small enough to be kept."""
    for language in LANGUAGES:
        for name, (page, query) in HELP.items():
            address = f"{_address(url, page, language)}&{query}"
            _take_small(browser, address, SIZES["laptop"], HELP_FOLDER / f"{name}-{language}.jpg", scale=0.75)
        for size, shape in SIZES.items():
            path = KEPT / f"screen-{language}-{size}.jpg"
            _take_small(browser, _address(url, "map", language), shape, path)


def _take_small(browser: Browser, address: str, size: tuple[int, int], path: Path, scale: float = 1) -> None:
    page = _open(browser, address, size, scale=scale)
    path.parent.mkdir(exist_ok=True)
    page.screenshot(path=path, type="jpeg", quality=80)
    page.close()


@contextmanager
def _server(**settings: str) -> Iterator[str]:
    """Run the dashboard on a free port while the pictures are taken; yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    process = subprocess.Popen(  # noqa: S603
        [*command, "--server.headless", "true"],
        cwd=ROOT,
        env=os.environ | settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
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
