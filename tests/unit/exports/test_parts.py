"""Files written in parts: the same file as in one, and memory that does not grow with the records."""

import io
import os
import subprocess
import sys
import zipfile

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest

from sahel_map.exports import job as jobs
from sahel_map.exports.formats import FORMATS, export_bytes
from sahel_map.selection.selection import Selection

# Each writes its files twice, some in processes of their own.
pytestmark = pytest.mark.slow


def written(monkeypatch, make_job, code, at_once, selection=None):
    monkeypatch.setattr(jobs, "AT_ONCE", at_once)
    return export_bytes(make_job(selection), FORMATS[code])


def test_parts_when_there_are_more_records_than_one_holds_then_are_all_of_them_in_order(monkeypatch, make_job):
    monkeypatch.setattr(jobs, "AT_ONCE", 5)
    job = make_job()
    parts = list(job.parts())
    assert [len(part.incidents) for part in parts] == [5, 5, 4]
    assert [id for part in parts for id in part.incidents["incident_id"]] == list(job.dataset.incidents.index)
    monkeypatch.setattr(jobs, "AT_ONCE", 14)
    assert list(job.parts()) == [job]


@pytest.mark.parametrize("code", ["geojson", "kml"])
def test_text_when_written_in_parts_then_is_the_same_letter_by_letter(monkeypatch, make_job, code):
    assert written(monkeypatch, make_job, code, 3) == written(monkeypatch, make_job, code, 14)


@pytest.mark.parametrize("code", ["csv", "hxl"])
def test_tables_when_written_in_parts_then_are_the_same_letter_by_letter(monkeypatch, make_job, code):
    whole, parts = (
        zipfile.ZipFile(io.BytesIO(written(monkeypatch, make_job, code, at_once))) for at_once in (14, 3)
    )
    assert whole.namelist() == parts.namelist()
    assert {name: whole.read(name) for name in whole.namelist()} == {
        name: parts.read(name) for name in parts.namelist()
    }


def test_geoparquet_when_written_in_parts_then_says_the_same_of_itself_and_of_each_record(monkeypatch, make_job):
    whole, parts = (io.BytesIO(written(monkeypatch, make_job, "parquet", at_once)) for at_once in (14, 3))
    assert pq.read_schema(whole).equals(pq.read_schema(parts), check_metadata=True)
    pd.testing.assert_frame_equal(gpd.read_parquet(whole), gpd.read_parquet(parts))


def test_geoparquet_when_nothing_is_placed_then_its_box_is_that_of_no_shape(monkeypatch, make_job):
    # Of mini, the place of EX-2023-0005 is not known: its part has no shape, and no box.
    alone = Selection(records=("EX-2023-0005", "EX-2024-0001"))
    whole, parts = (
        pq.read_schema(io.BytesIO(written(monkeypatch, make_job, "parquet", at_once, alone))) for at_once in (14, 1)
    )
    assert whole.equals(parts, check_metadata=True)


def test_geopackage_when_written_in_parts_then_has_the_same_layers_and_rows(monkeypatch, make_job, tmp_path):
    paths = [tmp_path / "whole.gpkg", tmp_path / "parts.gpkg"]
    for path, at_once in zip(paths, (14, 3), strict=True):
        path.write_bytes(written(monkeypatch, make_job, "gpkg", at_once))
    whole, parts = (dict(pyogrio.list_layers(path)) for path in paths)
    assert list(whole.items()) == list(parts.items())
    for layer in whole:
        first, second = (pyogrio.read_dataframe(path, layer=layer, fid_as_index=True) for path in paths)
        pd.testing.assert_frame_equal(first, second)
        assert pyogrio.read_info(paths[0], layer)["dtypes"].tolist() == (
            pyogrio.read_info(paths[1], layer)["dtypes"].tolist()
        )


# A process that takes the invented records over and over, and says how much its memory grows by a file of three
# times as many, once it has written a smaller one.
_GROWTH = """
import dataclasses, datetime as dt, re, sys, tempfile
from pathlib import Path
import numpy as np, pandas as pd
from sahel_map.data.dataset import load_dataset
from sahel_map.exports.formats import FORMATS, write_export
from sahel_map.exports.job import ExportJob
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

def status(name):
    return int(re.search(rf"{name}:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024

few, copies = load_dataset(Path(sys.argv[1])), 2_200
ids = [pd.Series(few.incidents.index).str.replace("EX", f"E{k:05d}") for k in range(copies)]
incidents = pd.concat([few.incidents] * copies)
incidents.index = pd.Index(pd.concat(ids), name="incident_id")
def many(table):
    rows = pd.concat([table] * copies, ignore_index=True)
    return rows.assign(incident_id=[
        id.replace("EX", f"E{k:05d}") for k in range(copies) for id in table["incident_id"]])
dataset = dataclasses.replace(few, incidents=incidents.assign(position=np.arange(len(incidents), dtype="int32")),
    **{name: many(getattr(few, name)) for name in ("actors", "harms", "figures", "sources")})
words, now = Words("en", few.labels("en")), dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
def write(n):
    with tempfile.TemporaryDirectory() as folder:
        mask = np.arange(len(incidents)) < n
        kind = FORMATS[sys.argv[2]]
        write_export(ExportJob(dataset, Selection(), mask, words, now), kind, Path(folder) / f"made{kind.suffix}")
write(10_000)
Path("/proc/self/clear_refs").write_text("5")
before = status("VmRSS")
write(30_000)
print(status("VmHWM") - before)
"""


@pytest.mark.long
@pytest.mark.parametrize("code", ["csv", "geojson", "parquet"])
def test_memory_when_three_times_as_many_records_are_written_then_hardly_grows(code, request):
    mini = request.path.parents[2] / "mini"
    # Arrow's own pool keeps up to 50 MB of what it was given back, now more and now less.
    env = os.environ | {"ARROW_DEFAULT_MEMORY_POOL": "system"}
    said = subprocess.run(
        [sys.executable, "-c", _GROWTH, str(mini), code], capture_output=True, text=True, check=True, env=env
    )
    # As one table, 20,000 more took 110 (csv), 349 (geojson) and 102 MB (parquet); in parts 16, 11 and 18.
    assert float(said.stdout) < 35
