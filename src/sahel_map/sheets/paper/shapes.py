"""Shapes as matplotlib paths: marks of groups, areas, hatching. Pure geometry: nothing is drawn.

All functions work in the units of the axes they are for: millimetres on the page, metres on the map.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from matplotlib.path import Path
from shapely import affinity

from sahel_map.core.vocabulary import ActorGroup
from sahel_map.style import GROUP_MARKS

__all__ = ["Shape", "circle", "hatching", "line_path", "mark_shapes", "polygon_path", "side_by_side"]

_NOBODY = (ActorGroup.UNIDENTIFIED,)
_MARGIN = 1.06
_DIRECTIONS = 24


@dataclass(frozen=True, slots=True)
class Shape:
    """One path and how it is painted.

    Attributes
    ----------
    path : Path
    fill : str or tuple
        Colour, "none" for no fill.
    edge : str or tuple
        Colour of the line, "none" for no line.
    width : float
        Of the line, millimetres.
    dashes : tuple of float or None
        In line widths.
    """

    path: Path
    fill: object = "none"
    edge: object = "none"
    width: float = 0.0
    dashes: tuple[float, ...] | None = None


def polygon_path(geometry: shapely.Geometry) -> Path:
    """Return polygons, with their holes, as one path."""
    rings = shapely.get_rings(shapely.get_parts(geometry))
    return _joined(rings, closed=True)


def line_path(geometry: shapely.Geometry) -> Path:
    """Return lines as one path."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type in ("LineString", "LinearRing")]
    return _joined(parts, closed=False)


def circle(x: float, y: float, radius: float) -> Path:
    """Return a circle, as curves."""
    return Path.circle((x, y), radius)


def mark_shapes(groups: tuple[ActorGroup, ...], x: float, y: float, radius: float, mm: float) -> list[Shape]:
    """Return the mark of an incident; several groups share it, a slice each in its own shape.

    Parameters
    ----------
    groups : tuple of ActorGroup
        Empty counts as unidentified.
    x, y, radius : float
    mm : float
        One millimetre on paper in the units of the others.
    """
    groups = groups or _NOBODY
    shapes = []
    half = 1.5 * radius
    width = 2 * half / len(groups)
    for place, group in enumerate(groups):
        outline = affinity.affine_transform(_outline(GROUP_MARKS[group].shape), (radius, 0, 0, radius, x, y))
        if len(groups) > 1:
            left = x - half + place * width
            outline = outline.intersection(shapely.box(left, y - half, left + width, y + half))
            if outline.is_empty:
                continue
        shapes += _painted(group, polygon_path(outline), radius / mm)
    return shapes


def hatching(area: shapely.Geometry, gap: float, angle: float) -> shapely.Geometry:
    """Return parallel lines that fill an area, `gap` apart, at an angle in degrees."""
    west, south, east, north = area.bounds
    x, y = (west + east) / 2, (south + north) / 2
    reach = math.hypot(east - west, north - south) / 2
    steps = np.arange(-math.ceil(reach / gap), math.ceil(reach / gap) + 1) * gap
    ends = np.array([[(x - reach, y + step), (x + reach, y + step)] for step in steps])
    lines = affinity.rotate(shapely.MultiLineString(list(ends)), angle, origin=(x, y))
    return shapely.intersection(lines, area)


def side_by_side(radii: Sequence[float]) -> list[tuple[float, float]]:
    """Return where the middles of marks of one place stand, so that none covers another.

    Parameters
    ----------
    radii : sequence of float
        Largest first is drawn closest to the middle.

    Returns
    -------
    list of (float, float)
        Offsets from the place, whose weighted middle is the place itself.
    """
    spots: list[tuple[float, float]] = []
    for number, radius in enumerate(radii):
        spots.append(_next_spot(spots, radii[:number], radius))
    weights = np.square(radii)
    middle = np.average(np.array(spots), axis=0, weights=weights) if len(spots) > 1 else np.zeros(2)
    return [(float(x - middle[0]), float(y - middle[1])) for x, y in spots]


def _next_spot(spots: list[tuple[float, float]], radii: Sequence[float], radius: float) -> tuple[float, float]:
    """Return the spot nearest to the middle that touches a mark and covers none."""
    if not spots:
        return 0.0, 0.0
    found = []
    for (x, y), near in zip(spots, radii, strict=True):
        distance = (near + radius) * _MARGIN
        for step in range(_DIRECTIONS):
            angle = 2 * math.pi * step / _DIRECTIONS
            spot = x + distance * math.cos(angle), y + distance * math.sin(angle)
            if all(
                math.hypot(spot[0] - other[0], spot[1] - other[1]) >= (size + radius) * 0.999
                for other, size in zip(spots, radii, strict=True)
            ):
                found.append(spot)
    return min(found, key=lambda spot: (round(math.hypot(*spot), 6), round(-spot[0], 6), round(spot[1], 6)))


def _painted(group: ActorGroup, path: Path, radius_mm: float) -> list[Shape]:
    """Paint a mark with a white edge that keeps neighbours apart; the ring is hollow."""
    mark = GROUP_MARKS[group]
    if mark.shape == "ring":
        line = min(0.45, max(0.28, radius_mm / 3))
        return [Shape(path, "none", "white", line + 0.3), Shape(path, (1, 1, 1, 0.85), mark.colour, line)]
    return [Shape(path, mark.colour, "white", 0.18)]


@lru_cache(maxsize=8)
def _outline(shape: str) -> shapely.Polygon:
    """Return a shape around 0, 0; the factors make all shapes look as large as a circle of radius 1."""
    corners, size, start = {
        "diamond": (4, 1.22, 0.0),
        "triangle": (3, 1.35, math.pi / 2),
        "square": (4, 1.24, math.pi / 4),
        "pentagon": (5, 1.14, math.pi / 2),
    }.get(shape, (0, 0.92 if shape == "ring" else 1.0, 0.0))
    if not corners:
        return shapely.Point(0, 0).buffer(size, quad_segs=12)
    angles = start + np.arange(corners) * 2 * math.pi / corners
    drop = -0.2 if shape == "triangle" else 0.0
    return shapely.Polygon([(size * math.cos(a), size * math.sin(a) + drop) for a in angles])


def _joined(parts: Sequence[shapely.Geometry], closed: bool) -> Path:
    vertices, codes = [], []
    for part in parts:
        points = shapely.get_coordinates(part)
        code = np.full(len(points), Path.LINETO, dtype=Path.code_type)
        code[0] = Path.MOVETO
        if closed:
            code[-1] = Path.CLOSEPOLY
        vertices.append(points)
        codes.append(code)
    if not vertices:
        return Path(np.empty((0, 2)))
    return Path(np.concatenate(vertices), np.concatenate(codes))
