"""What a located event needs besides its point: the unit it lies in, and how far off it may be."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from sahel_map.core.geometry import areas_at, to_metric
from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.data.read.layout import UNIT_COLUMNS
from sahel_map.data.read.units import Units

__all__ = ["SETTLEMENT_RADIUS_M", "complete_places"]

SETTLEMENT_RADIUS_M = 3_000
"""A village is larger than its point; used where a set does not say how far off its settlements may be."""

# Precision -> the column that names the unit, and its level; a region's map is the one that names it.
_UNITS = {
    PlacePrecision.COMMUNE: (("commune_pcode", "communes"),),
    PlacePrecision.CERCLE: (("cercle_pcode", "cercles"),),
    PlacePrecision.REGION: (("region_2023_pcode", "regions_2023"), ("region_old_pcode", "regions_old")),
}


def complete_places(events: pd.DataFrame, units: Units) -> pd.DataFrame:
    """Return the events with unit, label point and radius filled in where they follow from what is given.

    Parameters
    ----------
    events : DataFrame
        Typed events.
    units : Units
        The polygons.

    Notes
    -----
    A place known only as a unit gets the unit in which its point lies, if it names none; the unit's label
    point, if it has none; and a radius that reaches the unit's farthest edge. A settlement without a radius
    gets `SETTLEMENT_RADIUS_M`. The radius of a place near another cannot be guessed and stays empty.
    """
    table = events.copy()
    is_settlement = table["place_precision"] == PlacePrecision.SETTLEMENT
    table["radius_m"] = table["radius_m"].mask(is_settlement & table["radius_m"].isna(), SETTLEMENT_RADIUS_M)
    # A unit left empty beside a stated one was left empty on purpose: the place lies in several.
    named = table[list(UNIT_COLUMNS.values())].notna().any(axis=1)
    for precision, columns in _UNITS.items():
        at_precision = table["place_precision"] == precision
        _find_unit(table, at_precision & ~named & table["lat"].notna(), *columns[0], units)
        for column, level in columns:
            _fill_from_unit(table, at_precision & table[column].notna(), column, level, units)
    return table


def _find_unit(table: pd.DataFrame, where: pd.Series, column: str, level: str, units: Units) -> None:
    rows = table.index[where]
    areas = units.level(level)
    points = [table.loc[rows, name].to_numpy(dtype=float) for name in ("lon", "lat")]
    at = areas_at(*points, areas.geometry.to_numpy())
    found = at >= 0
    table.loc[rows[found], column] = areas.index.to_numpy()[at[found]]


def _fill_from_unit(table: pd.DataFrame, where: pd.Series, column: str, level: str, units: Units) -> None:
    areas = units.level(level)
    codes = table.loc[where, column]
    no_point = codes[table.loc[where, "lat"].isna()]
    for name in ("lat", "lon"):
        table.loc[no_point.index, name] = no_point.map(areas[f"label_{name}"])
    no_radius = where & table["radius_m"].isna() & table["lat"].notna()
    wanted = table.loc[no_radius, [column, "lat", "lon"]]
    distinct = wanted.drop_duplicates()
    reach = _farthest_m(distinct, areas.geometry.reindex(distinct[column]).to_numpy())
    known = dict(zip(distinct.itertuples(index=False, name=None), reach, strict=True))
    table.loc[no_radius, "radius_m"] = [known[key] for key in wanted.itertuples(index=False, name=None)]


def _farthest_m(points: pd.DataFrame, shapes: np.ndarray) -> list[float]:
    """Return metres from each point to the farthest corner of its unit, rounded up to a kilometre."""
    centres = to_metric(shapely.points(points["lon"].to_numpy(dtype=float), points["lat"].to_numpy(dtype=float)))
    reach = [
        np.hypot(*(shapely.get_coordinates(shape) - shapely.get_coordinates(centre)).T).max()
        for shape, centre in zip(to_metric(shapes), centres, strict=True)
    ]
    return [float(np.ceil(metres / 1000) * 1000) for metres in reach]
