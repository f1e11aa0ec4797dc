"""What only a store in folders can suffer: a process killed in mid-import, a full or foreign folder, a lock."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sahel_map.sets.errors import StoreError
from sahel_map.sets.folders import FolderStore
from sahel_map.words import Words

MINI = Path(__file__).parents[2] / "mini"
_SLOW_ADD = """
import sys, time
from pathlib import Path
from sahel_map.sets import folders
copy = folders._copy
def slow(source, target):
    copy(source, target)
    Path(sys.argv[1], "half-way").touch()
    time.sleep(600)
folders._copy = slow
folders.FolderStore(Path(sys.argv[1]) / "sets").add("example", Path(sys.argv[2]), "killed", "imported")
"""


@pytest.mark.slow
def test_import_when_killed_half_way_then_nothing_is_seen_and_the_next_one_clears_up(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", _SLOW_ADD, str(tmp_path), str(MINI)])
    until = time.monotonic() + 120
    while not (tmp_path / "half-way").exists() and time.monotonic() < until:
        time.sleep(0.02)
    store = FolderStore(tmp_path / "sets", patience_s=0.2)
    assert list((tmp_path / "sets" / "example").glob(".adding-*")) != []
    with pytest.raises(StoreError, match="Somebody else is writing to the set 'example'"):
        store.add("example", MINI, "second", "imported")
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert store.entries() == ()
    assert store.add("example", MINI, "third", "imported").number == 1
    assert sorted(path.name for path in (tmp_path / "sets" / "example").iterdir()) == [".lock", "versions"]


@pytest.mark.slow
def test_set_when_another_writes_then_readers_are_not_held_up(tmp_path):
    store = FolderStore(tmp_path / "sets", patience_s=0.1)
    store.add("example", MINI, "a-person", "imported")
    lock = os.open(tmp_path / "sets" / "example" / ".lock", os.O_RDWR)
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        assert store.folder("example").is_dir()
        assert len(store.entries()) == 1
        with pytest.raises(StoreError, match="Somebody else is writing"):
            store.remove("example")
    finally:
        os.close(lock)


def test_store_when_its_folder_cannot_be_made_then_one_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be used"):
        FolderStore(tmp_path / "file" / "sets")


def test_version_when_its_note_is_damaged_then_one_sentence(tmp_path):
    store = FolderStore(tmp_path / "sets")
    store.add("example", MINI, "a-person", "imported")
    (tmp_path / "sets" / "example" / "versions" / "000001" / "version.json").write_text("{")
    with pytest.raises(StoreError, match="^Version 1 of the set 'example' is damaged") as caught:
        store.versions("example")
    # A maintainer who reads French is told so in French; commands and logs stay in English.
    french = "La version 1 du jeu «\u00a0example\u00a0» est endommagée\u00a0: /"
    assert caught.value.text(Words("fr")).startswith(french)
    assert caught.value.message == str(caught.value)
