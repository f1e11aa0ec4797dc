"""How long each export takes, and how large it is; how long an export takes to be read back in."""

import datetime as dt
import tempfile
import time
from pathlib import Path

from benchmarks.report import Figure
from sahel_map.data.dataset import load_dataset
from sahel_map.data.read.paths import geodata_root
from sahel_map.exports.formats import FORMATS, write_export
from sahel_map.exports.job import ExportJob
from sahel_map.imports.importing import prepare, read_upload
from sahel_map.imports.mapping import ImportMapping
from sahel_map.imports.writing import write
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

NOW = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)


def measure() -> list[Figure]:
    """Return the time of each format for the shipped data, the size of the HTML, and the time of an import."""
    dataset = load_dataset()
    words = Words("en", dataset.codes.labels("en") | dataset.units.labels("en"))
    everything = Selection()
    mask = matching(dataset, everything)
    figures = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in FORMATS.values():
            target = folder / f"{kind.code}{kind.suffix}"
            started = time.perf_counter()
            write_export(ExportJob(dataset, everything, mask, words, NOW), kind, target)
            figures.append(Figure(f"export of all incidents as {kind.code}", time.perf_counter() - started, "s"))
        size = (folder / "html.html").stat().st_size / 1e6
        figures.append(Figure("interactive sheet of all incidents, one HTML file", size, "MB", "<= 2.0"))
        started = time.perf_counter()
        recognised = read_upload(folder / "geojson.geojson")
        write(prepare(recognised, ImportMapping(), dataset, NOW.date()), folder / "in", geodata_root())
        figures.append(Figure("import of that GeoJSON, checked by every rule", time.perf_counter() - started, "s"))
    return figures
