"""Communes from the pinned package and our tables; cercles, regions and the country from the communes."""

import sqlite3
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from sahel_map.core.errors import DataError
from tools.boundaries.topology import cleaned, label_points

DATABASE = "gazetteer/data/data.db"
# The source files 59 of Mali's communes under its neighbours and 16 strays under Mali, so its own country
# column is of no use; the shape ids of one administrative level of one country share this beginning.
SHAPE_ID_PREFIX = "61693064B"

COMMUNE_COLUMNS = [
    "pcode_cod2015",
    "name",
    "name_fr",
    "cercle_pcode",
    "region_old_pcode",
    "region_2023_pcode",
]
CERCLE_COLUMNS = ["pcode_cod2015", "name", "name_fr", "region_old_pcode", "region_2023_pcode"]
REGION_COLUMNS = ["name", "name_fr"]


def read_units(root: Path) -> pd.DataFrame:
    """Return the table of administrative units, all levels, as text."""
    return _read_table(root / "admin" / "admin_units.csv")


def read_concordance(root: Path) -> pd.DataFrame:
    """Return the table that tells which polygon of the source is which commune, as text."""
    return _read_table(root / "admin" / "commune_concordance.csv")


def _read_table(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])


def source_polygons(folder: Path) -> pd.Series:
    """Return Mali's commune polygons as the source has them, index `shape_id`, EPSG:4326."""
    query = "SELECT shape_id, coordinates FROM location_data WHERE shape_id LIKE ?"
    with sqlite3.connect(folder / DATABASE) as database:
        rows = pd.read_sql_query(query, database, params=(f"{SHAPE_ID_PREFIX}%",))
    polygons = shapely.from_wkb(rows["coordinates"].to_numpy())
    return pd.Series(polygons, index=rows["shape_id"]).sort_index()


def build_communes(polygons: pd.Series, concordance: pd.DataFrame, units: pd.DataFrame) -> GeoDataFrame:
    """Return the communes, index `pcode`, sorted, as one coverage without gap or overlap.

    Raises
    ------
    DataError
        If the polygons and the concordance do not name the same shapes.
    """
    pcodes = concordance.set_index("shape_id")["pcode"]
    unmatched = sorted(set(pcodes.index) ^ set(polygons.index))
    if unmatched:
        raise DataError(f"{len(unmatched)} shapes are only in the source or only in the concordance.", unmatched)
    geometry = pd.Series(cleaned(polygons.to_numpy()), index=pcodes.loc[polygons.index]).sort_index()
    return _with_names(geometry, units, "commune", COMMUNE_COLUMNS)


def build_cercles(communes: GeoDataFrame, units: pd.DataFrame) -> GeoDataFrame:
    """Return the cercles of the old map as unions of their communes, index `pcode`."""
    return _with_names(_dissolved(communes, "cercle_pcode"), units, "cercle", CERCLE_COLUMNS)


def build_regions(communes: GeoDataFrame, units: pd.DataFrame, admin_map: str) -> GeoDataFrame:
    """Return the regions of one map, "old" or "2023", as unions of their communes, index `pcode`."""
    geometry = _dissolved(communes, f"region_{admin_map}_pcode")
    return _with_names(geometry, units, f"region_{admin_map}", REGION_COLUMNS)


def build_country(communes: GeoDataFrame) -> GeoDataFrame:
    """Return Mali as the union of its communes: one row."""
    outline = shapely.coverage_union_all(communes.geometry.to_numpy())
    names = {"iso3": ["MLI"], "name": ["Mali"], "name_fr": ["Mali"]}
    return GeoDataFrame(names, geometry=[outline], crs=4326)


def _dissolved(communes: GeoDataFrame, column: str) -> pd.Series:
    groups = communes.geometry.groupby(communes[column])
    return groups.agg(lambda members: shapely.coverage_union_all(np.array(members)))


def _with_names(geometry: pd.Series, units: pd.DataFrame, level: str, columns: list[str]) -> GeoDataFrame:
    table = units[units["level"] == level].set_index("pcode")
    missing = sorted(set(table.index) ^ set(geometry.index))
    if missing:
        raise DataError(f"Polygons and admin_units.csv name different units of level {level}.", missing)
    frame = GeoDataFrame(table.loc[geometry.index, columns], geometry=geometry.to_numpy(), crs=4326)
    points = label_points(geometry.to_numpy())
    return frame.assign(label_lon=points[:, 0], label_lat=points[:, 1]).rename_axis("pcode")
