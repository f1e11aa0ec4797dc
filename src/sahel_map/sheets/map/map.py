"""The map of a sheet: everything that `content` put on it, with its names, an inset and the strip below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import shapely

from sahel_map.sheets.content.basemap import Basemap, extent_of
from sahel_map.sheets.content.content import SheetContent
from sahel_map.sheets.content.drawn import Drawn, Mark, UnitCount
from sahel_map.sheets.content.squares import Squares
from sahel_map.sheets.map.base import base_svg, focus_svg, outlines_svg
from sahel_map.sheets.map.canvas import MapCanvas
from sahel_map.sheets.map.frame import STRIP_MM, degrees_svg, frame_svg, strip_svg
from sahel_map.sheets.map.inset import Inset, inset_of, within
from sahel_map.sheets.map.label_spots import LabelBox
from sahel_map.sheets.map.marks import marks_svg, units_svg
from sahel_map.sheets.map.names import names_of
from sahel_map.sheets.map.spread import Spot, moved_aside, spots_of
from sahel_map.sheets.map.svg import document, group, path, rectangle, text
from sahel_map.sheets.map.written import Names
from sahel_map.sheets.paper.extent import Extent, fit_extent
from sahel_map.sheets.paper.typeface import Style, text_width
from sahel_map.style import INTERFACE
from sahel_map.words import Words

__all__ = ["MapPicture", "draw_map"]

_INSET_LABEL = Style(7.0)


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A map as SVG.

    Attributes
    ----------
    svg : str
    width, height : float
        Millimetres, the strip included.
    extent : Extent
    names : tuple of (str, LabelBox)
        Names on the map and the boxes they take.
    spots : tuple of Spot
        Where the marks stand, those of an inset on its own scale.
    shown : frozenset of str
        Symbols of the base map that the legend has to explain.
    inset : Inset or None
    n_outside : int
        Incidents whose mark, area or square lies outside the map.
    n_uncounted : int
        Incidents of areas whose count has no room on the map.
    unnamed : tuple of (str, int)
        Names of circles, and of regions of the map not in use, that have no room on it, with their incidents.
    numbered : frozenset of str
        Ids of the records whose number of the list stands on the map.
    """

    svg: str
    width: float
    height: float
    extent: Extent
    names: tuple[tuple[str, LabelBox], ...]
    spots: tuple[Spot, ...]
    shown: frozenset[str]
    inset: Inset | None
    n_outside: int
    n_uncounted: int = 0
    unnamed: tuple[tuple[str, int], ...] = ()
    numbered: frozenset[str] = frozenset()


def draw_map(
    content: SheetContent,
    basemap: Basemap,
    words: Words,
    width: float,
    height: float,
    unit: float = 1.0,
    paper: str = "",
    is_small: bool = False,
) -> MapPicture:
    """Draw the map of a sheet.

    Parameters
    ----------
    content : SheetContent
    basemap : Basemap
    words : Words
    width, height : float
        Of the map itself, millimetres; the strip comes below.
    unit : float
        Size of type and marks against A4.
    paper : str
        Name of the paper for the scale; empty for a screen.
    is_small : bool
        One of many: without an inset, and without degrees and projection around it.
    """
    drawn = content.drawn
    if content.bounds is not None:
        extent = fit_extent([content.bounds], width, height, padding=0.0)
    else:
        # A sheet of one area shows that area, whatever else was drawn around it.
        around = () if content.kind == "area" else content.outlines
        extent = extent_of(basemap, drawn, content.focus, width, height, content.squares, around)
    canvas = MapCanvas(extent, width, height, unit)
    base, shown = base_svg(canvas, basemap, content.admin_map, content.shading, content.squares)
    focus = focus_svg(canvas, basemap, content.focus) if content.kind == "area" else ""
    units, visible = units_svg(canvas, basemap, drawn, hatched=content.shading is None)
    outlines = outlines_svg(canvas, content.outlines)
    seen = [mark for mark in drawn.marks if extent.holds(mark.x, mark.y)]
    plain = spots_of(canvas, seen)
    inset = None if is_small else inset_of(canvas, plain, visible)
    spots = _spots(plain, inset, unit)
    shown_spots = spots
    degrees, reserved = (frame_svg(canvas), []) if is_small else degrees_svg(canvas, words)
    if inset is not None:
        reserved.append(
            LabelBox(inset.left, inset.top, inset.left + inset.canvas.width, inset.top + inset.canvas.height)
        )
    numbers = {line.incident_id: line.number for line in content.incidents}
    inner = [spot for spot in spots if inset is not None and within(spot, inset.window)]
    outer = [spot for spot in spots if inset is None or not within(spot, inset.window)]
    in_inset = {spot.mark.incident_id for spot in inner}
    outer_numbers = {incident_id: number for incident_id, number in numbers.items() if incident_id not in in_inset}
    window = inset.window if inset is not None else None
    names = names_of(canvas, basemap, spots, drawn.units, visible, content.admin_map, content.language,
                     reserved, outer_numbers, content.subjects, window=window)  # fmt: skip
    parts, numbered, named = [], names.numbered, names.named
    if inset is not None:
        inner_numbers = {each: numbers[each] for each in in_inset & numbers.keys()}
        part, inner, larger = _inset_svg(inset, content, basemap, words, inner_numbers)
        parts.append(part)
        shown_spots, numbered, named = outer + inner, numbered | larger.numbered, named | larger.named
    body = group("map", [base, focus, units, outlines, marks_svg(canvas, spots), names.svg])
    # The document ends where the map does, but for the strip below: white hides there what a clip, which costs a
    # picture of its own, would cut off.
    below = rectangle(0, height, width, STRIP_MM * unit, "#FFFFFF")
    strip = strip_svg(canvas, words, paper, is_small)
    svg = document(width, height + STRIP_MM * unit, [body, below, degrees, *parts, strip])
    moved = any(spot.is_moved for spot in shown_spots)
    more = {symbol for symbol, is_there in (("outline", outlines), ("aside", moved)) if is_there}
    return MapPicture(
        svg, width, height + STRIP_MM * unit, extent, tuple(names.boxes), tuple(shown_spots),
        frozenset(shown | names.shown | more), inset,
        len(drawn.marks) - len(seen) + _outside(drawn, visible, content.squares, extent),
        sum(unit.n for unit in drawn.units if _is_seen(unit, visible) and unit.pcode not in names.counted),
        _unnamed(seen, drawn.units, names.counted, named),
        frozenset(numbered),
    )  # fmt: skip


