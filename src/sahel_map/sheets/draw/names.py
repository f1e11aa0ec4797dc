"""Names on the map of a sheet: counts of areas, towns, regions, cercles, neighbours, the Niger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.text import Text

from sahel_map.sheets.content.basemap import Basemap
from sahel_map.sheets.content.places import Mark, UnitCount
from sahel_map.sheets.draw.label_spots import Box, Taken, around, box_of, inside, place_one
from sahel_map.sheets.draw.map_labels import draw_leaders, on_paper, write_name
from sahel_map.sheets.draw.towns import draw_towns
from sahel_map.sheets.paper.canvas import MapCanvas, paint
from sahel_map.sheets.paper.shapes import Shape, polygon_path
from sahel_map.sheets.paper.typeface import Style
from sahel_map.style import group_colour

__all__ = ["draw_labels"]

_REGION = Style(6.4, colour="#55514A")
_CERCLE = Style(6.0, colour="#6E6A62")
_COMMUNE = Style(5.6, "italic", "#7F796D")
_ABROAD = Style(7.0, colour="#8E887C")
_WATER = Style(6.0, "italic", "#4F7F99")
_BADGE = Style(6.6, "bold")
_CIRCLE = Style(6.2)
# Below these scales cercles are named in place of regions, and communes as well.
_CERCLES_FROM = 2_600_000
_COMMUNES_FROM = 900_000
# Names of areas keep this far from marks: beside one they would be read as its place.
_CLEAR_MM = 2.0
# Marks reach this much farther with the ring that says that a toll is not reported.
_RING_MM = 0.5
_LEAST_SHARE = 0.7


def draw_labels(
    canvas: MapCanvas,
    basemap: Basemap,
    placed: Sequence[tuple[Mark, float, float, float]],
    units: Sequence[UnitCount],
    visible: Mapping[str, shapely.Geometry],
    admin_map: str,
    language: str,
    reserved: Sequence[Box] = (),
) -> list[Text]:
    """Write all names that fit, the most important first; return the texts for tests.

    Parameters
    ----------
    canvas : MapCanvas
    basemap : Basemap
    placed : sequence of (Mark, x, y, radius)
        From `draw_marks`.
    units : sequence of UnitCount
    visible : mapping of str to geometry
        From `draw_units`.
    admin_map : {"2023", "old"}
    language : {"en", "fr"}
    reserved : sequence of Box
        Places that no name may cover, in millimetres from the lower left corner of the frame.
    """
    taken = Taken(canvas.frame.width, canvas.frame.height, list(reserved))
    taken.marks = np.array(
        [(*canvas.on_paper(x, y), radius / canvas.mm) for _, x, y, radius in placed], dtype=float
    ).reshape(-1, 3)
    taken.marks[:, 2] += _RING_MM * canvas.unit
    texts = _draw_badges(canvas, taken, units, visible)
    texts += _draw_circle_names(canvas, taken, placed)
    texts += draw_towns(canvas, taken, basemap, language)
    name = "name_fr" if language == "fr" else "name"
    texts += _draw_river(canvas, taken, basemap, name)
    taken.marks[:, 2] += _CLEAR_MM * canvas.unit
    scale = canvas.extent.scale
    kinds = [
        (f"regions_{admin_map}", _REGION, True, scale > _CERCLES_FROM),
        ("cercles", _CERCLE, True, scale <= _CERCLES_FROM),
        ("communes", _COMMUNE, False, scale <= _COMMUNES_FROM),
        ("neighbours", _ABROAD, True, True),
    ]
    for layer, style, capitals, is_shown in kinds:
        if is_shown:
            areas = basemap.visible(layer, canvas.extent)
            most_covered = 8.0 * canvas.unit if layer.startswith("regions") else 0.0
            texts += _draw_areas(canvas, taken, areas, name, style, capitals, most_covered)
    return texts


def _draw_badges(
    canvas: MapCanvas, taken: Taken, units: Sequence[UnitCount], visible: Mapping[str, shapely.Geometry]
) -> list[Text]:
    """Write the count of each area in a small dashed box, so that nobody takes it for a place."""
    texts, boxes, leaders = [], [], []
    style = _BADGE.scaled(canvas.unit)
    for unit in sorted(units, key=lambda unit: -len(unit.pcode)):
        area = visible.get(unit.pcode)
        if area is None or area.is_empty:
            continue
        area = on_paper(canvas, area)
        text = f"{unit.n} · {unit.name}" if unit.name else str(unit.n)
        box = box_of(text, 0, 0, style)
        half = max(1.5 * canvas.unit, (box.right - box.left) / 2 + 0.7 * canvas.unit)
        box = Box(-half, -1.5 * canvas.unit, half, 1.5 * canvas.unit)
        spot = place_one(taken, inside(area, box)) or place_one(
            taken, around(area.representative_point().x, area.representative_point().y, box, 1.5), 99.0
        )
        if spot is None:
            continue
        x, y = (spot.left + spot.right) / 2, (spot.low + spot.high) / 2
        if not area.contains(shapely.Point(x, y)):
            leaders.append(((x, y), (area.representative_point().x, area.representative_point().y)))
        outline = shapely.box(*canvas.in_country(spot.left, spot.low), *canvas.in_country(spot.right, spot.high))
        colour = group_colour(unit.groups)
        boxes.append(Shape(polygon_path(outline), "white", colour, 0.26 * canvas.unit, (2.2, 1.2)))
        texts.append(write_name(canvas, text, x, y, style, halo=False, zorder=10))
    draw_leaders(canvas, leaders)
    paint(canvas.axes, boxes, 9.5)
    return texts


def _draw_circle_names(
    canvas: MapCanvas, taken: Taken, placed: Sequence[tuple[Mark, float, float, float]]
) -> list[Text]:
    """Write beside the mark of a circle which units it stands for."""
    texts, style = [], _CIRCLE.scaled(canvas.unit)
    for mark, x, y, radius in placed:
        if not mark.name:
            continue
        x, y = canvas.on_paper(x, y)
        spots = around(x, y, box_of(mark.name, 0, 0, style), radius / canvas.mm + 1.0)
        spot = place_one(taken, spots, 99.0)
        if spot is not None:
            middle = (spot.left + spot.right) / 2, (spot.low + spot.high) / 2
            texts.append(write_name(canvas, mark.name, *middle, style, halo=True, zorder=10))
    return texts


def _draw_areas(
    canvas: MapCanvas,
    taken: Taken,
    areas: gpd.GeoDataFrame,
    name: str,
    style: Style,
    capitals: bool,
    most_covered: float,
) -> list[Text]:
    """Write the names of areas inside what the map shows of them, the largest part first."""
    style = style.scaled(canvas.unit)
    texts = []
    shown = [
        (on_paper(canvas, shapely.clip_by_rect(shape, *canvas.extent.box)), str(label))
        for shape, label in zip(areas.geometry, areas[name], strict=True)
    ]
    for shape, label in sorted(shown, key=lambda item: (-item[0].area, item[1])):
        text = label.upper() if capitals else label
        spots = (box for box in inside(shape, box_of(text, 0, 0, style)) if _lies_in(box, shape))
        box = place_one(taken, spots, most_covered)
        if box is not None:
            x, y = (box.left + box.right) / 2, (box.low + box.high) / 2
            texts.append(write_name(canvas, text, x, y, style, halo=True, zorder=6.5))
    return texts


def _lies_in(box: Box, shape: shapely.Geometry) -> bool:
    """Whether most of a name lies in its area."""
    name = shapely.box(box.left, box.low, box.right, box.high)
    return name.intersection(shape).area >= _LEAST_SHARE * name.area


def _draw_river(canvas: MapCanvas, taken: Taken, basemap: Basemap, name: str) -> list[Text]:
    rivers = basemap.visible("rivers", canvas.extent)
    style = _WATER.scaled(canvas.unit)
    for label, line in zip(
        rivers.loc[rivers["rank"] == 1, name], rivers.geometry[rivers["rank"] == 1], strict=True
    ):
        line = on_paper(canvas, shapely.clip_by_rect(line, *canvas.extent.box))
        spots = [line.interpolate(share, normalized=True) for share in np.linspace(0.05, 0.95, 19)]
        boxes = [box_of(str(label), spot.x, spot.y + 1.6, style) for spot in spots if not spot.is_empty]
        box = place_one(taken, boxes)
        if box is not None:
            x, y = (box.left + box.right) / 2, (box.low + box.high) / 2
            return [write_name(canvas, str(label), x, y, style, halo=True, zorder=6.4)]
    return []
