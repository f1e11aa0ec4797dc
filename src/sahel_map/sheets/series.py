"""Small maps on one scale: by month, by year, by alleged actor, or the two sides of a comparison."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import shapely

from sahel_map.core.errors import SelectionError
from sahel_map.data.dataset import Dataset
from sahel_map.selection.matching import matching
from sahel_map.selection.pair import SIDES, Pair
from sahel_map.selection.period import month_number
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.alternative import map_in_words
from sahel_map.sheets.content.basemap import Basemap, basemap_of, extent_of
from sahel_map.sheets.content.compose import compose_sheet
from sahel_map.sheets.content.content import LegendSection, SheetContent
from sahel_map.sheets.content.legend import legend_of, legend_shown, without_timeline
from sahel_map.sheets.content.shading import Shading, shadings_of
from sahel_map.sheets.map.frame import STRIP_MM
from sahel_map.sheets.map.map import draw_map
from sahel_map.sheets.order import SheetOrder
from sahel_map.sheets.pages import Page, link_data, not_shown, section_data, sources_line
from sahel_map.sheets.paper.extent import Bounds
from sahel_map.sheets.paper.paper import Paper
from sahel_map.statistics.by_month import month_text
from sahel_map.words import Words

__all__ = ["MOST_MAPS", "series_mask", "series_page", "series_sides"]

#: More small maps than this are no overview.
MOST_MAPS = 24
_GAP_MM = 4.0
# Height of a small map as a share of its width, and the room its caption takes.
_SHAPE, _CAPTION_MM = 0.82, 11.0
# Share of the page for rows that share it with the legend, if their maps do not become flatter than this.
_SHARE, _FLATTEST = 0.62, 0.55
_MOST_A_ROW = 5


@dataclass(frozen=True, slots=True)
class Side:
    """One of the small maps: its name and its incidents."""

    label: str
    selection: Selection


def series_sides(dataset: Dataset, selection: Selection, series: str, pair: Pair, words: Words) -> list[Side]:
    """Return the selections of the small maps, in their order.

    Parameters
    ----------
    dataset : Dataset
    selection : Selection
        What all of them share.
    series : {"month", "year", "actor", "pair"}
    pair : Pair
        What the two sides of a comparison differ in.
    words : Words

    Raises
    ------
    SelectionError
        If nothing is shown, or more maps than `MOST_MAPS` would be needed.
    """
    mask = matching(dataset, selection)
    if series != "pair" and not mask.any():
        raise SelectionError("no incident matches this selection: there would be no map")
    sides = _MAKERS[series](dataset, selection, mask, pair, words)
    if len(sides) > MOST_MAPS:
        raise SelectionError(
            f"small maps by {series} would be {len(sides)}; allowed: at most {MOST_MAPS}, by a shorter period "
            "(from, to) or by year"
        )
    return sides


def series_mask(dataset: Dataset, order: SheetOrder) -> np.ndarray:
    """Return which incidents (bool, shape (n,)) are on one of the small maps."""
    mask = matching(dataset, order.selection)
    if order.series != "pair":
        return mask
    first, second = (matching(dataset, side) for side in order.pair.sides(order.selection))
    return first | second


def series_page(dataset: Dataset, order: SheetOrder, whole: SheetContent, words: Words, elsewhere: str) -> Page:
    """Return the page of small maps: one part of the country, one size of marks and one scale of colours for all.

    Parameters
    ----------
    dataset : Dataset
    order : SheetOrder
        With `series`.
    whole : SheetContent
        What all maps together show.
    words : Words
    elsewhere : str
        Where the numbered sources are.

    Raises
    ------
    SelectionError
        If one map would hold too many incidents for a mark each.
    """
    paper, options = order.paper, order.options
    sides = series_sides(dataset, order.selection, order.series or "pair", order.pair, words)
    plain = replace(options, choropleth=None, per_head=False, title="", subtitle="")
    contents = [compose_sheet(dataset, side.selection, words, plain) for side in sides]
    if any(content.squares is not None for content in contents):
        raise SelectionError("one of the small maps would hold too many incidents; allowed: a narrower filter")
    if options.choropleth is not None:
        shadings = shadings_of(
            dataset,
            [content.mask for content in contents],
            options.choropleth,
            order.selection,
            words,
            options.per_head,
        )
        contents = [replace(content, shading=shading) for content, shading in zip(contents, shadings, strict=True)]
        whole = replace(whole, legend=_legend(whole, shadings, words))
    columns, width, height = _maps_a_row(paper, len(sides))
    basemap = basemap_of(dataset)
    bounds = whole.bounds or _bounds(contents, basemap, whole, width, height)
    drawn = [
        draw_map(replace(content, bounds=bounds), basemap, words, width, height, paper.unit, is_small=True)
        for content in contents
    ]
    shown = frozenset().union(*(picture.shown for picture in drawn))
    legend = legend_shown(without_timeline(whole.legend), shown)
    panels = [
        {
            "label": side.label,
            "facts": [_line(figure.label, figure.value, words) for figure in content.figures[:2]]
            or [content.notice],
            "map": {"svg": picture.svg, "width": picture.width, "height": picture.height,
                    "alt": map_in_words(dataset, content, words)},
            "note": content.shading.note if content.shading is not None else "",
            "outside": " ".join(not_shown(picture, words)),
        }
        for side, content, picture in zip(sides, contents, drawn, strict=True)
    ]  # fmt: skip
    return {
        "kind": "series",
        "title": whole.title,
        "subtitle": whole.subtitle,
        "sentence": whole.sentence,
        "lines": [words(f"sheet-series-{order.series}")],
        "panels": panels,
        "columns": columns,
        "legend": [section_data(section, paper.unit) for section in legend],
        "caveats": [*filter(None, [whole.unplaced]), *whole.caveats],
        "credits": list(whole.credits),
        **link_data(whole, paper),
        "sources_line": sources_line(whole.sources, words, elsewhere),
    }


def _legend(whole: SheetContent, shadings: list[Shading], words: Words) -> tuple[LegendSection, ...]:
    """Return the legend with the classes that all maps share; what a map leaves out stands below that map."""
    shared = replace(
        shadings[0],
        note="",
        uncounted=frozenset().union(*(each.uncounted for each in shadings)),
        without_report=frozenset().union(*(each.without_report for each in shadings)),
        without_population=frozenset().union(*(each.without_population for each in shadings)),
    )
    return legend_of(whole.drawn, whole.timeline, shared, whole.admin_map, words)


def _bounds(
    contents: list[SheetContent], basemap: Basemap, whole: SheetContent, width: float, height: float
) -> Bounds:
    """Return the part of the country that holds what every map shows."""
    boxes = [extent_of(basemap, content.drawn, whole.focus, width, height, outlines=whole.outlines).bounds
             for content in contents if content.mask.any() or whole.focus]  # fmt: skip
    if not boxes:
        return basemap.country_bounds
    west, south, east, north = shapely.total_bounds([shapely.box(*box) for box in boxes])
    return float(west), float(south), float(east), float(north)


def _maps_a_row(paper: Paper, n: int) -> tuple[int, float, float]:
    """Return how many maps stand in a row, and their width and height in millimetres.

    Rows that share the first page with the legend come first, with smaller maps if need be; else they run on.
    """
    fewest = min(2 if n <= 2 else 3 if paper.is_portrait or n <= 6 else 4, n)
    for columns in range(fewest, max(fewest, _MOST_A_ROW) + 1):
        width = (paper.inner_width - (columns - 1) * _GAP_MM * paper.unit) / columns
        room = _SHARE * paper.height / -(-n // columns) - (_CAPTION_MM + STRIP_MM) * paper.unit
        if room >= _FLATTEST * width:
            return columns, width, min(_SHAPE * width, room)
    width = (paper.inner_width - (fewest - 1) * _GAP_MM * paper.unit) / fewest
    return fewest, width, _SHAPE * width


def _months(dataset: Dataset, selection: Selection, mask: np.ndarray, _pair: Pair, words: Words) -> list[Side]:
    first, last = _run(dataset, selection, mask)
    months = map(month_text, range(first, last + 1))
    return [Side(words.month(month), _within(selection, month, month)) for month in months]


def _years(dataset: Dataset, selection: Selection, mask: np.ndarray, _pair: Pair, _words: Words) -> list[Side]:
    first, last = _run(dataset, selection, mask)
    return [
        Side(str(year), _within(selection, f"{year}-01", f"{year}-12"))
        for year in range(first // 12, last // 12 + 1)
    ]


def _run(dataset: Dataset, selection: Selection, mask: np.ndarray) -> tuple[int, int]:
    """Return the first and the last month (year * 12 + month - 1) of the incidents shown, within the period chosen.

    An incident that began before the period or lasted beyond it makes no map outside of it.
    """
    shown = dataset.incidents.loc[mask, ["month_first", "month_last"]]
    first, last = int(shown["month_first"].min()), int(shown["month_last"].max())
    if selection.start_month:
        first = max(first, month_number(selection.start_month))
    if selection.end_month:
        last = min(last, month_number(selection.end_month))
    return first, last


def _within(selection: Selection, start: str, end: str) -> Selection:
    """Return a selection in a part of its own period: the later start, the earlier end."""
    begins = max(filter(None, (selection.start, start)))
    ends = min((day for day in (selection.end, end) if day), key=lambda day: day + "-99"[len(day) - 7 :])
    return selection.replace(start=begins, end=ends)


def _actors(dataset: Dataset, selection: Selection, mask: np.ndarray, _pair: Pair, words: Words) -> list[Side]:
    """Return a map for each alleged actor of the incidents shown, those of most incidents first."""
    counts: dict[str, int] = {}
    for bits in dataset.incidents.loc[mask, "actor_bits"]:
        for actor in dataset.codes.actors.of(int(bits)):
            counts[actor] = counts.get(actor, 0) + 1
    asked = selection.actors
    named = sorted(counts, key=lambda code: (-counts[code], code))
    shown = [code for code in named if asked is None or code in asked] or named
    return [Side(words.label("actors", code), selection.replace(actors=frozenset({code}))) for code in shown]


def _line(label: str, value: str, words: Words) -> str:
    return words("record-figure-line", label=label, range=value)


def _sides(_dataset: Dataset, selection: Selection, _mask: np.ndarray, pair: Pair, words: Words) -> list[Side]:
    return [
        Side(
            words("record-figure-line", label=words(f"compare-{name}"), range=pair.of(name).describe(words)), whole
        )
        for name, whole in zip(SIDES, pair.sides(selection), strict=True)
    ]


_MAKERS: Mapping[str, Callable[..., list[Side]]] = {
    "month": _months,
    "year": _years,
    "actor": _actors,
    "pair": _sides,
}
