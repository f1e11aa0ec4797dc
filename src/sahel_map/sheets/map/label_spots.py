"""Where names go on a map, so that none covers another: boxes and candidate spots. Pure: nothing is drawn.

All numbers are millimetres from the upper left corner of the map's frame.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import shapely

from sahel_map.sheets.paper.typeface import Style, text_width

__all__ = ["LabelBox", "Taken", "around", "beside", "box_of", "edges_of", "inside", "place_one"]

# How close two names may come, and how close a name to the edge of the map.
_GAP_MM, _EDGE_MM = 0.3, 0.6
# Areas whose inner points are kept, some 1 kB each: both languages, preview and print ask for the same.
_MOST_KEPT = 2048


@dataclass(frozen=True, slots=True)
class LabelBox:
    """A rectangle: left, upper, right and lower edge, counted downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, upper, right and lower edge."""
        return self.left, self.top, self.right, self.bottom


@dataclass
class Taken:
    """What stands on the map already.

    Attributes
    ----------
    width, height : float
        Of the frame.
    boxes : ndarray of float, shape (n, 4)
        Left, upper, right and lower edges; nothing else may cover them.
    marks : ndarray of float, shape (n, 3)
        Middle and radius of round marks, which names should not cover.
    """

    width: float
    height: float
    boxes: np.ndarray = field(default_factory=lambda: np.empty((0, 4)))
    marks: np.ndarray = field(default_factory=lambda: np.empty((0, 3)))

    def take(self, box: LabelBox) -> None:
        """Keep a box free of all others from now on."""
        self.boxes = np.vstack([self.boxes, box.edges])

    def are_free(self, boxes: np.ndarray) -> np.ndarray:
        """Return which boxes (shape (m, 4)) lie in the frame and come not too close to a box that is taken."""
        left, top, right, bottom = boxes.T[:, :, None]
        others = self.boxes.T
        close = (left < others[2] + _GAP_MM) & (others[0] < right + _GAP_MM)
        close &= (top < others[3] + _GAP_MM) & (others[1] < bottom + _GAP_MM)
        in_frame = (boxes[:, :2] >= _EDGE_MM).all(axis=1)
        in_frame &= (boxes[:, 2] <= self.width - _EDGE_MM) & (boxes[:, 3] <= self.height - _EDGE_MM)
        return in_frame & ~close.any(axis=1)

    def covered(self, boxes: np.ndarray) -> np.ndarray:
        """Return how much of the marks each box (shape (m, 4)) covers, as a sum of their radii."""
        if not len(boxes):
            return np.empty(0)
        (west, north), (east, south) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
        x, y, radius = self.marks.T
        near = (x + radius > west) & (x - radius < east) & (y + radius > north) & (y - radius < south)
        x, y, radius = x[near], y[near], radius[near]
        left, top, right, bottom = boxes.T[:, :, None]
        across = np.maximum(np.maximum(left - x, x - right), 0)
        along = np.maximum(np.maximum(top - y, y - bottom), 0)
        return np.where(np.hypot(across, along) < radius, radius, 0.0).sum(axis=1)


def box_of(text: str, x: float, y: float, style: Style) -> LabelBox:
    """Return the box of one line whose middle stands at x, y.

    Parameters
    ----------
    text : str
    x, y : float
        Millimetres from the upper left corner.
    style : Style
    """
    half = text_width(text, style) / 2
    height = style.size_mm * 0.56  # accents on capitals included
    return LabelBox(x - half, y - height, x + half, y + height)


def edges_of(box: LabelBox) -> list[LabelBox]:
    """Return the four sides of a box, each as a box without width: names may stand in it, but not across."""
    left, top, right, bottom = box.edges
    lying = [LabelBox(left, y, right, y) for y in (top, bottom)]
    return lying + [LabelBox(x, top, x, bottom) for x in (left, right)]


def around(x: float, y: float, box: LabelBox, distance: float) -> np.ndarray:
    """Return the edges of a box (shape (m, 4)) at the spots around a point where maps put names, the best first.

    Parameters
    ----------
    x, y : float
        Of the point, millimetres.
    box : LabelBox
        Its size counts, not where it stands.
    distance : float
        Least gap between point and box, millimetres.
    """
    width, height = box.right - box.left, box.bottom - box.top
    corners = []
    for far in (distance, 2.2 * distance, 4 * distance):
        for right, up in ((1, 0.35), (-1, 0.35), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)):
            left = x + {1: far, 0: -width / 2, -1: -far - width}[right]
            corners.append((left, y - far - height if up == 1 else y + far if up == -1 else y - height / 2))
    return np.hstack([corners, np.add(corners, (width, height))])


def beside(other: LabelBox, box: LabelBox, gap: float) -> np.ndarray:
    """Return the edges of a box (shape (m, 4)) at the spots beside another one, the best first.

    Parameters
    ----------
    other : LabelBox
    box : LabelBox
        Its size counts, not where it stands.
    gap : float
        Between the two, millimetres.
    """
    width, height = box.right - box.left, box.bottom - box.top
    x, y = (other.left + other.right) / 2, (other.top + other.bottom) / 2
    corners = []
    for far in (gap, 4 * gap, 8 * gap, 16 * gap):
        left, right = other.left - far - width, other.right + far
        above, below = other.top - far - height, other.bottom + far
        corners += [(right, y - height / 2), (left, y - height / 2), (x - width / 2, below), (x - width / 2, above)]
        corners += [(right, below), (left, below), (right, above), (left, above)]
    return np.hstack([corners, np.add(corners, (width, height))])


def inside(area: shapely.Geometry, box: LabelBox, n: int = 9) -> np.ndarray:
    """Return the edges of a box (shape (m, 4)) at spots inside an area, the most inward first.

    Parameters
    ----------
    area : Geometry
        Millimetres.
    box : LabelBox
        Its size counts, not where it stands.
    n : int
        Spots tried across the area, each way.
    """
    if area.is_empty:
        return np.empty((0, 4))
    middles = _inner_points(area, n)
    half = np.array([(box.right - box.left) / 2, (box.bottom - box.top) / 2])
    return np.hstack([middles - half, middles + half])


@lru_cache(maxsize=_MOST_KEPT)
def _inner_points(area: shapely.Geometry, n: int) -> np.ndarray:
    """Return points inside an area (shape (m, 2)), the most inward first; nobody may change them."""
    west, south, east, north = area.bounds
    xs, ys = np.meshgrid(np.linspace(west, east, n + 2)[1:-1], np.linspace(south, north, n + 2)[1:-1])
    middle = area.representative_point()
    points = np.append(shapely.points(xs.ravel(), ys.ravel()), [middle, area.centroid])
    points = points[shapely.contains_properly(area, points)]
    depth = shapely.distance(points, area.boundary) - 0.25 * shapely.distance(points, area.centroid)
    return shapely.get_coordinates(points[np.argsort(-depth, kind="stable")])


def place_one(
    taken: Taken,
    candidates: np.ndarray,
    most_covered: float = 0.0,
    fits: Callable[[LabelBox], bool] = lambda box: True,
) -> LabelBox | None:
    """Return the first free box, or the one that covers least of the marks; None if none is free enough.

    Parameters
    ----------
    taken : Taken
        The box found is added to it.
    candidates : ndarray of float, shape (m, 4)
        Edges of boxes, the best first.
    most_covered : float
        How much of the marks the box may cover, as a sum of radii.
    fits : callable
        What else the box has to be.
    """
    boxes = candidates[taken.are_free(candidates)]
    covered = taken.covered(boxes)
    for place in np.argsort(covered, kind="stable"):
        if covered[place] > most_covered:
            break
        box = LabelBox(*boxes[place].tolist())
        if fits(box):
            taken.take(box)
            return box
    return None
