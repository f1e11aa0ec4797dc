"""A copy of the invented data set that a test may damage."""

import csv
import datetime as dt
import hashlib
import json
import shutil
from pathlib import Path

import pytest

from sahel_map.curation.adding import prepare_incidents
from sahel_map.curation.staging import write
from sahel_map.data.check.run import check_all
from sahel_map.data.trace.register import register

MINI = Path(__file__).parents[2] / "mini"
_MEASURED = ("bytes", "hash", "rows")


class Copy:
    """Files of the invented data set, with the few edits that tests make."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def rows(self, path: str) -> list[list[str]]:
        """Return all rows of a CSV file, the header first."""
        with (self.root / path).open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def write(self, path: str, rows: list[list[str]]) -> None:
        with (self.root / path).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def set(self, path: str, row: int, field: str, value: str) -> None:
        """Change one cell; rows are counted as a spreadsheet does, the header is 1."""
        rows = self.rows(path)
        rows[row - 1][rows[0].index(field)] = value
        self.write(path, rows)

    def change_register(self, change) -> None:
        """Let a function change the register in place."""
        path = self.root / "datapackage.json"
        content = json.loads(path.read_text(encoding="utf-8"))
        change(content)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def register(self) -> None:
        """Bring the register up to date, as a curator does after an edit."""
        register(self.root)

    def register_sizes(self, path: str) -> None:
        """Write size and checksum of one file into the register, as somebody may do by hand."""
        content = (self.root / path).read_bytes()
        measured = {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
        self.change_register(
            lambda register: next(entry for entry in register["resources"] if entry["path"] == path).update(
                measured
            )
        )

    def add(self, form: str, today: dt.date) -> tuple[str, str]:
        """Add the incident of one form, as `sahel-map new` does; return its id and the version of the data."""
        prepared = prepare_incidents(self.root, {"": form})
        version = write(prepared, today)
        return prepared.made[""].incident_id, version

    def problems(self) -> list[tuple]:
        """Return what is wrong apart from edits not yet registered: (file, row, field, found, message)."""
        return [problem for problem in self.problems_as_registered() if problem[2] not in _MEASURED]

    def problems_as_registered(self) -> list[tuple]:
        """Return everything that is wrong: (file, row, field, found, message)."""
        return [
            (problem.file, problem.row, problem.field, problem.found, problem.message)
            for problem in check_all(self.root).problems
        ]


@pytest.fixture
def copy(tmp_path) -> Copy:
    shutil.copytree(MINI, tmp_path / "data")
    return Copy(tmp_path / "data")


@pytest.fixture(scope="module")
def module_copy(tmp_path_factory) -> Copy:
    """Return a copy that the tests of a module share; one fixture of theirs changes it, once."""
    root = tmp_path_factory.mktemp("module") / "data"
    shutil.copytree(MINI, root)
    return Copy(root)
