"""The incidents on the map of a sheet: marks, circles of "near" places, hatched areas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import shapely

from sahel_map.core.vocabulary import ActorGroup
from sahel_map.sheets.content.basemap import Basemap
from sahel_map.sheets.content.drawn import Drawn
from sahel_map.sheets.map.canvas import MapCanvas
from sahel_map.sheets.map.shapes import hatching, mark_svg
from sahel_map.sheets.map.spread import MM_PER_PIXEL, Spot, mark_radius
from sahel_map.sheets.map.svg import circle, group, line_data, path, ring_data
from sahel_map.style import INTERFACE, RADIUS, group_colour

__all__ = ["marks_svg", "near_svg", "toll_svg", "unit_svg", "units_svg"]

_BAND_MM = 1.3
# Finer bends than this are not followed inside.
_PLAIN_MM = 0.15
_GAP_MM = 0.9
# The boundary itself keeps its colour: what is drawn of an area stays this far inside.
_INSIDE_MM = 0.32
# Areas kept as they were drawn, some 4 kB each.
_MOST_KEPT = 1024


def marks_svg(canvas: MapCanvas, spots: Sequence[Spot]) -> str:
    """Return all marks, with the circles of those known as "near" and lines to those that stand aside."""
    circles, leaders, tolls, marks = [], [], [], []
    drawn: set[tuple[str, ActorGroup | None]] = set()
    for spot in spots:
        mark = spot.mark
        key = (mark.place_id, mark.groups[0] if mark.groups else None)
        if mark.radius_m and key not in drawn:
            drawn.add(key)
            circles.append(near_svg(mark.groups, *spot.home, mark.radius_m / canvas.mm))
        if spot.is_moved:
            data = f"M{spot.x:.2f},{spot.y:.2f}L{spot.home[0]:.2f},{spot.home[1]:.2f}"
            leaders.append(path(data, "none", INTERFACE["secondary"], 0.12 * canvas.unit))
        tolls.append(toll_svg(mark.groups, mark.killed_min, mark.killed_max, spot.x, spot.y, canvas.unit))
        marks.append(group(mark.incident_id, [mark_svg(mark.groups, spot.x, spot.y, spot.radius)]))
    return group("near", circles) + group("leaders", leaders) + group("tolls", tolls) + group("incidents", marks)


def near_svg(groups: Sequence[ActorGroup], x: float, y: float, radius: float) -> str:
    """Return the circle that says how far off a described place may be.

    Parameters
    ----------
    groups : sequence of ActorGroup
        The first one gives the colour.
    x, y, radius : float
        Millimetres.
    """
    colour = group_colour(groups[:1])
    return circle(x, y, radius, colour, colour, 0.16,
                  'fill-opacity="0.06" stroke-opacity="0.6" stroke-dasharray="0.8 0.5"')  # fmt: skip


def toll_svg(groups: Sequence[ActorGroup], low: int | None, high: int | None, x: float, y: float,
             unit: float) -> str:  # fmt: skip
    """Return a dotted ring where no toll is reported, a light ring up to the highest count.

    Parameters
    ----------
    groups : sequence of ActorGroup
        Give the colour of the light ring.
    low, high : int or None
        Counts of people reported killed; None where not reported.
    x, y : float
        Millimetres.
    unit : float
        Size of marks against A4.
    """
    if low is None and high is None:
        ring = (RADIUS.unknown + 2.2) * MM_PER_PIXEL * unit
        return circle(x, y, ring, "none", INTERFACE["text"], 0.17 * unit,
                      f'stroke-dasharray="{0.17 * unit:.2f} {0.28 * unit:.2f}"')  # fmt: skip
    inner, outer = mark_radius(low, unit), mark_radius(high, unit)
    if high is None or outer - inner < 0.12:
        return ""
    colour = group_colour(groups[:1])
    return circle(x, y, outer, colour, colour, 0.1, 'fill-opacity="0.28" stroke-opacity="0.5"')


def units_svg(
    canvas: MapCanvas, basemap: Basemap, drawn: Drawn, hatched: bool
) -> tuple[str, Mapping[str, shapely.Geometry]]:
    """Return the areas of which nothing finer is known.

    Parameters
    ----------
    canvas : MapCanvas
    basemap : Basemap
    drawn : Drawn
    hatched : bool
        False where areas are shaded already: then outlines only.

    Returns
    -------
    str, dict of str to Polygon or MultiPolygon
        The drawing, and what the map shows of each area, by P-code, in millimetres.
    """
    visible, parts = {}, []
    for unit in drawn.units:
        drawing, seen = _unit(canvas, basemap, unit.level, unit.pcode, unit.groups,
                              hatched and not unit.is_other_map, unit.is_other_map)  # fmt: skip
        if seen is not None:
            parts.append(drawing)
            visible[unit.pcode] = seen
    return group("areas", parts), visible


@lru_cache(maxsize=_MOST_KEPT)
def _unit(
    canvas: MapCanvas,
    basemap: Basemap,
    level: str,
    pcode: str,
    groups: tuple[ActorGroup, ...],
    hatched: bool,
    dashed: bool,
) -> tuple[str, shapely.Geometry | None]:
    """Return an area as `unit_svg` draws it and what the map shows of it; a print has those of its preview."""
    areas = basemap.visible(level, canvas.extent)
    if pcode not in areas.rows:
        return "", None
    area = canvas.shape(areas.shape(pcode))
    drawing = group(pcode, [unit_svg(area, groups, canvas.unit, hatched, dashed)])
    return drawing, shapely.clip_by_rect(area, 0, 0, canvas.width, canvas.height)


def unit_svg(
    area: shapely.Geometry, groups: Sequence[ActorGroup], unit: float, hatched: bool = True, dashed: bool = False
) -> str:
    """Return a line and a hatched band inside the edge: edge and inside of a large area stay readable.

    Parameters
    ----------
    area : Geometry
        Millimetres.
    groups : sequence of ActorGroup
        Give the colour.
    unit : float
        Size of lines against A4.
    hatched : bool
        Whether the inside is hatched; not where areas are shaded.
    dashed : bool
        Whether the line is dashed: a region of the map not in use.
    """
    colour = group_colour(groups)
    inner = shapely.simplify(area, _PLAIN_MM).buffer(-_INSIDE_MM * unit, join_style="mitre")
    dashes = f' stroke-dasharray="{1.5 * unit:.2f} {unit:.2f}"' if dashed else ""
    outline = path(ring_data(inner), "none", colour, 0.16 * unit, f'stroke-opacity="0.7"{dashes}')
    if not hatched or inner.is_empty:
        return outline
    core = shapely.simplify(inner, _PLAIN_MM).buffer(-_BAND_MM * unit, join_style="mitre")
    lines = line_data(hatching(np.array([inner, core]), _GAP_MM * unit, 60))
    return path(lines, "none", colour, 0.12 * unit, 'stroke-opacity="0.55"') + outline
