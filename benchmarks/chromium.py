"""A headless Chromium whose times, memory and traffic can be read; one application in it at a time."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import psutil
from playwright.sync_api import Browser, Page, sync_playwright

from tools.chromium import ARGUMENTS as STARTED_WITH
from tools.chromium import CHROMIUM

# Software drawing for WebGL (pydeck needs it); the others as in the browser tests.
ARGUMENTS = (
    *STARTED_WITH,
    "--enable-unsafe-swiftshader",
    # Other machines do not exist. Refused by the browser, not by a rule of Playwright for each request: such a rule
    # switches the cache off and holds up every request on its way.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)
WINDOW = {"width": 1440, "height": 900}

# Runs in every page before its own scripts. It looks every few milliseconds (and, for our map, whenever its state
# changes) whether the map stands as expected, and notes the moment after the next painting. All moments are
# milliseconds of one clock, whatever frame they are taken in. For pydeck it notes how many points were drawn.
_WATCH = """
if (window === window.top) {
  const now = () => performance.timeOrigin + performance.now();
  const isDrawn = DRAWN;
  const isRunning = () =>
    document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning";
  const draw = WebGL2RenderingContext.prototype.drawArraysInstanced;
  WebGL2RenderingContext.prototype.drawArraysInstanced = function (mode, first, count, instances) {
    window.instances = instances;
    return draw.call(this, mode, first, count, instances);
  };
  document.addEventListener("click", (event) => {
    if (event.isTrusted) window.clickedAt = performance.timeOrigin + event.timeStamp;
  }, true);
  const afterPainting = (note) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = note;
    channel.port2.postMessage(null);
  });
  window.watchFor = (expected) => {
    window.paintedAt = window.finishedAt = null;
    let isFound = false;
    const look = () => {
      const frame = document.querySelector("iframe")?.contentWindow;
      try { if (isFound || !isDrawn(frame, expected)) return; } catch { return; }
      isFound = true;
      clearInterval(timer);
      afterPainting(() => {
        window.paintedAt = now();
        const rest = setInterval(() => {
          if (isRunning()) return;
          clearInterval(rest);
          window.finishedAt = now();
        }, 5);
      });
    };
    const timer = setInterval(look, 5);
    const box = document.querySelector("iframe")?.contentDocument?.querySelector(".leaflet-container");
    if (box) new MutationObserver(look).observe(box, { attributeFilter: ["data-masks"] });
  };
  window.watchFor(EXPECTED);
}
"""


@dataclass
class Tab:
    """A page with what it received so far.

    Attributes
    ----------
    page : Page
    received : int
        Bytes of websocket messages from the server, uncompressed.
    """

    page: Page
    received: int = 0

    def open(self, url: str, seconds: float) -> tuple[float, float]:
        """Go to an address; return the time (s) until the map was painted, and until the page was complete."""
        self.page.goto(url, wait_until="commit")
        return self._times("performance.timeOrigin", seconds)

    def choose(self, names: tuple[str, str], expected: int, seconds: float) -> tuple[float, float]:
        """Add a choice to the filter of actors; return the same two times (s) from the click on it.

        Peers list codes, the product labels: `names` holds both.
        """
        box = self.page.get_by_role("combobox", name="Alleged actor")
        box.click()
        options = self.page.get_by_role("option")
        options.first.wait_for()
        for name in names:
            box.fill(name)
            self.page.wait_for_timeout(100)
            option = options.filter(has_text=name)
            if option.count():
                break
        self.page.evaluate("expected => window.watchFor(expected)", expected)
        self.received = 0
        option.first.click()
        return self._times("window.clickedAt", seconds)

    def choose_last(self, name: str, expected: int, seconds: float) -> tuple[float, float]:
        """Choose the last option of a list by its label; return the same two times (s) from the click on it.

        Parameters
        ----------
        name : str
            Label of the list.
        expected : int
            Number of incidents on the map to wait for.
        seconds : float
            Patience.
        """
        self.page.get_by_role("combobox", name=name).click()
        option = self.page.get_by_role("option").last
        option.wait_for()
        self.page.evaluate("expected => window.watchFor(expected)", expected)
        option.click()
        return self._times("window.clickedAt", seconds)

    def _times(self, since: str, seconds: float) -> tuple[float, float]:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            # Asked from here, as the page's own rules forbid a waiting script to be put into it.
            begun, painted, finished = self.page.evaluate(f"[{since}, window.paintedAt, window.finishedAt]")
            if finished:
                return (painted - begun) / 1000, (finished - begun) / 1000
            self.page.wait_for_timeout(50)
        raise TimeoutError(f"no map after {seconds} s")


@contextmanager
def chromium(more: Sequence[str] = ()) -> Iterator[Browser]:
    """Start a browser of its own, so that no other page is in its memory; with more arguments for it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=[*ARGUMENTS, *more])
        yield browser
        browser.close()


@contextmanager
def tab(browser: Browser, drawn: str, expected: int) -> Iterator[Tab]:
    """Open an empty page with an empty cache.

    Parameters
    ----------
    browser : Browser
    drawn : str
        JavaScript function of the map's window and a number of incidents: whether they stand on the map.
    expected : int
        Number of incidents to wait for after opening.
    """
    context = browser.new_context(viewport=WINDOW)
    page = context.new_page()
    made = Tab(page)
    context.add_init_script(_WATCH.replace("DRAWN", drawn).replace("EXPECTED", str(expected)))
    session = context.new_cdp_session(page)
    session.send("Network.enable", {"maxTotalBufferSize": 0, "maxResourceBufferSize": 0})
    session.on("Network.webSocketFrameReceived", lambda event: _count(made, event["response"]))
    yield made
    context.close()


def memory_mb(tab: Tab) -> float:
    """Return the memory (MB) that the tab needs: unique set size of its process after collecting garbage."""
    session = tab.page.context.new_cdp_session(tab.page)
    session.send("HeapProfiler.collectGarbage")
    tab.page.wait_for_timeout(1000)
    sizes = []
    for process in psutil.Process().children(recursive=True):
        try:
            if "--type=renderer" in process.cmdline():
                sizes.append(process.memory_full_info().uss)
        except psutil.NoSuchProcess:
            continue
    return max(sizes) / 1e6


def _count(tab: Tab, frame: dict) -> None:
    content = frame["payloadData"]
    tab.received += len(base64.b64decode(content)) if frame["opcode"] == 2 else len(content.encode())
