"""The base map of a sheet: land, shaded areas, water, boundaries."""

from __future__ import annotations

import shapely

from sahel_map.sheets.content.basemap import Basemap
from sahel_map.sheets.content.shading import Shading
from sahel_map.sheets.content.squares import Cells
from sahel_map.sheets.paper.canvas import MapCanvas, paint
from sahel_map.sheets.paper.shapes import Shape, hatching, line_path, polygon_path
from sahel_map.style import BASEMAP

__all__ = ["BOUNDARIES", "draw_base", "draw_cells", "draw_focus"]

#: Colour and width in millimetres of each boundary.
BOUNDARIES: dict[str, tuple[str, float]] = {
    "commune": (BASEMAP["commune"], 0.1),
    "cercle": (BASEMAP["cercle"], 0.16),
    "region": (BASEMAP["region"], 0.28),
    "country": (BASEMAP["country"], 0.42),
}
_NO_REPORT_GAP_MM = 1.3
_NO_REPORT_LINE = "#C9C4BA"
_RIVER_MM = {1: 0.42, 2: 0.2}
# Communes are drawn from this scale on; farther out they would make a grey mesh.
_COMMUNES_FROM = 2_600_000
_COUNTRY_LEVEL_RIVERS = 6_000_000


def draw_base(canvas: MapCanvas, basemap: Basemap, admin_map: str, shading: Shading | None) -> None:
    """Draw everything below the incidents."""
    extent = canvas.extent
    canvas.axes.set_facecolor(BASEMAP["lakes"])
    _fill(canvas, basemap, "neighbours", BASEMAP["neighbours"], "#C4BEB2", 0.2, 0)
    _fill(canvas, basemap, "country", BASEMAP["land"] if shading is None else "#FFFFFF", "none", 0, 1)
    if shading is not None:
        _draw_shading(canvas, basemap, shading)
    _fill(canvas, basemap, "lakes", BASEMAP["lakes"], BASEMAP["rivers"], 0.08, 3)
    _draw_rivers(canvas, basemap)
    levels = ["cercles", f"regions_{admin_map}", "country"]
    if extent.scale <= _COMMUNES_FROM:
        levels.insert(0, "communes")
    for zorder, level in enumerate(levels):
        colour, width = (
            BOUNDARIES[level.partition("_")[0].removesuffix("s")] if level != "country" else (BOUNDARIES["country"])
        )
        rings = basemap.visible(level, extent).boundary
        shapes = [Shape(line_path(ring), edge=colour, width=width * canvas.unit) for ring in rings]
        paint(canvas.axes, shapes, 4 + zorder / 10)


def draw_focus(canvas: MapCanvas, basemap: Basemap, focus: tuple[tuple[str, str], ...]) -> None:
    """Veil what lies outside the areas a sheet is about, and draw their edge."""
    areas = shapely.union_all([basemap.layers[level].geometry.at[pcode] for level, pcode in focus])
    outside = shapely.box(*canvas.extent.box).difference(areas)
    paint(canvas.axes, [Shape(polygon_path(outside), (1, 1, 1, 0.5))], 4.8)
    paint(canvas.axes, [Shape(polygon_path(areas), "none", BASEMAP["country"], 0.45 * canvas.unit)], 4.9)


def draw_cells(canvas: MapCanvas, cells: Cells) -> None:
    """Fill squares by class, under rivers, boundaries and names."""
    squares = [
        Shape(polygon_path(shapely.Polygon(corners)), cells.colours[code], "white", 0.08 * canvas.unit)
        for corners, code in zip(cells.corners, cells.codes, strict=True)
    ]
    paint(canvas.axes, squares, 2.5)


def _fill(
    canvas: MapCanvas, basemap: Basemap, name: str, fill: str, edge: str, width: float, zorder: float
) -> None:
    areas = basemap.visible(name, canvas.extent).geometry
    paint(canvas.axes, [Shape(polygon_path(area), fill, edge, width * canvas.unit) for area in areas], zorder)


def _draw_shading(canvas: MapCanvas, basemap: Basemap, shading: Shading) -> None:
    """Fill areas by class; those without a report stay white under light stripes, never the first colour."""
    areas = basemap.visible(shading.level, canvas.extent).geometry
    filled = [
        Shape(polygon_path(area), shading.classes[shading.class_of[pcode]].colour)
        for pcode, area in areas.items()
        if pcode in shading.class_of
    ]
    paint(canvas.axes, filled, 1.2)
    reported = shading.class_of.keys() | shading.uncounted
    rest = shapely.union_all([area for pcode, area in areas.items() if pcode not in reported])
    if not rest.is_empty:
        lines = hatching(rest, _NO_REPORT_GAP_MM * canvas.mm, 45)
        paint(canvas.axes, [Shape(line_path(lines), edge=_NO_REPORT_LINE, width=0.1)], 1.3)


def _draw_rivers(canvas: MapCanvas, basemap: Basemap) -> None:
    rivers = basemap.visible("rivers", canvas.extent)
    shapes = [
        Shape(line_path(line), edge=BASEMAP["rivers"], width=_RIVER_MM.get(int(rank), 0.14) * canvas.unit)
        for rank, line in zip(rivers["rank"], rivers.geometry, strict=True)
        if rank <= 2 or canvas.extent.scale <= _COUNTRY_LEVEL_RIVERS
    ]
    paint(canvas.axes, shapes, 3.5)
