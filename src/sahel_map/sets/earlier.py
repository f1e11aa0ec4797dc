"""Data folders of earlier versions: what they lack by now is taken from the folder of this server.

Code lists grew since 0.1.0. They say what codes mean and nothing of any record, so a set of others may have those
of the server that shows it; everything else in the folder stays as it was.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from sahel_map.data.read.layout import NEEDED
from sahel_map.data.read.package import read_package, read_register, write_register
from sahel_map.data.read.raw_tables import TextTables, read_texts, write_texts
from sahel_map.data.trace.register import register

__all__ = ["bring_up_to_date", "missing_lists"]

_LISTS = "codes_"


def missing_lists(folder: Path) -> tuple[str, ...]:
    """Return the code lists that a folder lacks, or raise `DataError` if its register cannot be read."""
    present = {entry["name"] for entry in read_register(folder)["resources"]}
    return tuple(name for name in NEEDED if name.startswith(_LISTS) and name not in present)


def bring_up_to_date(folder: Path, template: Path, made: Path) -> tuple[str, ...]:
    """Copy a data folder, with the code lists that it lacks.

    Parameters
    ----------
    folder : Path
        As an earlier version made it; it stays as it is.
    template : Path
        Data folder of this server.
    made : Path
        Folder to make.

    Returns
    -------
    tuple of str
        Names of the lists that were added.
    """
    missing = missing_lists(folder)
    shutil.copytree(folder, made)
    content, current = read_register(made), read_register(template)
    entries = [entry for entry in current["resources"] if entry["name"] in missing]
    for entry in entries:
        target = made / entry["path"]
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(template / entry["path"], target)
    content["resources"] += entries
    write_register(made, content)
    _add_tiers(made, template, missing)
    register(made)
    return missing


def _add_tiers(made: Path, template: Path, missing: tuple[str, ...]) -> None:
    """Say of the fields that came along who may have them, as the server's own folder does."""
    package = read_package(made)
    own = read_texts(package).rows["tiers"]
    others = read_texts(read_package(template)).rows["tiers"]
    added = [row for row in others if row["table"] in missing]
    rows = sorted([*own, *added], key=lambda row: (row["table"], row["field"]))
    write_texts(package, TextTables({"tiers": rows}), made)
