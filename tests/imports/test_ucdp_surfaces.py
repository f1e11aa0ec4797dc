"""A set in the shape of UCDP, with gaps, on every page, sheet and export: nothing reads "nan", nothing fails."""

import dataclasses
import datetime as dt
import re
import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.ucdp_rows import write_rows
from sahel_map.app.page import shell
from sahel_map.app.panels import map as map_panel
from sahel_map.app.server.running_settings import settings
from sahel_map.data.dataset import load_dataset
from sahel_map.exports.brief_content import brief_content, numbered
from sahel_map.exports.formats import FORMATS
from sahel_map.exports.job import ExportJob
from sahel_map.exports.single_page_data import page_data
from sahel_map.imports.importing import prepare, read_upload
from sahel_map.imports.mapping import ImportMapping, Origin
from sahel_map.imports.writing import write
from sahel_map.incident.facts import build_record
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.options import SheetOptions
from sahel_map.sheets.make import sheet_data
from sahel_map.sheets.order import SheetOrder
from sahel_map.views.table.table import incident_table
from sahel_map.words import Words

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
GEODATA = ROOT / "geodata"
DAY = dt.date(2026, 11, 29)
NOW = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)
# What a table says where it knows nothing, and no reader should ever see.
MACHINE_WORD = re.compile(r"(?<![\w.-])(?:nan|None|NaT|NaN|<NA>|undefined)(?![\w-])")


@pytest.fixture(scope="module")
def folder(around, tmp_path_factory):
    """Return 60 invented events as a set; every third names no source, every fifth no place."""
    work = tmp_path_factory.mktemp("ucdp")
    path = write_rows(work / "ged.csv", 60, around.units)
    rows = pd.read_csv(path, dtype=str)
    rows.loc[::3, ["source_office", "source_article", "source_headline"]] = ""
    rows.loc[::5, ["where_coordinates", "where_description"]] = ""
    rows.to_csv(path, index=False)
    prepared = prepare(read_upload(path), ImportMapping(origin=Origin("Example Recorders")), around, DAY)
    write(prepared, work / "set", GEODATA)
    return work / "set"


@pytest.fixture(scope="module")
def dataset(folder):
    return load_dataset(folder)


def texts(value):
    """Yield every text within a value of plain data."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        yield from texts([getattr(value, field.name) for field in dataclasses.fields(value)])
    elif isinstance(value, dict):
        yield from texts(list(value.values()))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)
    elif isinstance(value, float):
        assert not np.isnan(value), "a number that is none"


def machine_words(value):
    return sorted({text[:120] for text in texts(value) if MACHINE_WORD.search(text)})


def job_of(dataset, language):
    mask = np.ones(len(dataset.incidents), bool)
    return ExportJob(dataset, Selection(), mask, Words(language, dataset.labels(language)), NOW)


def test_set_when_made_then_has_sources_without_an_address(dataset):
    assert dataset.sources["url"].isna().any()
    assert len(dataset.incidents) >= 30


@pytest.mark.long_after(1)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_when_facts_are_missing_then_no_surface_prints_a_word_of_machines(dataset, language):
    job = job_of(dataset, language)
    words, everything = job.words, job.mask
    assert machine_words([build_record(dataset, name, words) for name in dataset.incidents.index]) == []
    table = incident_table(dataset, everything, words)
    assert machine_words([column for name in table for column in table[name].dropna().astype(str)]) == []
    assert machine_words(page_data(job)) == []
    assert machine_words(numbered(brief_content(job).sources, words)) == []
    one = dataset.incidents.index[0]
    for order in (
        SheetOrder(Selection(), SheetOptions(made=DAY)),
        SheetOrder(Selection(), SheetOptions(made=DAY), incident=one),
        SheetOrder(Selection(), SheetOptions(made=DAY), is_atlas=True),
    ):
        data = sheet_data(dataset, order, words)
        assert (
            machine_words([text for text in texts(data) if not text.lstrip().startswith(("<svg", "<?xml"))]) == []
        )


@pytest.mark.long_after(2)
@pytest.mark.parametrize("code", list(FORMATS))
def test_file_when_facts_are_missing_then_no_cell_holds_a_word_of_machines(dataset, code, tmp_path):
    target = tmp_path / f"file{FORMATS[code].suffix}"
    FORMATS[code].write(job_of(dataset, "fr"), target)
    if code == "parquet":
        content = gpd.read_parquet(target).drop(columns="geometry").select_dtypes(["object", "str"])
        found = [text for name in content for text in content[name].dropna().astype(str)]
    elif zipfile.is_zipfile(target):
        with zipfile.ZipFile(target) as archive:
            names = [name for name in archive.namelist() if name.endswith((".xml", ".csv", ".txt", ".md"))]
            # Between tags of Office, or the lines of a table.
            found = [
                text
                for name in names
                for text in re.split(r"<[^>]*>|\n", archive.read(name).decode("utf-8", "replace"))
                if not name.startswith(("ppt/theme", "docProps"))
            ]
    elif code == "html":
        found = []  # its data are those of `page_data`
    else:
        found = re.split(r"<[^>]*>|[\n\x00]", target.read_bytes().decode("utf-8", "replace"))
    assert sorted({text.strip()[:120] for text in found if MACHINE_WORD.search(text)}) == []


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "fr"])
def test_pages_when_the_set_is_ucdp_then_every_one_shows_it(folder, dataset, language, monkeypatch):
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(folder))
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(map_panel, "FIRST_HEAD_START_S", 0)  # there is no browser to wait for
    settings.cache_clear()
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    test.query_params.update({"lang": language, "incident": str(dataset.incidents.index[0])})
    test.run()
    for page, path in shell.PAGES.items():
        if page != "map":
            test.switch_page(path).run()
        assert not test.exception, page
        shown = [
            str(element.value)
            for element in (*test.markdown, *test.caption, *test.info, *test.warning, *test.metric, *test.title)
        ]
        assert machine_words(shown) == [], page
    settings.cache_clear()