def _is_seen(unit: UnitCount, visible: Mapping[str, shapely.Geometry]) -> bool:
    return unit.pcode in visible and not visible[unit.pcode].is_empty


def _unnamed(
    marks: Iterable[Mark], units: Iterable[UnitCount], counted: set[str], named: set[str]
) -> tuple[tuple[str, int], ...]:
    """Return the names that belong to circles and counts on the map and have no room, with their incidents."""
    left = Counter(mark.name for mark in marks if mark.name and mark.incident_id not in named)
    left.update({unit.name: unit.n for unit in units
                 if unit.name and unit.pcode in counted and not named.issuperset(unit.ids)})  # fmt: skip
    return tuple(left.items())


def _outside(drawn: Drawn, visible: Mapping[str, shapely.Geometry], squares: Squares | None, extent: Extent) -> int:
    """Return how many incidents of areas and of squares lie outside a map."""
    n = sum(unit.n for unit in drawn.units if not _is_seen(unit, visible))
    return n if squares is None else n + squares.count_outside(extent.bounds)


def _spots(plain: list[Spot], inset: Inset | None, unit: float) -> list[Spot]:
    """Return the marks as drawn on the map; those in the window of an inset keep their places."""
    if inset is None:
        return moved_aside(plain, unit)
    inner = [spot for spot in plain if within(spot, inset.window)]
    outer = moved_aside([spot for spot in plain if not within(spot, inset.window)], unit)
    return sorted([*inner, *outer], key=lambda spot: (-spot.radius, spot.mark.incident_id))


def _inset_svg(
    inset: Inset, content: SheetContent, basemap: Basemap, words: Words, numbers: Mapping[str, int]
) -> tuple[str, list[Spot], Names]:
    """Return the inset with lines to its part of the map, its marks, and its names."""
    canvas, unit, drawn = inset.canvas, inset.canvas.unit, content.drawn
    base, _ = base_svg(canvas, basemap, content.admin_map, content.shading, content.squares)
    units, visible = units_svg(canvas, basemap, drawn, hatched=content.shading is None)
    marks = [mark for mark in drawn.marks if canvas.extent.holds(mark.x, mark.y)]
    spots = moved_aside(spots_of(canvas, marks), unit)
    label = words("sheet-inset", times=words.number(inset.times))
    style = _INSET_LABEL.scaled(unit)
    high, long = 4.4 * unit, text_width(label, style) + 2.4 * unit
    caption = LabelBox(0, canvas.height - high, long, canvas.height)
    names = names_of(canvas, basemap, spots, drawn.units, visible, content.admin_map, content.language,
                     [caption], numbers, content.subjects, is_part=True)  # fmt: skip
    clip = f'<clipPath id="inset-frame">{rectangle(0, 0, canvas.width, canvas.height, "#FFFFFF")}</clipPath>'
    parts = [base, units, outlines_svg(canvas, content.outlines), marks_svg(canvas, spots), names.svg]
    inner = group("inset-map", parts, 'clip-path="url(#inset-frame)"')
    left, top, right, bottom = inset.window
    low = inset.top + canvas.height
    joints = _joints(inset, left, top, right, bottom, low)
    return (
        group("window", [
            rectangle(left, top, right - left, bottom - top, "none", INTERFACE["text"], 0.3 * unit),
            path(joints, "none", INTERFACE["text"], 0.15 * unit, 'stroke-dasharray="1 0.8"'),
        ])
        + group("inset", [
            f"<defs>{clip}</defs>",
            inner,
            rectangle(caption.left, caption.top, long, high, "#FFFFFF", more='fill-opacity="0.92"'),
            text(label, 1.2 * unit, canvas.height - 1.3 * unit, style),
            rectangle(0, 0, canvas.width, canvas.height, "none", INTERFACE["text"], 0.35 * unit),
        ], f'transform="translate({inset.left:.2f},{inset.top:.2f})"'),
        spots,
        names,
    )  # fmt: skip


def _joints(inset: Inset, left: float, top: float, right: float, bottom: float, low: float) -> str:
    """Return two lines between the corners of the window and of the inset that face each other."""
    end = inset.left + inset.canvas.width
    from_y, to_y = (top, low) if low < top else (bottom, inset.top)
    if low < top or inset.top > bottom:
        return f"M{left:.2f},{from_y:.2f}L{inset.left:.2f},{to_y:.2f}M{right:.2f},{from_y:.2f}L{end:.2f},{to_y:.2f}"
    from_x, to_x = (left, end) if end < left else (right, inset.left)
    return f"M{from_x:.2f},{top:.2f}L{to_x:.2f},{inset.top:.2f}M{from_x:.2f},{bottom:.2f}L{to_x:.2f},{low:.2f}"
