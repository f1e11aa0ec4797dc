"""Ten million records counted where they stand: from a filter to the painted map, and the memory of the process.

`SAHEL_MAP_BENCH_STORED=1000000` measures another size. The page runs in a process of its own, without a browser:
the clock stops when the map with its painted squares leaves for it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.report import FOLDER, Figure
from benchmarks.stored_rows import write_stored
from sahel_map.data.read.paths import geodata_root
from sahel_map.imports.surroundings import read_surroundings
from sahel_map.imports.writing import IMPORTED

_WORK = """
import json, resource, sys, time
from streamlit.testing.v1 import AppTest
from sahel_map.app.panels import map as map_panel
map_panel.FIRST_HEAD_START_S = map_panel.HEAD_START_S = 0
left = []
layer = map_panel.selection_layer
map_panel.selection_layer = lambda *a: left.append(time.perf_counter()) or layer(*a)
test = AppTest.from_file(sys.argv[1], default_timeout=600)
began = time.perf_counter(); test.run(); assert not test.exception, test.exception
first = time.perf_counter() - began
painted, whole, spent = [], [], []
for actor in ("JNIM", "ISSP", "FAMA", "DOZO"):
    test.multiselect(key="_actors").set_value([actor])
    left.clear(); began, clock = time.perf_counter(), time.process_time(); test.run(); assert not test.exception
    painted.append(left[0] - began); whole.append(time.perf_counter() - began)
    spent.append(time.process_time() - clock)
test.segmented_control(key="_layer").set_value("areas")
left.clear(); began = time.perf_counter(); test.run(); assert not test.exception
middle = {"painted": sorted(painted)[1], "whole": sorted(whole)[1], "spent": sorted(spent)[1]}
middle["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
print(json.dumps({**middle, "first": first, "areas": left[0] - began}))
"""


def measure() -> list[Figure]:
    """Return times and memory of the start page on a set of ten million invented records."""
    n = int(os.environ.get("SAHEL_MAP_BENCH_STORED", "10000000"))
    template = geodata_root()
    with tempfile.TemporaryDirectory() as name:
        folder = write_stored(Path(name), n, template, read_surroundings(template, IMPORTED).units)
        found = json.loads(run(folder))
    return [
        Figure(
            f"{n:,} stored records: filter to painted density leaving the server", found["painted"], "s", "<= 1.5"
        ),
        Figure(
            f"{n:,} stored records: filter to areas in colour leaving the server", found["areas"], "s", "<= 1.5"
        ),
        Figure(f"{n:,} stored records: memory of the process at its highest", found["memory"], "GB", "<= 1"),
        Figure(f"{n:,} stored records: whole run of the page, counts of the sidebar included", found["whole"], "s"),
        Figure(f"{n:,} stored records: processor time of it", found["spent"], "s"),
        Figure(f"{n:,} stored records: first page", found["first"], "s"),
    ]


def run(folder: Path) -> str:
    """Return what the process says that shows a folder."""
    environment = {**os.environ, "SAHEL_MAP_GEODATA": str(folder)}
    command = [sys.executable, "-c", _WORK, str(FOLDER.parent / "dashboard.py")]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.splitlines()[
        -1
    ]
