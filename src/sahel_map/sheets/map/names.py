"""Names on the map of a sheet: counts of areas, towns, regions, cercles, neighbours, the Niger."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import numpy as np
import shapely

from sahel_map.sheets.content.basemap import Basemap, Layer
from sahel_map.sheets.content.drawn import UnitCount
from sahel_map.sheets.map.area_counts import NUMBER, write_counts, write_unit_numbers
from sahel_map.sheets.map.canvas import MapCanvas
from sahel_map.sheets.map.label_spots import LabelBox, Taken, around, box_of, edges_of, inside, place_one
from sahel_map.sheets.map.spread import Spot
from sahel_map.sheets.map.svg import circle, rectangle
from sahel_map.sheets.map.written import Names, leader, write_lines
from sahel_map.sheets.paper.typeface import Style
from sahel_map.style import INTERFACE

__all__ = ["names_of"]

_REGION = Style(7.2, colour="#55514A")
_CERCLE = Style(7.0, colour="#6E6A62")
_COMMUNE = Style(7.0, "italic", "#7F796D")
_ABROAD = Style(7.4, colour="#6D685E")
_WATER = Style(7.0, "italic", "#3F6F89")
_TOWN, _CAPITAL = Style(7.0), Style(7.4, "bold")
#: Towns that a map names at most.
_MOST_TOWNS = 26
# Towns of a rank show from this scale on.
_TOWNS_FROM = {1: 10**9, 2: 10**9, 3: 7_500_000, 4: 3_200_000}
_DOT_MM = 0.42
# Below these scales cercles are named in place of regions, and communes as well.
_CERCLES_FROM = 2_600_000
_COMMUNES_FROM = 900_000
# Names of areas keep this far from marks: beside one they would be read as its place.
_CLEAR_MM = 2.0
# Marks reach this much farther with the ring that says that a toll is not reported.
_RING_MM = 0.5
_LEAST_SHARE = 0.7
_LEADER_FROM_MM = 2.6
# Letters on a line of the name of a circle, which may stand for many units.
_LINE_LETTERS = 24


def names_of(
    canvas: MapCanvas,
    basemap: Basemap,
    spots: Sequence[Spot],
    units: Sequence[UnitCount],
    visible: Mapping[str, shapely.Geometry],
    admin_map: str,
    language: str,
    reserved: Sequence[LabelBox] = (),
    numbers: Mapping[str, int] | None = None,
    subjects: Sequence[tuple[float, float, str]] = (),
    is_part: bool = False,
    window: tuple[float, float, float, float] | None = None,
) -> Names:
    """Write all names that fit, the most important first.

    Parameters
    ----------
    canvas : MapCanvas
    basemap : Basemap
    spots : sequence of Spot
    units : sequence of UnitCount
    visible : mapping of str to geometry
        What the map shows of their areas, millimetres.
    admin_map : {"2023", "old"}
    language : {"en", "fr"}
    reserved : sequence of LabelBox
        Places that no name may cover.
    numbers : mapping of str to int, optional
        Number of a record in the list of the sheet, by incident id: written beside its mark, or beside the count
        of its area.
    subjects : sequence of (x, y, name)
        Places the sheet is about, metres: named first.
    is_part : bool
        The whole map stands beside this one: what has no room here is there.
    window : tuple of float, optional
        Left, upper, right and lower edge of the part that an inset shows: no name stands across its frame.
    """
    names = Names()
    taken = Taken(canvas.width, canvas.height)
    for box in reserved:
        taken.take(box)
    taken.marks = np.array([(spot.x, spot.y, spot.radius) for spot in spots], dtype=float).reshape(-1, 3)
    taken.marks[:, 2] += _RING_MM * canvas.unit
    for x, y, label in subjects:
        _write_subject(names, taken, canvas, x, y, label)
    badges = write_counts(names, taken, canvas, units, visible, is_part)
    for edge in edges_of(LabelBox(*window)) if window is not None else ():
        taken.take(edge)
    _write_circles(names, taken, spots, canvas.unit, has_inset=is_part or window is not None)
    _write_towns(names, taken, canvas, basemap, language, {label for *_, label in subjects})
    _write_numbers(names, taken, canvas, spots, numbers or {})
    write_unit_numbers(names, taken, canvas, badges, numbers or {})
    _write_river(names, taken, canvas, basemap, language)
    taken.marks[:, 2] += _CLEAR_MM * canvas.unit
    scale = canvas.extent.scale
    for layer, style, capitals, is_shown in (
        (f"regions_{admin_map}", _REGION, True, scale > _CERCLES_FROM),
        ("cercles", _CERCLE, True, scale <= _CERCLES_FROM),
        ("communes", _COMMUNE, False, scale <= _COMMUNES_FROM),
        ("neighbours", _ABROAD, True, True),
    ):
        if is_shown:
            areas = basemap.visible(layer, canvas.extent)
            most_covered = 8.0 * canvas.unit if layer.startswith("regions") else 0.0
            _write_areas(names, taken, canvas, areas, language, style, capitals, most_covered)
    return names


def _write_subject(names: Names, taken: Taken, canvas: MapCanvas, x: float, y: float, label: str) -> None:
    style = _CAPITAL.scaled(1.15 * canvas.unit)
    at = canvas.point(x, y)
    box = place_one(taken, around(*at, box_of(label, 0, 0, style), 1.6 * canvas.unit), 99.0)
    if box is not None:
        names.write(label, box, style)


def _write_circles(names: Names, taken: Taken, spots: Iterable[Spot], unit: float, has_inset: bool) -> None:
    """Write beside the mark of a circle which units it stands for; many of them on several lines.

    Where marks stand so thick that an inset shows them, a name does not hide any but a small one.
    """
    style = _TOWN.scaled(unit)
    for spot in spots:
        lines = textwrap.wrap(spot.mark.name, _LINE_LETTERS, break_long_words=False, break_on_hyphens=False)
        if not lines:
            continue
        beside_mark = partial(around, spot.x, spot.y, distance=spot.radius + unit)
        box = write_lines(names, taken, lines, style, beside_mark, unit if has_inset else 99.0)
        if box is not None:
            names.named.add(spot.mark.incident_id)
            _lead(names, box, spot.x, spot.y, unit)


def _lead(names: Names, box: LabelBox, x: float, y: float, unit: float) -> None:
    """Draw a line from a name to what it names, where they stand apart."""
    edge = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
    if np.hypot(edge[0] - x, edge[1] - y) > _LEADER_FROM_MM * unit:
        names.parts.append(leader(edge, (x, y), unit))


def _write_towns(
    names: Names, taken: Taken, canvas: MapCanvas, basemap: Basemap, language: str, named: set[str]
) -> None:
    towns = basemap.layers["towns"]
    found = sorted(
        (rank, *canvas.point(point.x, point.y), label)
        for rank, point, label in zip(towns.ranks, towns.shapes, towns.names[language], strict=True)
        if canvas.extent.scale <= _TOWNS_FROM.get(rank, 0) and canvas.extent.holds(point.x, point.y, 2.5)
    )[:_MOST_TOWNS]
    for rank, x, y, label in found:
        names.shown.add({1: "capital", 2: "regional-capital"}.get(rank, "town"))
        names.parts.append(_town(rank, x, y, canvas.unit))
        if label in named:
            continue
        style = (_CAPITAL if rank <= 2 else _TOWN).scaled(canvas.unit)
        box = place_one(taken, around(x, y, box_of(label, 0, 0, style), 0.9 * canvas.unit), 0.9 * canvas.unit)
        if box is None:
            continue
        _lead(names, box, x, y, canvas.unit)
        names.write(label, box, style)


def _town(rank: int, x: float, y: float, unit: float) -> str:
    dot = circle(x, y, _DOT_MM * unit, INTERFACE["text"], "#FFFFFF", 0.12)
    if rank > 2:
        return dot
    side = (0.62 if rank == 1 else 0.5) * unit
    square = rectangle(x - side, y - side, 2 * side, 2 * side, INTERFACE["text"], "#FFFFFF", 0.12)
    return square + (circle(x, y, 0.22 * unit, "#FFFFFF") if rank == 1 else "")


def _write_numbers(
    names: Names, taken: Taken, canvas: MapCanvas, spots: Iterable[Spot], numbers: Mapping[str, int]
) -> None:
    """Write the number that a record has in the list beside its mark."""
    style = NUMBER.scaled(canvas.unit)
    for spot in spots:
        number = numbers.get(spot.mark.incident_id)
        if number is None:
            continue
        label = str(number)
        box = box_of(label, 0, 0, style)
        near = around(spot.x, spot.y, box, spot.radius + 0.35 * canvas.unit)
        found = place_one(taken, near, 1.2 * canvas.unit) or place_one(
            taken, around(spot.x, spot.y, box, spot.radius + 1.2 * canvas.unit), 99.0
        )
        if found is not None:
            names.write(label, found, style)
            names.numbered.add(spot.mark.incident_id)


def _write_areas(
    names: Names,
    taken: Taken,
    canvas: MapCanvas,
    areas: Layer,
    language: str,
    style: Style,
    capitals: bool,
    most_covered: float,
) -> None:
    """Write the names of areas inside what the map shows of them, the largest part first."""
    style = style.scaled(canvas.unit)
    shapes = shapely.clip_by_rect(canvas.shape(areas.shapes), 0, 0, canvas.width, canvas.height)
    shown = zip(shapes, areas.names[language], strict=True)
    for shape, label in sorted(shown, key=lambda item: (-item[0].area, item[1])):
        written = label.upper() if capitals else label
        spots = inside(shape, box_of(written, 0, 0, style))
        box = place_one(taken, spots, most_covered, partial(_lies_in, shape))
        if box is not None:
            names.write(written, box, style)


def _lies_in(shape: shapely.Geometry, box: LabelBox) -> bool:
    """Whether most of a name lies in its area."""
    name = shapely.box(*box.edges)
    return name.intersection(shape).area >= _LEAST_SHARE * name.area


def _write_river(names: Names, taken: Taken, canvas: MapCanvas, basemap: Basemap, language: str) -> None:
    rivers = basemap.visible("rivers", canvas.extent)
    style = _WATER.scaled(canvas.unit)
    for label, line, rank in zip(rivers.names[language], rivers.shapes, rivers.ranks, strict=True):
        if rank != 1:
            continue
        line = shapely.clip_by_rect(canvas.shape(line), 0, 0, canvas.width, canvas.height)
        spots = [line.interpolate(share, normalized=True) for share in np.linspace(0.05, 0.95, 19)]
        boxes = [box_of(label, spot.x, spot.y - 1.6, style).edges for spot in spots if not spot.is_empty]
        box = place_one(taken, np.array(boxes).reshape(-1, 4))
        if box is not None:
            names.write(label, box, style)
            return
