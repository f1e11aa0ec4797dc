"""The data set on show, and how a newer one takes its place while people read.

An edition is everything made of one state of the data. It is swapped whole: a newer state is read,
checked and packed first, and a state that breaks a rule changes nothing. The edition before stays at
hand, so that a page drawn from it can still fetch its texts, unless a record was taken out since.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sahel_map.app.server.lasting_objects import give_back_memory
from sahel_map.app.server.map_data import MapData
from sahel_map.app.server.running_settings import settings
from sahel_map.core.errors import DataError
from sahel_map.data.dataset import Dataset, load_dataset
from sahel_map.data.laid_out import lay_out_dataset, read_laid_out
from sahel_map.data.read.paths import geodata_root
from sahel_map.data.read.record_limit import require_room
from sahel_map.imports.excerpt import excerpt
from sahel_map.selection.known import Known
from sahel_map.selection.selection import Selection

__all__ = ["Change", "Edition", "EditionStore", "folder_signature"]

# The edition shown and the one before.
_N_KEPT = 2
# Of a large set, selections that are held: of 20,000 records each takes some 60 MB.
_N_EXCERPTS = 4


@dataclass(frozen=True)
class Edition:
    """What all sessions share of one state of the data; nobody may change it."""

    dataset: Dataset
    known: Known
    map_data: MapData

    @classmethod
    def read(cls, root: Path, *, is_laid_out: bool = False) -> Edition:
        """Read, check and pack the data of a folder, or raise `DataError`.

        Parameters
        ----------
        root : Path
        is_laid_out : bool
            The folder never changes, and what is read from it may be laid out beside it for the next time.
        """
        require_room(root, settings().most_records)
        dataset = read_laid_out(root) if is_laid_out else None
        if dataset is None:
            dataset = load_dataset(root, may_be_stored=True)
            if is_laid_out:
                lay_out_dataset(dataset, root)
        return cls(dataset, Known.of(dataset), MapData.of(dataset))


@dataclass(frozen=True, slots=True)
class Change:
    """What came of looking for newer data.

    Attributes
    ----------
    before, after : str or None
        Digests of the data on show; equal if the newer data were refused, None if there are none.
    problems : tuple of str
        Why they were refused; empty if they were taken.
    """

    before: str | None
    after: str | None
    problems: tuple[str, ...]


class EditionStore:
    """Holds the editions; safe to use from any thread.

    Parameters
    ----------
    find_root : callable
        Returns the data folder, or raises `DataError` if there is none.
    is_laid_out : bool
        Its folders never change; see `Edition.read`.
    """

    def __init__(self, find_root: Callable[[], Path] = geodata_root, *, is_laid_out: bool = False) -> None:
        self._find_root, self._is_laid_out = find_root, is_laid_out
        self._editions: tuple[Edition, ...] = ()
        self._signature: str | None = None
        self._refusal: DataError | None = None
        #: Name of the error that the last look for newer data ended in, set by the watch; readiness shows it.
        self.watch_trouble = ""
        self._lock = threading.Lock()
        self._excerpts: OrderedDict[tuple[str, Selection], Edition] = OrderedDict()
        self._excerpting = threading.Lock()

    def current(self) -> Edition:
        """Return the newest whole edition.

        Raises
        ------
        DataError
            If no state of the data has been whole yet; asked again, changed files are read again.
        """
        if not self._editions:
            self.refresh()
        if not self._editions:
            raise self._refusal or DataError("The data set is being replaced; try again in a moment.")
        return self._editions[0]

    def excerpt(self, edition: Edition, selection: Selection) -> Edition:
        """Return the records of a selection of a large set as an edition; the last few are kept."""
        key = (edition.dataset.version.digest, selection)
        with self._excerpting:
            found = self._excerpts.pop(key, None)
            if found is None:
                dataset = excerpt(edition.dataset, selection)
                found = Edition(dataset, edition.known, MapData.of(dataset))
            self._excerpts[key] = found
            while len(self._excerpts) > _N_EXCERPTS:
                self._excerpts.popitem(last=False)
        return found

    def find(self, digest: str) -> MapData | None:
        """Return the map's data of a digest, if its edition is still at hand."""
        if not self._editions:
            self.refresh()
        with self._excerpting:
            taken = [one.map_data for one in self._excerpts.values() if one.map_data.packed.digest == digest]
        if taken:
            return taken[0]
        return next((one.map_data for one in self._editions if one.map_data.packed.digest == digest), None)

    @property
    def root(self) -> Path:
        """The data folder, where it is now."""
        return self._find_root()

    @property
    def unavailable_reason(self) -> str:
        """Why there is nothing to show, without a word of the data; nothing if there is an edition."""
        if self._editions:
            return ""
        # Read once: another thread may be through with its look in between.
        refusal = self._refusal
        return "the data set is being read" if refusal is None else "there is no whole data set; the log says why"

    @property
    def refusal(self) -> DataError | None:
        """Why the newest files are not shown, or None if they are."""
        return self._refusal

    def refresh(self) -> Change | None:
        """Read the data again if a file changed since the last look.

        Returns
        -------
        Change or None
            None if no file changed, or if files changed while they were read: the next look decides.
        """
        with self._lock:
            try:
                root = self._find_root()
                signature = folder_signature(root)
            except (DataError, OSError) as error:
                return self._refuse("missing", _as_data_error(error))
            if signature == self._signature:
                return None
            try:
                edition = Edition.read(root, is_laid_out=self._is_laid_out)
            except Exception as error:  # noqa: BLE001 - files may be wrong in ways nobody thought of
                return self._refuse(signature, _as_data_error(error))
            if folder_signature(root) != signature:
                return None
            change = self._take(signature, edition)
            give_back_memory()
            return change

    def _refuse(self, signature: str, error: DataError) -> Change | None:
        if signature == self._signature:
            return None
        self._signature, self._refusal = signature, error
        return Change(self._digest(), self._digest(), error.problems or (error.message,))

    def _take(self, signature: str, edition: Edition) -> Change:
        before = self._digest()
        self._signature, self._refusal = signature, None
        if edition.dataset.version.digest != before:
            self._editions = (edition, *self._editions)[: 1 if self._retracts(edition) else _N_KEPT]
            self._excerpts = OrderedDict()
        return Change(before, self._digest(), ())

    def _retracts(self, edition: Edition) -> bool:
        """Whether an edition lacks a record of those before: then nothing of them may be fetched any more."""
        kept = edition.dataset.incidents.index
        return any(not before.dataset.incidents.index.isin(kept).all() for before in self._editions)

    def _digest(self) -> str | None:
        return self._editions[0].dataset.version.digest if self._editions else None


def folder_signature(root: Path) -> str:
    """Return a short text that changes when a file of a folder is written, added or removed.

    Content is not read: name, size, time of change and inode of some fifty files cost a millisecond.
    """
    seen = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        stat = path.stat()
        seen.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0{stat.st_ino}\n".encode())
    return seen.hexdigest()


def _as_data_error(error: Exception) -> DataError:
    if isinstance(error, DataError):
        return error
    if isinstance(error, OSError):
        return DataError(f"A file of the data set cannot be read: {error.strerror} ({error.filename}).")
    return DataError(
        f"The data set cannot be read: {type(error).__name__} while reading it; see `sahel-map check`."
    )
