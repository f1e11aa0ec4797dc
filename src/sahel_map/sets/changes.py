"""Changes that are new versions of a set: another name, and what differs between two versions."""

from __future__ import annotations

import shutil
from pathlib import Path

from sahel_map.core.scratch import scratch_folder
from sahel_map.data.read.package import read_package, read_register, write_register
from sahel_map.data.read.stored import read_stored
from sahel_map.data.trace.diff import Change, compare
from sahel_map.sets.errors import StoreError
from sahel_map.sets.store import SetVersion, Store

__all__ = ["changes_between", "comparable_folders", "rename_set"]


def rename_set(store: Store, set_id: str, title: str, who: str, french: str = "") -> SetVersion:
    """Give a set another title, in English and French or in one for both; its id and records stay.

    Parameters
    ----------
    store : Store
    set_id : str
    title : str
        In English, and in French where `french` is "".
    who : str
        Name of the person, for the history.
    french : str

    Raises
    ------
    StoreError
        If the set is unknown or cannot be written.
    """
    newest = store.versions(set_id)[0]
    with scratch_folder("renaming") as workshop:
        made = workshop / "data"
        shutil.copytree(store.folder(set_id, newest.number), made)
        register = read_register(made)
        named = {"en": title, "fr": french} if french else {"en": title}
        own = register.get("set_profile") or register.pop("profile", {})
        write_register(made, register | {"title": title, "set_profile": own | {"title": named}})
        return store.add(set_id, made, who, f"renamed to {title!r}", replaces=newest.number)


def changes_between(store: Store, set_id: str, old: int, new: int) -> tuple[Change, ...]:
    """Return what changed in the records between two versions of a set.

    Parameters
    ----------
    store : Store
    set_id : str
    old, new : int
        Numbers of the versions.

    Raises
    ------
    StoreError
        If the set or a version is unknown, or a version is large.
    """
    before, after = comparable_folders(store, set_id, old, new)
    return compare(read_package(before), read_package(after))


def comparable_folders(store: Store, set_id: str, *numbers: int | None) -> tuple[Path, ...]:
    """Return the data folders of versions of a set that can be compared record by record.

    Parameters
    ----------
    store : Store
    set_id : str
    *numbers : int or None
        Of the versions; None for the newest.

    Raises
    ------
    StoreError
        If the set or a version is unknown, or a version is large.
    """
    folders = tuple(store.folder(set_id, number) for number in numbers)
    if any(read_stored(folder) for folder in folders):
        raise StoreError("large", set=set_id)
    return folders
