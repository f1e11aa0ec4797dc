"""Names written on a map, and the thin lines that lead from a name to its place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

from sahel_map.sheets.draw.label_spots import Box
from sahel_map.sheets.paper.canvas import MapCanvas, paint
from sahel_map.sheets.paper.shapes import Shape, line_path
from sahel_map.sheets.paper.typeface import Style
from sahel_map.style import INTERFACE

__all__ = ["Leader", "draw_leaders", "gap_to", "nearest_point", "on_paper", "write_name"]

_HALO = 1.5

Leader = tuple[tuple[float, float], tuple[float, float]]
"""Both ends of a line, in millimetres from the lower left corner of the map's frame."""


def write_name(canvas: MapCanvas, text: str, x: float, y: float, style: Style, halo: bool, zorder: float) -> Text:
    """Write a name whose middle stands at x, y, in millimetres from the lower left corner of the frame."""
    effects = [withStroke(linewidth=_HALO * canvas.unit, foreground=(1, 1, 1, 0.85))] if halo else None
    return canvas.axes.text(
        *canvas.in_country(x, y),
        text,
        ha="center",
        va="center_baseline",
        color=style.colour,
        fontproperties=style.font,
        path_effects=effects,
        zorder=zorder,
    )


def draw_leaders(canvas: MapCanvas, leaders: Sequence[Leader]) -> None:
    """Draw thin lines from names to what they name."""
    lines = [
        Shape(
            line_path(shapely.LineString([canvas.in_country(*start), canvas.in_country(*end)])),
            edge=INTERFACE["secondary"],
            width=0.15 * canvas.unit,
        )
        for start, end in leaders
    ]
    paint(canvas.axes, lines, 8.9)


def nearest_point(box: Box, point: tuple[float, float]) -> tuple[float, float]:
    """Return the point of a box that is nearest to a point."""
    return min(max(point[0], box.left), box.right), min(max(point[1], box.low), box.high)


def gap_to(box: Box, point: tuple[float, float]) -> float:
    """Return how far a point is from a box, in the unit of both."""
    edge = nearest_point(box, point)
    return float(np.hypot(edge[0] - point[0], edge[1] - point[1]))


def on_paper(canvas: MapCanvas, shape: shapely.Geometry) -> shapely.Geometry:
    """Return a shape of the map in millimetres from the frame's lower left corner."""
    west, south = canvas.extent.west, canvas.extent.south
    return shapely.transform(shape, lambda points: (points - (west, south)) / canvas.mm)
