"""The layers of a file of boundaries: a zip of shapefiles, a GeoPackage, a GeoJSON; opened with mistrust."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FieldError

from sahel_map.core.geometry import DISPLAY_CRS
from sahel_map.core.problem import shorten
from sahel_map.core.scratch import scratch_folder
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.limits import Limits
from sahel_map.imports.readers.archive import check_archive, members, unpack

__all__ = ["BOUNDARY_SUFFIXES", "open_layers"]

BOUNDARY_SUFFIXES = (".zip", ".gpkg", ".geojson", ".json")
_INSIDE = (".shp", ".gpkg", ".geojson", ".json")
_FAULTS = (DataSourceError, DataLayerError, FieldError, ValueError, UnicodeDecodeError)


def open_layers(path: Path, crs: str, limits: Limits) -> dict[str, gpd.GeoDataFrame]:
    """Return the layers of areas of a file, in degrees, by name.

    Parameters
    ----------
    path : Path
        With a suffix of `BOUNDARY_SUFFIXES`.
    crs : str
        Coordinate system of layers that state none.
    limits : Limits

    Raises
    ------
    ImportFileError
        One sentence.
    """
    return {name: _located(path, name, layer, crs) for name, layer in _layers(path, limits).items()}


def _layers(path: Path, limits: Limits) -> dict[str, gpd.GeoDataFrame]:
    suffix = path.suffix.lower()
    if suffix not in BOUNDARY_SUFFIXES:
        raise ImportFileError("boundary-suffix", file=path.name, suffixes=", ".join(BOUNDARY_SUFFIXES))
    try:
        limits.check_bytes(path.name, path.stat().st_size)
    except OSError as error:
        raise ImportFileError("not-read", file=path, why=error.strerror) from error
    if suffix != ".zip":
        return _open(path, limits, path.name)
    check_archive(path, limits)
    names = members(path)
    with scratch_folder("boundaries") as folder:
        unpacked = unpack(path, names, folder, limits)
        inside = [one for one in unpacked if one.suffix.lower() in _INSIDE]
        if not inside:
            raise ImportFileError("boundary-none", file=path.name, suffixes=", ".join(_INSIDE))
        found: dict[str, gpd.GeoDataFrame] = {}
        for one in sorted(inside):
            found |= _open(one, limits, path.name)
    return found


def _open(path: Path, limits: Limits, shown: str) -> dict[str, gpd.GeoDataFrame]:
    found = {}
    try:
        for name, kind in pyogrio.list_layers(path):
            info = pyogrio.read_info(path, layer=name, force_feature_count=True)
            limits.check_shape(shown, info["features"], len(info["fields"]))
            if kind is not None and "Polygon" in str(kind) or str(kind) in ("Unknown", "GeometryCollection"):
                found[str(name)] = pyogrio.read_dataframe(path, layer=name)
    except _FAULTS as error:
        raise ImportFileError("damaged", file=shown, why=shorten(error)) from error
    return {name: layer for name, layer in found.items() if isinstance(layer, gpd.GeoDataFrame) and len(layer)}


def _located(path: Path, name: str, layer: gpd.GeoDataFrame, crs: str) -> gpd.GeoDataFrame:
    """Return a layer in degrees, without features that are no areas."""
    if layer.crs is None:
        if not crs:
            raise ImportFileError("boundary-crs", file=path.name, layer=name)
        layer = layer.set_crs(crs)
    layer = layer.to_crs(DISPLAY_CRS)
    if layer.geometry.name != "geometry":
        layer = layer.rename_geometry("geometry")
    shapes = layer.geometry.to_numpy()
    kept = ~shapely.is_missing(shapes) & ~shapely.is_empty(shapes) & (shapely.get_dimensions(shapes) == 2)
    return layer[kept].reset_index(drop=True)
