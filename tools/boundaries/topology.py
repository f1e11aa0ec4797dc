"""Polygons that share their edges exactly: cleaning, rounding to the grid, merging, label points.

All coordinates are degrees (EPSG:4326). Arrays are one-dimensional numpy arrays of shapely geometries.
"""

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoSeries

DECIMALS = 4
GRID = 10.0**-DECIMALS
GAP_WIDTH = 0.02  # degrees, about 2 km: the widest gap between two neighbouring polygons of the source
CRUMB_KM2 = 1.0
LABEL_TOLERANCE = 0.01  # degrees, about 1 km: nobody sees the difference in where a label sits


def cleaned(polygons: np.ndarray) -> np.ndarray:
    """Return the polygons without gaps or overlaps, on the grid, without crumbs; order and length stay."""
    # Overlaps go to the smaller polygon: otherwise small towns lose half their area to their surroundings.
    with np.errstate(invalid="ignore"):  # set by the library's own arithmetic; the result is checked by tests
        closed = shapely.coverage_clean(polygons, gap_width=GAP_WIDTH, merge_strategy="min_area")
    return without_crumbs(on_grid(closed))


def on_grid(polygons: np.ndarray) -> np.ndarray:
    """Return a coverage with all vertices on the grid and all shared edges still shared.

    Rounding polygon by polygon would tear shared edges apart, so the lines are rounded together and
    the faces between them are handed back to the polygon that covers most of each.
    """
    lines = shapely.union_all(shapely.boundary(polygons), grid_size=GRID)
    faces = _rounded(shapely.get_parts(shapely.polygonize([lines])))
    tree = shapely.STRtree(polygons)
    face, polygon = tree.query(faces, predicate="intersects")
    shared = shapely.area(shapely.intersection(faces[face], polygons[polygon]))
    pairs = pd.DataFrame({"face": face, "polygon": polygon, "shared": shared})
    most = pairs.sort_values("shared").groupby("face").last()
    inside = most[most["shared"] > shapely.area(faces[most.index]) / 2]
    return merged(faces[inside.index], inside["polygon"].to_numpy(), len(polygons))


def merged(parts: np.ndarray, owners: np.ndarray, count: int) -> np.ndarray:
    """Return `count` polygons, each the union of the parts whose owner is its position."""
    return np.array([shapely.coverage_union_all(parts[owners == owner]) for owner in range(count)])


def without_crumbs(polygons: np.ndarray) -> np.ndarray:
    """Return the coverage with stray parts below 1 km2 given to the neighbour they share most edge with."""
    parts, owners = shapely.get_parts(polygons, return_index=True)
    area = area_km2(parts)
    largest = pd.Series(area).groupby(owners).transform("max").to_numpy()
    for crumb in np.flatnonzero((area < CRUMB_KM2) & (area < largest)):
        owners[crumb] = owners[_closest_neighbour(crumb, parts, owners)]
    return merged(parts, owners, len(polygons))


def _closest_neighbour(crumb: int, parts: np.ndarray, owners: np.ndarray) -> int:
    near = shapely.STRtree(parts).query(parts[crumb], predicate="touches")
    near = near[owners[near] != owners[crumb]]
    return int(near[np.argmax(shared_length(parts[crumb], parts[near]))])


def shared_length(polygon: shapely.Polygon, others: np.ndarray) -> np.ndarray:
    """Return for each other polygon the length in degrees of the edge it shares with the given one."""
    return shapely.length(shapely.intersection(shapely.boundary(polygon), shapely.boundary(others)))


def area_km2(polygons: np.ndarray) -> np.ndarray:
    """Return areas in km2, measured on an equal-area projection (EPSG:6933)."""
    return GeoSeries(polygons, crs=4326).to_crs(6933).area.to_numpy() / 1e6


def label_points(polygons: np.ndarray) -> np.ndarray:
    """Return an array of shape (n, 2), lon and lat: the middle of the widest place of each polygon."""
    rows = []
    for polygon in polygons:
        parts = shapely.get_parts(polygon)
        widest = parts[np.argmax(shapely.area(parts))]
        radius = shapely.maximum_inscribed_circle(widest, tolerance=LABEL_TOLERANCE)
        rows.append(radius.coords[0])
    return np.round(np.array(rows), DECIMALS)


def _rounded(geometries: np.ndarray) -> np.ndarray:
    # The grid points come back as products like 3 * 0.0001; writing and reading must give the same number.
    return shapely.transform(geometries, lambda xy: np.round(xy, DECIMALS))
