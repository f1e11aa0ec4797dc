"""What every store of sets offers, and the values it speaks in.

A set is a row of versions, each of them a whole data folder that never changes. A version becomes
visible at once or not at all; a correction, a new name or a retraction is a new version.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from sahel_map.data.dataset import Dataset
from sahel_map.data.read.profile import Bilingual
from sahel_map.sets.errors import StoreError

__all__ = [
    "DEFAULT_SET",
    "SetEntry",
    "SetVersion",
    "Store",
    "listed",
    "require_newest",
    "require_set_id",
    "set_id_from",
    "summary_of",
]

DEFAULT_SET = ""
"""Id of the set that a server shows where none is asked for: the one it was installed with."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class SetVersion:
    """One state of a set, and how it came about.

    Attributes
    ----------
    number : int
        1 for the first; the highest is the one that is shown.
    at : str
        When it was stored, ISO 8601, UTC.
    who, what : str
        Who stored it (a pseudonym or the name of a user of the machine), and what was done.
    digest : str
        Of the data, as pages and citations show it.
    data_version : str
        Version as the set counts itself.
    title_en, title_fr, publisher, licence : str
        From its profile; empty where not stated.
    is_internal : bool
        Whether it must not be published.
    n_incidents : int
        Records in it.
    """

    number: int
    at: str
    who: str
    what: str
    digest: str
    data_version: str
    title_en: str
    title_fr: str
    publisher: str
    licence: str
    is_internal: bool
    n_incidents: int

    @property
    def title(self) -> Bilingual:
        """Name of the set, without a word on whether it is internal."""
        return Bilingual(self.title_en, self.title_fr)

    def as_dict(self) -> dict[str, Any]:
        """Return everything as plain values."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetEntry:
    """A set in the list of a store.

    Attributes
    ----------
    set_id : str
        Its name in addresses: small letters, digits and hyphens.
    version : SetVersion
        The newest.
    readers : tuple of str
        Groups that may read it; empty for everybody who may read the server.
    removed_at : str or None
        Since when it is no longer shown (ISO 8601, UTC); it is deleted for good after a time of grace.
    """

    set_id: str
    version: SetVersion
    readers: tuple[str, ...] = ()
    removed_at: str | None = None


class Store(Protocol):
    """Keeps sets; safe to use from any thread and from several processes at once.

    Every method raises `StoreError`, with one sentence, if the store cannot be reached or written to.
    """

    def entries(self) -> tuple[SetEntry, ...]:
        """Return all sets by id, the removed ones too."""

    def versions(self, set_id: str) -> tuple[SetVersion, ...]:
        """Return the versions of a set, newest first; raise `StoreError` for an unknown set."""

    def folder(self, set_id: str, number: int | None = None) -> Path:
        """Return a data folder with a version of a set, the newest by default; nobody may change it."""

    def add(self, set_id: str, folder: Path, who: str, what: str, replaces: int | None = None) -> SetVersion:
        """Store a data folder as the next version of a set, whole or not at all; the folder stays.

        Parameters
        ----------
        set_id : str
            Id of a new set, or of one that exists.
        folder : Path
        who : str
            Name of the person, for the history.
        what : str
            What was done, for the history, as "imported".
        replaces : int, optional
            Number of the version that must still be the newest, 0 for a new set, so that nobody replaces what they
            have not seen; None where it does not matter.

        Raises
        ------
        StoreError
            If the folder breaks a rule, the set was replaced meanwhile, or it cannot be written.
        """

    def allow(self, set_id: str, readers: Collection[str]) -> None:
        """Let only these groups read a set; everybody for none."""

    def remove(self, set_id: str) -> None:
        """Take a set out of sight; it can be brought back until it is purged."""

    def bring_back(self, set_id: str) -> None:
        """Show a removed set again."""

    def purge(self, before: str) -> tuple[str, ...]:
        """Delete for good what was removed before a time (ISO 8601, UTC); return the ids."""

    def wait(self, seconds: float) -> bool:
        """Wait until a set changes, at most so many seconds; return whether one did."""


def require_set_id(text: str) -> str:
    """Return the id of a set, or raise `StoreError` if it cannot be one."""
    if len(text) > _LONGEST_ID or not _ID.fullmatch(text):
        raise StoreError("no-name", name=text[:80], n=_LONGEST_ID)
    return text


def require_newest(set_id: str, newest: int, replaces: int | None) -> None:
    """Raise `StoreError` if a set was replaced since somebody looked at it.

    Parameters
    ----------
    set_id : str
    newest : int
        Number of its newest version; 0 for none.
    replaces : int or None
        Version that was looked at; None where it does not matter.
    """
    if replaces is not None and replaces != newest:
        raise StoreError("replaced", set=set_id, newest=str(newest), seen=str(replaces))


def listed(numbers: Iterable[int]) -> str:
    """Return the first ten numbers of versions, for a sentence."""
    return ", ".join(str(number) for number in list(numbers)[:10])


def set_id_from(title: str, taken: Sequence[str] = ()) -> str:
    """Return an id made from a title that no other set has."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", letters)[: _LONGEST_ID - 4].strip("-") or "set"
    tries = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(found for found in tries if found not in taken)


def summary_of(dataset: Dataset) -> dict[str, Any]:
    """Return what a list of sets says of a data set."""
    profile = dataset.profile
    return {
        "digest": dataset.version.digest,
        "data_version": dataset.version.version,
        "title_en": profile.title.en,
        "title_fr": profile.title.fr,
        "publisher": profile.publisher,
        "licence": profile.licence or "",
        "is_internal": profile.is_internal,
        "n_incidents": dataset.stored.n_records if dataset.stored else len(dataset.incidents),
    }
