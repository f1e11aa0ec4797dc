"""How time and memory grow with the number of incidents: processor time of each step, in a process of its own.

The largest sizes take many minutes: `BENCH_SIZES=1000,10000` measures some only. The picture of the same
figures is written beside the results, as `growth.svg`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import altair as alt
import pandas as pd
import vl_convert

from benchmarks.report import FOLDER, Figure, shipped_size
from benchmarks.synthetic import write_folder
from sahel_map.data.read.paths import geodata_root

SIZES = (1_000, 10_000, 100_000, 300_000, 1_000_000)
MEMORY = "memory at rest"
STEPS = ("read the data", "filter and charts", "squares", "areas in colour", "CSV", "GeoJSON")
# Times of a second or less wander by more than a size ten times as large would show.
LINEAR = 1.3

_WORK = """
import datetime as dt, json, sys, tempfile, time
from pathlib import Path
import numpy as np, psutil
from sahel_map.app.server.lasting_objects import give_back_memory
from sahel_map.data.dataset import load_dataset
from sahel_map.exports.formats import FORMATS, write_export
from sahel_map.exports.job import ExportJob
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.statistics.density import density
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.areas.choropleth import choropleth
from sahel_map.views.charts.bars import area_bars
from sahel_map.views.charts.matrix import actor_harm_matrix
from sahel_map.views.charts.timeline import timeline
from sahel_map.views.figures.key_figures import key_figures
from sahel_map.words import Words

times = {}
def clocked(name, work, runs=3):
    spent = []
    for _ in range(runs):
        began = time.process_time()
        result = work()
        spent.append(time.process_time() - began)
    times[name] = min(spent)
    return result

dataset = clocked("read the data", load_dataset, 1)
give_back_memory()
times["memory at rest"] = psutil.Process().memory_info().rss / 1e6
words, chosen = Words("en", dataset.labels("en")), Selection(actors=frozenset({"JNIM", "FAMA"}))
everything = np.ones(len(dataset.incidents), dtype=bool)
def charts():
    numbers = Numbers(dataset, matching(dataset, chosen))
    key_figures(numbers, words)
    return timeline(numbers, words), actor_harm_matrix(numbers, words), area_bars(numbers, words)
clocked("filter and charts", charts)
clocked("squares", lambda: density(dataset, everything, 25))
clocked("areas in colour", lambda: choropleth(dataset, everything))
job = ExportJob(dataset, Selection(), everything, words, dt.datetime(2026, 11, 29, tzinfo=dt.UTC))
with tempfile.TemporaryDirectory() as folder:
    for name, code in (("CSV", "csv"), ("GeoJSON", "geojson")):
        clocked(name, lambda: write_export(job, FORMATS[code], Path(folder) / "file"), 1)
print(json.dumps(times))
"""


def measure() -> list[Figure]:
    """Return time and memory of each step at each size, and how the time a record grows to the largest."""
    wanted = os.environ.get("BENCH_SIZES")
    sizes = tuple(int(size) for size in wanted.split(",")) if wanted else SIZES
    measured: dict[int, Mapping[str, float]] = {shipped_size(): _steps(geodata_root())}
    with tempfile.TemporaryDirectory() as folder:
        for n in sizes:
            measured[n] = _steps(write_folder(Path(folder) / f"data-{n}", n))
            print(f"  {n:,} incidents: {measured[n]}", flush=True)
    figures = [
        Figure(step, values[step], "MB" if step == MEMORY else "s", application="growth", n=n)
        for n, values in measured.items()
        for step in (*STEPS, MEMORY)
    ]
    _draw(measured)
    return [*figures, *_growth(measured, sizes)]


def _steps(folder: Path) -> Mapping[str, float]:
    environment = {**os.environ, "SAHEL_MAP_GEODATA": str(folder)}
    command = [sys.executable, "-c", _WORK]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def _growth(measured: Mapping[int, Mapping[str, float]], sizes: Sequence[int]) -> list[Figure]:
    """Return, for each step, its time a record at the largest size divided by that at the one before it."""
    if len(sizes) < 2:
        return []
    before, largest = sizes[-2:]
    return [
        Figure(
            f"{step}: time a record at {largest:,} / at {before:,}",
            measured[largest][step] / measured[before][step] / (largest / before),
            "ratio",
            f"<= {LINEAR}",
        )
        for step in STEPS
    ]


def _draw(measured: Mapping[int, Mapping[str, float]]) -> None:
    rows = [
        {"records": n, "step": step, "seconds": values[step]} for n, values in measured.items() for step in STEPS
    ]
    line = alt.Chart(pd.DataFrame(rows), title="Processor time by number of records").mark_line(point=True)
    scale = alt.Scale(type="log")
    drawn = line.encode(x=alt.X("records:Q", scale=scale), y=alt.Y("seconds:Q", scale=scale), color="step:N")
    spec = drawn.properties(width=600, height=360).to_dict()
    (FOLDER / "growth.svg").write_text(vl_convert.vegalite_to_svg(spec, vl_version="6.4"), encoding="utf-8")
