"""A data set laid out beside its folder is the one that was read, and only ever costs time when it is not there."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

import sahel_map.app.server.edition_store as edition_store
import sahel_map.data.laid_out as laid_out
from sahel_map.app.server.edition_store import Edition
from sahel_map.core.errors import DataError
from sahel_map.data.dataset import load_dataset
from sahel_map.data.laid_out import laid_out_place, lay_out_dataset, read_laid_out
from sahel_map.sets.folders import FolderStore

MINI = Path(__file__).parents[2] / "mini"
# Each lays a data set out on disk, some more than once.
pytestmark = pytest.mark.slow


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setattr(laid_out, "WORTH_RECORDS", 1)
    return Path(shutil.copytree(MINI, tmp_path / "data"))


@pytest.fixture
def opened(root):
    dataset = load_dataset(root)
    assert lay_out_dataset(dataset, root)
    return dataset


def tables(holder):
    return {
        field.name: value
        for field in dataclasses.fields(holder)
        if isinstance(value := getattr(holder, field.name), pd.DataFrame)
    }


def same(one, other):
    if isinstance(one, gpd.GeoDataFrame):
        assert one.crs == other.crs
        assert one.geometry.geom_equals_exact(other.geometry, 0).all()
        one, other = (pd.DataFrame(layer.drop(columns="geometry")) for layer in (one, other))
    pd.testing.assert_frame_equal(one, other)


def test_data_when_laid_out_then_every_table_comes_back_as_it_was(root, opened):
    found = read_laid_out(root)
    plain = ("version", "spellings", "profile", "map_credits", "stored")
    assert [getattr(found, name) for name in plain] == [getattr(opened, name) for name in plain]
    for one, other in ((opened, found), (opened.units, found.units)):
        before, after = tables(one), tables(other)
        assert list(before) == list(after)
        for name in before:
            same(before[name], after[name])
    assert list(opened.codes.tables) == list(found.codes.tables)
    for name, table in opened.codes.tables.items():
        same(table, found.codes.tables[name])


def test_set_when_laid_out_then_it_opens_without_being_read(root, opened, monkeypatch):
    monkeypatch.setattr(edition_store, "load_dataset", lambda *_, **__: pytest.fail("it was read"))
    edition = Edition.read(root, is_laid_out=True)
    assert edition.dataset.version == opened.version
    assert edition.known.records == frozenset(opened.incidents.index)


def test_set_when_not_laid_out_yet_then_the_first_to_open_it_does(root):
    assert not laid_out_place(root).exists()
    Edition.read(root, is_laid_out=True)
    assert read_laid_out(root) is not None


def test_default_data_then_nothing_is_written_beside_them(root):
    Edition.read(root)
    assert [path.name for path in root.parent.iterdir()] == ["data"]


@pytest.mark.parametrize("harm", ["cut", "changed", "gone", "list", "empty list"])
def test_file_when_damaged_then_it_is_made_again(root, opened, harm):
    place = laid_out_place(root)
    file = place / "incidents.arrow"
    content = file.read_bytes()
    if harm == "cut":
        file.write_bytes(content[:-10])
    elif harm == "changed":
        file.write_bytes(content[:3000] + b"\xff" + content[3001:])
    elif harm == "gone":
        file.unlink()
    else:
        (place / "opened.json").write_text('{"state": ' if harm == "list" else "[]")
    assert read_laid_out(root) is None
    pd.testing.assert_frame_equal(Edition.read(root, is_laid_out=True).dataset.incidents, opened.incidents)
    assert read_laid_out(root) is not None


def test_programme_when_another_then_it_is_read_anew(root, opened, monkeypatch):
    monkeypatch.setattr(laid_out, "_code_state", lambda: "another")
    assert read_laid_out(root) is None


def test_folder_when_damaged_since_then_it_is_refused_as_ever(root, opened):
    (root / "incidents" / "incident_actors.csv").write_text("broken\n")
    assert read_laid_out(root) is None
    with pytest.raises(DataError, match="problems"):
        Edition.read(root, is_laid_out=True)


def test_disk_when_full_then_the_set_opens_all_the_same(root, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(laid_out, "_write", full)
    assert len(Edition.read(root, is_laid_out=True).dataset.incidents) == len(load_dataset(root).incidents)
    assert [path.name for path in root.parent.iterdir()] == ["data"]


def test_set_when_few_records_then_it_is_not_laid_out(tmp_path):
    root = Path(shutil.copytree(MINI, tmp_path / "data"))
    assert not lay_out_dataset(load_dataset(root), root)


def test_store_when_a_set_is_added_then_it_is_laid_out_beside_its_version(root, tmp_path):
    store = FolderStore(tmp_path / "sets")
    store.add("example", root, "a-person", "imported")
    folder = store.folder("example")
    assert read_laid_out(folder) is not None
    assert sorted(path.name for path in folder.parent.iterdir()) == [".data.opened", "data", "version.json"]
    assert store.entries()[0].version.number == 1
