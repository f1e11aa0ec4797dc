"""Marks of groups, hatching, places side by side: geometry in millimetres, y downwards."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import shapely
from shapely import affinity

from sahel_map.core.vocabulary import ActorGroup
from sahel_map.sheets.map.svg import path, ring_data
from sahel_map.style import FALLBACK_GROUP, GROUP_MARKS

__all__ = ["hatching", "mark_outline", "mark_svg", "side_by_side"]

_NOBODY = (FALLBACK_GROUP,)
_MARGIN = 1.06
_DIRECTIONS = 24
# A ring looks as large as a circle with this radius, because of its line.
_RING = 0.92


def mark_svg(groups: Sequence[ActorGroup], x: float, y: float, radius: float) -> str:
    """Return the mark of an incident; several groups share it, a slice each in its own shape.

    Parameters
    ----------
    groups : sequence of ActorGroup
        Empty counts as unidentified.
    x, y, radius : float
        Millimetres.
    """
    groups = groups or _NOBODY
    if len(groups) == 1:
        return _painted(groups[0], _plain(GROUP_MARKS[groups[0]].shape, x, y, radius), radius)
    half = 1.5 * radius
    width = 2 * half / len(groups)
    pieces = []
    for place, group in enumerate(groups):
        left = x - half + place * width
        outline = mark_outline((group,), x, y, radius)
        outline = outline.intersection(shapely.box(left, y - half, left + width, y + half))
        pieces.append(_painted(group, ring_data(outline), radius))
    return "".join(pieces)


def mark_outline(groups: Sequence[ActorGroup], x: float, y: float, radius: float) -> shapely.Polygon:
    """Return the outline of a mark, for measuring what covers what.

    Parameters
    ----------
    groups : sequence of ActorGroup
        One gives its shape; several give a circle.
    x, y, radius : float
        Millimetres.
    """
    shape = GROUP_MARKS[(groups or _NOBODY)[0]].shape if len(groups) <= 1 else "circle"
    return affinity.affine_transform(_outline(shape), (radius, 0, 0, radius, x, y))


def hatching(area: shapely.Geometry | np.ndarray, gap: float, angle: float) -> shapely.MultiLineString:
    """Return parallel lines that fill an area, `gap` apart, at an angle in degrees.

    An area in an area (ndarray of both) is a hole in it. Each line runs between every second pair of the edges that
    it meets: a tenth of the time of cutting lines with polygons.

    Parameters
    ----------
    area : Geometry or ndarray
        Millimetres.
    gap : float
        Between lines, millimetres.
    angle : float
        Degrees.
    """
    west, south, east, north = shapely.total_bounds(area)
    middle = np.array([(west + east) / 2, (south + north) / 2])
    points, ring = shapely.get_coordinates(shapely.get_rings(shapely.get_parts(area)), return_index=True)
    turn = np.array([[math.cos(math.radians(angle)), -math.sin(math.radians(angle))],
                     [math.sin(math.radians(angle)), math.cos(math.radians(angle))]])  # fmt: skip
    turned = (points - middle) @ turn
    is_edge = ring[1:] == ring[:-1]
    (x, y), (to_x, to_y) = turned[:-1][is_edge].T, turned[1:][is_edge].T
    first, behind = np.ceil(np.minimum(y, to_y) / gap), np.ceil(np.maximum(y, to_y) / gap)
    n_lines = (behind - first).astype(int)
    edge = np.repeat(np.arange(len(x)), n_lines)
    line = first[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(n_lines) - n_lines, n_lines)
    along = x[edge] + (line * gap - y[edge]) / (to_y - y)[edge] * (to_x - x)[edge]
    order = np.lexsort((along, line))
    met = np.stack([along[order], line[order] * gap], axis=1) @ turn.T + middle
    return shapely.multilinestrings(shapely.linestrings(met.reshape(-1, 2, 2)))


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
    if len(radii) == 1:
        return [(0.0, 0.0)]
    spots: list[tuple[float, float]] = []
    for number, radius in enumerate(radii):
        spots.append(_next_spot(spots, radii[:number], radius))
    weights = np.square(radii)
    middle = np.average(np.array(spots), axis=0, weights=weights)
    return [(float(x - middle[0]), float(y - middle[1])) for x, y in spots]


def _next_spot(spots: list[tuple[float, float]], radii: Sequence[float], radius: float) -> tuple[float, float]:
    """Return the spot nearest to the middle that touches a mark and covers none."""
    if not spots:
        return 0.0, 0.0
    at, near = np.array(spots), np.array(radii)
    angles = 2 * np.pi * np.arange(_DIRECTIONS) / _DIRECTIONS
    reach = (near + radius) * _MARGIN
    found = (at[:, None, :] + reach[:, None, None] * np.stack([np.cos(angles), np.sin(angles)], -1)).reshape(-1, 2)
    gaps = np.hypot(found[:, None, 0] - at[:, 0], found[:, None, 1] - at[:, 1])
    found = found[(gaps >= (near + radius) * 0.999).all(axis=1)]
    order = np.lexsort((found[:, 1].round(6), -found[:, 0].round(6), np.hypot(*found.T).round(6)))
    x, y = found[order[0]]
    return float(x), float(y)


def _painted(group: ActorGroup, data: str, radius: float) -> str:
    """Paint a mark with a white edge that keeps neighbours apart; the ring is hollow."""
    mark = GROUP_MARKS[group]
    if mark.shape == "ring":
        line = min(0.45, max(0.28, radius / 3))
        return path(data, stroke="#FFFFFF", width=line + 0.3) + path(
            data, "#FFFFFF", mark.colour, line, 'fill-opacity="0.85"'
        )
    return path(data, mark.colour, "#FFFFFF", 0.18)


def _plain(shape: str, x: float, y: float, radius: float) -> str:
    """Return a whole shape as the data of a path; curves as curves."""
    if shape in ("circle", "ring"):
        r = radius * (_RING if shape == "ring" else 1.0)
        return f"M{x - r:.2f},{y:.2f}a{r:.3f},{r:.3f} 0 1,0 {2 * r:.3f},0a{r:.3f},{r:.3f} 0 1,0 {-2 * r:.3f},0Z"
    corners = shapely.get_coordinates(_outline(shape))[:-1] * radius + (x, y)
    return "M" + " ".join(f"{a:.2f},{b:.2f}" for a, b in corners) + "Z"


@lru_cache(maxsize=8)
def _outline(shape: str) -> shapely.Polygon:
    """Return a shape around 0, 0; the factors make all shapes look as large as a circle of radius 1."""
    corners, size, start = {
        "diamond": (4, 1.22, 0.0),
        "triangle": (3, 1.35, -math.pi / 2),
        "square": (4, 1.24, math.pi / 4),
        "pentagon": (5, 1.14, -math.pi / 2),
    }.get(shape, (0, _RING if shape == "ring" else 1.0, 0.0))
    if not corners:
        return shapely.Point(0, 0).buffer(size, quad_segs=6)
    angles = start + np.arange(corners) * 2 * math.pi / corners
    drop = 0.2 if shape == "triangle" else 0.0
    return shapely.Polygon([(size * math.cos(a), size * math.sin(a) + drop) for a in angles])
