"""Boundaries, rivers, lakes and towns in the sheets' projection, projected once for each data set."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import geopandas as gpd
import numpy as np
import shapely

from sahel_map.data.dataset import Dataset
from sahel_map.data.read.units import SHAPE_LAYERS
from sahel_map.sheets.content.drawn import SHEET_CRS, Drawn
from sahel_map.sheets.content.squares import Squares
from sahel_map.sheets.paper.extent import Bounds, Extent, fit_extent

__all__ = ["Basemap", "Layer", "basemap_of", "extent_of"]

# Detail finer than this on paper is left out.
_FINEST_MM = 0.06
_MOST_KEPT = 4
_MOST_CUT = 256
_LARGE_AREA_M = 150_000

_kept: dict[str, Basemap] = {}
_lock = threading.Lock()


@dataclass(frozen=True, eq=False)
class Layer:
    """Shapes with their codes and names, as plain columns: a sheet asks for them a hundred times.

    Attributes
    ----------
    codes : tuple of str
        P-codes where there are some, else row numbers.
    shapes : ndarray of geometry, shape (n,)
        Metres in `SHEET_CRS`.
    names : mapping of {"en", "fr"} to tuple of str
        Empty where a layer has no names.
    ranks : tuple of int
        1 for the most important; empty where a layer has none.
    """

    codes: tuple[str, ...]
    shapes: np.ndarray
    names: Mapping[str, tuple[str, ...]]
    ranks: tuple[int, ...] = ()

    @classmethod
    def of(cls, table: gpd.GeoDataFrame) -> Layer:
        """Project a layer of the data set."""
        names = {"en": "name", "fr": "name_fr" if "name_fr" in table else "name"}
        return cls(
            tuple(map(str, table.index)),
            np.asarray(table.to_crs(SHEET_CRS).geometry.array),
            {language: tuple(map(str, table[column])) for language, column in names.items() if column in table},
            tuple(map(int, table["rank"])) if "rank" in table else (),
        )

    def __len__(self) -> int:
        """Return the number of shapes."""
        return len(self.codes)

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Row of each code."""
        return {code: row for row, code in enumerate(self.codes)}

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.shapes)

    def shape(self, code: str) -> shapely.Geometry:
        """Return the shape of a code; raise `KeyError` if there is none."""
        return self.shapes[self.rows[code]]

    def pick(self, rows: np.ndarray, shapes: np.ndarray) -> Layer:
        """Return some rows, with other shapes."""
        names = {language: tuple(all_names[i] for i in rows) for language, all_names in self.names.items()}
        ranks = tuple(self.ranks[i] for i in rows) if self.ranks else ()
        return Layer(tuple(self.codes[i] for i in rows), shapes, names, ranks)

    def cut(self, extent: Extent) -> Layer:
        """Return what a map shows: cut to the map, without detail too fine for paper."""
        hits = np.sort(self._tree.query(shapely.box(*extent.bounds), predicate="intersects"))
        # A little beyond the frame, so that cut edges are not drawn as boundaries.
        edge = 3 * extent.metres_per_mm
        west, south, east, north = extent.bounds
        cut = shapely.clip_by_rect(self.shapes[hits], west - edge, south - edge, east + edge, north + edge)
        cut = shapely.simplify(cut, _FINEST_MM * extent.metres_per_mm, preserve_topology=False)
        is_left = ~shapely.is_empty(cut)
        return self.pick(hits[is_left], cut[is_left])


@dataclass(frozen=True, eq=False)
class Basemap:
    """The layers of `Units` in `SHEET_CRS`, by name; nobody may change them."""

    layers: Mapping[str, Layer]

    def bounds(self, level: str, pcode: str) -> Bounds:
        """Return the bounds of a unit."""
        west, south, east, north = map(float, self.layers[level].shape(pcode).bounds)
        return west, south, east, north

    @property
    def country_bounds(self) -> Bounds:
        """The bounds of the country."""
        west, south, east, north = map(float, shapely.total_bounds(self.layers["country"].shapes))
        return west, south, east, north

    def visible(self, name: str, extent: Extent) -> Layer:
        """Return what a map shows of a layer."""
        return _visible(self, name, extent)


def basemap_of(dataset: Dataset) -> Basemap:
    """Return the base map of a data set, projected at the first call."""
    key = dataset.version.digest
    with _lock:
        if key not in _kept:
            while len(_kept) >= _MOST_KEPT:
                del _kept[next(iter(_kept))]
            _kept[key] = Basemap({name: Layer.of(getattr(dataset.units, name)) for name in SHAPE_LAYERS})
        return _kept[key]


def extent_of(
    basemap: Basemap,
    drawn: Drawn,
    focus: tuple[tuple[str, str], ...],
    width_mm: float,
    height_mm: float,
    squares: Squares | None = None,
    outlines: Sequence[shapely.Polygon] = (),
) -> Extent:
    """Return the extent that shows all incidents and the areas in focus; the country if there is neither.

    A large area of which nothing finer is known does not count, unless nothing else is shown: its hatching
    runs to the edge of the map.

    Parameters
    ----------
    basemap : Basemap
    drawn : Drawn
        What the map shows of its incidents.
    focus : tuple of tuple of (str, str)
        Level and P-code of each area the sheet is about.
    width_mm, height_mm : float
        Of the map on paper.
    squares : Squares, optional
        Where they stand in place of marks.
    outlines : sequence of Polygon
        Of areas drawn that filter; what of them lies outside the country does not count.
    """
    shown = [basemap.bounds(level, pcode) for level, pcode in focus]
    shown += [squares.bounds] if squares is not None else []
    country = shapely.box(*basemap.country_bounds)
    parts = [shapely.intersection(country, shapely.box(*outline.bounds)) for outline in outlines]
    shown += [part.bounds for part in parts if not part.is_empty]
    for mark in drawn.marks:
        reach = mark.radius_m or 0.0
        shown.append((mark.x - reach, mark.y - reach, mark.x + reach, mark.y + reach))
    units = [basemap.bounds(unit.level, unit.pcode) for unit in drawn.units]
    shown += [one for one in units if max(one[2] - one[0], one[3] - one[1]) <= _LARGE_AREA_M]
    shown = shown or units
    return fit_extent(shown or [basemap.country_bounds], width_mm, height_mm)


@lru_cache(maxsize=_MOST_CUT)
def _visible(basemap: Basemap, name: str, extent: Extent) -> Layer:
    """Cut a layer: a sheet asks for some layers twice, and a preview is followed by the print of the same map."""
    return basemap.layers[name].cut(extent)
