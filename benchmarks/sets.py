"""Sets of 300,000 and some 553,000 records in each store: storing one, and opening it in a process of its own.

PostgreSQL is started from Debian's packages, as by the tests. `BENCH_SIZES=542500` measures one size, in rows of
the file, of which more than half are taken. More than 500,000 records are not held, so that set is stored alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.report import FOLDER, Figure
from benchmarks.ucdp_rows import write_rows
from sahel_map.data.read.paths import geodata_root
from sahel_map.imports.surroundings import read_surroundings
from sahel_map.imports.writing import IMPORTED
from sahel_map.settings.settings import Settings

SIZES = (542_500, 1_000_000)
_OPENS = {"folders": "<= 2", "PostGIS": "<= 6"}
_STORE = """
import json, sys, time
from pathlib import Path
from sahel_map.app.server.set_shelf import SetShelf
from sahel_map.sets.opening import open_store
step, data_dir, url, folder = sys.argv[1:]
store = open_store(data_dir, url)
began, clock = time.perf_counter(), time.process_time()
if step == "store":
    store.add("bench", Path(folder), "a-person", "measured")
else:
    edition = SetShelf(store).edition_store("bench").current()
    assert len(edition.dataset.incidents) > 1000
import resource
print(json.dumps([time.perf_counter() - began, time.process_time() - clock,
  resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6]))
"""


def measure() -> list[Figure]:
    """Return wall time of storing and opening; processor time and memory stand in the notes."""
    sys.path.insert(0, str(FOLDER.parent / "tests"))
    from postgres_server import PostgresServer

    from sahel_map.sets.postgres import PostgresStore

    sizes = [int(size) for size in os.environ.get("BENCH_SIZES", "").split(",") if size] or SIZES
    units = read_surroundings(geodata_root(), IMPORTED).units
    figures, database = [], PostgresServer()
    try:
        for n in sizes:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                path = write_rows(folder / "GEDEvent.csv", n, units)
                command = [sys.executable, "-c", "from sahel_map.cli import main; main()", "import", str(path)]
                subprocess.run([*command, "-o", str(folder / "made")], check=True, stdout=subprocess.DEVNULL)
                n_records = pq.read_metadata(folder / "made" / "incidents" / "incidents.parquet").num_rows
                (folder / "kept").mkdir()
                url = database.fresh(f"bench{n}")
                PostgresStore(url, folder / "kept").migrate()
                for store, address in (("folders", ""), ("PostGIS", url)):
                    arguments = (folder / "kept", address, folder / "made")
                    figures.append(step(f"{n_records:,} records: stored in {store}", "store", arguments))
                    if n_records <= Settings().most_records:
                        what = f"{n_records:,} records: opened from {store}"
                        figures.append(step(what, "open", arguments, _OPENS[store] if n == SIZES[0] else ""))
    finally:
        database.close()
    return figures


def step(what: str, do: str, arguments: tuple[object, ...], target: str = "") -> Figure:
    """Return how long one step took in a process of its own.

    Parameters
    ----------
    what : str
        What the figure is of.
    do : {"store", "open"}
    arguments : tuple
        Folder of the host, address of the database or nothing, and folder of the set.
    target : str
    """
    command = [sys.executable, "-c", _STORE, do, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return Figure(what, None, "s", target, note=done.stderr.strip().splitlines()[-1])
    wall, spent, memory = json.loads(done.stdout.splitlines()[-1])
    return Figure(what, wall, "s", target, note=f"{spent:.1f} s of processor time, {memory:.2f} GB at its highest")
