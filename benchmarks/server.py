"""Server time of one filter change at the shipped size, beside one marker and popup an incident."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.report import Figure
from benchmarks.synthetic import points_of
from sahel_map.data.read.paths import geodata_root

ROOT = Path(__file__).parents[1]
# A new choice at each run, as a reader makes it; the first two warm up and are not counted.
CHOICES = ["JNIM", "ISSP", "FAMA", "WAGNER", "AFRICA_CORPS", "DOZO", "CSP_FLA", "ARMED_UNKNOWN", "OTHER"]


def measure() -> list[Figure]:
    """Return the median server time of a filter change of the dashboard and of the peer."""
    ours = _filter_change(ROOT / "dashboard.py")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BENCH_POINTS"] = f"{folder}/points.parquet"
        points_of(geodata_root()).to_parquet(os.environ["BENCH_POINTS"])
        naive = _filter_change(ROOT / "benchmarks" / "apps" / "marker_cluster.py")
    return [
        Figure("server time of one filter change, whole dashboard with charts, all shipped incidents", ours, "s"),
        Figure("the same, naive page with only folium.Marker + MarkerCluster", naive, "s"),
        Figure("naive page / dashboard", naive / ours, "ratio"),
    ]


def _filter_change(script: Path) -> float:
    """Return the median time (s) of a rerun after a change of the actor filter to one not seen before."""
    test = AppTest.from_file(str(script), default_timeout=120).run()
    times = []
    for run, choice in enumerate(CHOICES):
        test.multiselect(key="_actors").set_value([choice])
        started = time.perf_counter()
        test.run()
        if run >= 2:
            times.append(time.perf_counter() - started)
    assert not test.exception
    return statistics.median(times)
