"""Everything a sheet says, as text and numbers: made by `compose`, drawn by `map` and the templates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from sahel_map.core.vocabulary import ActorGroup
from sahel_map.incident.facts import Record
from sahel_map.sheets.content.brand import Brand
from sahel_map.sheets.content.drawn import Drawn
from sahel_map.sheets.content.shading import Shading
from sahel_map.sheets.content.sources import SourceList
from sahel_map.sheets.content.squares import Squares
from sahel_map.views.figures.key_figures import KeyFigure

__all__ = ["Bar", "IncidentLine", "LegendItem", "LegendSection", "SheetContent", "Timeline"]


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One symbol and what it means.

    Attributes
    ----------
    symbol : str
        Kind of symbol, known to `sheets.map.legend`.
    label : str
    groups : tuple of ActorGroup
        Whose mark the symbol shows, where it is a mark.
    killed : int or None
        Lowest count that gives the mark its size, where the symbol shows sizes.
    """

    symbol: str
    label: str
    groups: tuple[ActorGroup, ...] = ()
    killed: int | None = None


@dataclass(frozen=True, slots=True)
class LegendSection:
    """Symbols under one heading."""

    title: str
    items: tuple[LegendItem, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """Incidents of one category in one month, stacked.

    Attributes
    ----------
    month : int
        Running number, year * 12 + month - 1.
    category : str
        One of `aggregate_time.CATEGORIES`.
    low, high : int
        Incidents below the piece, and up to its top.
    """

    month: int
    category: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Incidents by month.

    Attributes
    ----------
    title, note : str
        What is counted, by which rule.
    first, last : int
        Months shown, as running numbers.
    bars : tuple of Bar
    incomplete : int or None
        Month that the data do not cover to its end.
    ticks : tuple of (int, str)
        Months that are named below, and their names.
    uncovered : int or None
        First month after what was searched; it and those after it are shaded and named.
    """

    title: str
    note: str
    first: int
    last: int
    bars: tuple[Bar, ...]
    incomplete: int | None
    ticks: tuple[tuple[int, str], ...]
    uncovered: int | None = None

    @property
    def most(self) -> int:
        """Incidents of the highest month."""
        return max((bar.high for bar in self.bars), default=0)


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident in the list of a sheet; its number stands beside its mark as well."""

    number: int
    incident_id: str
    when: str
    place: str
    alleged: str
    toll: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SheetContent:
    """What stands on a sheet.

    Attributes
    ----------
    kind : {"selection", "area", "incident"}
    mask : ndarray of bool, shape (n,)
        Incidents of the sheet.
    language : str
    title, subtitle, sentence : str
        The sentence names every filter.
    notice : str
        Said across the map where there is nothing on it; else empty.
    figures : tuple of KeyFigure
        The same texts as on the screen.
    drawn : Drawn
    unplaced : str
        How many incidents are not on the map; empty if none.
    focus : tuple of (str, str)
        Level and P-code of the areas the map must show whole.
    admin_map : {"2023", "old"}
    shading : Shading or None
    legend : tuple of LegendSection
    timeline : Timeline
    sources : SourceList
    caveats, credits : tuple of str
        How to read the sheet; version, citation, licences, disclaimer.
    slide_credits : tuple of str
        What of the credits a slide has room for beside its map; the whole stands on its last page.
    link : str or None
        Address of the same view in a running dashboard.
    link_note : str
        Why there is no link, where one was asked for; else empty.
    incidents : tuple of IncidentLine
        Of an area sheet, newest first.
    subjects : tuple of (x, y, name)
        Places the sheet is about, metres in `SHEET_CRS`: named on the map before all others.
    record : Record or None
        Of an incident sheet.
    bounds : tuple of float or None
        What the map is to show, metres: west, south, east, north; None: all that is on it.
    squares : Squares or None
        In place of `drawn`, where marks would hide each other.
    outlines : tuple of Polygon
        Of the circle and the area drawn that filter, metres in `SHEET_CRS`.
    brand : Brand
        The organisation's own.
    mark : str
        A word on every page; empty for none.
    """

    kind: str
    mask: np.ndarray
    language: str
    title: str
    subtitle: str
    sentence: str
    notice: str
    figures: tuple[KeyFigure, ...]
    drawn: Drawn
    unplaced: str
    focus: tuple[tuple[str, str], ...]
    admin_map: str
    shading: Shading | None
    legend: tuple[LegendSection, ...]
    timeline: Timeline
    sources: SourceList
    caveats: tuple[str, ...]
    credits: tuple[str, ...]
    slide_credits: tuple[str, ...]
    link: str | None
    link_note: str = ""
    incidents: tuple[IncidentLine, ...] = ()
    subjects: tuple[tuple[float, float, str], ...] = ()
    record: Record | None = None
    bounds: tuple[float, float, float, float] | None = None
    squares: Squares | None = None
    outlines: tuple[shapely.Polygon, ...] = ()
    brand: Brand = Brand()
    mark: str = ""
