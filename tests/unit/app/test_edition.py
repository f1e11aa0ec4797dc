"""Replaced data: taken whole or not at all, the old kept until then."""

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from sahel_map.app.server.edition_store import Change, Edition, EditionStore
from sahel_map.core.errors import DataError
from sahel_map.data.trace.register import register

pytestmark = pytest.mark.slow  # reads and checks whole data sets

MINI = Path(__file__).parents[2] / "mini"
INCIDENTS = Path("incidents/incidents.csv")


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(MINI, tmp_path / "data"))


def store_of(folder):
    return EditionStore(lambda: folder)


def edit(folder, before, after):
    """Change a text in the incidents, as a half-finished copy does: the register still names the old sum."""
    file = folder / INCIDENTS
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8", newline="\n")


def names(store):
    return set(store.current().dataset.incidents["place_name_en"])


def test_shelf_when_nothing_changed_then_the_same_objects_are_kept(folder):
    store = store_of(folder)
    first = store.current()
    assert store.refresh() is None
    assert store.current() is first


def test_data_when_replaced_whole_then_new_ones_are_shown_and_the_old_can_still_be_fetched(folder):
    store = store_of(folder)
    old = store.current()
    edit(folder, "Exampleville-2,", "Newville,")
    register(folder)
    change = store.refresh()
    assert change == Change(old.dataset.version.digest, store.current().dataset.version.digest, ())
    assert change.before != change.after
    assert "Newville" in names(store)
    assert store.find(old.map_data.packed.digest) is old.map_data
    assert store.find(store.current().map_data.packed.digest) is store.current().map_data


@pytest.mark.long
def test_data_when_replaced_twice_then_only_the_last_two_are_at_hand(folder):
    store = store_of(folder)
    first = store.current().map_data.packed.digest
    for before, after in (("Exampleville-2,", "Newville,"), ("Newville,", "Newerville,")):
        edit(folder, before, after)
        register(folder)
        store.refresh()
    assert store.find(first) is None
    assert "Newerville" in names(store)


def test_record_when_taken_out_then_nothing_of_the_older_editions_can_be_fetched(folder, monkeypatch):
    store = store_of(folder)
    old = store.current()
    older = old.map_data.packed.digest
    real = Edition.read

    def without_one(root, **how):
        edition = real(root, **how)
        dataset = dataclasses.replace(edition.dataset, incidents=edition.dataset.incidents.iloc[1:])
        return dataclasses.replace(edition, dataset=dataset)

    edit(folder, "Exampleville-2,", "Newville,")
    register(folder)
    monkeypatch.setattr(Edition, "read", without_one)
    store.refresh()
    assert store.current() is not old
    assert store.find(older) is None


def test_data_when_half_replaced_then_the_old_are_kept_until_the_new_are_whole(folder):
    store = store_of(folder)
    old = store.current()
    edit(folder, "Exampleville-2,", "Newville,")
    change = store.refresh()
    assert (change.before, change.after) == (old.dataset.version.digest,) * 2
    assert any(problem.startswith("incidents/incidents.csv") for problem in change.problems)
    assert store.current() is old
    assert store.refusal is not None
    assert store.refresh() is None
    register(folder)
    assert store.refresh().problems == ()
    assert store.refusal is None
    assert "Newville" in names(store)


def test_boundaries_when_the_files_are_replaced_then_stay_those_of_their_edition(folder):
    store = store_of(folder)
    old = store.current()
    lakes = folder / "boundaries" / "lakes.geojson"
    names = [feature["properties"]["name"] for feature in json.loads(lakes.read_bytes())["features"]]
    lakes.write_bytes(b"{}")
    served = json.loads(old.map_data.decompressed(old.map_data.boundary("lakes")))
    assert [feature["properties"]["name"] for feature in served["features"]] == names


@pytest.mark.long
def test_data_when_missing_at_start_then_are_taken_when_they_arrive(tmp_path):
    folder = tmp_path / "data"

    def find():
        if not folder.is_dir():
            raise DataError("No data set at the folder.")
        return folder

    store = EditionStore(find)
    assert store.unavailable_reason == "the data set is being read"
    with pytest.raises(DataError, match="No data set at the folder"):
        store.current()
    assert store.unavailable_reason == "there is no whole data set; the log says why"
    shutil.copytree(MINI, folder)
    assert len(store.current().dataset.incidents) == 14
    assert store.unavailable_reason == ""


@pytest.mark.long
def test_data_when_they_vanish_while_shown_then_the_old_are_kept(folder):
    store = store_of(folder)
    store.current()
    folder.rename(folder.with_name("gone"))
    change = store.refresh()
    assert change.before == change.after
    assert len(store.current().dataset.incidents) == 14
