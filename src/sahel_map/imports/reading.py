"""A file of any known format as tables of texts, each cell as it would be written in a CSV."""

from __future__ import annotations

import csv
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from sahel_map.core.errors import ImportFileError
from sahel_map.core.problem import shorten
from sahel_map.imports.limits import Limits
from sahel_map.imports.readers import delimited, geojson, layers, markup, parquet, workbook
from sahel_map.imports.readers.archive import check_archive, members, unpack
from sahel_map.imports.readers.source import Reading, SourceTable

__all__ = ["SUFFIXES", "read_tables"]

_PARTS = (".shp", ".dbf", ".shx", ".prj", ".cpg")


def read_tables(path: Path, reading: Reading, limits: Limits) -> list[SourceTable]:
    """Read a file of events.

    Parameters
    ----------
    path : Path
    reading : Reading
        What the user says of it.
    limits : Limits

    Raises
    ------
    ImportFileError
        One sentence: the file does not exist, has a suffix we do not know, is too large, or is damaged as a whole.
    """
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        raise ImportFileError(f"{path.name}: suffix {suffix!r} cannot be read; allowed: {', '.join(SUFFIXES)}.")
    try:
        limits.check_bytes(path.name, path.stat().st_size)
        tables = _READERS[suffix](path, reading, limits)
    except OSError as error:
        raise ImportFileError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    except MemoryError as error:
        raise ImportFileError(f"{path.name} needs more memory than this machine has; split it.") from error
    except (csv.Error, zipfile.BadZipFile, zlib.error, RecursionError, NotImplementedError, EOFError) as error:
        raise ImportFileError(f"{path.name} is damaged or not what its suffix says: {shorten(error)}.") from error
    if not any(table.n_rows for table in tables):
        raise ImportFileError(f"{path.name} holds no events.")
    limits.check_shape(path.name, sum(table.n_rows for table in tables), 0)
    return tables


def _read_zip(path: Path, reading: Reading, limits: Limits) -> list[SourceTable]:
    check_archive(path, limits)
    names = members(path)
    shapes = [name for name in names if name.lower().endswith(".shp")]
    with tempfile.TemporaryDirectory(prefix="sahel-map-import-") as work:
        folder = Path(work)
        if shapes:
            stems = {PurePosixPath(name).stem for name in shapes}
            parts = [name for name in names if name.lower().endswith(_PARTS) and PurePosixPath(name).stem in stems]
            unpack(path, parts, folder, limits)
            read = [layers.read_shapefile(folder / PurePosixPath(name).name, reading, limits) for name in shapes]
            return (
                read
                if len(read) == 1
                else [
                    SourceTable(PurePosixPath(name).stem, table.cells, {}, table.n_counted, {}, table.taken)
                    for name, table in zip(shapes, read, strict=True)
                ]
            )
        ours = [name for name in names if PurePosixPath(name).name == "incidents.csv"]
        inner = ours or [name for name in names if Path(name).suffix.lower() in set(_READERS) - {".zip"}]
        if not inner:
            raise ImportFileError(f"{path.name} holds no file that can be read; allowed: {', '.join(SUFFIXES)}.")
        if len(inner) > 1:
            raise ImportFileError(
                f"{path.name} holds {len(inner)} tables ({', '.join(inner[:5])}); give one of them by itself."
            )
        (file,) = unpack(path, inner, folder, limits)
        return _READERS[file.suffix.lower()](file, reading, limits)


_READERS: dict[str, Callable[[Path, Reading, Limits], list[SourceTable]]] = {
    ".csv": delimited.read_file,
    ".txt": delimited.read_file,
    ".tsv": delimited.read_file,
    ".tab": delimited.read_file,
    ".xlsx": workbook.read_file,
    ".xlsm": workbook.read_file,
    ".xls": workbook.read_file,
    ".ods": workbook.read_file,
    ".geojson": geojson.read_file,
    ".json": geojson.read_file,
    ".gpkg": layers.read_geopackage,
    ".kml": markup.read_kml,
    ".kmz": markup.read_kmz,
    ".gpx": markup.read_gpx,
    ".parquet": parquet.read_file,
    ".geoparquet": parquet.read_file,
    ".zip": _read_zip,
}
SUFFIXES = tuple(_READERS)
"""Suffixes of the files that can be read."""
