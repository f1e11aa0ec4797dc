"""Painting shapes on axes, and the map's axes with their scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.collections import PathCollection

from sahel_map.sheets.paper.extent import Extent
from sahel_map.sheets.paper.page import Page
from sahel_map.sheets.paper.paper import Frame
from sahel_map.sheets.paper.shapes import Shape

__all__ = ["MapCanvas", "open_map", "paint"]

_POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class MapCanvas:
    """The axes of a map.

    Attributes
    ----------
    axes : Axes
        Units are metres of `places.SHEET_CRS`.
    frame : Frame
        On the page.
    extent : Extent
    unit : float
        Size of marks and type against A4.
    """

    axes: Axes
    frame: Frame
    extent: Extent
    unit: float

    @property
    def mm(self) -> float:
        """Metres for one millimetre on paper."""
        return self.extent.metres_per_mm

    def on_paper(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the map in millimetres from the frame's lower left corner."""
        return (x - self.extent.west) / self.mm, (y - self.extent.south) / self.mm

    def in_country(self, left: float, up: float) -> tuple[float, float]:
        """Return a point in millimetres from the frame's lower left corner as metres."""
        return self.extent.west + left * self.mm, self.extent.south + up * self.mm


def open_map(page: Page, frame: Frame, extent: Extent) -> MapCanvas:
    """Open the axes of a map in a frame; the extent has the frame's proportions."""
    axes = page.axes(frame)
    axes.set(xlim=(extent.west, extent.east), ylim=(extent.south, extent.north))
    return MapCanvas(axes, frame, extent, page.paper.unit)


def paint(axes: Axes, shapes: Sequence[Shape], zorder: float, alpha: float | None = None) -> None:
    """Paint shapes in their order, the first lowest."""
    shapes = [shape for shape in shapes if len(shape.path.vertices)]
    if not shapes:
        return
    axes.add_collection(
        PathCollection(
            [shape.path for shape in shapes],
            facecolors=[shape.fill for shape in shapes],
            edgecolors=[shape.edge for shape in shapes],
            linewidths=[shape.width * _POINTS_PER_MM for shape in shapes],
            linestyles=["-" if shape.dashes is None else (0, shape.dashes) for shape in shapes],
            joinstyle="round",
            zorder=zorder,
            alpha=alpha,
        ),
        autolim=False,
    )
