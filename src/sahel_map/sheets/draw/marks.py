"""The incidents on the map of a sheet: marks, circles of "near" places, hatched areas."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import shapely

from sahel_map.core.vocabulary import ActorGroup
from sahel_map.sheets.content.basemap import Basemap
from sahel_map.sheets.content.places import Mark, Places
from sahel_map.sheets.paper.canvas import MapCanvas, paint
from sahel_map.sheets.paper.shapes import (
    Shape,
    circle,
    hatching,
    line_path,
    mark_shapes,
    polygon_path,
    side_by_side,
)
from sahel_map.style import INTERFACE, RADIUS, group_colour

__all__ = [
    "MM_PER_PIXEL",
    "draw_marks",
    "draw_units",
    "mark_radius",
    "marks_on_map",
    "near_shapes",
    "toll_shapes",
    "unit_shapes",
]

#: Paper is read closer than a screen: marks are a quarter smaller than the screen's.
MM_PER_PIXEL = 0.2
_BAND_MM = 1.6
_GAP_MM = 0.9


def mark_radius(killed: int | None, unit: float) -> float:
    """Return the radius of a mark in millimetres for a lowest count of people killed."""
    return RADIUS.radius(killed) * MM_PER_PIXEL * unit


def marks_on_map(canvas: MapCanvas, marks: Sequence[Mark]) -> list[tuple[Mark, float, float, float]]:
    """Return each mark with where it is drawn and its radius, all in metres.

    Marks of one place stand side by side around it; the largest are drawn first, so that none hides another.
    """
    placed = []
    ordered = sorted(marks, key=lambda mark: (mark.place_id, -(mark.killed_min or 0), mark.incident_id))
    for _, group in groupby(ordered, key=lambda mark: mark.place_id):
        members = list(group)
        radii = [mark_radius(mark.killed_min, canvas.unit) * canvas.mm for mark in members]
        for mark, radius, (right, up) in zip(members, radii, side_by_side(radii), strict=True):
            placed.append((mark, mark.x + right, mark.y + up, radius))
    return sorted(placed, key=lambda item: (-item[3], item[0].incident_id))


def draw_marks(canvas: MapCanvas, marks: Sequence[Mark]) -> list[tuple[Mark, float, float, float]]:
    """Draw all marks, and the circles of those known as "near"; return where they are."""
    placed = marks_on_map(canvas, marks)
    circles, tolls, shapes = [], [], []
    drawn: set[tuple[str, ActorGroup | None]] = set()
    for mark, x, y, radius in placed:
        key = (mark.place_id, mark.groups[0] if mark.groups else None)
        if mark.radius_m and key not in drawn:
            drawn.add(key)
            circles += near_shapes(mark.groups, mark.x, mark.y, mark.radius_m)
        tolls += toll_shapes(mark, x, y, canvas.unit, canvas.mm)
        shapes += mark_shapes(mark.groups, x, y, radius, canvas.mm)
    paint(canvas.axes, circles, 6)
    paint(canvas.axes, tolls, 7)
    paint(canvas.axes, shapes, 8)
    return placed


def near_shapes(groups: Sequence[ActorGroup], x: float, y: float, radius: float) -> list[Shape]:
    """Return the circle that says how far off a described place may be."""
    colour = group_colour(groups[:1])
    return [Shape(circle(x, y, radius), (colour, 0.06), (colour, 0.6), 0.16, (5, 3))]


def toll_shapes(mark: Mark, x: float, y: float, unit: float, mm: float) -> list[Shape]:
    """Return a dotted ring where no toll is reported, a light ring up to the highest count."""
    low, high = mark.killed_min, mark.killed_max
    if low is None and high is None:
        ring = circle(x, y, (RADIUS.unknown + 2.2) * MM_PER_PIXEL * unit * mm)
        return [Shape(ring, edge=INTERFACE["text"], width=0.17 * unit, dashes=(1.0, 1.6))]
    inner, outer = mark_radius(low, unit), mark_radius(high, unit)
    if high is None or outer - inner < 0.12:
        return []
    colour = group_colour(mark.groups[:1])
    return [Shape(circle(x, y, outer * mm), (colour, 0.28), (colour, 0.5), 0.1)]


def draw_units(canvas: MapCanvas, basemap: Basemap, places: Places, hatched: bool) -> dict[str, shapely.Geometry]:
    """Draw the areas of which nothing finer is known.

    Parameters
    ----------
    canvas : MapCanvas
    basemap : Basemap
    places : Places
    hatched : bool
        False where areas are shaded already: then outlines only.

    Returns
    -------
    dict of str to Polygon or MultiPolygon
        What the map shows of each area, by P-code.
    """
    visible = {}
    levels = {unit.level for unit in places.units}
    shown = {level: basemap.visible(level, canvas.extent).geometry for level in levels}
    for unit in places.units:
        areas = shown[unit.level]
        if unit.pcode not in areas.index:
            continue
        area = areas.at[unit.pcode]
        is_hatched = hatched and not unit.is_other_map
        shapes = unit_shapes(area, unit.groups, canvas.unit, canvas.mm, is_hatched, dashed=unit.is_other_map)
        paint(canvas.axes, shapes, 5)
        visible[unit.pcode] = shapely.clip_by_rect(area, *canvas.extent.box)
    return visible


def unit_shapes(
    area: shapely.Geometry,
    groups: Sequence[ActorGroup],
    unit: float,
    mm: float,
    hatched: bool = True,
    dashed: bool = False,
) -> list[Shape]:
    """Return outline and a hatched band inside along it: the inside of a large area stays readable."""
    colour = group_colour(groups)
    dashes = (6.0, 4.0) if dashed else None
    outline = Shape(polygon_path(area), "none", (colour, 0.75), 0.25 * unit, dashes)
    if not hatched:
        return [outline]
    band = area.difference(area.buffer(-_BAND_MM * unit * mm))
    lines = Shape(line_path(hatching(band, _GAP_MM * unit * mm, 60)), edge=(colour, 0.6), width=0.13 * unit)
    return [lines, outline]
