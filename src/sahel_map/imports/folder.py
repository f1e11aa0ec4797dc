"""A data folder around imported tables: map, code lists and population are those of the data set in use."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from sahel_map.data.read.layout import NEEDED
from sahel_map.data.read.package import read_package, read_register, write_register
from sahel_map.data.read.parquet_table import as_typed, write_parquet_table
from sahel_map.data.trace.changelog import CHANGELOG
from sahel_map.imports.tables import OUR_ID

__all__ = ["ImportedFolder", "lay_out", "write_folder"]

_NOT_STATED = "not stated"


class ImportedFolder:
    """The register of a folder that is being made, and its typed tables.

    Parameters
    ----------
    content : dict
        Of `datapackage.json`.
    tables : dict of str to DataFrame
        Imported tables and those that stay empty because they speak of records of the template.
    """

    def __init__(self, content: dict[str, Any], tables: dict[str, pd.DataFrame]) -> None:
        self.content = content
        self.tables = tables


def lay_out(
    template: Path,
    tables: Mapping[str, pd.DataFrame],
    profile: Mapping[str, object],
    assumed: list[dict[str, object]],
    description: str,
    today: dt.date,
) -> ImportedFolder:
    """Return the register of a folder of imported tables, and the tables in its types.

    Parameters
    ----------
    template : Path
        Data folder whose boundaries, code lists, population and context are used.
    tables : mapping of str to DataFrame
        From `tables.build_tables`; tables that refer to them stay empty.
    profile : mapping
        What the set says of itself, as the register holds it.
    assumed : list of dict
        What was filled in where the file is silent.
    description : str
    today : date
        Version of the data.
    """
    content = read_register(template)
    title = profile.get("title")
    content |= {"title": title.get("en", "") if isinstance(title, dict) else "", "description": description}
    content |= {"version": f"{today:%Y.%m.%d}-import", "created": f"{today}T00:00:00Z"}
    content |= {"name": "imported-set", "set_profile": dict(profile), "assumed": assumed}
    for name in ("licenses", "contributors", "keywords", "homepage", "sources", "profile"):
        content.pop(name, None)
    content["resources"] = [entry for entry in content["resources"] if entry["name"] in NEEDED]
    emptied = _depending_on(set(tables), content["resources"])
    licence = str(profile.get("licence") or _NOT_STATED)
    typed = {}
    resources = read_package(template).resources
    for entry in content["resources"]:
        name = entry["name"]
        if name in tables or name in emptied:
            entry["rows"] = len(tables[name]) if name in tables else 0
            typed[name] = as_typed(tables.get(name, pd.DataFrame()), resources[name])
        if name in tables:
            entry |= {"path": str(Path(entry["path"]).with_suffix(".parquet")), "format": "parquet"}
            entry |= {"mediatype": "application/vnd.apache.parquet"}
            entry["licenses"] = [{"name": licence, "title": licence}]
            entry.pop("sources", None)
            entry.pop("encoding", None)
        _relax(entry)
    return ImportedFolder(content, typed)


def write_folder(folder: Path, template: Path, imported: ImportedFolder) -> None:
    """Write everything: the register last, so that a folder with one is whole.

    Parameters
    ----------
    folder : Path
        Takes the files.
    template : Path
        Data folder from which the tables that an import does not make are copied.
    imported : ImportedFolder
        Register and tables.
    """
    for entry in imported.content["resources"]:
        target = folder / entry["path"]
        target.parent.mkdir(parents=True, exist_ok=True)
        name = entry["name"]
        if entry.get("format") == "parquet" and name in imported.tables:
            write_parquet_table(imported.tables[name], target)
        elif name in imported.tables:
            imported.tables[name].to_csv(target, index=False, lineterminator="\n")
        else:
            shutil.copyfile(template / entry["path"], target)
            continue
        content = target.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        entry |= {"bytes": len(content), "hash": f"sha256:{digest}", "rows": len(imported.tables[name])}
    version, day = imported.content["version"], imported.content["created"][:10]
    changelog = f"# Imported data\n\n## {version} ({day})\n\nMade from a file; nothing is corrected.\n"
    (folder / CHANGELOG).write_text(changelog, encoding="utf-8")
    write_register(folder, imported.content)


def _depending_on(imported: set[str], entries: list[dict]) -> set[str]:
    """Return the tables that refer to imported ones, or to tables that do: what they say is about other records."""
    found: set[str] = set()
    while True:
        sources = imported | found
        more = {
            entry["name"]
            for entry in entries
            if entry["name"] not in sources
            and any(key["reference"]["resource"] in sources for key in entry["schema"].get("foreignKeys", []))
        }
        if not more:
            return found
        found |= more


def _relax(entry: dict) -> None:
    """Allow more digits in ids, as sets of others can be large, and a source that is no page."""
    for field in entry["schema"]["fields"]:
        constraints = field.get("constraints", {})
        if field["name"] == "incident_id" and "pattern" in constraints:
            constraints["pattern"] = OUR_ID
        if (entry["name"], field["name"]) == ("sources", "url"):
            constraints.pop("required", None)
