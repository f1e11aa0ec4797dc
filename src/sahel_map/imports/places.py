"""What a located event needs besides its point: the unit it lies in, and how far off it may be."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from sahel_map.core.geometry import areas_at, to_metric
from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.data.read.layout import LEVELS_OF_PRECISION, UNIT_COLUMNS
from sahel_map.data.read.units import Units
from sahel_map.imports.findings import Findings

__all__ = ["SETTLEMENT_RADIUS_M", "complete_places"]

SETTLEMENT_RADIUS_M = 3_000
"""A village is larger than its point; used where a set does not say how far off its settlements may be."""

# Precision -> the column that names the unit, and its level; a region's map is the one that names it.


def complete_places(events: pd.DataFrame, units: Units, findings: Findings) -> pd.DataFrame:
    """Return the events with unit, label point and radius filled in where they follow from what is given.

    Parameters
    ----------
    events : DataFrame
        Typed events.
    units : Units
        The polygons.
    findings : Findings
        Rows whose unit or radius cannot be found are held back; what was assumed is said.

    Notes
    -----
    A place known only as a unit gets the unit in which its point lies, if it names none; the unit's label
    point, if it has none; and a radius that reaches the unit's farthest edge. A settlement without a radius
    gets `SETTLEMENT_RADIUS_M`. The radius of a place near another cannot be guessed: without one it is held back.
    """
    table = events.copy(deep=False)
    silent = (table["place_precision"] == PlacePrecision.SETTLEMENT) & table["radius_m"].isna()
    findings.assume("radius_m", f"settlement {SETTLEMENT_RADIUS_M}", int(silent.sum()))
    table["radius_m"] = table["radius_m"].mask(silent, SETTLEMENT_RADIUS_M)
    # A unit left empty beside a stated one was left empty on purpose: the place lies in several.
    named = table[list(UNIT_COLUMNS.values())].notna().any(axis=1)
    unexplained = table["place_conflict_note"].isna()
    for precision, levels in LEVELS_OF_PRECISION.items():
        columns = [(UNIT_COLUMNS[level], level) for level in levels]
        at_precision = table["place_precision"] == precision
        if not at_precision.any():
            continue
        _find_unit(table, at_precision & ~named & table["lat"].notna(), *columns[0], units)
        for column, level in columns:
            _fill_from_unit(table, at_precision & table[column].notna(), column, level, units)
        found = table[[column for column, _ in columns]].notna().any(axis=1)
        findings.hold(
            "unit-missing", at_precision & ~found & unexplained, "place_precision", precision=str(precision)
        )
    located = table["place_precision"] != PlacePrecision.UNKNOWN
    findings.hold("radius-missing", located & table["radius_m"].isna(), "radius_m")
    findings.hold("point-missing", located & table["lat"].isna(), "lat")
    return _with_conflicts(table, units, findings)


def _find_unit(table: pd.DataFrame, where: pd.Series, column: str, level: str, units: Units) -> None:
    rows = table.index[where]
    areas = units.level(level)
    points = [table.loc[rows, name].to_numpy(dtype=float) for name in ("lon", "lat")]
    at = areas_at(points[0], points[1], areas.geometry.to_numpy())
    codes = pd.Series(areas.index, dtype="str").reindex(at).set_axis(rows)
    table[column] = table[column].where(~where, codes.reindex(table.index))


def _fill_from_unit(table: pd.DataFrame, where: pd.Series, column: str, level: str, units: Units) -> None:
    areas = units.level(level)
    for name in ("lat", "lon"):
        label = table[column].map(areas[f"label_{name}"]).astype("float64")
        table[name] = table[name].mask(where & table[name].isna(), label)
    no_radius = where & table["radius_m"].isna() & table["lat"].notna()
    if not no_radius.any():
        return
    wanted = table.loc[no_radius, [column, "lat", "lon"]]
    distinct = wanted.drop_duplicates()
    distinct = distinct.assign(reach=_farthest_m(distinct, distinct[column], areas.geometry))
    reach = wanted.merge(distinct, on=[column, "lat", "lon"], how="left")["reach"].set_axis(wanted.index)
    table["radius_m"] = table["radius_m"].mask(no_radius, reach.reindex(table.index))


def _farthest_m(points: pd.DataFrame, codes: pd.Series, areas: pd.Series) -> np.ndarray:
    """Return metres from each point to the farthest corner of its unit, rounded up to a kilometre.

    Parameters
    ----------
    points : DataFrame
        lon, lat (degrees).
    codes : Series of str
        Unit of each point.
    areas : Series of geometry
        By code.
    """
    centres = to_metric(shapely.points(points["lon"].to_numpy(dtype=float), points["lat"].to_numpy(dtype=float)))
    at, distinct = pd.factorize(codes)
    outlines = to_metric(areas.reindex(distinct).to_numpy())
    hulls = shapely.extract_unique_points(shapely.convex_hull(outlines))
    reach = shapely.hausdorff_distance(centres, hulls[at])
    return np.ceil(reach / 1000) * 1000


def _with_conflicts(table: pd.DataFrame, units: Units, findings: Findings) -> pd.DataFrame:
    """Return the events with a note where the point lies in another unit than the row states."""
    codes = list(UNIT_COLUMNS.values())
    stated = table[codes].notna().any(axis=1) & table["lat"].notna() & table["place_conflict_note"].isna()
    if not stated.any():
        return table
    differs = pd.Series(False, table.index)
    for level, column in UNIT_COLUMNS.items():
        given = table.loc[stated & table[column].notna(), [column, "lon", "lat"]]
        areas = units.level(level)
        lon, lat = (given[name].to_numpy(dtype=float) for name in ("lon", "lat"))
        at = areas_at(lon, lat, areas.geometry.to_numpy())
        here = pd.Series(areas.index, dtype="str").reindex(at).set_axis(given.index)
        differs |= (here.notna() & (given[column] != here)).astype(bool).reindex(table.index, fill_value=False)
    if differs.any():
        findings.take("unit-and-point", n=int(differs.sum()))
        note = "The file states another unit than the one in which its point lies."
        table["place_conflict_note"] = table["place_conflict_note"].mask(differs, note)
    return table
