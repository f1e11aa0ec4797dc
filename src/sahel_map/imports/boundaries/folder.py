"""A data folder with other boundaries: that of a country as it was, or an empty one for another country."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from sahel_map.core.errors import DataError
from sahel_map.core.scratch import scratch_folder
from sahel_map.data.check.run import check_all, read_resources
from sahel_map.data.read.layout import LEVELS, NEEDED
from sahel_map.data.read.package import DATASHEET, read_package, read_register, write_register
from sahel_map.data.read.units import Units, build_units
from sahel_map.data.trace.changelog import CHANGELOG
from sahel_map.data.trace.counts import COUNTS
from sahel_map.data.trace.register import register
from sahel_map.imports.boundaries.levels import Levels, levels_of
from sahel_map.imports.boundaries.moving import move_places
from sahel_map.imports.boundaries.reading import UnitFile
from sahel_map.imports.boundaries.report import Edition, Report
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.writing import IMPORTED

__all__ = ["write_boundaries"]

#: Tables that speak of one country: of another one's folder they stand empty.
_OF_ONE_COUNTRY = IMPORTED | {
    "places", "context_events", "ledger_reports", "ledger_claims", "ledger_pages", "population_cercle",
    "population_region", "method",
}  # fmt: skip
_BACKGROUND = ("neighbours", "rivers", "lakes", "towns")
_CODES = {
    "population_cercle": ("cercle_pcode", "cercles"),
    "population_region": ("region_2023_pcode", "regions_2023"),
}
_ANY_CODE = "[A-Za-z0-9._-]{1,40}"
_DECIMALS = 6


def write_boundaries(
    file: UnitFile, template: Path, folder: Path, edition: Edition, with_records: bool, today: dt.date
) -> Report:
    """Write a data folder like another one with other boundaries.

    Parameters
    ----------
    file : UnitFile
    template : Path
        The data folder it is made from; it stays as it is.
    folder : Path
        Folder to make; it must not exist, and gets its name once everything in it passed every check.
    edition : Edition
        What the caller says; where it is silent, what the file says.
    with_records : bool
        Keep incidents, places and background: the boundaries are of the same country. Otherwise the folder is
        empty, to import into.
    today : date
        Version of the data.

    Raises
    ------
    DataError
        If the template cannot be read.
    ImportFileError
        If the folder exists or cannot be written, or a place of a record lies outside the new country.
    """
    if folder.exists():
        raise ImportFileError("folder-exists", folder=folder)
    package = read_package(template)
    tables, problems, _ = read_resources(package)
    if problems:
        raise DataError(f"The data folder has {len(problems)} problems:", [str(one) for one in problems])
    before = build_units(tables)
    edition = _complete(edition, file, package.map_credits.country.en if with_records else "", before)
    levels = levels_of(file, before if with_records else None, edition.country, edition.iso3)
    try:
        with scratch_folder("boundaries", folder.parent) as work:
            made = work / "data"
            shutil.copytree(template, made, ignore=shutil.ignore_patterns("import"))
            report = _fill(made, tables, levels, file, before, edition, with_records, today)
            found = check_all(made)
            if not found.is_clean:
                raise ImportFileError("boundary-rules", n=len(found.problems), problem=found.problems[0])
            made.rename(folder)
    except OSError as error:
        raise ImportFileError("not-written", folder=folder, why=error.strerror or error) from error
    return report


def _complete(edition: Edition, file: UnitFile, country: str, before: Units) -> Edition:
    iso3 = str(before.country["iso3"].iloc[0]) if country and "iso3" in before.country else ""
    return replace(
        edition,
        valid_from=edition.valid_from or file.valid_from,
        valid_until=edition.valid_until or file.valid_until,
        country=edition.country or file.country or country or "not stated",
        iso3=edition.iso3 or iso3 or file.iso3 or "ZZZ",
    )


def _fill(
    made: Path,
    tables: Mapping[str, pd.DataFrame],
    levels: Levels,
    file: UnitFile,
    before: Units,
    edition: Edition,
    with_records: bool,
    today: dt.date,
) -> Report:
    content = _register(made, edition, with_records, today)
    entries = {entry["name"]: entry for entry in content["resources"]}
    for level in LEVELS:
        _write_layer(getattr(levels, level), made, entries[level], edition)
    _write_layer(levels.country, made, entries["country"], edition)
    known = {(name, field["name"]) for name, entry in entries.items() for field in entry["schema"]["fields"]}
    tiers = tables["tiers"]
    is_known = [pair in known for pair in zip(tiers["table"], tiers["field"], strict=True)]
    _write_table(tiers[is_known], made, entries["tiers"])
    moved, dropped = None, {}
    if with_records:
        indexed = {level: getattr(levels, level).set_index("pcode") for level in LEVELS}
        after = replace(before, **indexed, country=levels.country)
        incidents = tables["incidents"]
        moved = move_places(tables["places"].set_index("place_id"), incidents, before, after, edition.named())
        _write_table(moved.places.reset_index(), made, entries["places"])
        for name, (column, level) in _CODES.items():
            kept, dropped[name] = _recoded(tables[name], column, moved.same[level])
            _write_table(kept, made, entries[name])
        if "pending" in tables:
            codes = tables["pending"]["region_2023_pcode"].map(moved.same["regions_2023"])
            _write_table(tables["pending"].assign(region_2023_pcode=codes), made, entries["pending"])
        (made / "import").mkdir()
        moved.changes.to_csv(made / "import" / "boundary-changes.csv", index=False, encoding="utf-8-sig")
    else:
        for name in _OF_ONE_COUNTRY:
            _write_table(tables[name].iloc[:0], made, entries[name])
        for name in _BACKGROUND:
            (made / entries[name]["path"]).write_text(_NO_FEATURES, encoding="utf-8")
            entries[name]["rows"] = 0
        version, day = content["version"], content["created"][:10]
        text = f"# Data\n\n## {version} ({day})\n\nBoundaries of {edition.country}; no record yet.\n"
        (made / CHANGELOG).write_text(text, encoding="utf-8")
    write_register(made, content)
    register(made)
    n_records = len(tables["incidents"]) if with_records else 0
    return Report(file, levels, moved, n_records, dropped)


_NO_FEATURES = '{"type": "FeatureCollection", "features": []}\n'


def _register(made: Path, edition: Edition, with_records: bool, today: dt.date) -> dict[str, Any]:
    content = read_register(made)
    optional = {"pending", "versions", COUNTS} if with_records else set()
    dropped = [entry for entry in content["resources"] if entry["name"] not in {*NEEDED, *optional}]
    for entry in dropped:
        (made / entry["path"]).unlink(missing_ok=True)
    content["resources"] = [entry for entry in content["resources"] if entry not in dropped]
    for entry in content["resources"]:
        _relax(entry)
    before = content.get("map", {})
    stated = f"{edition.publisher or 'publisher not stated'}, {edition.licence or 'licence not stated'}"
    rights = f"Boundaries: {stated}{', version ' + edition.version if edition.version else ''}."
    content["map"] = {
        "country": before.get("country", "") if with_records else edition.country,
        "credit": f"© {edition.publisher}" if edition.publisher else "",
        "rights": _both(before.get("rights", ""), rights) if with_records else rights,
        "version": edition.version,
        "valid_from": edition.valid_from,
        "valid_until": edition.valid_until,
    }
    if not with_records:
        (made / DATASHEET).unlink(missing_ok=True)
        content |= {
            "title": edition.country,
            "name": "new-country",
            "description": f"No record of {edition.country}.",
        }
        content["profile"] = {"title": edition.country, "area": edition.country}
        content |= {"version": f"{today:%Y.%m.%d}-empty", "created": f"{today}T00:00:00Z"}
        for name in ("licenses", "contributors", "keywords", "homepage", "sources"):
            content.pop(name, None)
    return content


def _both(before: object, rights: str) -> dict[str, str]:
    """Return the rights of new boundaries over an older background, whose own still hold."""
    said = before if isinstance(before, dict) else {"en": str(before), "fr": str(before)}
    return {
        language: f"{rights} {lead} {text}".strip()
        for (language, text), lead in zip(
            ((code, said.get(code, "")) for code in ("en", "fr")),
            ("Background:", "Fond de carte\u00a0:"),
            strict=True,
        )
    }


def _relax(entry: dict[str, Any]) -> None:
    """Allow the codes of any country, and units without the code of an older scheme."""
    fields = entry["schema"]["fields"]
    if entry["name"] in LEVELS:
        entry["schema"]["fields"] = fields = [field for field in fields if field["name"] in NEEDED[entry["name"]]]
    for field in fields:
        if field["name"].endswith("pcode") and "pattern" in field.get("constraints", {}):
            field["constraints"]["pattern"] = _ANY_CODE


def _write_layer(layer: gpd.GeoDataFrame, made: Path, entry: dict[str, Any], edition: Edition) -> None:
    names = [field["name"] for field in entry["schema"]["fields"]]
    entry.pop("sources", None)
    licence = edition.licence or "not stated"
    entry["licenses"] = [{"name": licence, "title": licence}]
    target = made / entry["path"]
    target.unlink(missing_ok=True)
    layer[[*names, "geometry"]].to_file(target, driver="GeoJSON", engine="pyogrio", COORDINATE_PRECISION=_DECIMALS)


def _write_table(table: pd.DataFrame, made: Path, entry: dict[str, Any]) -> None:
    names = [field["name"] for field in entry["schema"]["fields"]]
    target = made / entry["path"]
    if entry.get("format") == "parquet":
        target.unlink()
        target = target.with_suffix(".csv")
        entry |= {"path": str(Path(entry["path"]).with_suffix(".csv")), "format": "csv", "mediatype": "text/csv"}
    plain = table[names].copy()
    for name in names:
        if plain[name].dtype == "boolean" or plain[name].dtype == bool:
            plain[name] = plain[name].map({True: "true", False: "false"})
    plain.to_csv(target, index=False, lineterminator="\n", date_format="%Y-%m-%d")


def _recoded(table: pd.DataFrame, column: str, same: dict[str, str]) -> tuple[pd.DataFrame, int]:
    codes = table[column].map(same)
    kept = table.assign(**{column: codes})[codes.notna()]
    return kept.sort_values(column), int(codes.isna().sum())
