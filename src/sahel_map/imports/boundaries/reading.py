"""A file of official boundaries: its layers, which columns hold codes and names, its shapes mended."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from sahel_map.core.geometry import DISPLAY_CRS, areas_at
from sahel_map.imports.boundaries.opening import open_layers
from sahel_map.imports.errors import ImportFileError, say_allowed
from sahel_map.imports.limits import Limits

__all__ = ["Columns", "Repair", "UnitFile", "read_boundaries"]

#: Levels this programme shows: regions, cercles, communes; finer ones of a file are left out and named.
MOST_LEVELS = 3
# COD-AB of several years, GADM, GAUL, geoBoundaries: letters and digits of a column's name alone are compared.
_CODE = re.compile(r"(?:adm(?:in)?(\d)(?:pcode|pcod|code)|gid(\d))")
_NAME = re.compile(r"(?:adm(?:in)?(\d)(?:name)?(?:en|fr|name)?|name(\d)|adm(?:in)?(\d)name(?:en|fr))")
_FRENCH = re.compile(r"adm(?:in)?(\d)(?:name)?fr")
_DATES = {"valid_from": ("validon", "date", "validfrom"), "valid_until": ("validto", "validuntil")}
_DAY = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where codes and names of one level stand.

    Attributes
    ----------
    layer : str or None
        Layer of the file; None for any that has the columns.
    code, name : str
    name_fr : str or None
        Name in French, if it has a column of its own.
    """

    layer: str | None
    code: str
    name: str
    name_fr: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A shape that was mended: of which unit (code), and what was wrong with it."""

    pcode: str
    reason: str


@dataclass(frozen=True)
class UnitFile:
    """The finest units of a file, and which coarser ones they belong to.

    Attributes
    ----------
    units : GeoDataFrame, EPSG:4326
        For each level n from 1 (coarsest): `code_n`, `name_n`, `name_fr_n`; valid shapes; sorted by code.
    n_levels : int
        1 to 3.
    country, iso3 : str
        As the file says; empty where it does not.
    valid_from, valid_until : str
        Days, YYYY-MM-DD; empty where not stated.
    repaired : tuple of Repair
    notes : tuple of str
        What was decided on the way, in English.
    """

    units: gpd.GeoDataFrame
    n_levels: int
    country: str = ""
    iso3: str = ""
    valid_from: str = ""
    valid_until: str = ""
    repaired: tuple[Repair, ...] = ()
    notes: tuple[str, ...] = ()


def read_boundaries(
    path: Path, chosen: Mapping[int, Columns] | None = None, crs: str = "", limits: Limits | None = None
) -> UnitFile:
    """Read a zip of shapefiles, a GeoPackage or a GeoJSON of administrative units.

    Parameters
    ----------
    path : Path
    chosen : mapping of int to Columns, optional
        Columns of each level from 1, where their names are not those of a COD-AB.
    crs : str
        Coordinate system of layers that state none.
    limits : Limits, optional

    Raises
    ------
    ImportFileError
        One sentence: what is wrong, where, what is allowed.
    """
    layers = open_layers(path, crs, limits or Limits())
    found = {name: _columns_of(layer, name, chosen or {}) for name, layer in layers.items()}
    deepest = {name: max(levels) for name, levels in found.items() if levels}
    if not deepest:
        headings = sorted({str(name) for layer in layers.values() for name in layer.columns if name != "geometry"})
        raise ImportFileError("boundary-codes", file=path.name, columns=", ".join(headings[:20]))
    n_levels = min(max(deepest.values()), MOST_LEVELS)
    notes = []
    finer = sorted({level for level in deepest.values() if level > MOST_LEVELS})
    if finer:
        notes.append(f"level {finer[-1]} is left out; {MOST_LEVELS} levels are shown")
    own = [name for name, level in deepest.items() if level == n_levels] or [
        name for name, levels in found.items() if n_levels in levels
    ]
    if len(own) > 1:
        notes.append(f"of the layers {', '.join(own)}, {own[0]} is used")
    layer, columns = layers[own[0]], found[own[0]]
    table = _with_levels(path, layer, columns, n_levels, layers, found)
    shapes, repaired = _mended(path, layer.geometry.to_numpy(), table[f"code_{n_levels}"].tolist())
    units = gpd.GeoDataFrame(table, geometry=shapes, crs=DISPLAY_CRS)
    units, together = _one_each(units, n_levels)
    if together:
        notes.append(f"{together} units were drawn in several features, which were put together")
    if overlapping := _overlapping(units, n_levels):
        notes.append(f"{len(overlapping)} units overlap a neighbour: {', '.join(overlapping[:10])}")
    said = {name: _first_day(layer, names) for name, names in _DATES.items()}
    return UnitFile(units, n_levels, *_country(layer), **said, repaired=tuple(repaired), notes=tuple(notes))


def _plain(name: object) -> str:
    return re.sub(r"[^a-z0-9]", "", str(name).lower())


def _columns_of(layer: gpd.GeoDataFrame, name: str, chosen: Mapping[int, Columns]) -> dict[int, Columns]:
    """Return the columns of each level that a layer has: those that were said, else those recognised."""
    if chosen:
        headings = [str(column) for column in layer.columns if column != "geometry"]
        found = {}
        for level, said in chosen.items():
            if said.layer not in (None, name):
                continue
            wanted = [one for one in (said.code, said.name, said.name_fr) if one]
            missing = [one for one in wanted if one not in headings]
            if missing and said.layer == name:
                raise ImportFileError(
                    "boundary-column", layer=name, column=missing[0], allowed=say_allowed(headings, missing[0])
                )
            if not missing:
                found[level] = said
        return found
    codes: dict[int, str] = {}
    names: dict[int, str] = {}
    french: dict[int, str] = {}
    for column in layer.columns:
        plain = _plain(column)
        if match := _CODE.fullmatch(plain):
            codes.setdefault(_digit(match), str(column))
        elif match := _FRENCH.fullmatch(plain):
            french.setdefault(_digit(match), str(column))
        elif match := _NAME.fullmatch(plain):
            names.setdefault(_digit(match), str(column))
    return {
        level: Columns(name, code, names.get(level) or french[level], french.get(level))
        for level, code in codes.items()
        if level >= 1 and (level in names or level in french)
    }


def _digit(match: re.Match[str]) -> int:
    return int(next(group for group in match.groups() if group))


def _with_levels(
    path: Path,
    layer: gpd.GeoDataFrame,
    columns: Mapping[int, Columns],
    n_levels: int,
    layers: Mapping[str, gpd.GeoDataFrame],
    found: Mapping[str, Mapping[int, Columns]],
) -> pd.DataFrame:
    """Return codes and names of every level for each finest unit, by its own columns or by where it lies."""
    table = pd.DataFrame(index=layer.index)
    for level in range(n_levels, 0, -1):
        own = columns.get(level)
        if own is None:
            own, layer_at = _layer_of(path, level, layers, found)
            points = shapely.point_on_surface(layer.geometry.to_numpy())
            at = areas_at(shapely.get_x(points), shapely.get_y(points), layer_at.geometry.to_numpy())
            if (at < 0).any():
                lost = table[f"code_{n_levels}"][at < 0].tolist()
                raise ImportFileError(
                    "boundary-lost", file=path.name, n=len(lost), level=level, units=", ".join(lost[:10])
                )
            source = layer_at.iloc[at].reset_index(drop=True)
        else:
            source = layer
        for target, column in (("code", own.code), ("name", own.name), ("name_fr", own.name_fr or own.name)):
            table[f"{target}_{level}"] = source[column].map(_text).to_numpy()
        table[f"name_fr_{level}"] = table[f"name_fr_{level}"].where(
            table[f"name_fr_{level}"] != "", table[f"name_{level}"]
        )
        if (nameless := table[f"code_{level}"] == "").any():
            feature = int(np.flatnonzero(nameless)[0]) + 1
            raise ImportFileError(
                "boundary-nameless", file=path.name, feature=str(feature), level=level, column=own.code
            )
    return table


def _layer_of(
    path: Path, level: int, layers: Mapping[str, gpd.GeoDataFrame], found: Mapping[str, Mapping[int, Columns]]
) -> tuple[Columns, gpd.GeoDataFrame]:
    for name, levels in found.items():
        if level in levels and max(levels) == level:
            return levels[level], layers[name]
    raise ImportFileError("boundary-level", file=path.name, level=level)


def _text(value: object) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return ""
    # Codes that a table kept as numbers.
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _mended(path: Path, shapes: np.ndarray, codes: list[str]) -> tuple[np.ndarray, list[Repair]]:
    """Return valid areas, and which had to be mended and why."""
    wrong = np.flatnonzero(~shapely.is_valid(shapes))
    repaired = [Repair(codes[at], str(shapely.is_valid_reason(shapes[at]))) for at in wrong.tolist()]
    mended = shapes.copy()
    for at in wrong.tolist():
        whole = shapely.make_valid(shapes[at], method="structure")
        parts = [part for part in shapely.get_parts(whole) if shapely.get_dimensions(part) == 2]
        if not parts:
            raise ImportFileError("boundary-shape", file=path.name, unit=codes[at], why=repaired[-1].reason)
        mended[at] = shapely.union_all(parts)
    return mended, repaired


def _one_each(units: gpd.GeoDataFrame, n_levels: int) -> tuple[gpd.GeoDataFrame, int]:
    code = f"code_{n_levels}"
    several = units[code].duplicated(keep=False)
    n = int(units.loc[several, code].nunique())
    if n:
        units = units.dissolve(code, as_index=False)
    return units.sort_values(code, ignore_index=True), n


def _overlapping(units: gpd.GeoDataFrame, n_levels: int) -> list[str]:
    """Return codes of units that share more than a sliver of area with another."""
    shapes = units.geometry.to_numpy()
    one, other = shapely.STRtree(shapes).query(shapes, predicate="overlaps")
    pairs = one < other
    one, other = one[pairs], other[pairs]
    shared = shapely.area(shapely.intersection(shapes[one], shapes[other]))
    least = np.minimum(shapely.area(shapes[one]), shapely.area(shapes[other]))
    wide = shared > 0.001 * least
    return sorted(set(units[f"code_{n_levels}"].iloc[np.concatenate([one[wide], other[wide]])]))


def _country(layer: gpd.GeoDataFrame) -> tuple[str, str]:
    """Return name and code of the country, as the first feature says."""
    by_name = {_plain(column): column for column in layer.columns}
    found = []
    for names in (("adm0en", "admin0nameen", "adm0name", "adm0fr", "name0"), ("iso3", "adm0pcode", "adm0code")):
        column = next((by_name[name] for name in names if name in by_name), None)
        found.append("" if column is None else _text(layer[column].iloc[0]))
    return found[0], found[1]


def _first_day(layer: gpd.GeoDataFrame, names: tuple[str, ...]) -> str:
    by_name = {_plain(column): column for column in layer.columns}
    for name in names:
        if name in by_name:
            match = _DAY.search(str(layer[by_name[name]].iloc[0]))
            if match and match[1] < "9000":  # "for ever" is written as the year 9999
                return "-".join(match.groups())
    return ""
