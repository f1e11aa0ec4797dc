"""Which part of a map is drawn a second time, larger, and in which corner. Pure geometry, millimetres."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from sahel_map.sheets.map.canvas import MapCanvas
from sahel_map.sheets.map.spread import Spot, hidden_shares
from sahel_map.sheets.paper.extent import Extent

__all__ = ["Inset", "inset_of", "within"]

# More hidden marks than this share call for an inset.
_MOST_HIDDEN = 0.05
_TIMES_LARGER = (3.0, 2.4, 2.0)
_SIDES = ((0.42, 0.44), (0.36, 0.38), (0.3, 0.32))
_GAP_MM = 2.5


@dataclass(frozen=True, slots=True)
class Inset:
    """A part of a map drawn larger in one of its corners.

    Attributes
    ----------
    canvas : MapCanvas
        Of the inset.
    left, top : float
        Where its upper left corner stands on the map.
    window : tuple of float
        Left, top, right, bottom of the part on the map.
    times : float
        How much larger it is.
    """

    canvas: MapCanvas
    left: float
    top: float
    window: tuple[float, float, float, float]
    times: float


def inset_of(canvas: MapCanvas, spots: Sequence[Spot], areas: Mapping[str, shapely.Geometry]) -> Inset | None:
    """Return the inset that shows most of the marks that hide each other, or None.

    Parameters
    ----------
    canvas : MapCanvas
        Of the whole map.
    spots : sequence of Spot
        Marks at their places, none moved aside.
    areas : mapping of str to geometry
        Areas with incidents, millimetres: an inset may not cover one of them whole.

    Returns
    -------
    Inset or None
        None where few marks are hidden, or where no corner is free.
    """
    if not spots:
        return None
    hidden = np.array([(spot.x, spot.y) for spot, share in zip(spots, hidden_shares(spots), strict=True)
                       if share > 0.5]).reshape(-1, 2)  # fmt: skip
    if len(hidden) <= _MOST_HIDDEN * len(spots):
        return None
    at = np.array([(spot.x, spot.y, spot.radius) for spot in spots])
    best, most = None, 0
    for times in _TIMES_LARGER:
        for share_x, share_y in _SIDES:
            width, height = share_x * canvas.width, share_y * canvas.height
            window, n_hidden = _window(hidden, canvas, width / times, height / times)
            corner = _free_corner(canvas, at, areas, window, width, height)
            if corner is not None and n_hidden > most:
                best, most = _inset(canvas, window, corner, width, height, times), n_hidden
        if best is not None:
            return best
    return None


def _window(
    hidden: np.ndarray, canvas: MapCanvas, width: float, height: float
) -> tuple[tuple[float, float, float, float], int]:
    """Return the rectangle around one of the hidden marks that holds most of them."""
    lefts = np.clip(hidden[:, 0] - width / 2, 0, canvas.width - width)
    tops = np.clip(hidden[:, 1] - height / 2, 0, canvas.height - height)
    in_x = (hidden[:, 0] >= lefts[:, None]) & (hidden[:, 0] <= lefts[:, None] + width)
    in_y = (hidden[:, 1] >= tops[:, None]) & (hidden[:, 1] <= tops[:, None] + height)
    counts = (in_x & in_y).sum(axis=1)
    place = int(counts.argmax())
    left, top = float(lefts[place]), float(tops[place])
    return (left, top, left + width, top + height), int(counts[place])


def _free_corner(
    canvas: MapCanvas,
    at: np.ndarray,
    areas: Mapping[str, shapely.Geometry],
    window: tuple[float, float, float, float],
    width: float,
    height: float,
) -> tuple[float, float] | None:
    """Return the corner where an inset covers no mark, no whole area and not what it shows."""
    gap = _GAP_MM * canvas.unit
    for left in (gap, canvas.width - width - gap):
        for top in (gap, canvas.height - height - gap):
            box = shapely.box(left - gap, top - gap, left + width + gap, top + height + gap)
            x, y, radius = at.T
            covers = (x + radius > left) & (x - radius < left + width) & (y + radius > top)
            covers &= y - radius < top + height
            if covers.any() or box.intersects(shapely.box(*window)):
                continue
            if any(box.covers(area) for area in areas.values() if not area.is_empty):
                continue
            return left, top
    return None


def _inset(
    canvas: MapCanvas,
    window: tuple[float, float, float, float],
    corner: tuple[float, float],
    width: float,
    height: float,
    times: float,
) -> Inset:
    west, north, mm = canvas.extent.west, canvas.extent.north, canvas.mm
    left, top, right, bottom = window
    extent = Extent(west + left * mm, north - bottom * mm, west + right * mm, north - top * mm, mm / times)
    return Inset(MapCanvas(extent, width, height, canvas.unit), *corner, window, times)


def within(spot: Spot, window: tuple[float, float, float, float]) -> bool:
    """Whether the place of a mark lies in a rectangle."""
    x, y = spot.home
    return window[0] <= x <= window[2] and window[1] <= y <= window[3]
