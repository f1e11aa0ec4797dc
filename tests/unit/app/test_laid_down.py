"""A data set handed to the processes that make files: the same, to its owner alone, and gone with the data."""

import dataclasses
import gc
import tempfile

import pandas as pd
import pytest

from sahel_map.app.page import shared_data
from sahel_map.app.server.laid_down import LaidDown, lay_down, take_up
from sahel_map.app.server.set_shelf import SetShelf
from sahel_map.core.errors import ExportError
from sahel_map.sets.errors import StoreError


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def laid_down(folder):
    return [path for path in folder.rglob("*") if path.is_file() and path.name != ".in-use"]


def test_data_when_taken_up_then_every_table_is_the_same(mini, folder):
    taken = take_up(lay_down(mini, folder))
    for field in dataclasses.fields(mini):
        here, there = getattr(mini, field.name), getattr(taken, field.name)
        if isinstance(here, pd.DataFrame):
            pd.testing.assert_frame_equal(here, there)
        elif field.name not in ("units", "codes"):
            assert here == there
    pd.testing.assert_frame_equal(mini.units.communes, taken.units.communes)
    assert mini.labels("fr") == taken.labels("fr")


def test_file_when_laid_down_then_once_a_data_set_and_readable_by_its_owner_alone(mini, folder):
    files = LaidDown()
    path = files.path(mini)
    assert files.path(mini) == path
    assert [(each, each.stat().st_mode & 0o777) for each in laid_down(folder)] == [(path, 0o600)]


def test_file_when_its_data_set_is_gone_then_is_gone_too(mini, folder):
    files, dataset = LaidDown(), dataclasses.replace(mini)
    files.path(dataset)
    taken = take_up(files.path(dataset))
    del dataset
    gc.collect()
    assert laid_down(folder) == []
    # A worker that is at it goes on.
    assert list(taken.incidents.index) == list(mini.incidents.index)


def test_file_when_the_server_ends_then_is_gone_and_laid_down_anew_if_it_is_wanted_again(mini, folder):
    files = LaidDown()
    files.path(mini)
    files.close()
    assert list(folder.iterdir()) == []
    assert files.path(mini).exists()


def test_file_when_the_disk_is_full_then_nothing_is_left_of_it(mini, folder, monkeypatch):
    class FullPickle:
        @staticmethod
        def dump(*_):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("sahel_map.app.server.laid_down.pickle.dump", FullPickle.dump)
    with pytest.raises(OSError, match="No space left"):
        LaidDown().path(mini)
    assert laid_down(folder) == []


def test_download_when_the_data_were_replaced_since_the_page_then_says_so(mini, shipped, monkeypatch):
    store = SetShelf(None)
    monkeypatch.setattr(shared_data, "shelf", lambda: store)
    monkeypatch.setattr(store.edition_store(), "current", lambda: type("Edition", (), {"dataset": shipped})())
    make = shared_data.make_file("export", mini)
    with pytest.raises(ExportError, match=r"The data were replaced by a newer version: reload the page\."):
        make()


def test_download_when_its_set_was_removed_since_the_page_then_says_so(mini, monkeypatch):
    monkeypatch.setattr(shared_data, "shelf", lambda: SetShelf(None))
    monkeypatch.setattr(shared_data, "set_id", lambda: "removed")
    make = shared_data.make_file("export", mini)
    with pytest.raises(StoreError, match=r"There is no set 'removed'\."):
        make()
