"""A file of events as a table of texts: whatever the format, each cell as it would be written in a CSV.

Row numbers are those a spreadsheet shows (the header is row 1); a feature of a layer counts as a row.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import shapely
from openpyxl.utils.exceptions import InvalidFileException
from pyogrio.errors import DataLayerError, DataSourceError

from sahel_map.core.errors import ImportFileError
from sahel_map.core.problem import Problem, shorten
from sahel_map.exports.cells import restore_text

__all__ = ["SUFFIXES", "SourceFile", "read_source"]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What stands in a file.

    Attributes
    ----------
    name : str
        Name of the file.
    cells : DataFrame of str, one row per event
        Index: row in the file. Empty cells are null.
    problems : tuple of Problem
        Rows that are not whole; they are not in `cells`.
    broken : dict of int to list of str
        Those rows, as they stand.
    """

    name: str
    cells: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    broken: dict[int, list[str]] | None = None


def read_source(path: Path) -> SourceFile:
    """Read a file of events.

    Raises
    ------
    ImportFileError
        One sentence: the file does not exist, has a suffix we do not know, or is damaged as a whole.
    """
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        raise ImportFileError(f"{path}: suffix {suffix!r} cannot be read; allowed: {', '.join(SUFFIXES)}.")
    try:
        source = _READERS[suffix](path)
    except OSError as error:
        raise ImportFileError(f"{path} cannot be read: {error.strerror or error}.") from error
    except _DAMAGE as error:
        raise ImportFileError(f"{path} is damaged or not what its suffix says: {shorten(error)}.") from error
    if source.cells.empty and not source.problems:
        raise ImportFileError(f"{path} holds no events.")
    return source


_DAMAGE = (
    UnicodeDecodeError,
    csv.Error,
    ValueError,
    KeyError,
    zipfile.BadZipFile,
    InvalidFileException,
    DataSourceError,
    DataLayerError,
    pa.ArrowInvalid,
)


def _read_csv(path: Path) -> SourceFile:
    return _from_csv(path.name, path.read_bytes())


def _read_zip(path: Path) -> SourceFile:
    with zipfile.ZipFile(path) as archive:
        return _from_csv(path.name, archive.read("incidents.csv"))


def _from_csv(name: str, content: bytes) -> SourceFile:
    text = content.decode("utf-8-sig")
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header = next(lines, [])
    rows, problems, broken = {}, [], {}
    for row, cells in enumerate(lines, start=2):
        if len(cells) == len(header):
            rows[row] = cells
        elif cells:
            message = f"has {len(cells)} cells where the header has {len(header)}"
            problems.append(Problem(name, row, None, shorten(separator.join(cells)), message))
            broken[row] = cells
    table = _table(header, list(rows.values()), list(rows))
    return SourceFile(name, _without_tags(table), tuple(problems), broken)


def _read_workbook(path: Path) -> SourceFile:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    sheet = book["incidents"] if "incidents" in book.sheetnames else book.worksheets[0]
    lines = sheet.iter_rows(values_only=True)
    header = [_text(cell) for cell in next(lines, ())]
    width = len(header)
    rows = [[_text(cell) for cell in line[:width]] + [""] * (width - len(line)) for line in lines]
    book.close()
    return SourceFile(path.name, _without_tags(_table(header, rows, range(2, len(rows) + 2))))


def _read_geojson(path: Path) -> SourceFile:
    features = json.loads(path.read_text(encoding="utf-8-sig"))["features"]
    table = pd.DataFrame([feature["properties"] or {} for feature in features], dtype="object")
    points = [_point(feature.get("geometry")) for feature in features]
    return SourceFile(path.name, _with_points(_as_texts(table), points))


def _read_geopackage(path: Path) -> SourceFile:
    layers = [name for name, _ in pyogrio.list_layers(path)]
    ours = [name for name in ("points", "areas", "unplaced") if name in layers]
    read = [pyogrio.read_dataframe(path, layer=name) for name in ours or layers[:1]]
    return _from_frames(path.name, [part for part in read if len(part)] or read[:1])


def _read_parquet(path: Path) -> SourceFile:
    if b"geo" in (pq.read_schema(path).metadata or {}):
        return _from_frames(path.name, [gpd.read_parquet(path)])
    return SourceFile(path.name, _as_texts(pd.read_parquet(path)))


def _from_frames(name: str, frames: list[pd.DataFrame]) -> SourceFile:
    texts = []
    for frame in frames:
        if isinstance(frame, gpd.GeoDataFrame):
            shapes = frame.geometry.to_numpy()
            is_point = shapely.get_type_id(shapes) == 0
            points = [(shape.x, shape.y) if point else None for shape, point in zip(shapes, is_point, strict=True)]
            texts.append(_with_points(_as_texts(pd.DataFrame(frame.drop(columns=frame.geometry.name))), points))
        else:
            texts.append(_as_texts(frame))
    table = pd.concat(texts, ignore_index=True)
    return SourceFile(name, table.set_axis(range(2, len(table) + 2)))


def _point(geometry: dict | None) -> tuple[float, float] | None:
    if geometry is None or geometry.get("type") != "Point":
        return None
    return tuple(geometry["coordinates"][:2])


def _with_points(table: pd.DataFrame, points: list[tuple[float, float] | None]) -> pd.DataFrame:
    """Give rows the coordinates of their point, where the table has no columns for them."""
    if "lat" in table or not any(points):
        return table
    lon, lat = zip(*((None, None) if point is None else point for point in points), strict=True)
    return table.assign(lat=_texts_of(pd.Series(lat, table.index)), lon=_texts_of(pd.Series(lon, table.index)))


def _as_texts(frame: pd.DataFrame) -> pd.DataFrame:
    texts = {str(name): _texts_of(column) for name, column in frame.items()}
    return pd.DataFrame(texts, index=frame.index).set_axis(range(2, len(frame) + 2))


def _texts_of(column: pd.Series) -> pd.Series:
    texts = [None if pd.api.types.is_scalar(cell) and pd.isna(cell) else _text(cell) for cell in column]
    return pd.Series(texts, index=column.index, dtype="str")


def _text(cell: object) -> str:
    """Return a cell as it would stand in a CSV."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return restore_text(cell)
    if isinstance(cell, (bool, np.bool_)):
        return str(bool(cell)).lower()
    if isinstance(cell, (dt.datetime, dt.date)):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, (float, np.floating)) and float(cell).is_integer():
        return str(int(cell))
    return str(cell)


def _table(header: list[str], rows: list[list[str]], labels: object) -> pd.DataFrame:
    names = [name if name not in header[:place] else f"{name}#{place}" for place, name in enumerate(header)]
    restored = ([restore_text(cell) for cell in row] for row in rows)
    table = pd.DataFrame(restored, columns=names, index=labels, dtype="str")
    return table.where(table != "", None)


_READERS: dict[str, Callable[[Path], SourceFile]] = {
    ".csv": _read_csv,
    ".zip": _read_zip,
    ".xlsx": _read_workbook,
    ".geojson": _read_geojson,
    ".json": _read_geojson,
    ".gpkg": _read_geopackage,
    ".parquet": _read_parquet,
}
SUFFIXES = tuple(_READERS)
"""Suffixes of the files that can be read."""


def _without_tags(table: pd.DataFrame) -> pd.DataFrame:
    """Drop the row of HXL tags, if the first row is one."""
    if len(table) and (tags := table.iloc[0].dropna()).str.startswith("#").all() and len(tags):
        return table.iloc[1:]
    return table
