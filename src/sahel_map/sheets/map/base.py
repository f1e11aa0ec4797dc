"""The base map of a sheet: land, shaded areas, water, boundaries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import shapely

from sahel_map.sheets.content.basemap import Basemap
from sahel_map.sheets.content.shading import Shading
from sahel_map.sheets.content.squares import Squares
from sahel_map.sheets.map.canvas import MapCanvas
from sahel_map.sheets.map.shapes import hatching
from sahel_map.sheets.map.svg import group, line_data, path, rectangle, ring_data
from sahel_map.style import BASEMAP, INTERFACE, NO_POPULATION

__all__ = ["BOUNDARIES", "NO_REPORT_LINE", "base_svg", "edge_path", "focus_svg", "outlines_svg"]

#: Colour and width in millimetres of each boundary.
BOUNDARIES: dict[str, tuple[str, float]] = {
    "commune": (BASEMAP["commune"], 0.1),
    "cercle": (BASEMAP["cercle"], 0.16),
    "region": (BASEMAP["region"], 0.28),
    "country": (BASEMAP["country"], 0.42),
}
NO_REPORT_LINE = "#C9C4BA"
_NO_REPORT_GAP_MM = 1.3
_RIVER_MM = {1: 0.42, 2: 0.2}
# Communes are drawn from this scale on; farther out they would make a grey mesh.
_COMMUNES_FROM = 2_600_000
_COUNTRY_LEVEL_RIVERS = 6_000_000
# Maps of plain land kept, some 100 kB each.
_MOST_KEPT = 32


def base_svg(
    canvas: MapCanvas, basemap: Basemap, admin_map: str, shading: Shading | None, squares: Squares | None
) -> tuple[str, frozenset[str]]:
    """Return everything below the incidents, and what of it the legend has to explain.

    Parameters
    ----------
    canvas : MapCanvas
    basemap : Basemap
    admin_map : {"2023", "old"}
        Map of regions.
    shading : Shading or None
        Colours of areas; None for plain land.
    squares : Squares or None
        In place of marks; None for none.
    """
    if shading is None and squares is None:
        return _plain(canvas, basemap, admin_map)
    return _base(canvas, basemap, admin_map, shading, squares)


@lru_cache(maxsize=_MOST_KEPT)
def _plain(canvas: MapCanvas, basemap: Basemap, admin_map: str) -> tuple[str, frozenset[str]]:
    """Keep plain land: a preview is followed by the print of the same map, often in the other language too."""
    return _base(canvas, basemap, admin_map, None, None)


def _base(
    canvas: MapCanvas, basemap: Basemap, admin_map: str, shading: Shading | None, squares: Squares | None
) -> tuple[str, frozenset[str]]:
    land = BASEMAP["land"] if shading is None else "#FFFFFF"
    levels = ["cercles", f"regions_{admin_map}", "country"]
    if canvas.extent.scale <= _COMMUNES_FROM:
        levels.insert(0, "communes")
    rivers = _rivers(canvas, basemap)
    parts = [
        rectangle(0, 0, canvas.width, canvas.height, BASEMAP["lakes"]),
        _areas(canvas, basemap, "neighbours", BASEMAP["neighbours"], "#C4BEB2", 0.2),
        _areas(canvas, basemap, "country", land),
        "" if shading is None else _shading(canvas, basemap, shading),
        "" if squares is None else _squares(canvas, squares),
        group("water", [_areas(canvas, basemap, "lakes", BASEMAP["lakes"], BASEMAP["rivers"], 0.08),
                        rivers]),
    ]  # fmt: skip
    shown, frame = set(), shapely.box(*canvas.extent.bounds)
    for level in levels:
        kind = level.partition("_")[0].removesuffix("s")
        colour, width = BOUNDARIES[kind]
        shapes = basemap.visible(level, canvas.extent).shapes
        data = ring_data(canvas.shape(shapes))
        parts.append(group(f"boundaries-{kind}", [path(data, "none", colour, width * canvas.unit)]))
        # A map within one unit shows none of its edges.
        if data and not shapely.covers(shapes, frame).any():
            shown.add(f"{kind}-line")
    if rivers or len(basemap.visible("lakes", canvas.extent)):
        shown.add("river")
    return group("base", parts), frozenset(shown)


def focus_svg(canvas: MapCanvas, basemap: Basemap, focus: tuple[tuple[str, str], ...]) -> str:
    """Veil what lies outside the areas a sheet is about, and draw their edge.

    Parameters
    ----------
    canvas : MapCanvas
    basemap : Basemap
    focus : tuple of tuple of (str, str)
        Level and P-code of each area.
    """
    areas = shapely.union_all([basemap.layers[level].shape(pcode) for level, pcode in focus])
    seen = shapely.simplify(canvas.shape(shapely.clip_by_rect(areas, *canvas.extent.bounds)), 0.06)
    outside = canvas.frame.difference(seen)
    return group(
        "focus",
        [
            path(ring_data(outside), "#FFFFFF", more='fill-opacity="0.5" fill-rule="evenodd"'),
            path(ring_data(seen), "none", BASEMAP["country"], 0.45 * canvas.unit),
        ],
    )


def outlines_svg(canvas: MapCanvas, outlines: Sequence[shapely.Polygon]) -> str:
    """Return the edges of areas drawn that filter, as far as they lie on the map.

    Parameters
    ----------
    canvas : MapCanvas
    outlines : sequence of Polygon
        Metres.
    """
    edges = [shapely.clip_by_rect(outline.exterior, *canvas.extent.bounds) for outline in outlines]
    return group("outline", [edge_path(line_data(canvas.shape(edge)), canvas.unit) for edge in edges])


def edge_path(data: str, unit: float) -> str:
    """Return a line as the edge of an area drawn, dashed as on the screen.

    Parameters
    ----------
    data : str
        Of the path, millimetres.
    unit : float
        Size of type and marks against A4.
    """
    dashes = f'stroke-dasharray="{1.6 * unit:.2f} {unit:.2f}"'
    return path(data, "none", INTERFACE["focus"], 0.4 * unit, dashes)


def _squares(canvas: MapCanvas, squares: Squares) -> str:
    """Return squares filled by class, under rivers, boundaries and names."""
    shapes = canvas.shape(shapely.polygons(squares.corners))
    return group(
        "squares",
        [
            path(ring_data(shapes[squares.codes == code]), colour, "#FFFFFF", 0.08 * canvas.unit)
            for code, colour in enumerate(squares.colours)
        ],
    )


def _areas(canvas: MapCanvas, basemap: Basemap, name: str, fill: str, edge: str = "none", width: float = 0) -> str:
    shapes = canvas.shape(basemap.visible(name, canvas.extent).shapes)
    return group(name, [path(ring_data(shapes), fill, edge, width * canvas.unit, 'fill-rule="evenodd"')])


def _shading(canvas: MapCanvas, basemap: Basemap, shading: Shading) -> str:
    """Fill areas by class; those without a report stay white under light stripes, never the first colour.

    Areas that the selection leaves out are neither: they stay plain.
    """
    layer = basemap.visible(shading.level, canvas.extent)
    areas = dict(zip(layer.codes, layer.shapes, strict=True))
    parts = [
        path(ring_data(canvas.shape(area)), shading.classes[shading.class_of[pcode]].colour)
        for pcode, area in areas.items()
        if pcode in shading.class_of
    ]
    parts += [
        path(ring_data(canvas.shape(area)), NO_POPULATION)
        for pcode, area in areas.items()
        if pcode in shading.without_population
    ]
    rest = shapely.union_all([area for pcode, area in areas.items() if pcode in shading.without_report])
    if not rest.is_empty:
        lines = hatching(canvas.shape(rest), _NO_REPORT_GAP_MM, 45)
        parts.append(path(line_data(lines), "none", NO_REPORT_LINE, 0.1))
    return group("shading", parts)


def _rivers(canvas: MapCanvas, basemap: Basemap) -> str:
    rivers = basemap.visible("rivers", canvas.extent)
    return "".join(
        path(line_data(canvas.shape(line)), "none", BASEMAP["rivers"],
             _RIVER_MM.get(rank, 0.14) * canvas.unit)
        for rank, line in zip(rivers.ranks, rivers.shapes, strict=True)
        if rank <= 2 or canvas.extent.scale <= _COUNTRY_LEVEL_RIVERS
    )  # fmt: skip
