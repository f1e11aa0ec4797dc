"""The incidents shown as map features: a point only where a place is known, else its unit, else nothing."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from sahel_map.core.geometry import DISPLAY_CRS
from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.data.read.units import Units

__all__ = ["GEOMETRY_KINDS", "incident_shapes"]

GEOMETRY_KINDS = ("point", "unit", "none")

# The columns that may name the unit, finest first. Where the unit itself is not stated (several communes,
# say), the next coarser one that holds it stands in.
_UNIT = {
    PlacePrecision.COMMUNE: ("commune", "cercle", "region_2023", "region_old"),
    PlacePrecision.CERCLE: ("cercle", "region_2023", "region_old"),
    PlacePrecision.REGION: ("region_2023", "region_old"),
}
_LEVELS = {
    "commune": "communes",
    "cercle": "cercles",
    "region_old": "regions_old",
    "region_2023": "regions_2023",
}


def incident_shapes(table: pd.DataFrame, units: Units, admin_map: str = "2023") -> gpd.GeoDataFrame:
    """Return the incidents as features.

    Parameters
    ----------
    table : DataFrame, n rows
        From `incident_frame`.
    units : Units
        Polygons of units.
    admin_map : {"2023", "old"}
        Map of regions to prefer; where it has no region for an incident, the other map's stands in.

    Returns
    -------
    GeoDataFrame, n rows, EPSG:4326
        The columns of `table`, then `geometry_kind` (of `GEOMETRY_KINDS`), `geometry_level` and
        `geometry_pcode` (the unit drawn, null for points), `geometry`: a point for settlements and places
        near one (read it with `radius_m`), the polygon of the unit where only that is known, and null
        where the place is not known.
    """
    shapes = np.full(len(table), None, dtype=object)
    levels, pcodes = (np.full(len(table), None, dtype=object) for _ in range(2))
    is_point = table["lon"].notna().to_numpy()
    shapes[is_point] = shapely.points(table["lon"][is_point], table["lat"][is_point])
    for precision, columns in _UNIT.items():
        at_precision = (table["place_precision"] == str(precision)).to_numpy()
        for column in columns if admin_map == "2023" else _old_first(columns):
            codes, level = table[f"{column}_pcode"], _LEVELS[column]
            rows = np.flatnonzero(at_precision & codes.notna().to_numpy() & (pcodes == None))  # noqa: E711 - element by element
            shapes[rows] = units.level(level).geometry.reindex(codes.iloc[rows]).to_numpy()
            levels[rows], pcodes[rows] = level, codes.iloc[rows].to_numpy(dtype=object)
    is_unit = np.array([pcode is not None for pcode in pcodes], dtype=bool)
    features = table.assign(
        geometry_kind=np.select([is_point, is_unit], GEOMETRY_KINDS[:2], GEOMETRY_KINDS[2]),
        geometry_level=pd.Series(levels, index=table.index, dtype="str"),
        geometry_pcode=pd.Series(pcodes, index=table.index, dtype="str"),
    )
    return gpd.GeoDataFrame(features, geometry=shapes, crs=DISPLAY_CRS)


def _old_first(columns: tuple[str, ...]) -> tuple[str, ...]:
    return (*columns[:-2], columns[-1], columns[-2])
