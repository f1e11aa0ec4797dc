"""A data set as it is in memory, laid out beside its folder, so that opening it again takes no reading and joining.

Reading, checking and joining 300,000 records takes a minute; what comes of it is written once as Arrow files, one a
table, and mapped from then on. The files belong to one register and one state of this programme: anything else, and
a file that is not as it was written, is passed over, read anew and laid out again. They may be deleted at any time.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from importlib import resources
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import shapely

from sahel_map.core.errors import DataError
from sahel_map.core.geometry import DISPLAY_CRS
from sahel_map.core.scratch import scratch_folder
from sahel_map.data.check.files import check_files
from sahel_map.data.dataset import Dataset, version_of
from sahel_map.data.read.codes import CODE_TABLES, Codes
from sahel_map.data.read.package import REGISTER, read_package
from sahel_map.data.read.stored import read_stored
from sahel_map.data.read.units import Units
from sahel_map.data.trace.changelog import CHANGELOG

__all__ = ["WORTH_RECORDS", "laid_out_place", "lay_out_dataset", "read_laid_out"]

#: Sets of fewer records open within some seconds as it is.
WORTH_RECORDS = 1_000
_SAID, _UNITS, _CODES = "opened.json", "units", "codes"
_ROOMS = ("core", "data")


def laid_out_place(root: Path) -> Path:
    """Return where the data set of a folder is laid out: beside it, under a name that a backup leaves out."""
    return root.with_name(f".{root.name}.opened")


def lay_out_dataset(dataset: Dataset, root: Path, place: Path | None = None) -> bool:
    """Write a data set for the next time that it is opened; return whether it was.

    Nothing depends on it: where there is no room or no right to write, it is not written. It is there as a whole
    or not at all.

    Parameters
    ----------
    dataset : Dataset
        As read from the folder.
    root : Path
        The data folder.
    place : Path, optional
        Where to; `laid_out_place` by default.
    """
    if len(dataset.incidents) < WORTH_RECORDS or dataset.stored is not None:
        return False
    place = place or laid_out_place(root)
    with suppress(OSError, pa.ArrowException):
        with scratch_folder("opening", place.parent) as workshop:
            made = workshop / "made"
            made.mkdir()
            for name, table in _tables_of(dataset):
                _write(table, made / f"{name}.arrow")
            said = {
                "state": _state(root),
                "spellings": {name: sorted(others) for name, others in dataset.spellings.items()},
                "files": {path.name: _digest(path) for path in sorted(made.iterdir())},
            }
            (made / _SAID).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
            if place.exists():
                place.rename(workshop / "before")
            made.rename(place)
        return True
    return False


def read_laid_out(root: Path) -> Dataset | None:
    """Return the data set of a folder as it was laid out, or None where it has to be read.

    The files of the folder are still compared with its register: what was damaged since is refused as ever.
    """
    place = laid_out_place(root)
    try:
        said = json.loads((place / _SAID).read_text(encoding="utf-8"))
        if said["state"] != _state(root):
            return None
        package = read_package(root)
        # Before any of them is mapped, as nobody checks again where texts of an Arrow file begin. To hash takes no
        # lock of the interpreter, so two files at a time.
        with ThreadPoolExecutor(2) as beside:
            digests = beside.map(_digest, [place / name for name in said["files"]])
            is_whole = beside.submit(lambda: not any(True for _ in check_files(package)))
            if list(digests) != list(said["files"].values()) or not is_whole.result():
                return None
        tables = {name.removesuffix(".arrow"): _read(place / name) for name in said["files"]}
        spellings = {name: frozenset(others) for name, others in said["spellings"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, pa.ArrowException, DataError):
        return None
    codes = _below(tables, _CODES)
    own = {field.name for field in dataclasses.fields(Dataset)} & set(tables)
    return Dataset(
        **{name: tables[name] for name in own},
        codes=Codes({name: codes[name] for name in CODE_TABLES}),
        units=Units(**_below(tables, _UNITS)),
        version=version_of(package, read_stored(root)),
        spellings=spellings,
        profile=package.profile,
        map_credits=package.map_credits,
    )


def _tables_of(dataset: Dataset) -> Iterator[tuple[str, pd.DataFrame]]:
    for field in dataclasses.fields(dataset):
        table = getattr(dataset, field.name)
        if isinstance(table, pd.DataFrame):
            yield field.name, table
    for field in dataclasses.fields(dataset.units):
        yield f"{_UNITS}.{field.name}", getattr(dataset.units, field.name)
    for name, table in dataset.codes.tables.items():
        yield f"{_CODES}.{name}", table


def _below(tables: Mapping[str, pd.DataFrame], group: str) -> dict[str, pd.DataFrame]:
    return {name.removeprefix(f"{group}."): table for name, table in tables.items() if name.startswith(f"{group}.")}


def _write(table: pd.DataFrame, path: Path) -> None:
    is_layer = isinstance(table, gpd.GeoDataFrame)
    plain = pd.DataFrame(table).assign(geometry=shapely.to_wkb(table.geometry.to_numpy())) if is_layer else table
    columns = pa.Table.from_pandas(plain, preserve_index=True).combine_chunks()
    # With offsets of 64 bits, as pandas has them: anything else would be copied on the way back.
    wide = [
        f.with_type(pa.large_string()) if f.type in (pa.string(), pa.string_view()) else f for f in columns.schema
    ]
    columns = columns.cast(pa.schema(wide, metadata=columns.schema.metadata))
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, columns.schema) as writer:
        writer.write_table(columns)


def _read(path: Path) -> pd.DataFrame:
    table = pa.ipc.open_file(pa.memory_map(str(path))).read_all().to_pandas(split_blocks=True)
    if path.name.startswith(f"{_UNITS}.") and "geometry" in table:
        return gpd.GeoDataFrame(table.assign(geometry=shapely.from_wkb(table["geometry"])), crs=DISPLAY_CRS)
    return table


def _state(root: Path) -> str:
    """Return what the files were made from: register and corrections, and the code and libraries that made them."""
    said = hashlib.sha256(b"".join((root / name).read_bytes() for name in (REGISTER, CHANGELOG))).hexdigest()
    return f"{said} {_code_state()} pandas {pd.__version__} pyarrow {pa.__version__}"


@lru_cache(maxsize=1)
def _code_state() -> str:
    """Return a digest of the modules that read and join a data set; another programme may join it otherwise."""
    seen = hashlib.sha256()
    for room in _ROOMS:
        with resources.as_file(resources.files("sahel_map") / room) as folder:
            for path in sorted(folder.rglob("*.py")):
                seen.update(path.read_bytes())
    return seen.hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
