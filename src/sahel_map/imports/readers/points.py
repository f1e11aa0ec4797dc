"""Geometry as the columns `lat` and `lon`, in degrees, whatever the system of the layer."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyproj
import shapely
from pyproj.exceptions import CRSError

from sahel_map.core.geometry import DISPLAY_CRS
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.guess.headings import meaning_of
from sahel_map.imports.notes import Note

__all__ = ["crs_of", "table_of_layer", "texts_of", "with_points"]

_DIGITS = 7
_COLLECTIONS = (4, 7)
"""Ids of MultiPoint and GeometryCollection."""
_DEGREES = (-180.0, -90.0, 180.0, 90.0)


def crs_of(text: object) -> pyproj.CRS:
    """Return a coordinate system by its name or code; raise `ImportFileError` for one that nobody knows."""
    try:
        return pyproj.CRS.from_user_input(text)
    except (CRSError, TypeError, ValueError) as error:
        raise ImportFileError("crs", crs=str(text)[:80]) from error


def with_points(
    table: pd.DataFrame, shapes: np.ndarray, crs: pyproj.CRS | None
) -> tuple[pd.DataFrame, tuple[Note, ...]]:
    """Return a table with the coordinates of its shapes, and what to say about their system.

    Parameters
    ----------
    table : DataFrame of str, n rows
    shapes : ndarray of Geometry or None, shape (n,)
        A shape that is no point stands in the column `geometry` as WKT.
    crs : pyproj.CRS or None
        System of the shapes; None if the file does not say.
    """
    shapes = _single_parts(np.asarray(shapes, dtype=object))
    is_point = (shapely.get_type_id(shapes) == 0) & ~shapely.is_empty(shapes)
    x, y = shapely.get_x(shapes), shapely.get_y(shapes)
    notes: tuple[Note, ...] = ()
    inside = (np.abs(x[is_point]) <= _DEGREES[2]) & (np.abs(y[is_point]) <= _DEGREES[3])
    if crs is None:
        if len(inside) and inside.all():
            notes = (Note("taken-crs-none"),)
    elif not crs.equals(pyproj.CRS(DISPLAY_CRS), ignore_axis_order=True) and crs.to_epsg() != 4326:
        x, y = pyproj.Transformer.from_crs(crs, DISPLAY_CRS, always_xy=True).transform(x, y)
        notes = (Note("taken-crs", {"crs": crs.to_string()[:60]}),)
    columns = {}
    if not any(meaning_of(heading) == "lat" for heading in table.columns):
        columns = {"lat": _degrees(y, is_point), "lon": _degrees(x, is_point)}
    other = ~is_point & ~(pd.isna(shapes) | shapely.is_empty(shapes))
    if other.any() and "geometry" not in table:
        columns["geometry"] = [
            f"{shape.geom_type} (not a point)" if flag else None for shape, flag in zip(shapes, other, strict=True)
        ]
    extra = pd.DataFrame(columns, index=table.index, dtype="str")
    return pd.concat([table, extra], axis="columns"), notes


def _single_parts(shapes: np.ndarray) -> np.ndarray:
    """Return shapes with a collection of one point as that point, as desktop programs write points."""
    is_many = np.isin(shapely.get_type_id(shapes), _COLLECTIONS) & (shapely.get_num_geometries(shapes) == 1)
    return np.where(is_many, shapely.get_geometry(shapes, 0), shapes) if is_many.any() else shapes


def _degrees(values: np.ndarray, where: np.ndarray) -> list[str | None]:
    return [repr(round(float(value), _DIGITS)) if flag else None for value, flag in zip(values, where, strict=True)]


def table_of_layer(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table of any types as texts, with the rows numbered from 2, as below a row of headings."""
    texts = {str(name): texts_of(column) for name, column in frame.items()}
    return pd.DataFrame(texts, index=frame.index).set_axis(range(2, len(frame) + 2))


def texts_of(column: pd.Series) -> pd.Series:
    """Return a column of any type as it would be written in a CSV; unknown stays null."""
    if pd.api.types.is_datetime64_any_dtype(column):
        days = column.dt.strftime("%Y-%m-%d")
        has_time = (column.dt.normalize() != column).fillna(False).astype(bool)
        return days.where(~has_time, column.dt.strftime("%Y-%m-%dT%H:%M:%S")).astype("str")
    if pd.api.types.is_bool_dtype(column):
        return column.astype("object").map({True: "true", False: "false"}, na_action="ignore").astype("str")
    if pd.api.types.is_string_dtype(column) and column.dtype != object:
        return column.astype("str").replace("", None)
    texts = [None if pd.api.types.is_scalar(cell) and pd.isna(cell) else _text(cell) for cell in column]
    return pd.Series(texts, index=column.index, dtype="str").replace("", None)


def _text(cell: Any) -> str:
    if isinstance(cell, (bool, np.bool_)):
        return str(bool(cell)).lower()
    if isinstance(cell, (float, np.floating)) and float(cell).is_integer() and abs(float(cell)) < 1e15:
        return str(int(cell))
    if hasattr(cell, "strftime"):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, (list, tuple, np.ndarray)):
        return " | ".join(map(_text, cell))
    return str(cell)
