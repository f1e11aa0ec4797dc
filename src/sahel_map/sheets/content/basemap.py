"""Boundaries, rivers, lakes and towns in the sheets' projection, projected once for each data set."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import shapely

from sahel_map.data.dataset import Dataset
from sahel_map.sheets.content.places import SHEET_CRS, Places
from sahel_map.sheets.content.squares import Cells
from sahel_map.sheets.paper.extent import Box, Extent, fit_extent

__all__ = ["Basemap", "basemap_of", "extent_of"]

_LAYERS = (
    "communes",
    "cercles",
    "regions_old",
    "regions_2023",
    "country",
    "neighbours",
    "rivers",
    "lakes",
    "towns",
)
# Detail finer than this on paper is left out.
_FINEST_MM = 0.06
_MOST_KEPT = 4
_MOST_CUT = 64
_LARGE_AREA_M = 150_000

_kept: dict[str, Basemap] = {}
_lock = threading.Lock()


@dataclass(frozen=True, eq=False)
class Basemap:
    """The layers of `Units` in `SHEET_CRS`; nobody may change them.

    Attributes
    ----------
    layers : mapping of str to GeoDataFrame
        By name; units by P-code.
    """

    layers: Mapping[str, gpd.GeoDataFrame]

    def box(self, level: str, pcode: str) -> Box:
        """Return the box around a unit."""
        return tuple(float(side) for side in self.layers[level].geometry.at[pcode].bounds)

    @property
    def country_box(self) -> Box:
        """The box around the country."""
        return tuple(float(side) for side in self.layers["country"].total_bounds)

    def visible(self, name: str, extent: Extent) -> gpd.GeoDataFrame:
        """Return what a map shows of a layer: cut to the map, without detail too fine for paper."""
        return _visible(self, name, extent)


def basemap_of(dataset: Dataset) -> Basemap:
    """Return the base map of a data set, projected at the first call."""
    key = dataset.version.digest
    with _lock:
        if key not in _kept:
            while len(_kept) >= _MOST_KEPT:
                del _kept[next(iter(_kept))]
            _kept[key] = Basemap({name: getattr(dataset.units, name).to_crs(SHEET_CRS) for name in _LAYERS})
        return _kept[key]


def extent_of(
    basemap: Basemap,
    places: Places,
    focus: tuple[tuple[str, str], ...],
    width_mm: float,
    height_mm: float,
    cells: Cells | None = None,
) -> Extent:
    """Return the extent that shows all incidents and the areas in focus; the country if there is neither.

    A large area of which nothing finer is known does not count, unless nothing else is shown: its hatching
    runs to the edge of the map.
    """
    boxes = [basemap.box(level, pcode) for level, pcode in focus]
    boxes += [cells.box] if cells is not None else []
    for mark in places.marks:
        reach = mark.radius_m or 0.0
        boxes.append((mark.x - reach, mark.y - reach, mark.x + reach, mark.y + reach))
    units = [basemap.box(unit.level, unit.pcode) for unit in places.units]
    boxes += [box for box in units if max(box[2] - box[0], box[3] - box[1]) <= _LARGE_AREA_M]
    boxes = boxes or units
    return fit_extent(boxes or [basemap.country_box], width_mm, height_mm)


@lru_cache(maxsize=_MOST_CUT)
def _visible(basemap: Basemap, name: str, extent: Extent) -> gpd.GeoDataFrame:
    """Cut a layer: a sheet asks for some layers twice, and a preview is followed by the print of the same map."""
    layer = basemap.layers[name]
    hits = layer.geometry.sindex.query(shapely.box(*extent.box), predicate="intersects")
    layer = layer.iloc[sorted(hits)]
    # A little beyond the frame, so that cut edges are not drawn as boundaries.
    edge = 3 * extent.metres_per_mm
    west, south, east, north = extent.box
    cut = shapely.clip_by_rect(layer.geometry.array, west - edge, south - edge, east + edge, north + edge)
    cut = shapely.simplify(cut, _FINEST_MM * extent.metres_per_mm, preserve_topology=False)
    layer = layer.set_geometry(gpd.GeoSeries(cut, index=layer.index, crs=SHEET_CRS))
    return layer[~layer.geometry.is_empty]
