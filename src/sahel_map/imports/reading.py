"""A file of any known format as tables of texts, each cell as it would be written in a CSV."""

from __future__ import annotations

import csv
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from sahel_map.core.problem import shorten
from sahel_map.core.scratch import scratch_folder
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.limits import Limits
from sahel_map.imports.notes import Note
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
        raise ImportFileError("suffix", file=path.name, suffix=suffix, suffixes=", ".join(SUFFIXES))
    try:
        limits.check_bytes(path.name, path.stat().st_size)
        tables = _READERS[suffix](path, reading, limits)
    except OSError as error:
        raise ImportFileError("not-read", file=path.name, why=error.strerror or error) from error
    except MemoryError as error:
        raise ImportFileError("memory", file=path.name) from error
    except (csv.Error, zipfile.BadZipFile, zlib.error, RecursionError, NotImplementedError, EOFError) as error:
        raise ImportFileError("damaged", file=path.name, why=shorten(error)) from error
    if not any(table.n_rows for table in tables):
        raise ImportFileError("events-none", file=path.name)
    limits.check_shape(path.name, sum(table.n_rows for table in tables), 0)
    return tables


def _read_zip(path: Path, reading: Reading, limits: Limits) -> list[SourceTable]:
    check_archive(path, limits)
    names = members(path)
    shapes = [name for name in names if name.lower().endswith(".shp")]
    with scratch_folder("import") as folder:
        if shapes:
            read = [
                _read_shapefile(path, names, name, folder / str(n), reading, limits)
                for n, name in enumerate(shapes)
            ]
            if len(read) > 1:
                read = [_named(table, _layer_name(name, shapes)) for name, table in zip(shapes, read, strict=True)]
            own = tuple(f"{_stem(name)}." for name in shapes)
            return _with_left(read, [name for name in names if not name.lower().startswith(own)])
        chosen = _chosen_member(path.name, names)
        (file,) = unpack(path, [chosen], folder, limits)
        return _with_left(
            _READERS[file.suffix.lower()](file, reading, limits), [name for name in names if name != chosen]
        )


def _chosen_member(file: str, names: list[str]) -> str:
    """Return the one table of an archive; a text beside it, such as a note to the reader, is none."""
    ours = [name for name in names if PurePosixPath(name).name == "incidents.csv"]
    inner = ours or [name for name in names if Path(name).suffix.lower() in set(_READERS) - {".zip"}]
    if len(inner) > 1:
        inner = [name for name in inner if not name.lower().endswith(".txt")] or inner
    if not inner:
        raise ImportFileError("member-none", file=file, suffixes=", ".join(SUFFIXES))
    if len(inner) > 1:
        raise ImportFileError("member-several", file=file, n=len(inner), names=", ".join(inner[:5]))
    return inner[0]


def _read_shapefile(
    path: Path, names: list[str], shape: str, folder: Path, reading: Reading, limits: Limits
) -> SourceTable:
    """Read one shapefile of an archive from a folder of its own, its suffixes in small letters, as GDAL needs."""
    folder.mkdir()
    parts = [name for name in names if _stem(name) == _stem(shape) and name.lower().endswith(_PARTS)]
    for part in unpack(path, parts, folder, limits):
        part.rename(part.with_suffix(part.suffix.lower()))
    return layers.read_shapefile(folder / f"{PurePosixPath(shape).stem}.shp", reading, limits)


def _stem(name: str) -> str:
    """Return the path of a member without its suffix, in small letters: the parts of a shapefile share it."""
    return str(PurePosixPath(name).with_suffix("")).lower()


def _layer_name(name: str, shapes: list[str]) -> str:
    """Return the last name of a shapefile, or its path where two have the same."""
    stem = PurePosixPath(name).stem
    alike = sum(PurePosixPath(other).stem == stem for other in shapes) > 1
    return str(PurePosixPath(name).with_suffix("")) if alike else stem


def _named(table: SourceTable, name: str) -> SourceTable:
    note = Note("taken-layer", {"name": name, "n": len(table.cells)})
    return replace(table, name=name, taken=(note, *table.taken))


def _with_left(tables: list[SourceTable], left: list[str]) -> list[SourceTable]:
    """Return tables of which the first says what else lies in the archive."""
    if not left:
        return tables
    note = Note("taken-files-left", {"n": len(left), "names": ", ".join(left[:10])})
    return [replace(tables[0], taken=(*tables[0].taken, note)), *tables[1:]]


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
