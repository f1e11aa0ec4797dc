"""The incidents shown as map features, placed as everywhere else: a point, a unit, a circle, or nothing."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from sahel_map.core.geometry import DISPLAY_CRS, circle_around
from sahel_map.data.read.units import Units
from sahel_map.incident.placing import PlaceKind

__all__ = ["GEOMETRY_KINDS", "incident_shapes"]

GEOMETRY_KINDS = ("point", "unit", "circle", "none")


def incident_shapes(table: pd.DataFrame, placed: pd.DataFrame, units: Units) -> gpd.GeoDataFrame:
    """Return the incidents as features.

    Parameters
    ----------
    table : DataFrame, n rows
        From `export_table`.
    placed : DataFrame, n rows
        From `place_incidents`, of the same incidents in the same order.
    units : Units
        Polygons of units.

    Returns
    -------
    GeoDataFrame, n rows, EPSG:4326
        The columns of `table`, then `geometry_kind` (of `GEOMETRY_KINDS`), `geometry_level` and
        `geometry_pcode` (the unit drawn, else null), `geometry`: a point for settlements and places near one
        (read it with `radius_m`), the polygon of the unit where only that is known, the circle of `radius_m`
        where no single unit is stated, and null where the place is not known.
    """
    kind = placed["kind"].replace({PlaceKind.NEAR: PlaceKind.POINT}).astype("str")
    shapes = np.full(len(table), None, dtype=object)
    is_point, is_circle = (kind == "point").to_numpy(), (kind == "circle").to_numpy()
    shapes[is_point] = shapely.points(placed["lon"][is_point], placed["lat"][is_point])
    around = placed.loc[is_circle, ["lon", "lat", "radius_m"]]
    shapes[is_circle] = [circle_around(*circle) for circle in around.itertuples(index=False)]
    for level in placed["level"].dropna().unique():
        rows = np.flatnonzero(placed["level"] == level)
        shapes[rows] = units.level(level).geometry.reindex(placed["pcode"].iloc[rows]).to_numpy()
    features = table.assign(
        geometry_kind=kind.to_numpy(),
        geometry_level=placed["level"].to_numpy(),
        geometry_pcode=placed["pcode"].to_numpy(),
    )
    texts = ["geometry_kind", "geometry_level", "geometry_pcode"]
    return gpd.GeoDataFrame(features.astype(dict.fromkeys(texts, "str")), geometry=shapes, crs=DISPLAY_CRS)
