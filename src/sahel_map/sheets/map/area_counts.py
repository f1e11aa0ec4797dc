"""Counts of areas of which nothing finer is known, and the numbers of their records beside them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import shapely

from sahel_map.sheets.content.drawn import UnitCount
from sahel_map.sheets.map.canvas import MapCanvas
from sahel_map.sheets.map.label_spots import LabelBox, Taken, around, beside, box_of, inside, place_one
from sahel_map.sheets.map.svg import rectangle
from sahel_map.sheets.map.written import Names, leader, write_lines
from sahel_map.sheets.paper.typeface import Style
from sahel_map.style import INTERFACE, group_colour

__all__ = ["NUMBER", "write_counts", "write_unit_numbers"]

#: Of the number that a record has in the list of a sheet.
NUMBER = Style(7.0, "bold", INTERFACE["focus"])
_BADGE = Style(7.0, "bold")
# Letters on a line of the numbers beside the count of an area.
_LINE_NUMBERS = 14
# Spots tried across an area, each way, where no good one was free.
_CLOSE_GRID = 31


def write_counts(
    names: Names,
    taken: Taken,
    canvas: MapCanvas,
    units: Sequence[UnitCount],
    visible: Mapping[str, shapely.Geometry],
    is_part: bool,
) -> list[tuple[UnitCount, LabelBox]]:
    """Write the count of each area in a small dashed box, so that nobody takes it for a place; return the boxes.

    Parameters
    ----------
    names : Names
    taken : Taken
    canvas : MapCanvas
    units : sequence of UnitCount
    visible : mapping of str to geometry
        What the map shows of their areas, millimetres.
    is_part : bool
        The whole map stands beside this one: what has no room here is there.
    """
    style, unit = _BADGE.scaled(canvas.unit), canvas.unit
    written_units = []
    for counted in sorted(units, key=lambda counted: -len(counted.pcode)):
        area = visible.get(counted.pcode)
        if area is None or area.is_empty:
            continue
        named = f"{counted.n} · {counted.name}" if counted.name else str(counted.n)
        label, spot = named, _badge_spot(taken, area, named, style, unit, covers_marks=not counted.name)
        if spot is None and not is_part:
            # Where the name of a region of the other map has no room, its count alone has some.
            label, spot = str(counted.n), _badge_spot(taken, area, str(counted.n), style, unit, covers_marks=True)
        if spot is None:
            continue
        middle = area.representative_point()
        x, y = (spot.left + spot.right) / 2, (spot.top + spot.bottom) / 2
        if not area.contains(shapely.Point(x, y)):
            names.parts.append(leader((x, y), (middle.x, middle.y), unit))
        edge = f'stroke-dasharray="{0.57 * unit:.2f} {0.31 * unit:.2f}"'
        colour, wide = group_colour(counted.groups), spot.right - spot.left
        names.parts.append(rectangle(spot.left, spot.top, wide, 3 * unit, "#FFFFFF", colour, 0.26 * unit, edge))
        names.write(label, spot, style, halo=False)
        names.counted.add(counted.pcode)
        if label == named:
            names.named.update(counted.ids)
        written_units.append((counted, spot))
    return written_units


def _badge_spot(
    taken: Taken, area: shapely.Geometry, label: str, style: Style, unit: float, covers_marks: bool
) -> LabelBox | None:
    """Return where the count of an area stands: inside it, else close to it, else in any corner of it.

    Parameters
    ----------
    taken : Taken
    area : geometry
        Millimetres.
    label : str
    style : Style
    unit : float
        Size of type against A4.
    covers_marks : bool
        Whether it may stand on marks, where there is no spot beside them.
    """
    most = 99.0 if covers_marks else 0.0
    written = box_of(label, 0, 0, style)
    half = max(1.5 * unit, (written.right - written.left) / 2 + 0.7 * unit)
    box, middle = LabelBox(-half, -1.5 * unit, half, 1.5 * unit), area.representative_point()
    return (
        place_one(taken, inside(area, box))
        or place_one(taken, around(middle.x, middle.y, box, 1.5), most)
        or place_one(taken, inside(area, box, _CLOSE_GRID), most)
    )


def write_unit_numbers(
    names: Names,
    taken: Taken,
    canvas: MapCanvas,
    badges: Iterable[tuple[UnitCount, LabelBox]],
    numbers: Mapping[str, int],
) -> None:
    """Write the numbers of the records of an area beside their count.

    Parameters
    ----------
    names : Names
    taken : Taken
    canvas : MapCanvas
    badges : iterable of (UnitCount, LabelBox)
        Areas and where their counts stand, from `write_counts`.
    numbers : mapping of str to int
        By incident id.
    """
    style = NUMBER.scaled(canvas.unit)
    for counted, badge in badges:
        ids = [each for each in counted.ids if each in numbers]
        listed = ", ".join(str(number) for number in sorted(numbers[each] for each in ids))
        lines = textwrap.wrap(listed, _LINE_NUMBERS, break_long_words=False)
        if lines and write_lines(names, taken, lines, style, partial(beside, badge, gap=0.5 * canvas.unit)):
            names.numbered.update(ids)
