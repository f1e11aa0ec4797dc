"""What every store of sets must do, whichever keeps them."""

import json
import shutil
import threading
import time
from pathlib import Path

import pytest

from sahel_map.data.dataset import load_dataset
from sahel_map.sets.changes import changes_between, rename_set
from sahel_map.sets.errors import StoreError
from sahel_map.sets.folders import FolderStore
from sahel_map.sets.postgres import PostgresStore
from sahel_map.sets.store import set_id_from

MINI = Path(__file__).parents[2] / "mini"


@pytest.fixture(params=["folders", "postgres"])
def store(request, tmp_path):
    if request.param == "folders":
        return FolderStore(tmp_path / "sets")
    template = request.getfixturevalue("migrated")
    url = request.getfixturevalue("postgres").fresh("contract", template=template)
    return PostgresStore(url, tmp_path / "cache")


@pytest.fixture
def other(tmp_path):
    """Return the invented set under another licence: other data, equal records."""
    folder = tmp_path / "other"
    shutil.copytree(MINI, folder)
    change_profile(folder, licence="internal, not for publication")
    return folder


def change_profile(folder, **changes):
    path = folder / "datapackage.json"
    content = json.loads(path.read_text("utf-8"))
    content["set_profile"] |= changes
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")


def ids(store):
    return [entry.set_id for entry in store.entries()]


def test_store_when_new_then_holds_nothing(store):
    assert store.entries() == ()


def test_set_when_added_then_listed_with_who_when_and_what(store):
    version = store.add("example", MINI, "a-person", "imported from example.csv", replaces=0)
    (entry,) = store.entries()
    assert (entry.set_id, entry.version, entry.readers, entry.removed_at) == ("example", version, (), None)
    assert (version.number, version.who, version.what) == (1, "a-person", "imported from example.csv")
    assert (version.n_incidents, version.licence, version.publisher) == (14, "CC-BY-4.0", "Sahel Map")
    assert version.title.of("fr") == "Atteintes aux civils en Exemplie"
    assert version.at.startswith("20")
    assert version.at.endswith("+00:00")


@pytest.mark.slow
def test_set_when_opened_then_the_same_data_as_were_stored(store, mini):
    version = store.add("example", MINI, "a-person", "imported")
    opened = load_dataset(store.folder("example"))
    assert opened.version == mini.version
    assert version.digest == mini.version.digest
    assert opened.incidents.equals(mini.incidents)


@pytest.mark.slow
def test_version_when_replaced_then_the_older_one_can_still_be_opened(store, other, mini):
    first = store.add("example", MINI, "a-person", "imported")
    second = store.add("example", other, "another", "corrected", replaces=first.number)
    assert [version.number for version in store.versions("example")] == [2, 1]
    assert store.entries()[0].version == second
    assert load_dataset(store.folder("example", 1)).version == mini.version
    assert load_dataset(store.folder("example")).version.digest == second.digest != first.digest


@pytest.mark.slow
def test_add_when_somebody_else_was_faster_then_refused_and_nothing_lost(store, other):
    store.add("example", MINI, "a-person", "imported", replaces=0)
    with pytest.raises(StoreError, match="was replaced meanwhile: version 1 is there now, not 0"):
        store.add("example", other, "another", "imported", replaces=0)
    assert [version.who for version in store.versions("example")] == ["a-person"]


def test_add_when_data_break_a_rule_then_refused_and_nothing_stored(store, other):
    change_profile(other, unit_of_count="cattle")
    with pytest.raises(StoreError, match="cattle"):
        store.add("example", other, "a-person", "imported")
    assert store.entries() == ()


@pytest.mark.slow
def test_add_when_the_folder_changes_afterwards_then_the_version_does_not(store, other):
    version = store.add("example", other, "a-person", "imported")
    change_profile(other, publisher="Somebody else")
    assert load_dataset(store.folder("example")).version.digest == version.digest


