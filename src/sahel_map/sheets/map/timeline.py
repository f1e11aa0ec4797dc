"""The small timeline of a sheet: stacked bars by month, each group with a pattern of its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from sahel_map.core.vocabulary import ActorGroup
from sahel_map.sheets.content.content import Timeline
from sahel_map.sheets.map.shapes import hatching
from sahel_map.sheets.map.svg import document, group, line_data, path, rectangle, text
from sahel_map.sheets.paper.typeface import Style, text_width
from sahel_map.statistics.by_month import SEVERAL_GROUPS
from sahel_map.style import GROUP_MARKS, INTERFACE
from sahel_map.words import Words

__all__ = ["SEVERAL_COLOUR", "bar_svg", "timeline_svg"]

#: Incidents of several groups, in the timeline.
SEVERAL_COLOUR = "#9AA0A6"
_SMALL = Style(7.0, colour=INTERFACE["secondary"])
_MARGIN = 0.1
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
# Angles of the stripes that tell groups apart without colour; hollow for the unidentified.
_STRIPES: dict[str, tuple[float, ...]] = {
    ActorGroup.ISLAMIST_ARMED_GROUPS: (45.0,),
    ActorGroup.SELF_DEFENCE_MILITIAS: (0.0,),
    ActorGroup.REBEL_COALITIONS: (135.0,),
    ActorGroup.OTHER: (90.0,),
    SEVERAL_GROUPS: (45.0, 135.0),
}


def bar_svg(category: str, left: float, top: float, width: float, height: float, unit: float = 1.0) -> str:
    """Return a piece of a bar in the colour and pattern of a category.

    Parameters
    ----------
    category : str
        A group of actors, or several at once.
    left, top, width, height : float
        Millimetres.
    unit : float
        Size of patterns against A4.
    """
    body = _body_svg(category, left, top, width, height, unit)
    area = shapely.box(left, top, left + width, top + height)
    return body + "".join(_stripes_svg([area], angle, unit) for angle in _STRIPES.get(category, ()))


def _body_svg(category: str, left: float, top: float, width: float, height: float, unit: float) -> str:
    """Return a piece of a bar without its stripes."""
    if category == ActorGroup.UNIDENTIFIED:
        line = min(0.24 * unit, 0.4 * height)
        return rectangle(left + line / 2, top + line / 2, width - line, max(height - line, 0.05), "#FFFFFF",
                         GROUP_MARKS[ActorGroup.UNIDENTIFIED].colour, line)  # fmt: skip
    colour = SEVERAL_COLOUR if category == SEVERAL_GROUPS else GROUP_MARKS[ActorGroup(category)].colour
    return rectangle(left, top, width, height, colour, "#FFFFFF", 0.1)


def _stripes_svg(areas: Sequence[shapely.Polygon], angle: float, unit: float) -> str:
    """Return the stripes of pieces of bars, at an angle in degrees."""
    lines = line_data(hatching(np.array(areas), 0.85 * unit, angle))
    return path(lines, "none", "#FFFFFF", 0.2 * unit, 'stroke-opacity="0.85"')


def timeline_svg(timeline: Timeline, width: float, height: float, words: Words, unit: float = 1.0) -> str:
    """Return bars of incidents by month, with years or months below and lines to read heights by.

    Parameters
    ----------
    timeline : Timeline
    width, height : float
        Millimetres.
    words : Words
    unit : float
        Size of type against A4.
    """
    small = _SMALL.scaled(unit)
    step = next((step for step in _STEPS if timeline.most / step <= 3), _STEPS[-1])
    most = max(step, -(-timeline.most // step) * step)
    left, top = (2.2 + 1.5 * len(words.number(most))) * unit, 1.6 * unit
    bottom = height - small.line_mm - 0.6 * unit
    wide, rise = (width - left) / (timeline.last + 1 - timeline.first), (bottom - top) / most
    grid, labels, bars, veils = [], [], [], []
    striped: dict[float, list[shapely.Polygon]] = {}
    for value in range(0, most + 1, step):
        y = bottom - value * rise
        colour = INTERFACE["secondary" if value == 0 else "lines"]
        grid.append(path(f"M{left:.2f},{y:.2f}H{width:.2f}", "none", colour, 0.15 * unit))
        labels.append(text(words.number(value), left - 0.8 * unit, y + 0.9 * unit, small, "end"))
    for bar in timeline.bars:
        start = left + (bar.month - timeline.first + _MARGIN) * wide
        piece = start, bottom - bar.high * rise, (1 - 2 * _MARGIN) * wide, (bar.high - bar.low) * rise
        x, y, w, h = piece
        bars.append(_body_svg(bar.category, *piece, unit))
        for angle in _STRIPES.get(bar.category, ()):
            striped.setdefault(angle, []).append(shapely.box(x, y, x + w, y + h))
        if bar.month == timeline.incomplete:
            veils.append(rectangle(x, y, w, h, "#FFFFFF", more='fill-opacity="0.45"'))
    # The stripes of all pieces at once: fifty times one by one take six times as long.
    bars += [_stripes_svg(areas, angle, unit) for angle, areas in striped.items()] + veils
    if timeline.uncovered is not None:
        start = left + (timeline.uncovered - timeline.first) * wide
        shade = rectangle(start, top, width - start, bottom - top, INTERFACE["lines"], more='fill-opacity="0.45"')
        grid.append(shade)
        if text_width(words("covered-not"), small) <= width - start:
            labels.append(text(words("covered-not"), (start + width) / 2, (top + bottom) / 2, small, "middle"))
    for month, name in timeline.ticks:
        x = left + (month - timeline.first) * wide
        grid.append(path(f"M{x:.2f},{bottom:.2f}v{0.9 * unit:.2f}", "none", INTERFACE["secondary"], 0.15 * unit))
        if x + 0.5 * unit + text_width(name, small) <= width:
            labels.append(text(name, x + 0.5 * unit, bottom + 0.9 * small.line_mm, small))
    return document(width, height, [group("grid", grid), group("bars", bars), group("labels", labels)])
