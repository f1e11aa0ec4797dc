"""Large sets lie ready on a host before a reader asks for them."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from server_process import MINI

from sahel_map.app.server import preparing
from sahel_map.app.server.edition_store import Edition
from sahel_map.app.server.preparing import Preparing, lay_ready
from sahel_map.data import laid_out
from sahel_map.data.laid_out import laid_out_place, read_laid_out
from sahel_map.sets.checking import checked_folder
from sahel_map.sets.errors import StoreError


def entry(set_id, n, digest="a"):
    return SimpleNamespace(set_id=set_id, version=SimpleNamespace(digest=digest, n_incidents=n))


class Process:
    """Runs until it is told that it ended."""

    has_ended = False

    def poll(self):
        return 0 if self.has_ended else None

    def terminate(self):
        self.has_ended = True

    def wait(self):
        assert self.has_ended


def test_sets_when_large_then_are_made_ready_one_after_the_other_and_each_version_once():
    shown, begun, running = (
        [entry("small", 500), entry("a", 300_000), entry("b", 20_000), entry("huge", 900_000)],
        [],
        [],
    )

    def start(folder):
        begun.append(folder.name)
        running.append(Process())
        return running[-1]

    prepare = Preparing(lambda: shown, lambda set_id: Path("/sets") / set_id, 500_000, start)
    prepare.look()
    prepare.look()
    assert begun == ["a"]
    running[-1].has_ended = True
    prepare.look()
    assert begun == ["a", "b"]
    running[-1].has_ended = True
    prepare.look()
    assert begun == ["a", "b"]
    # A newer version is made ready in its turn.
    shown[1] = entry("a", 300_001, "b")
    prepare.look()
    assert begun == ["a", "b", "a"]
    prepare.stop()
    assert running[-1].has_ended


def test_set_when_its_store_is_away_then_is_tried_again():
    away = [True]

    def folder(set_id):
        if away[0]:
            raise StoreError("away")
        return Path(set_id)

    begun = []
    prepare = Preparing(lambda: [entry("a", 300_000)], folder, 500_000, lambda one: begun.append(one) or Process())
    prepare.look()
    assert begun == []
    away[0] = False
    prepare.look()
    assert begun == [Path("a")]


def test_set_when_it_cannot_be_fetched_then_the_others_are_made_ready():
    def folder(set_id):
        if set_id == "a":
            raise StoreError("damaged-there", set=set_id, number="1", path="datapackage.json")
        return Path(set_id)

    begun, sets = [], [entry("a", 300_000), entry("b", 300_000)]
    Preparing(lambda: sets, folder, 500_000, lambda one: begun.append(one) or Process()).look()
    assert begun == [Path("b")]


@pytest.mark.slow
def test_set_when_made_ready_then_its_first_reader_waits_for_no_reading(tmp_path, monkeypatch):
    monkeypatch.setattr(laid_out, "WORTH_RECORDS", 1)
    folder = Path(shutil.copytree(MINI, tmp_path / "data"))
    lay_ready(folder)
    first = laid_out_place(folder).stat().st_ino
    assert read_laid_out(folder) is not None
    # What lies ready is left as it is, and is what a reader is shown.
    lay_ready(folder)
    assert laid_out_place(folder).stat().st_ino == first
    monkeypatch.setattr("sahel_map.app.server.edition_store.load_dataset", None)
    assert len(Edition.read(folder, is_laid_out=True).dataset.incidents) == 14
    # Nor does the server check again what the worker that wrote it has checked and laid out.
    monkeypatch.setattr("sahel_map.sets.checking.load_dataset", None)
    assert len(checked_folder(folder).incidents) == 14


@pytest.mark.slow
def test_process_when_started_then_makes_the_folder_it_is_given_ready(tmp_path):
    folder = Path(shutil.copytree(MINI, tmp_path / "data"))
    assert preparing._start(folder).wait(120) == 0
    (folder / "datapackage.json").unlink()
    assert preparing._start(folder).wait(120) == 1
