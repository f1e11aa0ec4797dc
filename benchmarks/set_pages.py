"""A set of 300,000 rows in the page, from each store: choosing it until its map is painted, then filtering it.

In folders the host that stored the set shows it; from PostgreSQL a second host does, which fetches it by itself.
Each opening is of a server of its own. `BENCH_SET_ROWS=30000` measures another size.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from benchmarks.browser import OUR_MAP, PATIENCE_S, SETTLING_S, SHIPPED, choose_actors
from benchmarks.chromium import chromium, tab
from benchmarks.report import FOLDER, Figure
from benchmarks.serving import DASHBOARD, answers, serving
from benchmarks.sets import step
from benchmarks.ucdp_rows import write_rows
from sahel_map.data.dataset import load_dataset
from sahel_map.data.read.paths import geodata_root
from sahel_map.imports.surroundings import read_surroundings
from sahel_map.imports.writing import IMPORTED
from sahel_map.words import Words

# Of which 300,000 are taken: most rows are battles without civilians among the dead.
N_ROWS = 542_500
_N_VISITS = 3
# The groups of the invented rows' sides; the first warms up.
_STEPS = ("JNIM", "FAMA", "ISSP", "DOZO")
_OPENS = {"folders": "<= 2", "PostGIS": "<= 6"}


def measure() -> list[Figure]:
    """Return times from the choice of the set, and of a filter, to the painted map and the complete page."""
    sys.path.insert(0, str(FOLDER.parent / "tests"))
    from postgres_server import PostgresServer

    from sahel_map.sets.postgres import PostgresStore

    n = int(os.environ.get("BENCH_SET_ROWS", N_ROWS))
    database = PostgresServer()
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            path = write_rows(folder / "GEDEvent.csv", n, read_surroundings(geodata_root(), IMPORTED).units)
            command = [sys.executable, "-c", "from sahel_map.cli import main; main()", "import", str(path)]
            subprocess.run([*command, "-o", str(folder / "made")], check=True, stdout=subprocess.DEVNULL)
            shown = load_dataset(folder / "made").incidents[["actor_bits"]]
            url = database.fresh("pages")
            PostgresStore(url, folder / "first").migrate()
            for kept in ("folders", "first", "second"):
                (folder / kept).mkdir(exist_ok=True)
            step("", "store", (folder / "folders", "", folder / "made"))
            step("", "store", (folder / "first", url, folder / "made"))
            return [
                *_figures("folders", {"SAHEL_MAP_DATA_DIR": str(folder / "folders")}, shown),
                *_figures(
                    "PostGIS",
                    {"SAHEL_MAP_DATA_DIR": str(folder / "second"), "SAHEL_MAP_DATABASE_URL": url},
                    shown,
                ),
            ]
    finally:
        database.close()


def _figures(store: str, settings: Mapping[str, str], shown: pd.DataFrame) -> Iterator[Figure]:
    opened, filtered = [], []
    for _ in range(_N_VISITS):
        with serving(DASHBOARD, **settings) as url, chromium() as browser:
            answers(f"{url}readyz", None, PATIENCE_S)
            with tab(browser, OUR_MAP, SHIPPED) as page:
                page.open(url, PATIENCE_S)
                time.sleep(SETTLING_S)
                opened.append(page.choose_last(Words("en")("set-choose"), len(shown), PATIENCE_S))
                time.sleep(SETTLING_S)
                filtered += choose_actors(page, shown, _STEPS)[0]
    what = f"a set of {len(shown):,} records in {store}"
    for name, times, target in (("chosen", opened, _OPENS[store]), ("filtered", filtered, "")):
        painted, complete = (statistics.median(each) for each in zip(*times, strict=True))
        yield Figure(f"{what}: {name} to painted map", painted, "s", target)
        yield Figure(f"{what}: {name} to complete page", complete, "s")
