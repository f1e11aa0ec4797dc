"""From a click on a filter to the painted map, in Chromium: the product beside its peers, in one run.

Server and libraries are warm; each first visit has an empty browser cache. The bytes of messages are before
compression; the bytes on the wire are counted between server and browser.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError

from benchmarks.chromium import Tab, chromium, memory_mb, tab
from benchmarks.report import Figure
from benchmarks.serving import ROOT, answers, serving
from benchmarks.synthetic import points_of, write_folder
from benchmarks.wire import counting
from sahel_map.core.vocabulary import Actor, bits_of
from sahel_map.data.read.paths import geodata_root

APPS = Path(__file__).parent / "apps"
# Incidents of the data in use, as counted when they were registered.
SHIPPED = int(pd.read_csv(geodata_root() / "counts.csv", index_col="count").at["incidents", "value"])
PATIENCE_S = 120
# Charts fetch their scripts after the page is complete; these belong to the first visit.
SETTLING_S = 2
# Added to the filter one after the other: nine selections, from an eighth of the incidents to nearly all. The
# first warms up and is not counted.
STEPS = ("JNIM", "FAMA", "DOZO", "ARMED_UNKNOWN", "CSP_FLA", "OTHER", "WAGNER", "AFRICA_CORPS", "ISSP")

OUR_MAP = """(frame, n) => {
  const { state, shown } = frame.document.querySelector(".leaflet-container").dataset;
  return state === "ready" && Number(shown) === n;
}"""
_CLUSTERS = """(frame, n) => frame.document.querySelector(".leaflet-marker-icon") &&
  Object.values(frame.map._layers).some((layer) => layer._topClusterLevel?.getChildCount() === n)"""
_CIRCLES = """(frame, n) =>
  Object.values(frame.map._layers).filter((layer) => layer instanceof frame.L.CircleMarker).length === n"""
_INSTANCES = "(frame, n) => window.instances === n"


@dataclass(frozen=True)
class Application:
    """An application to measure.

    Attributes
    ----------
    name : str
        In the table.
    script : Path
    drawn : str
        JavaScript function that says whether n incidents stand on the map.
    sizes : tuple of int
        Numbers of incidents.
    is_ours : bool
        It counts incidents without a place too, which peers cannot show, and reads the data folder.
    """

    name: str
    script: Path
    drawn: str
    sizes: tuple[int, ...]
    is_ours: bool = False


@dataclass(frozen=True)
class Data:
    """One size of data: the folder, the points of peers, and their file."""

    folder: Path
    points: pd.DataFrame
    points_file: Path


DASHBOARD = Application("dashboard", ROOT / "dashboard.py", OUR_MAP, (SHIPPED, 100_000, 300_000), is_ours=True)
FAST = Application("FastMarkerCluster", APPS / "fast_marker_cluster.py", _CLUSTERS, (SHIPPED, 100_000, 300_000))
MARKERS = Application("MarkerCluster", APPS / "marker_cluster.py", _CLUSTERS, (SHIPPED, 2_000))
MAP_ALONE = Application("our map alone", APPS / "map_only.py", OUR_MAP, (SHIPPED, 300_000), is_ours=True)
APPLICATIONS = (
    DASHBOARD,
    MAP_ALONE,
    MARKERS,
    FAST,
    Application("GeoDataFrame.explore", APPS / "explore.py", _CIRCLES, (SHIPPED, 20_000)),
    Application("pydeck", APPS / "deck.py", _INSTANCES, (SHIPPED, 100_000, 300_000)),
)
FILTER, FIRST = "filter to painted map", "first painted map"
COMPLETE, MEMORY, MESSAGES, WIRE = "filter to complete page", "tab memory", "messages a filter", "on the wire"
UNITS = {FILTER: "s", COMPLETE: "s", FIRST: "s", MEMORY: "MB", MESSAGES: "kB", WIRE: "kB"}
TARGETS = {
    (FILTER, SHIPPED): "<= 0.15",
    (FILTER, 100_000): "<= 0.20",
    (FILTER, 300_000): "<= 0.28",
    (COMPLETE, SHIPPED): "<= 0.35",
    (COMPLETE, 100_000): "<= 0.45",
    (COMPLETE, 300_000): "<= 0.60",
    (FIRST, SHIPPED): "<= 1.8",
    (FIRST, 300_000): "<= 2.4",
    **{(MEMORY, n): "<= 250" for n in DASHBOARD.sizes},
    (WIRE, SHIPPED): "<= 20",
    (WIRE, 100_000): "<= 60",
    (WIRE, 300_000): "<= 60",
}


def measure() -> list[Figure]:
    """Measure all applications at all their sizes, and compare."""
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        kept: dict[int, Data] = {}
        for application in APPLICATIONS:
            for n in application.sizes:
                if n not in kept:
                    kept[n] = _data(n, Path(folder))
                found = _figures(application, n, kept[n])
                values = ", ".join(f"{figure.what} {figure.shown} {figure.unit}" for figure in found)
                print(f"  {application.name}, {n:,} incidents: {values}", flush=True)
                figures += found
    return figures + _ratios(figures)


def _data(n: int, folder: Path) -> Data:
    """Return the shipped data, or write as many invented incidents."""
    root = geodata_root() if n == SHIPPED else write_folder(folder / f"data-{n}", n)
    points = points_of(root)
    path = folder / f"points-{n}.parquet"
    points.to_parquet(path)
    return Data(root, points, path)


def _figures(application: Application, n: int, data: Data) -> list[Figure]:
    """Return the figures of one application at one size; one that cannot work is named, not left out."""
    try:
        measured = _measured(application, n, data)
        note = ""
    except (TimeoutError, RuntimeError, PlaywrightError) as error:
        measured, note = dict.fromkeys(UNITS), f"did not work: {error}"
    return [
        Figure(
            what,
            measured[what],
            unit,
            TARGETS.get((what, n), "") if application is DASHBOARD else "",
            application.name,
            n,
            note if what == FILTER else "",
        )
        for what, unit in UNITS.items()
    ]


def _measured(application: Application, n: int, data: Data) -> dict[str, float | None]:
    shown = data.points if application.is_ours else data.points.dropna(subset=["lon", "lat"])
    heavy = not application.is_ours and n > SHIPPED
    with _running(application, data) as url, chromium() as browser:
        first = []
        for visit in range(2 if heavy else 4):
            with tab(browser, application.drawn, len(shown)) as opened:
                first.append(opened.open(url, PATIENCE_S)[0])
                if visit == 0:
                    continue  # the server's libraries were loaded by this one
        with tab(browser, application.drawn, len(shown)) as opened:
            opened.open(url, PATIENCE_S)
            time.sleep(SETTLING_S)
            times, received = choose_actors(opened, shown, STEPS[:5] if heavy else STEPS)
            memory = memory_mb(opened)
        on_wire = None if heavy else _bytes_on_wire(url, browser, application, shown, STEPS[:5]) / 1000
    return {
        FILTER: statistics.median(painted for painted, _ in times),
        COMPLETE: statistics.median(complete for _, complete in times),
        FIRST: statistics.median(first[1:]),
        MEMORY: memory,
        MESSAGES: statistics.median(received) / 1000,
        WIRE: on_wire,
    }


def _bytes_on_wire(
    url: str, browser: Browser, application: Application, shown: pd.DataFrame, steps: tuple[str, ...]
) -> float:
    """Return the bytes that travel from the server for one change of the filter, the mean of some."""
    with counting(url) as wire, tab(browser, application.drawn, len(shown)) as opened:
        opened.open(wire.url, PATIENCE_S)
        time.sleep(SETTLING_S)
        before = wire.received
        choose_actors(opened, shown, steps)
        return (wire.received - before) / len(steps)


@contextmanager
def _running(application: Application, data: Data) -> Iterator[str]:
    """Start an application on its data, and wait until these are read."""
    environment = {"SAHEL_MAP_GEODATA": str(data.folder)}
    if not application.is_ours:
        environment["BENCH_POINTS"] = str(data.points_file)
    with serving(application.script, **environment) as url:
        if application.is_ours and not answers(f"{url}readyz", None, 300):
            raise RuntimeError("the data were not read within five minutes")
        yield url


def choose_actors(
    opened: Tab, shown: pd.DataFrame, steps: tuple[str, ...]
) -> tuple[list[tuple[float, float]], list[int]]:
    """Add one actor after the other; return times to painted map and complete page (s), and bytes received.

    Parameters
    ----------
    opened : Tab
        With the map on it, nothing chosen.
    shown : DataFrame
        Column ``actor_bits`` of each incident that the map counts.
    steps : tuple of str
        Codes of actors. The first warms up and is not counted.
    """
    labels = pd.read_csv(geodata_root() / "codes" / "actors.csv").set_index("code")["label_en"]
    times, received, chosen = [], [], []
    for code in steps:
        chosen.append(Actor(code))
        expected = int((shown["actor_bits"] & bits_of(chosen) != 0).sum())
        times.append(opened.choose((code, labels[code]), expected, PATIENCE_S))
        # The server tidies up after a run; a reader does not click faster either.
        time.sleep(0.5)
        received.append(opened.received)
    return times[1:], received[1:]


def _ratios(figures: list[Figure]) -> list[Figure]:
    """Return how many times faster the dashboard is than the peers, in the same run."""
    by = {(figure.application, figure.n, figure.what): figure.value for figure in figures}
    compared = []
    for peer, n, what, target in (
        (FAST, 300_000, FILTER, ">= 10"),
        (FAST, 300_000, FIRST, ""),
        (MARKERS, SHIPPED, FILTER, ""),
        (MARKERS, SHIPPED, FIRST, ""),
    ):
        theirs, ours = by[peer.name, n, what], by[DASHBOARD.name, n, what]
        times = theirs / ours if theirs and ours else None
        compared.append(Figure(f"{what}: {peer.name} / dashboard", times, "ratio", target, n=n))
    # Nothing on the page can come before the map on a page of its own: what the rest costs it is held to a tenth.
    for what in (FILTER, FIRST):
        alone, ours = by[MAP_ALONE.name, SHIPPED, what], by[DASHBOARD.name, SHIPPED, what]
        times = ours / alone if alone and ours else None
        compared.append(Figure(f"{what}: dashboard / {MAP_ALONE.name}", times, "ratio", "<= 1.1", n=SHIPPED))
    return compared
