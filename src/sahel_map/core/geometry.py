"""Plain geometry on longitudes and latitudes: which area holds a point, and how far its edge is.

It knows nothing of the project's tables and imports nothing of the project, so every layer may use it.
"""

from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import ArrayLike
from pyproj import Geod, Transformer

DISPLAY_CRS = "EPSG:4326"
"""Reference system of all stored and drawn coordinates: longitude and latitude in degrees, WGS 84."""

METRIC_CRS = "+proj=laea +lat_0=17 +lon_0=-4 +datum=WGS84 +units=m +no_defs"
"""Reference system for distances: Lambert azimuthal equal-area around the middle of Mali, in metres.

Up to 1,000 km from its centre, which covers the country, lengths are off by less than 0.4 per cent.
"""

# Counter-clockwise, as GeoJSON wants the outer ring of a polygon.
_BEARINGS = np.arange(360.0, 0.0, -5.0)


def areas_at(longitudes: np.ndarray, latitudes: np.ndarray, areas: np.ndarray) -> np.ndarray:
    """Return which area holds each point.

    Parameters
    ----------
    longitudes, latitudes : ndarray of float, shape (n,)
        Degrees, EPSG:4326; NaN where there is no point.
    areas : ndarray of Polygon or MultiPolygon, shape (m,), EPSG:4326
        Areas that do not overlap.

    Returns
    -------
    ndarray of int, shape (n,)
        Position in `areas`, or -1 where no area holds the point. A point on a shared border belongs to the
        area that comes first.
    """
    found = np.full(len(longitudes), -1)
    usable = np.flatnonzero(np.isfinite(longitudes) & np.isfinite(latitudes))
    # The tree holds the points, because shapely prepares the shapes it is queried with: 300,000 points in
    # 700 communes take a few tenths of a second, ten times less than the other way round.
    tree = shapely.STRtree(shapely.points(longitudes[usable], latitudes[usable]))
    area, point = tree.query(areas, predicate="intersects")
    # Answers come in the order of the areas; backwards, the first area of a shared border is written last.
    found[usable[point[::-1]]] = area[::-1]
    return found


def distance_to_edge_m(
    longitudes: np.ndarray, latitudes: np.ndarray, areas: np.ndarray, at: np.ndarray
) -> np.ndarray:
    """Return how far each point is from the edge of the area that holds it.

    Parameters
    ----------
    longitudes, latitudes : ndarray of float, shape (n,)
        Degrees, EPSG:4326.
    areas : ndarray of Polygon or MultiPolygon, shape (m,), EPSG:4326
        The areas.
    at : ndarray of int, shape (n,)
        Position in `areas` of the one that holds the point, as from `areas_at`.

    Returns
    -------
    ndarray of float, shape (n,)
        Metres in `METRIC_CRS`. A circle around the point lies wholly in the area if its radius is not larger.
    """
    points = shapely.points(*_to_metric().transform(longitudes, latitudes))
    edges = shapely.boundary(to_metric(areas))
    shapely.prepare(edges)
    return shapely.distance(edges[at], points)


def to_metric(shapes: np.ndarray) -> np.ndarray:
    """Return shapes in EPSG:4326 as shapes in `METRIC_CRS` (metres)."""
    return shapely.transform(shapes, _to_metric().transform, interleaved=False)


def circle_around(longitude: float, latitude: float, radius_m: float) -> shapely.Polygon:
    """Return a circle on the earth (centre in degrees, radius in metres) as a polygon of 72 corners, EPSG:4326.

    Parameters
    ----------
    longitude, latitude : float
        Of the centre, degrees.
    radius_m : float
        Metres.
    """
    corners = len(_BEARINGS)
    lon, lat, _ = Geod(ellps="WGS84").fwd(
        np.full(corners, longitude), np.full(corners, latitude), _BEARINGS, np.full(corners, radius_m)
    )
    return shapely.Polygon(np.column_stack([lon, lat]))


def distances_m(longitude: float, latitude: float, longitudes: ArrayLike, latitudes: ArrayLike) -> np.ndarray:
    """Return how far points are from one point, in metres along the ellipsoid.

    Parameters
    ----------
    longitude, latitude : float
        Of the one, degrees.
    longitudes, latitudes : array of float, shape (n,)
        Of the others, degrees.
    """
    lon, lat = np.asarray(longitudes, float), np.asarray(latitudes, float)
    _, _, metres = Geod(ellps="WGS84").inv(np.full(lon.shape, longitude), np.full(lat.shape, latitude), lon, lat)
    return np.asarray(metres)


@lru_cache(maxsize=1)
def _to_metric() -> Transformer:
    return Transformer.from_crs(DISPLAY_CRS, METRIC_CRS, always_xy=True)


def point_key(latitude: float, longitude: float) -> str:
    """Return a point as in an address, "16.7735,-3.0074"; four decimals of a degree are eleven metres."""
    return f"{plain_degrees(latitude)},{plain_degrees(longitude)}"


def plain_degrees(number: float) -> str:
    """Return degrees with at most four decimals and no noughts at the end."""
    return f"{number:.4f}".rstrip("0").rstrip(".")
