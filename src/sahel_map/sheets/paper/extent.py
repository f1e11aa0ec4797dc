"""How much of the country a map shows, and its scale. Pure numbers in metres of `SHEET_CRS`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Bounds", "Extent", "fit_extent"]

# Share of a side that stays free around what is shown, and the least width of a map, in metres: a
# closer view would suggest that villages are known to the metre.
_PADDING = 0.06
_LEAST_WIDTH_M = 70_000.0

Bounds = tuple[float, float, float, float]
"""West, south, east, north."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A map's rectangle.

    Attributes
    ----------
    west, south, east, north : float
        Metres in `SHEET_CRS`.
    metres_per_mm : float
        Metres in the country for one millimetre on paper.
    """

    west: float
    south: float
    east: float
    north: float
    metres_per_mm: float

    @property
    def bounds(self) -> Bounds:
        """West, south, east, north."""
        return self.west, self.south, self.east, self.north

    @property
    def scale(self) -> int:
        """The number after "1:", rounded to two digits."""
        exact = self.metres_per_mm * 1000
        digits = len(str(int(exact))) - 2
        return int(round(exact, -digits))

    def holds(self, x: float, y: float, margin_mm: float = 0.0) -> bool:
        """Whether a point lies in the map, at least some millimetres from its edge.

        Parameters
        ----------
        x, y : float
            Metres in the system of the sheets.
        margin_mm : float
            On paper.
        """
        edge = margin_mm * self.metres_per_mm
        return self.west + edge <= x <= self.east - edge and self.south + edge <= y <= self.north - edge


def fit_extent(shown: Iterable[Bounds], width_mm: float, height_mm: float, padding: float = _PADDING) -> Extent:
    """Return the smallest map with some room around that shows all bounds in a frame.

    Parameters
    ----------
    shown : iterable of Bounds
        At least one.
    width_mm, height_mm : float
        Size of the frame on paper.
    padding : float
        Share of a side that stays free.
    """
    west, south, east, north = (
        pick(side) for pick, side in zip((min, min, max, max), zip(*shown, strict=True), strict=True)
    )
    free = 1 - 2 * padding
    metres_per_mm = max(
        (east - west) / (width_mm * free),
        (north - south) / (height_mm * free),
        _LEAST_WIDTH_M / min(width_mm, height_mm),
    )
    x, y = (west + east) / 2, (south + north) / 2
    half_width, half_height = metres_per_mm * width_mm / 2, metres_per_mm * height_mm / 2
    return Extent(x - half_width, y - half_height, x + half_width, y + half_height, metres_per_mm)
