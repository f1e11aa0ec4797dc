"""The legend of a sheet: sections that flow into columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shapely

from sahel_map.core.vocabulary import ActorGroup
from sahel_map.sheets.content.content import LegendItem, LegendSection
from sahel_map.sheets.content.places import Mark
from sahel_map.sheets.draw.base import BOUNDARIES
from sahel_map.sheets.draw.marks import mark_radius, near_shapes, toll_shapes, unit_shapes
from sahel_map.sheets.draw.timeline import SEVERAL_COLOUR
from sahel_map.sheets.paper.canvas import paint
from sahel_map.sheets.paper.page import Page
from sahel_map.sheets.paper.paper import Frame
from sahel_map.sheets.paper.paragraphs import Paragraph, height_of, write
from sahel_map.sheets.paper.shapes import Shape, circle, hatching, line_path, mark_shapes, polygon_path
from sahel_map.sheets.paper.typeface import Style
from sahel_map.style import BASEMAP, INTERFACE

__all__ = ["draw_legend"]

_TITLE = Style(7.6, "bold")
_LABEL = Style(7.0)
_NOTE = Style(6.4, "italic", INTERFACE["secondary"])
_SYMBOL = 7.0
_LEAST_COLUMN = 36.0
_ROW_GAP = 0.55
_SECTION_GAP = 1.6
_SMALLEST = 0.65
_NEUTRAL = (ActorGroup.UNIDENTIFIED,)


def draw_legend(page: Page, frame: Frame, sections: Sequence[LegendSection]) -> None:
    """Draw the sections in as many columns as the frame is wide for, smaller where they would not fit."""
    unit = page.paper.unit
    columns = frame.columns(max(1, int((frame.width + 3 * unit) / (_LEAST_COLUMN * unit))), 3 * unit)
    scale = 1.0
    while True:
        plan = _plan(sections, columns, unit * scale)
        if plan is not None or scale <= _SMALLEST:
            break
        scale -= 0.05
    for section, spot in plan or _plan(sections, columns, unit * scale, force=True):
        _draw_section(page, spot, section, unit * scale)


def _plan(
    sections: Sequence[LegendSection], columns: list[Frame], unit: float, force: bool = False
) -> list[tuple[LegendSection, Frame]] | None:
    """Put each section below the one before or at the top of the next column; None if they do not fit."""
    plan, column, used = [], 0, 0.0
    for section in sections:
        height = _height(section, columns[0].width, unit)
        if used + height > columns[column].height and used and column + 1 < len(columns):
            column, used = column + 1, 0.0
        if used + height > columns[column].height + 0.1 and not force:
            return None
        plan.append((section, columns[column].below(used)))
        used += height + _SECTION_GAP * unit
    return plan


def _height(section: LegendSection, width: float, unit: float) -> float:
    height = height_of([Paragraph(section.title, _TITLE.scaled(unit))], width) + 0.5 * unit
    height += sum(_row_height(item, width, unit) for item in section.items)
    if section.note:
        height += height_of([Paragraph(section.note, _NOTE.scaled(unit))], width)
    return height


def _row_height(item: LegendItem, width: float, unit: float) -> float:
    text = height_of([Paragraph(item.label, _LABEL.scaled(unit))], width - _SYMBOL * unit)
    tall = 2 * mark_radius(item.killed, unit) if item.symbol in ("size", "highest") else 0.0
    return max(text, tall) + _ROW_GAP * unit


def _draw_section(page: Page, frame: Frame, section: LegendSection, unit: float) -> None:
    top = write(page, frame, [Paragraph(section.title, _TITLE.scaled(unit), after=0.5 * unit)], floor=1.0)
    for item in section.items:
        height = _row_height(item, frame.width, unit)
        paragraph = Paragraph(item.label, _LABEL.scaled(unit))
        text = height_of([paragraph], frame.width - _SYMBOL * unit)
        first = top + (height - _ROW_GAP * unit - text) / 2
        label = Frame(frame.left + _SYMBOL * unit, first, frame.width - _SYMBOL * unit, text + 1)
        write(page, label, [paragraph], floor=1.0)
        middle = first + 0.5 * _LABEL.scaled(unit).line_mm
        x, y = frame.left + 0.45 * _SYMBOL * unit, page.up(middle)
        kind, _, value = item.symbol.partition(":")
        paint(page.surface, _SYMBOLS[kind](item, x, y, unit, value), 3)
        top += height
    if section.note:
        write(page, Frame(frame.left, top, frame.width, 20 * unit), [Paragraph(section.note, _NOTE.scaled(unit))])


def _mark(item: LegendItem, x: float, y: float, unit: float, _value: str) -> list[Shape]:
    return mark_shapes(item.groups, x, y, 1.15 * unit, 1.0)


def _size(item: LegendItem, x: float, y: float, unit: float, _value: str) -> list[Shape]:
    return [Shape(circle(x, y, mark_radius(item.killed, unit)), "white", INTERFACE["text"], 0.2)]


def _toll(killed_min: int | None, killed_max: int | None, x: float, y: float, unit: float) -> list[Shape]:
    mark = Mark("", "", x, y, _NEUTRAL, killed_min, killed_max)
    body = Shape(circle(x, y, mark_radius(killed_min, unit)), "white", INTERFACE["text"], 0.2)
    return [*toll_shapes(mark, x, y, unit, 1.0), body]


def _unknown(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> list[Shape]:
    return _toll(None, None, x, y, unit)


def _highest(item: LegendItem, x: float, y: float, unit: float, _value: str) -> list[Shape]:
    return _toll(item.killed, 6 * (item.killed or 1), x, y, unit)


def _settlement(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> list[Shape]:
    return [Shape(circle(x, y, 0.95 * unit), INTERFACE["secondary"], "white", 0.18)]


def _near(item: LegendItem, x: float, y: float, unit: float, value: str) -> list[Shape]:
    return [*near_shapes(_NEUTRAL, x, y, 1.9 * unit), *_settlement(item, x, y, 0.8 * unit, value)]


def _unit(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> list[Shape]:
    area = shapely.box(x - 2.4 * unit, y - 1.5 * unit, x + 2.4 * unit, y + 1.5 * unit)
    return unit_shapes(area, _NEUTRAL, 0.8 * unit, 1.0)


def _outlined(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> list[Shape]:
    return [Shape(polygon_path(_swatch(x, y, unit)), "none", INTERFACE["secondary"], 0.25 * unit)]


def _together(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> list[Shape]:
    return [
        Shape(circle(x + side * 1.0 * unit, y, 0.9 * unit), INTERFACE["secondary"], "white", 0.18)
        for side in (-1, 1)
    ]


def _shade(_item: LegendItem, x: float, y: float, unit: float, value: str) -> list[Shape]:
    return [Shape(polygon_path(_swatch(x, y, unit)), value, INTERFACE["secondary"], 0.1)]


def _no_report(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> list[Shape]:
    area = _swatch(x, y, unit)
    lines = line_path(hatching(area, 0.9 * unit, 45))
    return [Shape(lines, edge="#C9C4BA", width=0.1), Shape(polygon_path(area), "none", INTERFACE["secondary"], 0.1)]


def _several(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> list[Shape]:
    return [Shape(polygon_path(shapely.box(x - unit, y - unit, x + unit, y + unit)), SEVERAL_COLOUR)]


def _town(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> list[Shape]:
    return [Shape(circle(x, y, 0.42 * unit), INTERFACE["text"], "white", 0.12)]


def _line(kind: str) -> Callable[[LegendItem, float, float, float, str], list[Shape]]:
    def draw(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> list[Shape]:
        colour, width = BOUNDARIES[kind]
        path = line_path(shapely.LineString([(x - 2.4 * unit, y), (x + 2.4 * unit, y)]))
        return [Shape(path, edge=colour, width=width * unit)]

    return draw


def _river(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> list[Shape]:
    bend = shapely.LineString(
        [(x - 2.4 * unit, y + 0.5), (x - 0.6 * unit, y), (x + 0.8 * unit, y + 0.4), (x + 2.4 * unit, y)]
    )
    lake = Shape(polygon_path(_swatch(x, y - 0.3 * unit, 0.55 * unit)), BASEMAP["lakes"], BASEMAP["rivers"], 0.08)
    return [lake, Shape(line_path(bend), edge=BASEMAP["rivers"], width=0.42 * unit)]


def _swatch(x: float, y: float, unit: float) -> shapely.Polygon:
    return shapely.box(x - 2.2 * unit, y - 1.2 * unit, x + 2.2 * unit, y + 1.2 * unit)


_SYMBOLS: dict[str, Callable[[LegendItem, float, float, float, str], list[Shape]]] = {
    "mark": _mark,
    "size": _size,
    "unknown-toll": _unknown,
    "highest": _highest,
    "settlement": _settlement,
    "near": _near,
    "unit": _unit,
    "unit-outlined": _outlined,
    "together": _together,
    "shade": _shade,
    "no-report": _no_report,
    "several": _several,
    "town": _town,
    "region-line": _line("region"),
    "cercle-line": _line("cercle"),
    "river": _river,
}
