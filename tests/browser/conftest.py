"""A Chromium for the browser tests, a server for them to look at, and a watch over every request."""

import os
import re
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from server_process import MINI, streamlit_server

from tools.chromium import CHROMIUM, WITHOUT_BAR

ROOT = Path(__file__).parents[2]
OWN_HOSTS = {"127.0.0.1", "localhost"}
DESKTOP = {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def chromium():
    """Return a running Chromium; skip where there is none, except under CI, which must have one."""
    if not CHROMIUM.exists():
        reason = f"no Chromium at {CHROMIUM}: install Debian's package chromium, or set CHROMIUM to its path"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import expect, sync_playwright

    # States are waited for, not seconds; the bound is for a machine that does other things too.
    expect.set_options(timeout=20_000)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=WITHOUT_BAR)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium):
    """Return a function that opens an address in a fresh context, watched until the test ends."""
    with _watched(chromium) as open_at:
        yield open_at


@pytest.fixture(scope="module")
def open_lasting_page(chromium):
    """Return the same function for pages that many tests look at, as opening one takes seconds."""
    with _watched(chromium) as open_at:
        yield open_at


@contextmanager
def _watched(chromium):
    """Open pages; at the end fail if one asked another machine for anything, or a script broke."""
    contexts, foreign, broken = [], [], []

    def note_foreign(request):
        if _is_foreign(request.url):
            foreign.append(request.url)

    def open_at(url, viewport=DESKTOP, first_visit=False, **options):
        context = chromium.new_context(viewport=viewport, **options)
        contexts.append(context)
        if not first_visit:
            # The note of a first visit lies over the page until it is read.
            context.add_init_script("try { localStorage.setItem('sahel-map-note', 'seen') } catch {}")
        context.on("request", note_foreign)
        page = context.new_page()
        page.set_default_timeout(40_000)
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda line: broken.append(line.text) if _is_forbidden(line.text) else None)
        page.goto(url)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert foreign == [], "requests to other machines"
    assert broken == [], "errors in scripts"


@pytest.fixture(scope="module")
def serve(tmp_path_factory):
    """Return a function that starts a Streamlit script with its routes and returns its address."""
    servers = []

    def start(script, base_path="", **environment):
        folder = tmp_path_factory.mktemp("server")
        servers.append(streamlit_server(script, folder, base_path, **environment))
        return servers[-1].wait().url

    yield start
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory):
    """Return the address of the dashboard on the invented data, one server for all tests that only read.

    A start and the first page of a server take about eight seconds of processor time.
    """
    folder = tmp_path_factory.mktemp("dashboard")
    server = streamlit_server(ROOT / "dashboard.py", folder, SAHEL_MAP_GEODATA=str(MINI))
    yield server.wait().url
    server.stop()


@pytest.fixture
def picture(request):
    """Return a function that keeps a screenshot for people to look at."""
    folder = ROOT / "test-pictures"

    def keep(page, name):
        folder.mkdir(exist_ok=True)
        page.screenshot(path=folder / f"{name}.png")

    return keep


def _is_forbidden(line):
    """Whether a line of the console says that the page's own policy stopped something."""
    return "Content Security Policy" in line


def _is_foreign(url):
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in OWN_HOSTS


@pytest.fixture
def choose_actor():
    """Return a function that chooses an alleged actor in the sidebar."""
    return _choose_actor


def _choose_actor(page, code):
    """Choose one; a rerun of the page may close the list, so try again."""
    from playwright.sync_api import TimeoutError as LateError

    page.locator("[data-testid=stVegaLiteChart]").first.wait_for(state="visible")
    for _ in range(5):
        try:
            page.get_by_role("combobox", name="Alleged actor").click(timeout=8_000)
            page.get_by_role("option", name=re.compile(f"^{code}")).click(timeout=8_000)
            page.wait_for_url(re.compile(f"actor={code}"), timeout=8_000)
        except LateError:
            page.keyboard.press("Escape")
        if f"actor={code}" in page.url:
            return
    pytest.fail(f"{code} could not be chosen")
