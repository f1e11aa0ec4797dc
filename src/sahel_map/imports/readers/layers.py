"""Layers read by GDAL: GeoPackage with all its layers, and shapefiles in a ZIP."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pyproj
from pyogrio.errors import DataLayerError, DataSourceError, FieldError

from sahel_map.core.problem import shorten
from sahel_map.imports.errors import ImportFileError, say_allowed
from sahel_map.imports.limits import Limits
from sahel_map.imports.notes import Note
from sahel_map.imports.readers.points import crs_of, table_of_layer, with_points
from sahel_map.imports.readers.source import Reading, SourceTable

__all__ = ["read_geopackage", "read_shapefile"]

_SQLITE = b"SQLite format 3\x00"
_SHAPEFILE = b"\x00\x00\x27\x0a"
_OURS = ("points", "areas", "unplaced")
_FAULTS = (DataSourceError, DataLayerError, FieldError, ValueError, UnicodeDecodeError, pyproj.exceptions.CRSError)


def read_geopackage(path: Path, reading: Reading, limits: Limits) -> list[SourceTable]:
    """Read all layers of a GeoPackage; ours hold the same incidents as points, areas and rows without a place.

    Parameters
    ----------
    path : Path
    reading : Reading
        How the file is to be read; `sheet` names one layer.
    limits : Limits

    Raises
    ------
    ImportFileError
        If it is damaged, holds no layer, or not the one asked for.
    """
    _require(path, _SQLITE)
    try:
        layers = [str(name) for name, _ in pyogrio.list_layers(path)]
        if reading.sheet and reading.sheet not in layers:
            raise ImportFileError(
                "no-layer", file=path.name, layer=reading.sheet, allowed=say_allowed(layers, reading.sheet)
            )
        ours = [name for name in _OURS if name in layers]
        wanted = [reading.sheet] if reading.sheet else ours or layers
        tables = [_read(path, name, reading, limits, len(wanted) > 1) for name in wanted]
    except _FAULTS as error:
        raise ImportFileError("damaged", file=path.name, why=shorten(error)) from error
    if not tables:
        raise ImportFileError("layers-none", file=path.name)
    left = [name for name in layers if name not in wanted]
    if left and not ours:
        first = tables[0]
        notes = (*first.taken, Note("taken-sheets-left", {"n": len(left), "names": ", ".join(left)}))
        tables[0] = SourceTable(first.name, first.cells, first.broken, first.n_counted, first.tags, notes)
    return tables


def read_shapefile(path: Path, reading: Reading, limits: Limits) -> SourceTable:
    """Read a shapefile; its texts are UTF-8 or Windows-1252 where no .cpg file says otherwise.

    Parameters
    ----------
    path : Path
        The .shp; its companions stand beside it.
    reading : Reading
        How the file is to be read; `encoding` goes before the .cpg file.
    limits : Limits

    Raises
    ------
    ImportFileError
        If it is damaged.
    """
    _require(path, _SHAPEFILE)
    table = path.with_suffix(".dbf")
    encoding, notes = reading.encoding or None, []
    page = path.with_suffix(".cpg")
    if not encoding and page.exists():
        notes.append(
            Note("taken-encoding", {"encoding": page.read_bytes()[:40].decode("ascii", "replace").strip()})
        )
    elif not encoding and table.exists():
        encoding = "UTF-8" if _is_utf8(table.read_bytes()) else "CP1252"
        notes.append(Note("taken-encoding", {"encoding": {"CP1252": "Windows-1252"}.get(encoding, encoding)}))
    if not table.exists():
        notes.append(Note("taken-no-dbf"))
    pyogrio.set_gdal_config_options({"SHAPE_RESTORE_SHX": True})
    try:
        read = _read(path, None, reading, limits, is_named=False, encoding=encoding)
    except _FAULTS as error:
        raise ImportFileError("damaged", file=path.name, why=shorten(error)) from error
    return SourceTable("", read.cells, {}, read.n_counted, {}, (*notes, *read.taken))


def _read(
    path: Path, layer: str | None, reading: Reading, limits: Limits, is_named: bool, encoding: str | None = None
) -> SourceTable:
    info = pyogrio.read_info(path, layer=layer, encoding=encoding, force_feature_count=True)
    limits.check_shape(path.name, info["features"], len(info["fields"]))
    frame = pyogrio.read_dataframe(path, layer=layer, encoding=encoding)
    if not isinstance(frame, gpd.GeoDataFrame):
        notes: tuple[Note, ...] = ()
        cells = table_of_layer(frame)
    else:
        plain = pd.DataFrame(frame.drop(columns=frame.geometry.name))
        crs = crs_of(reading.crs) if reading.crs else frame.crs and pyproj.CRS(frame.crs)
        cells, notes = with_points(table_of_layer(plain), np.asarray(frame.geometry.to_numpy()), crs)
    said = (Note("taken-layer", {"name": layer, "n": len(frame)}),) if is_named else ()
    return SourceTable(layer or "", cells, {}, int(info["features"]), {}, (*said, *notes))


def _require(path: Path, start: bytes) -> None:
    """Refuse a file that does not start as its kind does: GDAL would open it as something else."""
    with path.open("rb") as file:
        if file.read(len(start)) != start:
            raise ImportFileError("wrong-start", file=path.name)


def _is_utf8(content: bytes) -> bool:
    try:
        content[32:].decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
