"""A release of the data for one audience, as a data folder of its own that a server can be pointed at."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from sahel_map.core.errors import DataError
from sahel_map.core.permissions import open_to_all
from sahel_map.core.scratch import scratch_folder
from sahel_map.data.check.run import check_all
from sahel_map.data.dataset import load_dataset
from sahel_map.data.read.package import DOCUMENTS, REGISTER, Package, read_package, read_register, write_register
from sahel_map.data.read.raw_tables import TextTables, read_texts, write_texts
from sahel_map.data.read.table import read_table
from sahel_map.data.trace.changelog import CHANGELOG, parse_headings
from sahel_map.data.trace.register import register
from sahel_map.data.trace.support import WITHHELD, find_gaps
from sahel_map.release.places import snap_places
from sahel_map.release.treatments import (
    fields_to_treat,
    suppress_counts,
    withhold_corrections,
    withhold_field,
    withhold_texts,
)
from sahel_map.words import Words

__all__ = ["TIERS", "ReleaseReport", "build_release"]

#: Audiences, from the widest to the narrowest.
TIERS = ("public", "partner", "internal")

_GAP_KEYS = ("incident_id", "fact", "part", "gap")
_SUPPORT_TABLES = ("incidents", "incident_actors", "incident_harms", "incident_figures", "claims")


@dataclass(frozen=True, slots=True)
class ReleaseReport:
    """What a release left out: cells emptied, places moved, counts dropped, records whose texts went."""

    tier: str
    version: str
    n_withheld: int
    n_places_moved: int
    n_counts_dropped: int
    n_records_without_text: int


def build_release(root: Path, tier: str, folder: Path) -> ReleaseReport:
    """Write the data folder of a release.

    Parameters
    ----------
    root : Path
        The full data.
    tier : {"public", "partner", "internal"}
        Audience.
    folder : Path
        Folder to make; it must not exist.

    Raises
    ------
    DataError
        If the data have problems, the folder exists, or the release would break a rule; nothing is left then.
    """
    if folder.exists():
        raise DataError(f"{folder} exists already; give the name of a new folder.")
    dataset = load_dataset(root)
    package = read_package(root)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with scratch_folder("release", folder.parent) as work:
        made = work / "data"
        _copy_rest(package, made)
        tables = read_texts(package)
        treatments = fields_to_treat(tables, tier)
        places = len([row for row in tables.rows["places"] if row["release_level"]]) if treatments["snap"] else 0
        basis = Words("en")("release-basis")
        moved = snap_places(tables, dataset, basis) if treatments["snap"] else set()
        dropped = suppress_counts(tables) if treatments["suppress"] else set()
        treated = moved | {incident for incident, _ in dropped}
        withhold_texts(tables, treated)
        n_withheld = _withhold(tables, package, treatments["withhold"])
        write_texts(package, tables, made)
        version = _write_register(package, made, tier)
        _write_changelog(package, made, version, treated)
        _renew_gaps(made, tables, {*dropped, *((incident, "place") for incident in moved)})
        register(made)
        if problems := check_all(made).problems:
            raise DataError("the release would break rules of the data:", [str(problem) for problem in problems])
        open_to_all(made)
        made.replace(folder)
    return ReleaseReport(tier, version, n_withheld, places, len(dropped), len(treated))


def _copy_rest(package: Package, made: Path) -> None:
    """Copy the files that a release does not change: layers, documents, licences."""
    made.mkdir()
    for resource in package.resources.values():
        if resource.format != "csv":
            target = made / resource.path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(package.root / resource.path, target)
    for path in sorted(package.root.rglob("*")):
        inside = path.relative_to(package.root)
        is_document = inside.parts[0] in DOCUMENTS or inside.name == "README.md"
        if path.is_file() and is_document and inside.name != REGISTER:
            (made / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, made / inside)


def _withhold(tables: TextTables, package: Package, fields: list[tuple[str, str]]) -> int:
    n_cells = 0
    for name, field_name in fields:
        field = next(field for field in package.resources[name].fields if field.name == field_name)
        n_cells += withhold_field(tables.rows[name], field_name, bool(field.constraints.get("required")))
    return n_cells


def _write_register(package: Package, made: Path, tier: str) -> str:
    """Write the register under a version that names the tier."""
    content = read_register(package.root)
    version = f"{package.version}+{tier}"
    content["version"] = version
    write_register(made, content)
    return version


def _write_changelog(package: Package, made: Path, version: str, treated: set[str]) -> None:
    """Write the changelog under the version of the release, silent on records from which something was taken."""
    changelog = withhold_corrections((package.root / CHANGELOG).read_text(encoding="utf-8"), treated)
    line = parse_headings(changelog)[0][0] - 1
    lines = changelog.splitlines(keepends=True)
    lines[line] = lines[line].replace(package.version, version, 1)
    (made / CHANGELOG).write_text("".join(lines), encoding="utf-8", newline="\n")


def _renew_gaps(made: Path, tables: TextTables, withheld: set[tuple[str, str]]) -> None:
    """List what the release took out and the gaps that opened by it, and drop those it closed."""
    package = read_package(made)
    typed = {name: read_table(made, package.resources[name])[0] for name in _SUPPORT_TABLES}
    found = set(find_gaps(typed)[list(_GAP_KEYS)].fillna("").itertuples(index=False, name=None))
    found |= {(incident, fact, "", WITHHELD) for incident, fact in withheld}
    kept = [row for row in tables.rows["known_gaps"] if tuple(row[key] for key in _GAP_KEYS) in found]
    listed = {tuple(row[key] for key in _GAP_KEYS) for row in kept}
    opened = [dict(zip(_GAP_KEYS, gap, strict=True)) | _reasons(gap) for gap in sorted(found - listed)]
    # An empty cell of the key stands last, as the check expects it.
    order = [[(row[key] == "", row[key]) for key in _GAP_KEYS] for row in [*kept, *opened]]
    pairs = sorted(zip(order, [*kept, *opened], strict=True), key=lambda pair: pair[0])
    tables.rows["known_gaps"][:] = [row for _, row in pairs]
    write_texts(package, TextTables({"known_gaps": tables.rows["known_gaps"]}), made)


def _reasons(gap: tuple[str, ...]) -> dict[str, str]:
    _, fact, _, kind = gap
    key = "release-gap" if kind != WITHHELD else "release-place" if fact == "place" else "release-count"
    return {f"reason_{language}": Words(language)(key) for language in ("en", "fr")}
