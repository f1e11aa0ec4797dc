"""Changes tried on a copy of the data folder, then put in place as a whole or not at all."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sahel_map.core.errors import FormError
from sahel_map.core.scratch import scratch_folder
from sahel_map.curation.changes import Changes
from sahel_map.curation.form_words import in_words_of_the_forms
from sahel_map.curation.writing import write_changes
from sahel_map.data.check.run import check_all
from sahel_map.data.read.package import read_package
from sahel_map.data.read.raw_tables import read_texts
from sahel_map.data.trace.counts import COUNTS

__all__ = ["Staged", "staged", "write"]


@dataclass(frozen=True)
class Staged:
    """A changed copy of a data folder in which the check finds nothing.

    Attributes
    ----------
    root, folder : Path
        The data folder, and its copy.
    version, date : str
        Of the data as changed.
    before : dict of Path to bytes
        Files of the data folder when it was copied.
    """

    root: Path
    folder: Path
    version: str
    date: str
    before: dict[Path, bytes]

    def changed_counts(self) -> list[tuple[str, int, int]]:
        """Return the counts that change, with old and new value; none in a set that keeps no counts."""
        old, new = (_counts(folder) for folder in (self.root, self.folder))
        return [(name, old.get(name, 0), value) for name, value in new.items() if old.get(name, 0) != value]

    def install(self) -> None:
        """Put the changed files in place.

        Raises
        ------
        FormError
            If somebody else changed the folder meanwhile; nothing is written then.
        """
        changed = [path for path, content in self.before.items() if (self.folder / path).read_bytes() != content]
        if any((self.root / path).read_bytes() != self.before[path] for path in changed):
            raise FormError(["the data were changed by somebody else meanwhile; run the command again"])
        try:
            for path in changed:
                _replace(self.root / path, (self.folder / path).read_bytes())
        except BaseException:
            for path in changed:
                _replace(self.root / path, self.before[path])
            raise


@contextmanager
def staged(changes: Changes, today: dt.date) -> Iterator[Staged]:
    """Try changes on a copy of the data folder, which lasts as long as the context, and check it.

    Parameters
    ----------
    changes : Changes
    today : date
        Day of the changelog's rows.

    Raises
    ------
    FormError
        With every problem of the forms and of the check as a sentence; the folder is as it was.
    """
    root = changes.package.root
    with scratch_folder("forms") as work:
        folder = work / "data"
        shutil.copytree(root, folder)
        before = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        version, date = write_changes(changes.package, changes.tables, changes.entries, today, folder)
        problems = in_words_of_the_forms(changes, check_all(folder).problems)
        if problems:
            raise FormError(problems)
        yield Staged(root, folder, version, date, before)


def write(changes: Changes, today: dt.date) -> str:
    """Write everything, checked, or nothing, and return the version of the data; errors as `staged` has them.

    Parameters
    ----------
    changes : Changes
    today : date
    """
    with staged(changes, today) as made:
        made.install()
    return made.version


def _counts(root: Path) -> dict[str, int]:
    package = read_package(root)
    rows = read_texts(package).rows[COUNTS] if COUNTS in package.resources else []
    return {row["count"]: int(row["value"]) for row in rows}


def _replace(path: Path, content: bytes) -> None:
    """Write a file at once, so that nobody reads half of it."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)
