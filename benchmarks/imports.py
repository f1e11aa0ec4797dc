"""How long the whole command takes on UCDP-shaped rows, start included, and how much memory."""

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.report import Figure
from benchmarks.ucdp_rows import write_rows
from sahel_map.data.read.paths import geodata_root
from sahel_map.imports.surroundings import read_surroundings
from sahel_map.imports.writing import IMPORTED

_SIZES = {300_000: ("<= 6", "<= 2"), 1_000_000: ("<= 30", "<= 2")}


def measure() -> list[Figure]:
    """Return wall time and peak memory of importing 300,000 and 1,000,000 rows of 49 columns."""
    units = read_surroundings(geodata_root(), IMPORTED).units
    figures = []
    with tempfile.TemporaryDirectory() as name:
        for n, (seconds, gigabytes) in _SIZES.items():
            path = write_rows(Path(name) / f"GEDEvent-{n}.csv", n, units)
            wall, memory = _run(path, Path(name) / f"in-{n}")
            what = f"import of {n:,} UCDP-shaped rows of 49 columns, checked and stored"
            figures.append(Figure(what, wall, "s", seconds))
            figures.append(Figure(f"memory at its highest for {n:,} rows", memory, "GB", gigabytes))
    return figures


def _run(path: Path, folder: Path) -> tuple[float, float]:
    """Run the command in a process of its own; return seconds of wall time and gigabytes."""
    code = "import resource, sys; from sahel_map.cli import main; "
    code += "exec('try:\\n main()\\nfinally:\\n print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)')"
    started = time.perf_counter()
    command = [sys.executable, "-c", code, "import", str(path), "-o", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    wall = time.perf_counter() - started
    return wall, int(re.findall(r"^(\d+)$", done.stdout, re.MULTILINE)[-1]) / 1e6
