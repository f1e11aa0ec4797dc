"""How the tests import a file: prepared, written and opened again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from sahel_map.data.dataset import load_dataset
from sahel_map.imports.importing import prepare, read_upload
from sahel_map.imports.mapping import ImportMapping, Origin
from sahel_map.imports.mapping_file import parse_mapping
from sahel_map.imports.surroundings import read_surroundings
from sahel_map.imports.writing import IMPORTED, write
from sahel_map.words import Words

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).parents[2]
MINI = ROOT / "tests" / "mini"
GEODATA = ROOT / "geodata"
TODAY = dt.date(2026, 11, 25)
WORDS = Words("en")
HEADER = "id,event_date,location,latitude,longitude,precision,actor,harm_type,killed,source,url,description\n"


class Imported:
    """What became of a file: how it was prepared, and the data set that was written, opened when asked for."""

    def __init__(self, prepared, folder, template):
        self.prepared, self.folder, self._template = prepared, folder, template
        self.accounting = prepared.accounting
        self.events = prepared.events

    @property
    def text(self):
        return "\n".join(self.accounting.lines(WORDS))

    @property
    def counts(self):
        return self.accounting.n_accepted, self.accounting.n_read

    @property
    def held(self):
        """Cause and column -> rows, by their numbers."""
        return {(cause.key, cause.heading): cause.rows for cause in self.accounting.causes if cause.n}

    @property
    def questions(self):
        return [question.key for question in self.prepared.questions]

    def dataset(self):
        if not self.folder.exists():
            write(self.prepared, self.folder, self._template)
        return load_dataset(self.folder)


@pytest.fixture(scope="session")
def around():
    """Code lists, units and places of Mali."""
    return read_surroundings(GEODATA, IMPORTED)


@pytest.fixture
def bring(around, tmp_path):
    """Return a function that imports a file, or lines below the usual headings, against the units of Mali."""

    def bring_in(source, mapping="", reading=None, name="set.csv"):
        if isinstance(source, str) and "\n" in source:
            path = tmp_path / name
            path.write_text(source, encoding="utf-8")
        elif isinstance(source, bytes):
            path = tmp_path / name
            path.write_bytes(source)
        else:
            path = CASES / source if isinstance(source, str) else source
        said = parse_mapping(mapping) if mapping else ImportMapping(origin=Origin("Example Recorders"))
        recognised = read_upload(path, reading or said.reading)
        prepared = prepare(recognised, said, around, TODAY)
        return Imported(prepared, tmp_path / f"in-{path.stem}", GEODATA)

    return bring_in
