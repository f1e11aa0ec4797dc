"""Sets in a folder of one machine.

Below the folder, `<set>/versions/<number>/` holds a data folder `data/` and `version.json`; both are
written beside it and renamed, so that a version is there as a whole or not at all, whenever the
process dies. One lock per set lets one writer in at a time; readers need none.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import os
import shutil
import time
import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from typing_extensions import override

from sahel_map.data.laid_out import lay_out_dataset
from sahel_map.sets.checking import checked_folder
from sahel_map.sets.errors import StoreError
from sahel_map.sets.store import SetEntry, SetVersion, Store, listed, require_newest, require_set_id, summary_of

__all__ = ["FolderStore", "now_text"]

_DATA, _VERSION, _VERSIONS, _STATE, _LOCK = "data", "version.json", "versions", "set.json", ".lock"
_ADDING = ".adding-"
_PATIENCE_S = 20.0
_POLL_S = 0.05
_LOOK_S = 1.0


def now_text() -> str:
    """Return the time now as ISO 8601, UTC, to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


class FolderStore(Store):
    """A `Store` in a folder.

    Parameters
    ----------
    root : Path
        The folder; it is made if it does not exist.
    patience_s : float
        How long to wait for another writer of the same set.
    """

    def __init__(self, root: Path, patience_s: float = _PATIENCE_S) -> None:
        self._root, self._patience_s = root, patience_s
        with _said(root):
            root.mkdir(parents=True, exist_ok=True)

    def entries(self) -> tuple[SetEntry, ...]:
        """Return all sets by id, the removed ones too."""
        with _said(self._root):
            ids = sorted(path.name for path in self._root.iterdir() if (path / _VERSIONS).is_dir())
        return tuple(entry for set_id in ids if (entry := self._entry(set_id)) is not None)

    def versions(self, set_id: str) -> tuple[SetVersion, ...]:
        """Return the versions of a set, newest first; raise `StoreError` for an unknown set."""
        return tuple(self._version(set_id, number) for number in self._require(set_id))

    def folder(self, set_id: str, number: int | None = None) -> Path:
        """Return a data folder with a version of a set, the newest by default; nobody may change it.

        Raises
        ------
        StoreError
            If there is no such set or version.
        """
        numbers = self._require(set_id)
        if number is not None and number not in numbers:
            raise StoreError("no-version", set=set_id, number=str(number), versions=listed(numbers))
        return self._place(set_id, numbers[0] if number is None else number) / _DATA

    @override
    def add(self, set_id: str, folder: Path, who: str, what: str, replaces: int | None = None) -> SetVersion:
        require_set_id(set_id)
        dataset = checked_folder(folder)
        said = summary_of(dataset)
        with self._writing(set_id) as home, _said(home, set_id):
            newest = max(self._numbers(set_id), default=0)
            require_newest(set_id, newest, replaces)
            made = home / f"{_ADDING}{uuid.uuid4().hex}"
            _copy(folder, made / _DATA)
            lay_out_dataset(dataset, made / _DATA)
            version = SetVersion(number=newest + 1, at=now_text(), who=who, what=what, **said)
            _write_json(made / _VERSION, version.as_dict())
            (home / _VERSIONS).mkdir(exist_ok=True)
            made.rename(self._place(set_id, version.number))
            _sync(home / _VERSIONS)
        return version

    def allow(self, set_id: str, readers: Collection[str]) -> None:
        """Let only these groups read a set; everybody for none."""
        self._change(set_id, readers=sorted(readers))

    def remove(self, set_id: str) -> None:
        """Take a set out of sight; it can be brought back until it is purged."""
        self._change(set_id, removed_at=now_text())

    def bring_back(self, set_id: str) -> None:
        """Show a removed set again."""
        self._change(set_id, removed_at=None)

    def purge(self, before: str) -> tuple[str, ...]:
        """Delete for good what was removed before a time (ISO 8601, UTC); return the ids."""
        gone = [entry.set_id for entry in self.entries() if entry.removed_at and entry.removed_at < before]
        for set_id in gone:
            with self._writing(set_id) as home, _said(home, set_id):
                # Out of the list in one step; what is left of it is nobody's set.
                (home / _VERSIONS).rename(home / f"{_ADDING}{uuid.uuid4().hex}")
                shutil.rmtree(home)
        return tuple(gone)

    def wait(self, seconds: float) -> bool:
        """Wait until a set changes, at most so many seconds; return whether one did."""
        before, until = self.entries(), time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            time.sleep(min(_LOOK_S, left))
            if self.entries() != before:
                return True
        return False

    def _entry(self, set_id: str) -> SetEntry | None:
        numbers = self._numbers(set_id)
        if not numbers:
            return None
        state = self._state(set_id)
        return SetEntry(
            set_id=set_id,
            version=self._version(set_id, numbers[0]),
            readers=tuple(state.get("readers", ())),
            removed_at=state.get("removed_at"),
        )

    def _numbers(self, set_id: str) -> list[int]:
        """Return the numbers of the whole versions, newest first."""
        try:
            found = list((self._root / set_id / _VERSIONS).iterdir())
        except FileNotFoundError:
            return []
        return sorted((int(path.name) for path in found if path.name.isdigit()), reverse=True)

    def _require(self, set_id: str) -> list[int]:
        with _said(self._root, set_id[:80]):
            numbers = self._numbers(require_set_id(set_id))
        if not numbers:
            raise StoreError("unknown", set=set_id)
        return numbers

    def _place(self, set_id: str, number: int) -> Path:
        return self._root / set_id / _VERSIONS / f"{number:06}"

    def _version(self, set_id: str, number: int) -> SetVersion:
        path = self._place(set_id, number) / _VERSION
        return SetVersion(**_read_json(path, set_id, number))

    def _state(self, set_id: str) -> dict[str, Any]:
        path = self._root / set_id / _STATE
        return _read_json(path, set_id) if path.exists() else {}

    def _change(self, set_id: str, **changes: object) -> None:
        self._require(set_id)
        with self._writing(set_id) as home, _said(home, set_id):
            made = home / f"{_ADDING}{uuid.uuid4().hex}"
            _write_json(made, self._state(set_id) | changes)
            made.replace(home / _STATE)

    @contextmanager
    def _writing(self, set_id: str) -> Iterator[Path]:
        """Hold a set for one writer, and clear away what a writer that died left behind."""
        home = self._root / require_set_id(set_id)
        with _said(home, set_id):
            home.mkdir(exist_ok=True)
            lock = os.open(home / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self._wait_for(lock, set_id)
            for left in home.glob(f"{_ADDING}*"):
                shutil.rmtree(left) if left.is_dir() else left.unlink()
            yield home
        finally:
            os.close(lock)

    def _wait_for(self, lock: int, set_id: str) -> None:
        until = time.monotonic() + self._patience_s
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    raise StoreError("busy", set=set_id) from None
                time.sleep(_POLL_S)
            else:
                return


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target)
    for path in (*target.rglob("*"), target):
        _sync(path)


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _sync(path)


def _sync(path: Path) -> None:
    """Have a file or folder on the disk before anything is built on it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _said(path: Path, set_id: str = "", number: int = 0) -> Iterator[None]:
    """Turn what the system says into one sentence about a version, a set or the folder of all of them."""
    try:
        yield
    except OSError as error:
        why, where = error.strerror or str(error), error.filename or path
        what = _kind(set_id, number)
        raise StoreError("unusable", what=what, set=set_id, number=str(number), why=why, path=where) from error


def _read_json(path: Path, set_id: str, number: int = 0) -> dict[str, Any]:
    """Return what a file of ours holds, or say in one sentence that it is damaged."""
    with _said(path, set_id, number):
        text = path.read_text(encoding="utf-8")
    try:
        return dict(json.loads(text))
    except (ValueError, TypeError) as error:
        what = _kind(set_id, number)
        raise StoreError("damaged", what=what, set=set_id, number=str(number), path=path) from error


def _kind(set_id: str, number: int) -> str:
    return "version" if number else "set" if set_id else "folder"
