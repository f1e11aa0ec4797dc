"""How large the parts of a sheet's first page are. Pure numbers, in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

from sahel_map.sheets.content.content import SheetContent
from sahel_map.sheets.map.frame import STRIP_MM
from sahel_map.sheets.paper.paper import MAP_SHARE, Paper
from sahel_map.sheets.paper.typeface import Style, n_lines

__all__ = ["CREDITS", "SENTENCE", "SUBTITLE", "TITLE", "Layout", "layout_of"]

TITLE, SUBTITLE, SENTENCE, CREDITS = Style(16, "bold"), Style(9.5), Style(9), Style(7)
# A slide has less room for words: they are smaller against its other type.
_ON_SLIDE = 0.8
_GAP = 1.3
_CAPITAL, _LEADING_MM = 0.7, 1.2
_LEAST_MAP = 0.3
_MOST_WIDTH = 0.745


@dataclass(frozen=True, slots=True)
class Layout:
    """The first page of a sheet.

    Attributes
    ----------
    header, credits : float
        Heights of the title with its lines, and of what stands at the foot of the page.
    map_width, map_height : float
        Of the map without the strip below.
    is_lying : bool
        Words stand beside the map, else above and below.
    """

    header: float
    credits: float
    map_width: float
    map_height: float
    is_lying: bool


def layout_of(paper: Paper, content: SheetContent, sources_line: str = "") -> Layout:
    """Return the sizes for the texts of a sheet: the map takes half of the page, if the title leaves it.

    Parameters
    ----------
    paper : Paper
    content : SheetContent
    sources_line : str
        Who published the sources; stands before the credits.
    """
    unit, width = paper.unit, paper.inner_width
    on_slide = _ON_SLIDE if paper.is_slide else 1.0
    lines = [(content.title, TITLE), (content.subtitle, SUBTITLE), (content.sentence, SENTENCE)]
    header = sum(
        n_lines(text, width, style.scaled(unit * on_slide)) * _line_mm(style, unit * on_slide)
        for text, style in lines
        if text
    )
    small = CREDITS.scaled(unit)
    credits = content.slide_credits if paper.is_slide else content.credits
    foot = " ".join(credits if paper.is_slide else (sources_line, *credits))
    credit = n_lines(foot, 0.97 * width, small) * _line_mm(CREDITS, unit)
    free = paper.height - paper.margin - paper.foot - header - credit - (STRIP_MM + 2 * _GAP) * unit
    wanted = MAP_SHARE * paper.width * paper.height
    if paper.is_portrait:
        return Layout(header, credit, width, min(wanted / width, 0.62 * paper.height), False)
    map_width = min(max(wanted / free, _LEAST_MAP * width), _MOST_WIDTH * width)
    return Layout(header, credit, map_width, free, True)


def _line_mm(style: Style, unit: float) -> float:
    """Return the height of a line with the space to the next one."""
    return (_CAPITAL * style.size_mm + _LEADING_MM) * unit
