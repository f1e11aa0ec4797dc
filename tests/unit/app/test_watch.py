"""The data watch says what goes wrong, counts it, and goes on: a retraction must arrive."""

import json
import logging
import shutil
import time
from pathlib import Path

import pytest

from sahel_map.app.server import metrics, watch
from sahel_map.app.server.edition_store import EditionStore
from sahel_map.app.server.watch import Watch
from sahel_map.data.trace.register import register

MINI = Path(__file__).parents[2] / "mini"


class Broken:
    """A store whose first looks end in errors nobody foresaw."""

    watch_trouble = ""

    def __init__(self, n_errors):
        self.n_errors, self.n_looks = n_errors, 0

    def refresh(self):
        self.n_looks += 1
        if self.n_looks <= self.n_errors:
            raise RecursionError("deep")


def errors_counted():
    return metrics.WATCH_ERRORS._value.get()


def test_watch_when_a_look_ends_in_an_error_then_is_said_counted_and_goes_on(monkeypatch, caplog):
    monkeypatch.setattr(logging.getLogger("sahel_map"), "propagate", True)
    before, store = errors_counted(), Broken(2)
    with caplog.at_level(logging.ERROR, "sahel_map"):
        watching = Watch(lambda: {"": store}, seconds=0.01)
        watching.start()
        while store.n_looks < 2:
            pass
        # The third look succeeds, and the fault is no longer shown.
        while store.n_looks < 4:
            pass
        watching.stop()
        watching._thread.join(10)
    assert errors_counted() - before == 2
    assert store.watch_trouble == ""
    assert [record.fields["event"] for record in caplog.records] == ["data-watch-failed"] * 2


def test_watch_when_its_look_fails_then_the_trouble_is_named(monkeypatch):
    store = Broken(1)
    Watch(lambda: {"": store}, seconds=0)._run()
    assert store.watch_trouble == "RecursionError"
    assert watch.look(store) is None


def test_watch_when_the_store_tells_of_a_change_and_a_look_fails_then_goes_on(monkeypatch):
    monkeypatch.setattr(watch, "_TOLD_S", 0.01)
    before, asked = errors_counted(), []

    def prepare():
        asked.append(1)
        if len(asked) < 3:
            raise RecursionError("deep")

    watching = Watch(dict, seconds=1, wait=lambda seconds: time.sleep(seconds), prepare=prepare)
    watching._told.start()
    while len(asked) < 4:
        time.sleep(0.01)
    watching.stop()
    watching._told.join(10)
    assert errors_counted() - before == 2


@pytest.mark.long_after(1)
@pytest.mark.slow
@pytest.mark.parametrize("name", ["datapackage.json", "boundaries/regions_2023.geojson"])
def test_data_when_a_file_is_too_deep_to_read_then_refused_and_a_later_retraction_arrives(tmp_path, name):
    folder = Path(shutil.copytree(MINI, tmp_path / "data"))
    store = EditionStore(lambda: folder)
    first = store.current()
    file = folder / name
    if not file.exists():
        file = next(folder.rglob("*.geojson"))
    whole = file.read_bytes()
    file.write_text("[" * 200_000)
    change = store.refresh()
    assert change.problems and store.current() is first
    assert store.refusal is not None
    file.write_bytes(whole)
    incidents = folder / "incidents" / "incidents.csv"
    incidents.write_text(
        incidents.read_text("utf-8").replace("Exampleville-2,", "Newville,"), "utf-8", newline="\n"
    )
    register(folder)
    store.refresh()
    assert json.dumps(sorted(set(store.current().dataset.incidents["place_name_en"]))).count("Newville") == 1
