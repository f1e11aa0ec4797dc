"""Filters by place on the map: around a point, in an area drawn, in the part of the map in view.

A place known to a settlement, or described as near one, lies inside or outside by its point. Records known only to
a commune, cercle or region, or to no place, cannot be said to lie in any of them; `apart` counts them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import shapely
from typing_extensions import override

from sahel_map.core.geometry import circle_around, distances_m, plain_degrees, point_key
from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.data.dataset import Dataset
from sahel_map.selection.filter import Filter, Mask, Parameter
from sahel_map.selection.known import Known
from sahel_map.selection.notice import Notice
from sahel_map.words import Words

if TYPE_CHECKING:
    from sahel_map.selection.selection import Selection

__all__ = [
    "MOST_CORNERS",
    "MOST_KM",
    "NearFilter",
    "ShapeFilter",
    "BoundsFilter",
    "apart",
    "asked_areas",
    "bounds_of",
    "has_own_point",
    "within_km",
]

MOST_KM = 100
MOST_CORNERS = 60
#: Four decimals of a degree are eleven metres: finer than any place is known.
_DECIMALS = 4
_KM_PER_DEGREE = 110.5
# Of a digest, in a file name.
_LETTERS = 6

Point = tuple[float, float]


def has_own_point(dataset: Dataset) -> Mask:
    """Return which incidents have a place that can be said to lie inside or outside an area."""
    known = [PlacePrecision.SETTLEMENT, PlacePrecision.NEAR]
    return dataset.incidents["place_precision"].isin(known).to_numpy()


def apart(dataset: Dataset, selection: Selection, mask: Mask) -> int:
    """Return how many incidents of the other filters cannot be said to lie in the part of the map asked for.

    Parameters
    ----------
    dataset : Dataset
    selection : Selection
        With or without a filter by place on the map; without one there are none.
    mask : ndarray of bool, shape (n,)
        Incidents that the other filters leave.
    """
    is_asked = any((selection.near, selection.shape, selection.bounds))
    return int((mask & ~has_own_point(dataset)).sum()) if is_asked else 0


def within_km(dataset: Dataset, lat: float, lon: float, km: float) -> Mask:
    """Return which incidents have a point at most so far from another, along the ellipsoid.

    Parameters
    ----------
    dataset : Dataset
    lat, lon : float
        Degrees, EPSG:4326.
    km : float
        Kilometres.
    """
    incidents = dataset.incidents
    lats, lons = incidents["lat"].to_numpy(), incidents["lon"].to_numpy()
    # One degree of latitude is at least so long: far points need no geodesic.
    close = np.flatnonzero(has_own_point(dataset) & (np.abs(lats - lat) <= km / _KM_PER_DEGREE))
    mask = np.zeros(len(incidents), dtype=bool)
    if close.size:
        mask[close] = distances_m(lon, lat, lons[close], lats[close]) <= km * 1000
    return mask


def bounds_of(selection: Selection) -> tuple[float, float, float, float] | None:
    """Return west, south, east, north (degrees) of the circle or area drawn that filters, if there is one."""
    if selection.near is not None:
        lat, lon, km = selection.near
        high, wide = km / _KM_PER_DEGREE, km / (_KM_PER_DEGREE * max(0.01, np.cos(np.radians(lat))))
        return (float(lon - wide), float(lat - high), float(lon + wide), float(lat + high))
    if selection.shape is not None:
        lats, lons = selection.shape[::2], selection.shape[1::2]
        return (min(lons), min(lats), max(lons), max(lats))
    return None


def asked_areas(selection: Selection) -> list[shapely.Polygon]:
    """Return the circle and the area drawn that filter, as far as there are any; longitude, latitude in degrees."""
    areas = []
    if selection.near is not None:
        lat, lon, km = selection.near
        areas.append(circle_around(lon, lat, km * 1000))
    if selection.shape is not None:
        areas.append(_polygon(selection.shape))
    return areas


class _SpaceFilter(Filter):
    """A criterion of one field that holds a place on the map; it has its control on the map."""

    control = ""
    #: What a file name calls the place; numbers of the field may stand in it.
    called = ""

    @override
    def is_set(self, selection: Selection) -> bool:
        return getattr(selection, self.name) is not None

    @override
    def in_name(self, selection: Selection) -> tuple[str, ...]:
        # Its numbers would say nothing to a reader; a few letters of them keep two areas apart.
        numbers = ",".join(self.write(selection).values())
        return self.called.format(*self.value(selection)), hashlib.sha256(numbers.encode()).hexdigest()[:_LETTERS]

    def _refused(self, raw: str, allowed: str, notices: list[Notice]) -> dict[str, object]:
        notices.append(Notice(self.parameters[0].name, raw, allowed))
        return {self.name: None}


class NearFilter(_SpaceFilter):
    """Within some kilometres of a point: latitude, longitude (degrees, EPSG:4326), kilometres."""

    name = "near"
    called = "within-{2:g}-km"
    fields: Mapping[str, object] = {"near": None}
    parameters: Sequence[Parameter] = (
        Parameter("near", f"Latitude, longitude and kilometres (1 to {MOST_KM}), e.g. 16.7735,-3.0074,30."),
    )

    @override
    def check(self, selection: Selection) -> None:
        if selection.near is not None and not _is_near(selection.near):
            allowed = f"latitude, longitude, 1 to {MOST_KM} km"
            raise ValueError(f"near {selection.near!r} is out of range; allowed: {allowed}")

    @override
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        return within_km(dataset, *self.value(selection))

    @override
    def clause(self, selection: Selection, words: Words) -> str:
        lat, lon, km = self.value(selection)
        name = words.label("points", point_key(lat, lon))
        point = _in_words(lat, lon, words)
        where = point if name == point_key(lat, lon) else words("selection-near-place", name=name, point=point)
        return words("selection-near", km=words.number(km), where=where)

    @override
    def write(self, selection: Selection) -> dict[str, str]:
        lat, lon, km = self.value(selection)
        return {"near": f"{plain_degrees(lat)},{plain_degrees(lon)},{plain_degrees(km)}"}

    @override
    def read(self, query: Mapping[str, str], known: Known, notices: list[Notice]) -> dict[str, object]:
        del known
        raw = query.get("near")
        if raw is None:
            return {"near": None}
        near = _numbers(raw)
        if near is None or not _is_near(near):
            return self._refused(raw, f"latitude,longitude,km (1–{MOST_KM})", notices)
        return {"near": near}


class ShapeFilter(_SpaceFilter):
    """In an area drawn on the map: its corners as latitude and longitude, at least three."""

    name = "shape"
    called = "drawn-area"
    fields: Mapping[str, object] = {"shape": None}
    parameters: Sequence[Parameter] = (
        Parameter("shape", "Corners of an area, e.g. 14.2,-4.1,14.2,-3,15,-3 (latitude, longitude, ...)."),
    )

    @override
    def check(self, selection: Selection) -> None:
        if selection.shape is not None and not _is_shape(selection.shape):
            raise ValueError(f"the shape is no area; allowed: 3 to {MOST_CORNERS} corners, no edge across another")

    @override
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        incidents = dataset.incidents
        area = _polygon(self.value(selection))
        inside = shapely.intersects_xy(area, incidents["lon"].to_numpy(), incidents["lat"].to_numpy())
        return inside & has_own_point(dataset)

    @override
    def clause(self, selection: Selection, words: Words) -> str:
        lats, lons = self.value(selection)[::2], self.value(selection)[1::2]
        first, last = _in_words(min(lats), min(lons), words), _in_words(max(lats), max(lons), words)
        return words("selection-shape", n=len(lats), first=first, last=last)

    @override
    def write(self, selection: Selection) -> dict[str, str]:
        return {"shape": ",".join(map(plain_degrees, self.value(selection)))}

    @override
    def read(self, query: Mapping[str, str], known: Known, notices: list[Notice]) -> dict[str, object]:
        del known
        raw = query.get("shape")
        if raw is None:
            return {"shape": None}
        shape = _numbers(raw)
        if shape is None or not _is_shape(shape):
            return self._refused(raw, f"latitude,longitude,… (3–{MOST_CORNERS})", notices)
        return {"shape": shape}


class BoundsFilter(_SpaceFilter):
    """In the part of the map in view: west, south, east, north in degrees; east may lie beyond 180."""

    name = "bounds"
    called = "in-view"
    fields: Mapping[str, object] = {"bounds": None}
    parameters: Sequence[Parameter] = (
        Parameter("view", "West, south, east and north edge of a part of the map, e.g. -5,14,-2,16."),
    )

    @override
    def check(self, selection: Selection) -> None:
        if selection.bounds is not None and not _is_bounds(selection.bounds):
            raise ValueError(
                f"view {selection.bounds!r} is no part of the map; allowed: west < east, south < north"
            )

    @override
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        west, south, east, north = self.value(selection)
        lon, lat = dataset.incidents["lon"].to_numpy(), dataset.incidents["lat"].to_numpy()
        # Degrees east of the western edge, so that a part across the 180th meridian is one stretch.
        inside = ((lon - west) % 360 <= east - west) & (lat >= south) & (lat <= north)
        return inside & has_own_point(dataset)

    @override
    def clause(self, selection: Selection, words: Words) -> str:
        west, south, east, north = self.value(selection)
        first, last = _in_words(south, west, words), _in_words(north, east, words)
        return words("selection-bounds", first=first, last=last)

    @override
    def write(self, selection: Selection) -> dict[str, str]:
        return {"view": ",".join(map(plain_degrees, self.value(selection)))}

    @override
    def read(self, query: Mapping[str, str], known: Known, notices: list[Notice]) -> dict[str, object]:
        del known
        raw = query.get("view")
        if raw is None:
            return {"bounds": None}
        bounds = _numbers(raw)
        if bounds is None or not _is_bounds(bounds):
            return self._refused(raw, "west,south,east,north", notices)
        return {"bounds": bounds}


def _numbers(raw: str) -> tuple[float, ...] | None:
    """Read a comma list of numbers, rounded; None if one of them is none."""
    try:
        numbers = tuple(round(float(part), _DECIMALS) for part in raw.split(","))
    except ValueError:
        return None
    return numbers if np.isfinite(numbers).all() else None


def _is_place(lat: float, lon: float) -> bool:
    return -90 <= lat <= 90 and -180 <= lon <= 180


def _is_near(near: Sequence[float]) -> bool:
    return len(near) == 3 and _is_place(*near[:2]) and 1 <= near[2] <= MOST_KM


def _is_shape(shape: Sequence[float]) -> bool:
    if len(shape) % 2 or not 6 <= len(shape) <= 2 * MOST_CORNERS:
        return False
    return all(map(_is_place, shape[::2], shape[1::2])) and bool(_polygon(shape).is_valid)


def _is_bounds(bounds: Sequence[float]) -> bool:
    if len(bounds) != 4:
        return False
    west, south, east, north = bounds
    return west < east and south < north and max(map(abs, bounds)) <= 540


def _polygon(shape: Sequence[float]) -> shapely.Polygon:
    return shapely.Polygon(list(zip(shape[1::2], shape[::2], strict=True)))


def _in_words(lat: float, lon: float, words: Words) -> str:
    """Return a point as "16.77° N, 3.01° W"."""
    north = words("selection-north" if lat >= 0 else "selection-south", degrees=words.number(abs(round(lat, 2))))
    east = words("selection-east" if lon >= 0 else "selection-west", degrees=words.number(abs(round(lon, 2))))
    return words("selection-point", lat=north, lon=east)
