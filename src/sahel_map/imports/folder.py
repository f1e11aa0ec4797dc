"""A data folder around imported tables: map, code lists and population are those of the data set in use."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from pathlib import Path

import pandas as pd

from sahel_map.data.read.layout import NEEDED
from sahel_map.data.read.package import REGISTER, read_register
from sahel_map.data.read.profile import Bilingual, Profile
from sahel_map.data.trace.changelog import CHANGELOG

__all__ = ["write_folder"]

_ID_PATTERN = "[A-Z]{2}-[0-9]{4}-[0-9]{4,}"
_FLAGS = {True: "true", False: "false"}


def write_folder(
    folder: Path, template: Path, tables: dict[str, pd.DataFrame], about: dict[str, str], today: dt.date
) -> None:
    """Write a data folder that the dashboard can show.

    Parameters
    ----------
    folder : Path
        New folder.
    template : Path
        Data folder whose boundaries, code lists, population and context are used.
    tables : dict of str to DataFrame
        From `tables.build_tables`; tables that refer to them stay empty.
    about : dict of str to str
        `title`, `description`, `licence`.
    today : date
        Version of the data.
    """
    content = read_register(template)
    content |= {"title": about["title"], "description": about["description"]}
    content["profile"] = Profile(title=Bilingual(en=about["title"]), licence=about["licence"]).as_property()
    content |= {"version": f"{today:%Y.%m.%d}-import", "created": f"{today}T00:00:00Z"}
    content["resources"] = [entry for entry in content["resources"] if entry["name"] in NEEDED]
    emptied = _depending_on(set(tables), content["resources"])
    for entry in content["resources"]:
        target = folder / entry["path"]
        target.parent.mkdir(parents=True, exist_ok=True)
        fields = [field["name"] for field in entry["schema"]["fields"]]
        if entry["name"] in tables:
            _write(tables[entry["name"]].reindex(columns=fields), target, entry)
            entry["licenses"] = [{"name": about["licence"], "title": about["licence"]}]
        elif entry["name"] in emptied:
            _write(pd.DataFrame(columns=fields), target, entry)
        else:
            shutil.copyfile(template / entry["path"], target)
        _relax(entry)
    changelog = f"# Imported data\n\n## {content['version']} ({today})\n\nMade from a file; nothing is corrected.\n"
    (folder / CHANGELOG).write_text(changelog, encoding="utf-8")
    (folder / REGISTER).write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


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
    """Allow more digits in ids of incidents: sets of others can be large."""
    for field in entry["schema"]["fields"]:
        if field["name"] == "incident_id" and "pattern" in field.get("constraints", {}):
            field["constraints"]["pattern"] = _ID_PATTERN


def _write(table: pd.DataFrame, target: Path, entry: dict) -> None:
    """Write a table, and its size, checksum and number of rows into its entry of the register."""
    written = table.copy()
    for name in written.columns:
        if pd.api.types.is_bool_dtype(written[name]) or name.startswith("is_"):
            written[name] = written[name].astype("object").map(_FLAGS, na_action="ignore")
    content = written.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d").encode()
    target.write_bytes(content)
    entry |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}", "rows": len(table)}
