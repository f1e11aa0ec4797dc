"""Where names go on a map, so that none covers another: boxes and candidate spots. Pure: nothing is drawn.

All numbers are millimetres from the upper left corner of the map's frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import shapely

from sahel_map.sheets.paper.typeface import Style, text_width

__all__ = ["LabelBox", "Taken", "around", "box_of", "inside", "place_one"]


@dataclass(frozen=True, slots=True)
class LabelBox:
    """A rectangle: left, upper, right and lower edge, counted downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: LabelBox, gap: float = 0.3) -> bool:
        """Whether two boxes come closer than a gap."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def within(self, width: float, height: float, edge: float = 0.6) -> bool:
        """Whether the box keeps an edge away from the sides of a frame."""
        return (
            self.left >= edge and self.top >= edge and self.right <= width - edge and self.bottom <= height - edge
        )


@dataclass
class Taken:
    """What stands on the map already.

    Attributes
    ----------
    width, height : float
        Of the frame.
    boxes : list of LabelBox
        Nothing else may cover them.
    marks : ndarray of float, shape (n, 3)
        Middle and radius of round marks, which names should not cover.
    """

    width: float
    height: float
    boxes: list[LabelBox] = field(default_factory=list)
    marks: np.ndarray = field(default_factory=lambda: np.empty((0, 3)))

    def is_free(self, box: LabelBox) -> bool:
        """Whether a box lies in the frame and covers no other box."""
        return box.within(self.width, self.height) and not any(box.overlaps(other) for other in self.boxes)

    def covered(self, box: LabelBox) -> float:
        """Return how much of the marks a box covers, as a sum of their radii."""
        if not len(self.marks):
            return 0.0
        x, y, radius = self.marks.T
        across = np.clip(np.maximum(box.left - x, x - box.right), 0, None)
        along = np.clip(np.maximum(box.top - y, y - box.bottom), 0, None)
        return float(radius[np.hypot(across, along) < radius].sum())


def box_of(text: str, x: float, y: float, style: Style) -> LabelBox:
    """Return the box of one line whose middle stands at x, y."""
    half = text_width(text, style) / 2
    height = style.size_mm * 0.56  # accents on capitals included
    return LabelBox(x - half, y - height, x + half, y + height)


def around(x: float, y: float, box: LabelBox, distance: float) -> Iterator[LabelBox]:
    """Return a box moved to the spots around a point where maps put names, the best first."""
    width, height = box.right - box.left, box.bottom - box.top
    for far in (distance, 2.2 * distance, 4 * distance):
        for right, up in ((1, 0.35), (-1, 0.35), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)):
            left = x + {1: far, 0: -width / 2, -1: -far - width}[right]
            top = y - far - height if up == 1 else y + far if up == -1 else y - height / 2
            yield LabelBox(left, top, left + width, top + height)


def inside(area: shapely.Geometry, box: LabelBox, n: int = 9) -> Iterator[LabelBox]:
    """Return a box moved to spots inside an area, the most inward first."""
    if area.is_empty:
        return
    width, height = box.right - box.left, box.bottom - box.top
    west, south, east, north = area.bounds
    xs, ys = np.meshgrid(np.linspace(west, east, n + 2)[1:-1], np.linspace(south, north, n + 2)[1:-1])
    middle = area.representative_point()
    points = np.append(shapely.points(xs.ravel(), ys.ravel()), [middle, area.centroid])
    points = points[shapely.contains_properly(area, points)]
    depth = shapely.distance(points, area.boundary) - 0.25 * shapely.distance(points, area.centroid)
    for point in points[np.argsort(-depth, kind="stable")]:
        x, y = shapely.get_x(point), shapely.get_y(point)
        yield LabelBox(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def place_one(taken: Taken, candidates: Iterable[LabelBox], most_covered: float = 0.0) -> LabelBox | None:
    """Return the first free box, or the one that covers least of the marks; None if none is free enough.

    Parameters
    ----------
    taken : Taken
        The box found is added to it.
    candidates : iterable of LabelBox
        The best first.
    most_covered : float
        How much of the marks the box may cover, as a sum of radii.
    """
    least, best = float("inf"), None
    for box in candidates:
        if not taken.is_free(box):
            continue
        covered = taken.covered(box)
        if covered < least:
            least, best = covered, box
        if covered == 0:
            break
    if best is None or least > most_covered:
        return None
    taken.boxes.append(best)
    return best
