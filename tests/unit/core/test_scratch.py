"""Folders for work in progress: gone at the end, and gone at the next turn if their process was killed."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sahel_map.core.scratch import scratch_folder

HOLD = """
import sys
from pathlib import Path
from sahel_map.core.scratch import scratch_folder
with scratch_folder("importing", Path(sys.argv[1])) as folder:
    (folder / "half-made").write_text("Exampleville")
    print(folder, flush=True)
    sys.stdin.read()
"""


def make_old(folder):
    hour_ago = time.time() - 3600
    os.utime(folder, (hour_ago, hour_ago))


def test_folder_when_its_process_was_killed_then_goes_at_the_next_turn_and_one_at_work_stays(tmp_path):
    held = []
    for _ in range(2):
        command = [sys.executable, "-c", HOLD, str(tmp_path)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        held.append((process, Path(process.stdout.readline().strip()).parent))
        make_old(held[-1][1])
    (killed, left), (working, kept) = held
    killed.kill()
    killed.wait()
    with scratch_folder("importing", tmp_path) as own:
        assert sorted(tmp_path.iterdir()) == sorted([kept, own.parent])
        assert (kept / "work" / "half-made").read_text() == "Exampleville"
    working.communicate("")
    assert list(tmp_path.iterdir()) == []
    assert not left.exists()


def test_folder_when_its_name_alone_is_like_ours_then_stays(tmp_path):
    notes = tmp_path / ".importing-notes"
    notes.mkdir()
    (notes / "text").write_text("somebody's")
    make_old(notes)
    with scratch_folder("importing", tmp_path):
        pass
    assert (notes / "text").read_text() == "somebody's"


def test_folder_when_no_place_is_named_then_lies_where_the_machine_passes_files(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with scratch_folder("upload") as folder:
        assert list(folder.iterdir()) == []
        outside = folder.parent
        assert (outside.parent, outside.stat().st_mode & 0o777) == (tmp_path, 0o700)
        assert outside.name.startswith("sahel-map-upload-")
    assert list(tmp_path.iterdir()) == []
