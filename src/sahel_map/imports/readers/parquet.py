"""Parquet and GeoParquet; what it would unpack to is asked before it is read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pyproj
import shapely

from sahel_map.core.parsing import parse_json
from sahel_map.core.problem import shorten
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.limits import Limits
from sahel_map.imports.readers.points import crs_of, table_of_layer, with_points
from sahel_map.imports.readers.source import Reading, SourceTable

__all__ = ["read_file"]


def read_file(path: Path, reading: Reading, limits: Limits) -> list[SourceTable]:
    """Read a Parquet file, with its geometry if it is a GeoParquet file.

    Parameters
    ----------
    path : Path
    reading : Reading
        How the file is to be read, where the user said so.
    limits : Limits

    Raises
    ------
    ImportFileError
        If it is damaged or would be too large.
    """
    try:
        file = pq.ParquetFile(path)
        meta = file.metadata
        limits.check_shape(path.name, meta.num_rows, len(file.schema_arrow))
        size = sum(meta.row_group(number).total_byte_size for number in range(meta.num_row_groups))
        if size > limits.unpacked_bytes:
            raise ImportFileError(
                "unpacked", file=path.name, mb=round(size / 1e6), most=round(limits.unpacked_bytes / 1e6)
            )
        table = file.read()
        geo = parse_json((file.schema_arrow.metadata or {}).get(b"geo", b"{}"))
        return [_source(path.name, table, geo, reading, meta.num_rows)]
    except (pa.ArrowException, OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, OSError) and not path.exists():
            raise
        raise ImportFileError("damaged", file=path.name, why=shorten(error)) from error


def _source(name: str, table: pa.Table, geo: dict, reading: Reading, n_rows: int) -> SourceTable:
    column = geo.get("primary_column")
    if not column or column not in table.column_names:
        return SourceTable("", table_of_layer(table.to_pandas()), {}, n_rows)
    shapes = shapely.from_wkb(np.array(table.column(column).to_pylist(), dtype=object), on_invalid="ignore")
    others = [key for key in geo.get("columns", {}) if key in table.column_names]
    declared = geo["columns"][column].get("crs", "OGC:CRS84")
    crs = crs_of(reading.crs) if reading.crs else None if declared is None else pyproj.CRS.from_user_input(declared)
    cells = table_of_layer(table.drop_columns(others).to_pandas())
    cells, notes = with_points(cells, shapes, crs)
    return SourceTable("", cells, {}, n_rows, {}, notes)
