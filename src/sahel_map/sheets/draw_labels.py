"""Names on the map of a sheet: counts of areas, towns, regions, cercles, neighbours, the Niger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from sahel_map.sheets.basemap import Basemap
from sahel_map.sheets.canvas import MapCanvas, paint
from sahel_map.sheets.draw_marks import group_colour
from sahel_map.sheets.labels import Box, Taken, around, box_of, inside, place_one
from sahel_map.sheets.places import Mark, UnitCount
from sahel_map.sheets.shapes import Shape, circle, line_path, polygon_path
from sahel_map.sheets.typeface import Style
from sahel_map.views.style import INTERFACE

__all__ = ["draw_labels"]

_TOWN = Style(6.6)
_CAPITAL = Style(7.2, "bold")
_REGION = Style(6.4, colour="#55514A")
_CERCLE = Style(6.0, colour="#6E6A62")
_COMMUNE = Style(5.6, "italic", "#7F796D")
_ABROAD = Style(7.0, colour="#8E887C")
_WATER = Style(6.0, "italic", "#4F7F99")
_BADGE = Style(6.6, "bold")
_MOST_TOWNS = 26
# Towns of a rank show from this scale on.
_TOWNS_FROM = {1: 10**9, 2: 10**9, 3: 7_500_000, 4: 3_200_000}
# Below these scales cercles are named in place of regions, and communes as well.
_CERCLES_FROM = 2_600_000
_COMMUNES_FROM = 900_000
# Names of areas keep this far from marks: beside one they would be read as its place.
_CLEAR_MM = 2.5
_DOT_MM = 0.42
_LEADER_FROM_MM = 2.6
_FARTHEST_MM = 7.0
_HALO = 1.5


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
    texts = _draw_badges(canvas, taken, units, visible)
    texts += _draw_towns(canvas, taken, basemap, language)
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
        area = _on_paper(canvas, area)
        box = box_of(str(unit.n), 0, 0, style)
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
        texts.append(_write(canvas, str(unit.n), x, y, style, halo=False, zorder=10))
    _draw_leaders(canvas, leaders)
    paint(canvas.axes, boxes, 9.5)
    return texts


def _draw_towns(canvas: MapCanvas, taken: Taken, basemap: Basemap, language: str) -> list[Text]:
    """Write towns by adjustText, then look again: what still covers something moves or goes."""
    towns = _towns_of(canvas, basemap, language)
    if not towns:
        return []
    dots = [
        Shape(circle(x, y, _DOT_MM * canvas.unit * canvas.mm), INTERFACE["text"], "white", 0.12)
        for x, y, *_ in towns
    ]
    paint(canvas.axes, dots, 9)
    texts = []
    for x, y, name, style in towns:
        left, up = canvas.on_paper(x, y)
        box = box_of(name, 0, 0, style)
        spot = left + (box.right - box.left) / 2 + 1.2, up + 0.3
        texts.append(_write(canvas, name, *spot, style, halo=True, zorder=11))
    _adjust(canvas, taken, texts, towns)
    kept, leaders = [], []
    dots_mm = [canvas.on_paper(x, y) for x, y, *_ in towns]
    for text, (x, y, name, style) in zip(texts, towns, strict=True):
        at = canvas.on_paper(x, y)
        now = canvas.on_paper(*text.get_position())
        wanted = box_of(name, *now, style)
        candidates = [wanted] if _gap(wanted, at) <= _FARTHEST_MM else []
        box = place_one(taken, candidates) or place_one(
            taken, around(*at, box_of(name, 0, 0, style), 0.9 * canvas.unit), 0.9 * canvas.unit
        )
        if box is None:
            text.remove()
            continue
        middle = (box.left + box.right) / 2, (box.low + box.high) / 2
        text.set_position(canvas.in_country(*middle))
        nearest = min(dots_mm, key=lambda dot: _gap(box, dot))
        if _gap(box, at) > _LEADER_FROM_MM or nearest != at:
            leaders.append((_edge(box, at), at))
        kept.append(text)
    _draw_leaders(canvas, leaders)
    return kept


def _towns_of(canvas: MapCanvas, basemap: Basemap, language: str) -> list[tuple[float, float, str, Style]]:
    """Return the towns that a map of this scale names, the most important first."""
    towns = basemap.layers["towns"]
    name = towns["name_fr" if language == "fr" else "name"]
    found = [
        (int(rank), point.x, point.y, str(label))
        for rank, point, label in zip(towns["rank"], towns.geometry, name, strict=True)
        if canvas.extent.scale <= _TOWNS_FROM.get(int(rank), 0) and canvas.extent.holds(point.x, point.y, 2.5)
    ]
    return [
        (x, y, label, (_CAPITAL if rank <= 2 else _TOWN).scaled(canvas.unit))
        for rank, x, y, label in sorted(found)[:_MOST_TOWNS]
    ]


def _adjust(canvas: MapCanvas, taken: Taken, texts: list[Text], towns: Sequence[tuple]) -> None:
    """Let adjustText move the names off marks, counts and each other.

    The number of steps is fixed, so that the same sheet always comes out the same.
    """
    from adjustText import adjust_text  # brings scipy, which only a sheet with towns needs

    marks = [canvas.in_country(x, y) for x, y, _ in taken.marks]
    points = np.array([*marks, *[(x, y) for x, y, *_ in towns]])
    objects = [
        Bbox([canvas.in_country(box.left, box.low), canvas.in_country(box.right, box.high)]) for box in taken.boxes
    ]
    adjust_text(
        texts,
        x=points[:, 0],
        y=points[:, 1],
        objects=objects or None,
        target_x=[x for x, *_ in towns],
        target_y=[y for _, y, *_ in towns],
        avoid_self=False,
        ax=canvas.axes,
        expand=(1.04, 1.1),
        force_explode=(0.05, 0.2),
        max_move=(6, 6),
        min_arrow_len=10**6,
        iter_lim=30,
    )


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
        (_on_paper(canvas, shapely.clip_by_rect(shape, *canvas.extent.box)), str(label))
        for shape, label in zip(areas.geometry, areas[name], strict=True)
    ]
    for shape, label in sorted(shown, key=lambda item: (-item[0].area, item[1])):
        text = label.upper() if capitals else label
        box = place_one(taken, inside(shape, box_of(text, 0, 0, style)), most_covered)
        if box is not None and shape.area > 60:
            x, y = (box.left + box.right) / 2, (box.low + box.high) / 2
            texts.append(_write(canvas, text, x, y, style, halo=True, zorder=6.5))
    return texts


def _draw_river(canvas: MapCanvas, taken: Taken, basemap: Basemap, name: str) -> list[Text]:
    rivers = basemap.visible("rivers", canvas.extent)
    style = _WATER.scaled(canvas.unit)
    for label, line in zip(
        rivers.loc[rivers["rank"] == 1, name], rivers.geometry[rivers["rank"] == 1], strict=True
    ):
        line = _on_paper(canvas, shapely.clip_by_rect(line, *canvas.extent.box))
        spots = [line.interpolate(share, normalized=True) for share in np.linspace(0.05, 0.95, 19)]
        boxes = [box_of(str(label), spot.x, spot.y + 1.6, style) for spot in spots if not spot.is_empty]
        box = place_one(taken, boxes)
        if box is not None:
            x, y = (box.left + box.right) / 2, (box.low + box.high) / 2
            return [_write(canvas, str(label), x, y, style, halo=True, zorder=6.4)]
    return []


def _write(canvas: MapCanvas, text: str, x: float, y: float, style: Style, halo: bool, zorder: float) -> Text:
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


def _draw_leaders(canvas: MapCanvas, leaders: Sequence[tuple]) -> None:
    lines = [
        Shape(
            line_path(shapely.LineString([canvas.in_country(*start), canvas.in_country(*end)])),
            edge=INTERFACE["secondary"],
            width=0.15 * canvas.unit,
        )
        for start, end in leaders
    ]
    paint(canvas.axes, lines, 8.9)


def _edge(box: Box, point: tuple[float, float]) -> tuple[float, float]:
    """Return the point of a box that is nearest to a point."""
    return min(max(point[0], box.left), box.right), min(max(point[1], box.low), box.high)


def _gap(box: Box, point: tuple[float, float]) -> float:
    edge = _edge(box, point)
    return float(np.hypot(edge[0] - point[0], edge[1] - point[1]))


def _on_paper(canvas: MapCanvas, shape: shapely.Geometry) -> shapely.Geometry:
    """Return a shape of the map in millimetres from the frame's lower left corner."""
    west, south = canvas.extent.west, canvas.extent.south
    return shapely.transform(shape, lambda points: (points - (west, south)) / canvas.mm)
