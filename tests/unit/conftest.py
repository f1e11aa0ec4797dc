"""What unit tests share."""

import shutil
from pathlib import Path

import pytest

from sahel_map.data.dataset import Dataset
from sahel_map.data.trace.register import register

MINI = Path(__file__).parents[1] / "mini"


@pytest.fixture
def mini_at_hand(monkeypatch, mini) -> Dataset:
    """Let commands find the invented data set read and checked; `test_cli` has commands that read it themselves."""
    monkeypatch.setattr("sahel_map.commands.choose.load_dataset", lambda: mini)
    return mini


@pytest.fixture
def copy_with_retraction(tmp_path):
    """Return the invented set with its first record taken back."""
    folder = tmp_path / "retracted"
    shutil.copytree(MINI, folder)
    path = folder / "incidents" / "incidents.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    assert lines[1].startswith("EX-2023-0001")
    assert lines[1].rstrip("\n").endswith(",published,,")
    lines[1] = lines[1].replace(",published,,", ",retracted,Invented twice.,Inventé deux fois.")
    path.write_text("".join(lines), "utf-8")
    # No report is tied to a record that was taken back.
    links = folder / "ledger" / "report_links.csv"
    kept = [line for line in links.read_text("utf-8").splitlines(keepends=True) if "EX-2023-0001" not in line]
    links.write_text("".join(kept), "utf-8")
    register(folder)
    return folder
