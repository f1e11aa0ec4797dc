"""One Parquet file of the data set as a typed table; large sets are kept so, as a CSV takes ten times as long."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from sahel_map.core.problem import Problem, shorten
from sahel_map.data.read.package import Field, Resource

__all__ = ["as_texts", "as_typed", "read_parquet_table", "write_parquet_table"]

_DTYPES = {"string": "str", "integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "datetime64[s]"}


def read_parquet_table(root: Path, resource: Resource) -> tuple[pd.DataFrame, list[Problem]]:
    """Read a registered Parquet file.

    Returns
    -------
    table : DataFrame
        Exactly the registered columns, of the dtypes of `sahel_map.data.read.table.read_table`; labels are rows as
        a spreadsheet would number them below a header.
    problems : list of Problem
        Columns that are missing or cannot have their type.
    """
    path = root / resource.path
    try:
        table = pq.read_table(path, columns=None)
    except (pa.ArrowException, OSError, ValueError) as error:
        message = f"the file is not sound Parquet: {shorten(error)}"
        return as_typed(pd.DataFrame(columns=list(resource.field_names)), resource), [
            Problem(resource.path, None, None, "", message)
        ]
    problems = [
        Problem(resource.path, 1, name, "", "this column is missing")
        for name in resource.field_names
        if name not in table.column_names
    ]
    if problems:
        return as_typed(pd.DataFrame(columns=list(resource.field_names)), resource), problems
    frame = table.select(list(resource.field_names)).to_pandas(date_as_object=False)
    try:
        return as_typed(frame, resource), []
    except (TypeError, ValueError) as error:
        message = f"a column does not have its registered type: {shorten(error)}"
        return as_typed(pd.DataFrame(columns=list(resource.field_names)), resource), [
            Problem(resource.path, None, None, "", message)
        ]


def as_texts(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table as its cells would stand in a CSV of the data set; nothing is an empty text."""
    flags = {True: "true", False: "false"}
    columns = {}
    for name in table.columns:
        column = table[name]
        if pd.api.types.is_datetime64_any_dtype(column):
            texts = column.dt.strftime("%Y-%m-%d")
        elif pd.api.types.is_bool_dtype(column):
            texts = column.astype("object").map(flags, na_action="ignore")
        else:
            texts = column.astype("string")
        columns[name] = texts.astype("object").where(column.notna(), "")
    return pd.DataFrame(columns)


def as_typed(frame: pd.DataFrame, resource: Resource) -> pd.DataFrame:
    """Return a table in the registered columns and types, with the rows numbered from 2."""
    columns = {field.name: _typed(frame, field) for field in resource.fields}
    return pd.DataFrame(columns, copy=False).set_axis(range(2, len(frame) + 2))


def _typed(frame: pd.DataFrame, field: Field) -> pd.Series:
    column = frame[field.name] if field.name in frame else pd.Series(None, frame.index, dtype="object")
    if field.type == "boolean" and column.dtype == object:
        return column.astype("boolean")
    return column.astype(_DTYPES[field.type])


def write_parquet_table(table: pd.DataFrame, path: Path) -> None:
    """Write a typed table; the order of its rows and columns is kept, its labels are not."""
    plain = pa.Table.from_pandas(table, preserve_index=False)
    pq.write_table(plain.replace_schema_metadata(None), path, compression="zstd", compression_level=1)