@pytest.mark.slow
def test_add_when_two_at_once_then_both_are_kept_one_after_the_other(store):
    found = []

    def add(who):
        try:
            found.append(store.add("example", MINI, who, "imported").number)
        except StoreError as error:
            found.append(str(error))

    threads = [threading.Thread(target=add, args=(f"person-{n}",)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found, key=str) == [1, 2]
    assert len(store.versions("example")) == 2


@pytest.mark.slow
def test_rename_when_done_then_a_new_version_with_the_same_records(store):
    store.add("example", MINI, "a-person", "imported")
    version = rename_set(store, "example", "Events in Exampleland", "another", "Événements en Exemplie")
    assert (version.number, version.title.of("en")) == (2, "Events in Exampleland")
    assert store.entries()[0].version.title.of("fr") == "Événements en Exemplie"
    assert changes_between(store, "example", 1, 2) == ()


@pytest.mark.slow
def test_changes_when_a_record_was_retracted_then_named(store, copy_with_retraction):
    store.add("example", MINI, "a-person", "imported")
    store.add("example", copy_with_retraction, "a-person", "retracted EX-2023-0001")
    # Besides the record itself only the counts follow it: of all, and in the row of this version.
    changes = [each for each in changes_between(store, "example", 1, 2) if each.table not in ("counts", "versions")]
    assert [(change.record, change.kind, change.new) for change in changes] == [
        ("EX-2023-0001", "retracted", "Invented twice."),
        ("EX-2023-0001", "retracted", "Inventé deux fois."),
        ("EX-2023-0001", "retracted", "retracted"),
    ]


@pytest.mark.slow
def test_set_when_removed_then_it_can_be_brought_back_until_purged(store):
    store.add("example", MINI, "a-person", "imported")
    store.remove("example")
    (entry,) = store.entries()
    assert entry.removed_at is not None
    store.bring_back("example")
    assert store.entries()[0].removed_at is None
    assert store.purge("9999") == ()
    store.remove("example")
    assert store.purge("2000-01-01") == ()
    assert store.purge("9999") == ("example",)
    assert store.entries() == ()
    with pytest.raises(StoreError, match="There is no set 'example'"):
        store.folder("example")


@pytest.mark.slow
def test_readers_when_named_then_kept_with_the_set(store, other):
    store.add("example", MINI, "a-person", "imported")
    store.allow("example", ["observers", "analysts"])
    assert store.entries()[0].readers == ("analysts", "observers")
    store.add("example", other, "a-person", "corrected")
    assert store.entries()[0].readers == ("analysts", "observers")
    store.allow("example", [])
    assert store.entries()[0].readers == ()


@pytest.mark.parametrize("name", ["", "../etc", "a/b", "Example", "a--b", "x" * 41, "a\x00b"])
def test_id_when_it_could_leave_the_store_then_refused(store, name):
    with pytest.raises(StoreError, match="cannot name a set"):
        store.add(name, MINI, "a-person", "imported")
    with pytest.raises(StoreError, match="cannot name a set"):
        store.folder(name)
    assert ids(store) == []


@pytest.mark.slow
def test_wait_when_another_process_stores_a_version_then_ends_at_once(store):
    store.add("example", MINI, "a-person", "imported")
    seen = []
    waiting = threading.Thread(target=lambda: seen.append(store.wait(60)))
    waiting.start()
    time.sleep(0.5)  # until it listens: a change before that would rightly not be told
    began = time.monotonic()
    store.allow("example", ["desk"])
    waiting.join()
    assert seen == [True]
    assert time.monotonic() - began < 5


def test_wait_when_nothing_changes_then_ends_after_the_time(store):
    assert store.wait(0.3) is False


def test_version_when_unknown_then_says_which_there_are(store):
    store.add("example", MINI, "a-person", "imported")
    with pytest.raises(StoreError, match="no version 7; it has 1"):
        store.folder("example", 7)


def test_id_when_made_from_a_title_then_plain_and_not_taken():
    assert set_id_from("Événements d'Exempleville (2024)") == "evenements-d-exempleville-2024"
    assert set_id_from("Example", ["example", "example-2"]) == "example-3"
    assert set_id_from("…") == "set"
