"""The rectangle that a map is drawn into: from metres in the country to millimetres on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import shapely

from sahel_map.sheets.paper.extent import Extent

__all__ = ["MapCanvas"]

Shapes = TypeVar("Shapes", shapely.Geometry, np.ndarray)


@dataclass(frozen=True, slots=True)
class MapCanvas:
    """A map's frame on paper.

    Attributes
    ----------
    extent : Extent
    width, height : float
        Millimetres.
    unit : float
        Size of type and marks against A4.
    """

    extent: Extent
    width: float
    height: float
    unit: float = 1.0

    @property
    def mm(self) -> float:
        """Metres in the country of one millimetre on paper."""
        return self.extent.metres_per_mm

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point (metres) in millimetres from the upper left corner."""
        return (x - self.extent.west) / self.mm, (self.extent.north - y) / self.mm

    def shape(self, geometry: Shapes) -> Shapes:
        """Return shapes (metres) in millimetres from the upper left corner."""
        west, north, mm = self.extent.west, self.extent.north, self.mm
        return shapely.transform(geometry, lambda points: (points - (west, north)) * (1 / mm, -1 / mm))

    @property
    def frame(self) -> shapely.Polygon:
        """The frame in millimetres."""
        return shapely.box(0, 0, self.width, self.height)
