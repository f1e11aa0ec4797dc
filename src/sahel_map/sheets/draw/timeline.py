"""The small timeline of a sheet: stacked bars by month."""

from __future__ import annotations

import shapely

from sahel_map.core.vocabulary import ActorGroup
from sahel_map.sheets.content.content import Timeline
from sahel_map.sheets.paper.canvas import paint
from sahel_map.sheets.paper.page import Page
from sahel_map.sheets.paper.paper import Frame
from sahel_map.sheets.paper.shapes import Shape, hatching, line_path, polygon_path
from sahel_map.sheets.paper.typeface import Style
from sahel_map.statistics.by_month import SEVERAL_GROUPS
from sahel_map.style import GROUP_MARKS, INTERFACE
from sahel_map.words import Words

__all__ = ["SEVERAL_COLOUR", "draw_timeline"]

_TITLE = Style(7.6, "bold")
_SMALL = Style(6.4, colour=INTERFACE["secondary"])
_MARGIN = 0.1
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
#: Incidents of several groups, in the timeline.
SEVERAL_COLOUR = "#9AA0A6"


def draw_timeline(page: Page, frame: Frame, timeline: Timeline, words: Words) -> None:
    """Draw bars of incidents by month, with years or months below and two lines to read heights by."""
    unit = page.paper.unit
    title, small = _TITLE.scaled(unit), _SMALL.scaled(unit)
    page.text(frame.left, frame.top + 0.5 * unit, timeline.title, title)
    if timeline.note:
        page.text(frame.right, frame.top + 0.7 * unit, timeline.note, small, "right")
    plot = Frame(
        frame.left + 6 * unit,
        frame.top + title.line_mm + 1.6 * unit,
        frame.width - 6 * unit,
        frame.height - title.line_mm - small.line_mm - 2.4 * unit,
    )
    step = next((step for step in _STEPS if timeline.most / step <= 3), _STEPS[-1])
    most = max(step, -(-timeline.most // step) * step)
    width, rise = plot.width / (timeline.last + 1 - timeline.first), plot.height / most
    for value in range(0, most + 1, step):
        top = plot.bottom - value * rise
        page.line([plot.left, plot.right], [top, top], INTERFACE["secondary" if value == 0 else "lines"], 0.15)
        page.text(plot.left - 1 * unit, top - 0.5 * small.line_mm, words.number(value), small, "right")
    _draw_bars(page, plot, timeline, width, rise)
    for month, name in timeline.ticks:
        x = plot.left + (month - timeline.first) * width
        page.line([x, x], [plot.bottom, plot.bottom + 0.9 * unit], INTERFACE["secondary"], 0.15)
        page.text(x + 0.6 * unit, plot.bottom + 0.4 * unit, name, small)


def _draw_bars(page: Page, plot: Frame, timeline: Timeline, width: float, rise: float) -> None:
    shapes, stripes = [], []
    for bar in timeline.bars:
        left = plot.left + (bar.month - timeline.first + _MARGIN) * width
        right = left + (1 - 2 * _MARGIN) * width
        low, high = page.up(plot.bottom - bar.low * rise), page.up(plot.bottom - bar.high * rise)
        area = shapely.box(left, low, right, high)
        shapes.append(Shape(polygon_path(area), _colour(bar.category), "white", 0.1))
        if bar.month == timeline.incomplete:
            stripes.append(Shape(line_path(hatching(area, 0.7, 45)), edge="white", width=0.2))
    paint(page.surface, shapes, 3)
    paint(page.surface, stripes, 3.1)


def _colour(category: str) -> str:
    return SEVERAL_COLOUR if category == SEVERAL_GROUPS else GROUP_MARKS[ActorGroup(category)].colour
