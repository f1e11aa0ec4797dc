"""Which administrative units a place lies in.

The rule, in order:

1. Units that the curators state are used as they stand. A unit they left empty stays empty, for it means
   "not certain"; only what follows from a stated unit (the cercle of a commune and so on) is filled in.
2. Where they state none, the point decides, but never finer than the place is known: `settlement` down to
   the commune; `near` down to the finest unit that holds the whole circle of its radius; `commune`,
   `cercle` and `region` down to that level; `unknown` not at all.
"""

import numpy as np
import pandas as pd

from sahel_map.core.geometry import areas_at, distance_to_edge_m
from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.data.read.layout import LEVELS, UNIT_COLUMNS
from sahel_map.data.read.units import Units

_COLUMNS = list(UNIT_COLUMNS.values())
# Levels a point may be assigned to by how well the place is known.
_REACH = {
    PlacePrecision.SETTLEMENT: LEVELS,
    PlacePrecision.NEAR: LEVELS,
    PlacePrecision.COMMUNE: LEVELS,
    PlacePrecision.CERCLE: LEVELS[1:],
    PlacePrecision.REGION: LEVELS[2:],
    PlacePrecision.UNKNOWN: (),
}


def join_units(places: pd.DataFrame, units: Units) -> pd.DataFrame:
    """Return the units of each place by the rule of this module.

    Parameters
    ----------
    places : DataFrame, n rows
        Columns lon, lat (degrees, EPSG:4326, null if not located), precision, radius_m (metres), and the
        four columns of stated units.
    units : Units
        The polygons.

    Returns
    -------
    DataFrame, n rows, index of `places`
        commune_pcode, cercle_pcode, region_old_pcode, region_2023_pcode; null where not known.
    """
    stated = places[_COLUMNS].notna().any(axis=1)
    by_curators = add_parents(places.loc[stated, _COLUMNS], units)
    by_point = _units_at_distinct_points(places.loc[~stated], units)
    joined = pd.concat([by_curators, by_point]).reindex(places.index)
    return joined.astype(dict.fromkeys(_COLUMNS, "str"))


def add_parents(stated: pd.DataFrame, units: Units) -> pd.DataFrame:
    """Fill empty units that follow from a finer stated one.

    A cercle that the map of 2023 splits between regions says nothing about the region of 2023.
    """
    filled = stated.copy()
    for column in ("cercle_pcode", "region_old_pcode", "region_2023_pcode"):
        filled[column] = filled[column].fillna(filled["commune_pcode"].map(units.communes[column]))
    communes = units.communes.groupby("cercle_pcode")["region_2023_pcode"]
    whole = communes.first()[communes.nunique() == 1]
    from_cercle = {"region_old_pcode": units.cercles["region_old_pcode"], "region_2023_pcode": whole}
    for column, region in from_cercle.items():
        filled[column] = filled[column].fillna(filled["cercle_pcode"].map(region))
    return filled


def _units_at_distinct_points(places: pd.DataFrame, units: Units) -> pd.DataFrame:
    """Look each distinct point up once: imported sets repeat the same places many thousand times."""
    key = ["lon", "lat", "precision", "radius_m"]
    distinct = places[key].drop_duplicates()
    number = places.groupby(key, dropna=False, sort=False, observed=True).ngroup().to_numpy()
    found = _units_at_points(distinct, units)
    return found.iloc[number].set_axis(places.index)


def _units_at_points(points: pd.DataFrame, units: Units) -> pd.DataFrame:
    """Find the commune of each point; the units above follow from it, as they are made of communes."""
    longitudes, latitudes = (points[name].to_numpy(dtype=float, na_value=np.nan) for name in ("lon", "lat"))
    communes = units.communes
    commune = areas_at(longitudes, latitudes, communes.geometry.to_numpy())
    is_near = (points["precision"] == PlacePrecision.NEAR).to_numpy()
    radius = points["radius_m"].to_numpy(dtype=float, na_value=np.inf)
    found = {}
    for level, column in UNIT_COLUMNS.items():
        codes = communes.index if level == "communes" else communes[column]
        areas = units.level(level)
        at = np.append(areas.index.get_indexer(codes), -1)[commune]
        reach = [precision for precision, levels in _REACH.items() if level in levels]
        at[~points["precision"].isin(reach).to_numpy()] = -1
        near = np.flatnonzero((at >= 0) & is_near)
        edge = distance_to_edge_m(longitudes[near], latitudes[near], areas.geometry.to_numpy(), at[near])
        at[near[edge < radius[near]]] = -1
        found[column] = pd.Series(areas.index, dtype="str").reindex(at).set_axis(points.index)
    return pd.DataFrame(found, index=points.index)
