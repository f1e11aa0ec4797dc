"""The symbols of a legend, each as a small SVG of its own."""

from __future__ import annotations

from collections.abc import Callable

import shapely

from sahel_map.core.vocabulary import ActorGroup
from sahel_map.sheets.content.content import LegendItem
from sahel_map.sheets.map.base import BOUNDARIES, NO_REPORT_LINE, edge_path
from sahel_map.sheets.map.marks import near_svg, toll_svg, unit_svg
from sahel_map.sheets.map.shapes import hatching, mark_svg
from sahel_map.sheets.map.spread import mark_radius
from sahel_map.sheets.map.svg import circle, document, line_data, path, rectangle
from sahel_map.sheets.map.timeline import bar_svg
from sahel_map.statistics.by_month import SEVERAL_GROUPS
from sahel_map.style import BASEMAP, INTERFACE

__all__ = ["SYMBOL_MM", "symbol_svg"]

#: Width of a symbol.
SYMBOL_MM = 7.0
_HEIGHT_MM = 3.5
_NEUTRAL = (ActorGroup.UNIDENTIFIED,)

Drawing = Callable[[LegendItem, float, float, float, str], str]


def symbol_svg(item: LegendItem, unit: float = 1.0) -> tuple[str, float, float]:
    """Return the symbol of an item with its width and height in millimetres; marks have their size of the map."""
    kind, _, value = item.symbol.partition(":")
    tall = _HEIGHT_MM * unit
    if kind in ("size", "highest"):
        most = 6 * (item.killed or 1) if kind == "highest" else item.killed
        tall = max(0 if kind == "size" else tall, 2 * mark_radius(most, unit) + 0.6)
    wide = tall if kind == "size" else max(SYMBOL_MM * unit, tall)
    return document(wide, tall, [_SYMBOLS[kind](item, wide / 2, tall / 2, unit, value)]), wide, tall


def _mark(item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    return mark_svg(item.groups, x - 1.2 * unit, y, 1.15 * unit) + bar_svg(
        item.groups[0] if len(item.groups) == 1 else SEVERAL_GROUPS, x + 0.8 * unit, y - 1.2 * unit, 2.0 * unit,
        2.4 * unit, unit,
    )  # fmt: skip


def _mark_alone(item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    return mark_svg(item.groups, x, y, 1.15 * unit)


def _size(item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    return circle(x, y, mark_radius(item.killed, unit), "#FFFFFF", INTERFACE["text"], 0.2)


def _toll(low: int | None, high: int | None, x: float, y: float, unit: float) -> str:
    body = circle(x, y, mark_radius(low, unit), "#FFFFFF", INTERFACE["text"], 0.2)
    return toll_svg(_NEUTRAL, low, high, x, y, unit) + body


def _unknown(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    return _toll(None, None, x, y, unit)


def _highest(item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    return _toll(item.killed, 6 * (item.killed or 1), x, y, unit)


def _settlement(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    return circle(x, y, 0.95 * unit, INTERFACE["secondary"], "#FFFFFF", 0.18)


def _near(item: LegendItem, x: float, y: float, unit: float, value: str) -> str:
    return near_svg(_NEUTRAL, x, y, 1.8 * unit) + _settlement(item, x, y, 0.8 * unit, value)


def _unit(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    return unit_svg(_swatch(x, y, 1.15 * unit), _NEUTRAL, 0.7 * unit)


def _outlined(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    return unit_svg(_swatch(x, y, unit), _NEUTRAL, unit, hatched=False)


def _together(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    return "".join(
        circle(x + side * unit, y, 0.9 * unit, INTERFACE["secondary"], "#FFFFFF", 0.18) for side in (-1, 1)
    )


def _aside(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    line = path(f"M{x - 2 * unit:.2f},{y:.2f}H{x + 1.4 * unit:.2f}", "none", INTERFACE["secondary"], 0.12 * unit)
    return line + circle(x + 1.4 * unit, y, 0.9 * unit, INTERFACE["secondary"], "#FFFFFF", 0.18)


def _shade(_item: LegendItem, x: float, y: float, unit: float, value: str) -> str:
    return _box(x, y, unit, value, INTERFACE["secondary"])


def _no_report(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    lines = line_data(hatching(_swatch(x, y, unit), 0.9 * unit, 45))
    return path(lines, "none", NO_REPORT_LINE, 0.1) + _box(x, y, unit, "none", INTERFACE["secondary"])


def _bar(item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    return bar_svg(
        item.groups[0] if item.groups else SEVERAL_GROUPS, x - unit, y - 1.2 * unit, 2 * unit, 2.4 * unit, unit
    )


def _town(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    return circle(x, y, 0.42 * unit, INTERFACE["text"], "#FFFFFF", 0.12)


def _regional(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    return rectangle(x - 0.5 * unit, y - 0.5 * unit, unit, unit, INTERFACE["text"])


def _capital(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    side = 0.62 * unit
    return rectangle(x - side, y - side, 2 * side, 2 * side, INTERFACE["text"]) + circle(
        x, y, 0.22 * unit, "#FFFFFF"
    )


def _line(kind: str) -> Drawing:
    def draw(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
        colour, width = BOUNDARIES[kind]
        return path(f"M{x - 2.4 * unit:.2f},{y:.2f}H{x + 2.4 * unit:.2f}", "none", colour, width * unit)

    return draw


def _river(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    bend = f"M{x - 2.4 * unit:.2f},{y - 0.5 * unit:.2f}q{2.4 * unit:.2f},{1.2 * unit:.2f} {4.8 * unit:.2f},0"
    lake = rectangle(
        x - 1.2 * unit, y - 0.4 * unit, 2.4 * unit, 1.3 * unit, BASEMAP["lakes"], BASEMAP["rivers"], 0.08
    )
    return lake + path(bend, "none", BASEMAP["rivers"], 0.42 * unit)


def _outline(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    return edge_path(f"M{x - 2.1 * unit:.2f},{y:.2f}H{x + 2.1 * unit:.2f}", unit)


def _number(_item: LegendItem, x: float, y: float, unit: float, _value: str) -> str:
    return circle(x - 1.2 * unit, y, 0.8 * unit, INTERFACE["secondary"])


def _box(x: float, y: float, unit: float, fill: str, edge: str) -> str:
    return rectangle(x - 2.2 * unit, y - 1.2 * unit, 4.4 * unit, 2.4 * unit, fill, edge, 0.1)


def _swatch(x: float, y: float, unit: float) -> shapely.Polygon:
    return shapely.box(x - 2.2 * unit, y - 1.2 * unit, x + 2.2 * unit, y + 1.2 * unit)


_SYMBOLS: dict[str, Drawing] = {
    "mark": _mark,
    "mark-alone": _mark_alone,
    "size": _size,
    "unknown-toll": _unknown,
    "highest": _highest,
    "settlement": _settlement,
    "near": _near,
    "unit": _unit,
    "unit-outlined": _outlined,
    "together": _together,
    "aside": _aside,
    "shade": _shade,
    "no-report": _no_report,
    "bar": _bar,
    "town": _town,
    "regional-capital": _regional,
    "capital": _capital,
    "commune-line": _line("commune"),
    "cercle-line": _line("cercle"),
    "region-line": _line("region"),
    "country-line": _line("country"),
    "river": _river,
    "outline": _outline,
}
