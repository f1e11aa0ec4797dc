"""How large the parts of a sheet's first page are. Pure numbers, in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

from sahel_map.sheets.content.brand import Brand
from sahel_map.sheets.content.content import SheetContent
from sahel_map.sheets.map.frame import STRIP_MM
from sahel_map.sheets.paper.paper import MAP_SHARE, Paper
from sahel_map.sheets.paper.typeface import MM_PER_POINT, Style, n_lines, text_width

__all__ = ["CREDITS", "SENTENCE", "SUBTITLE", "TITLE", "Layout", "Letterhead", "layout_of", "letterhead_of"]

TITLE, SUBTITLE, SENTENCE, CREDITS = Style(16, "bold"), Style(9.5), Style(9), Style(7)
# A slide has less room for words: they are smaller against its other type.
_ON_SLIDE = 0.8
_GAP = 1.3
_CAPITAL, _LEADING_MM = 0.7, 1.2
_LEAST_MAP = 0.3
_MOST_WIDTH = 0.745


# Logo, gaps and edges beside the title, in points of A4; the name takes at most this share of the width.
_LOGO, _LOGO_ON_SLIDE, _ASIDE_GAP, _MARK_EDGES = (80.0, 22.0), (40.0, 11.0), 5.0, 6.0
_OWN = Style(8, "bold")
_MOST_OWN = 0.3


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands beside the title: the mark, name and number of the organisation, its logo. Millimetres.

    Attributes
    ----------
    own : float
        Width of name and number, which may run over several lines.
    logo : tuple of (float, float)
        Width and height of the box that the logo is fitted into; 0 without one.
    width, height : float
        Of all of it.
    """

    own: float
    logo: tuple[float, float]
    width: float
    height: float


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
    aside = letterhead_of(paper, content.brand, content.mark)
    widths = (width - aside.width, width, width)
    title, *others = (
        n_lines(text, wide, style.scaled(unit * on_slide)) * _line_mm(style, unit * on_slide) if text else 0.0
        for (text, style), wide in zip(lines, widths, strict=True)
    )
    header = max(title, aside.height) + sum(others)
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


def letterhead_of(paper: Paper, brand: Brand, mark: str) -> Letterhead:
    """Return how much room the organisation's own and the mark take beside the title.

    Parameters
    ----------
    paper : Paper
    brand : Brand
    mark : str
        Empty for none.
    """
    unit, style = paper.unit, _OWN.scaled(paper.unit)
    point = MM_PER_POINT * unit
    name = " · ".join(filter(None, (brand.name, brand.number)))
    own = min(1.02 * text_width(name, style), _MOST_OWN * paper.inner_width)
    wide, tall = _LOGO_ON_SLIDE if paper.is_slide else _LOGO
    logo = (wide * point, tall * point) if brand.logo is not None else (0.0, 0.0)
    stamp = 1.1 * text_width(mark, style) + _MARK_EDGES * point if mark else 0.0
    parts = [part for part in (own, logo[0], stamp) if part]
    named = n_lines(name, own, style) * _line_mm(_OWN, unit) if name else 0.0
    return Letterhead(own, logo, sum(parts) + len(parts) * _ASIDE_GAP * point, max(named, logo[1]))


def _line_mm(style: Style, unit: float) -> float:
    """Return the height of a line with the space to the next one."""
    return (_CAPITAL * style.size_mm + _LEADING_MM) * unit
