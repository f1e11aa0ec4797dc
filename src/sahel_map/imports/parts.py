"""One part of a large file: the import's step for all its rows at once, run wherever a scheduler puts it.

What a part gives depends on the part, the mapping and the data folder alone. What depends on all parts (an id that
stands in two of them) is mended afterwards by `large`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq
import pyproj
import shapely

from sahel_map.data.read.stored import EVENTS, FACTS
from sahel_map.imports.accounting import Accounting
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.excerpt import incidents_of_events
from sahel_map.imports.importing import Prepared, prepare
from sahel_map.imports.limits import Limits
from sahel_map.imports.lists import write_held_back
from sahel_map.imports.mapping import ImportMapping
from sahel_map.imports.recognising import Recognised, recognise
from sahel_map.imports.surroundings import Surroundings, read_surroundings
from sahel_map.imports.tables import id_numbers, with_ids
from sahel_map.imports.writing import IMPORTED
from sahel_map.selection.display import SQUARE_SIDES_KM
from sahel_map.statistics.density import squares_of
from sahel_map.words import Words

__all__ = [
    "HELD_BACK",
    "Part",
    "PartDone",
    "import_part",
    "part_name",
    "prepare_part",
    "split_file",
    "write_facts",
    "write_part",
]

HELD_BACK = "held-back"
_TEXTS = ("summary_en", "summary_fr", "notes_en", "notes_fr", "aggregate_reason", "place_described", "search_text")


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a file, as a Parquet file of texts.

    Attributes
    ----------
    number : int
        From 0, in the order of the file.
    path : Path
    first_row : int
        How the file numbers its first row.
    """

    number: int
    path: Path
    first_row: int


@dataclass(frozen=True)
class PartDone:
    """What became of a part.

    Attributes
    ----------
    number : int
    accounting : Accounting
    rows : ndarray of int
        Rows taken, as the file numbers them.
    id_numbers : ndarray of uint64
        Of each row taken: from which its id is made.
    given_rows, given : ndarray
        Rows that bring an id of their own, taken or not, and a number of that id (uint64).
    months : tuple of int or None
        First and last month of a row taken.
    """

    number: int
    accounting: Accounting
    rows: np.ndarray
    id_numbers: np.ndarray
    given_rows: np.ndarray
    given: np.ndarray
    months: tuple[int, int] | None


def part_name(number: int) -> str:
    """Return the name of a part's file, which sorts by its number."""
    return f"part-{number:05d}.parquet"


def split_file(path: Path, folder: Path, n_rows: int) -> Iterator[Part]:
    """Write a CSV (UTF-8, commas) or Parquet file as parts of so many rows, one block in memory at a time.

    Parameters
    ----------
    path : Path
    folder : Path
        Takes the parts.
    n_rows : int
        Of each part but the last.

    Raises
    ------
    ImportFileError
        If it is of another kind, or rows and lines do not add up.
    """
    row, number = 2, 0
    waiting: list[pa.RecordBatch] = []
    for batch in chain(_batches(path), (None,)):
        if batch is not None:
            waiting.append(batch)
        while waiting and (sum(map(len, waiting)) >= n_rows or batch is None):
            table = pa.Table.from_batches(waiting)
            # The file's own name, by which presets know it, in a folder of its own.
            place = folder / f"{number:05d}" / f"{path.stem}.parquet"
            place.parent.mkdir(parents=True)
            pq.write_table(table[:n_rows], place, compression="zstd", compression_level=1)
            yield Part(number, place, row)
            row, number = row + min(n_rows, len(table)), number + 1
            waiting = table[n_rows:].to_batches()
    if path.suffix == ".csv" and row - 1 != (n_lines := _n_lines(path)):
        raise ImportFileError("part-lines", file=path.name, lines=n_lines, rows=row - 2)


def _batches(path: Path) -> Iterator[pa.RecordBatch]:
    try:
        if path.suffix in (".parquet", ".geoparquet"):
            yield from pq.ParquetFile(path).iter_batches(65_536)
            return
        if path.suffix != ".csv":
            raise ImportFileError("part-suffix", file=path.name)
        options = arrow_csv.ConvertOptions(
            strings_can_be_null=True,
            null_values=[""],
            quoted_strings_can_be_null=True,
            column_types=_as_texts(path),
        )
        # The reader goes ahead by up to 32 blocks.
        yield from arrow_csv.open_csv(path, arrow_csv.ReadOptions(block_size=2_000_000), None, options)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise ImportFileError("damaged", file=path.name, why=str(error).splitlines()[0]) from error


def _as_texts(path: Path) -> dict[str, pa.DataType]:
    with path.open("rb") as file:
        head = file.readline()
    return dict.fromkeys(arrow_csv.read_csv(pa.BufferReader(head)).schema.names, pa.large_string())


def _n_lines(path: Path) -> int:
    lines, last = 0, b"\n"
    with path.open("rb") as file:
        while block := file.read(1 << 24):
            lines, last = lines + block.count(b"\n"), block[-1:]
    return lines + (last != b"\n")


def prepare_part(part: Part, file: str, mapping: ImportMapping, template: Path, today: dt.date) -> Prepared:
    """Return the rows of a part as they would be imported, numbered as in the whole file.

    Parameters
    ----------
    part : Part
    file : str
        Name of the whole file.
    mapping : ImportMapping
    template : Path
        Data folder with code lists and boundaries.
    today : date
        Later dates are held back.
    """
    found = recognise(part.path, mapping.reading, Limits())
    return prepare(_numbered(found, part.first_row, file), mapping, _around(str(template)), today)


def _numbered(found: Recognised, first_row: int, file: str) -> Recognised:
    (table,) = found.source
    cells = table.cells.set_axis(pd.RangeIndex(first_row, first_row + len(table.cells)))
    numbers = pd.Series(cells.index.astype("str"), cells.index)
    return dataclasses.replace(
        found, file=file, cells=cells, numbers=numbers, source=(dataclasses.replace(table, cells=cells),)
    )


def import_part(
    part: Part, file: str, mapping: ImportMapping, template: Path, today: dt.date, folder: Path
) -> PartDone:
    """Import a part: write its facts, events and rows held back; run again, it writes the same.

    Parameters
    ----------
    part : Part
    file : str
        Name of the whole file.
    mapping : ImportMapping
        Complete: nothing is guessed from a part.
    template : Path
        Data folder in use.
    today : date
    folder : Path
        Where `facts/`, `events/` and `held-back/` are.

    Raises
    ------
    ImportFileError
        If a question is open that a part alone puts.
    """
    prepared = prepare_part(part, file, mapping, template, today)
    for question in prepared.questions:
        if question.is_needed or question.name == "date_order":
            raise ImportFileError("unanswered", question=question.text)
    events = with_ids(prepared.events, prepared.recognised.numbers)
    months = write_part(folder, part.number, events, file, mapping, template) if len(events) else None
    write_held_back(folder / HELD_BACK / f"part-{part.number:05d}.csv", prepared, Words("en"))
    given = _given(prepared)
    return PartDone(
        number=part.number,
        accounting=prepared.accounting,
        rows=prepared.events.index.to_numpy(),
        id_numbers=id_numbers(prepared.events),
        given_rows=given.index.to_numpy(),
        given=pd.util.hash_array(given.to_numpy(object), categorize=False),
        months=months,
    )


def write_part(
    folder: Path, number: int, events: pd.DataFrame, file: str, mapping: ImportMapping, template: Path
) -> tuple[int, int]:
    """Write events with their ids, and the facts that filters and counts need; return first and last month.

    Parameters
    ----------
    folder : Path
        Of the whole set.
    number : int
        Of the part.
    events : DataFrame
        From `prepare_part`, with their ids.
    file : str
        Name of the whole file.
    mapping : ImportMapping
    template : Path
        Data folder with code lists and boundaries.
    """
    incidents = incidents_of_events(events, file, mapping.origin, template, _around(str(template)))
    _write(events, folder / EVENTS / part_name(number))
    write_facts(facts_of(incidents), folder / FACTS / part_name(number))
    return int(incidents["month_first"].min()), int(incidents["month_last"].max())


def facts_of(incidents: pd.DataFrame) -> pd.DataFrame:
    """Return what filters and counts need of incidents: columns without texts, squares, and the point (WKB)."""
    rows = np.arange(len(incidents))
    points = shapely.points(incidents["lon"].to_numpy(), incidents["lat"].to_numpy())
    located = incidents["lon"].notna().to_numpy()
    kept = incidents.drop(columns=["position", *_TEXTS], errors="ignore").reset_index()
    return kept.assign(
        **{f"square_{km}": squares_of(incidents, rows, km) for km in SQUARE_SIDES_KM},
        geometry=np.where(located, shapely.to_wkb(points), None),
    )


def write_facts(facts: pd.DataFrame, path: Path) -> None:
    """Write facts as GeoParquet."""
    _write(facts, path, {"geometry": _POINT})


_POINT = {
    "encoding": "WKB",
    "geometry_types": ["Point"],
    "crs": pyproj.CRS.from_epsg(4326).to_json_dict(),
}


def _write(frame: pd.DataFrame, path: Path, geometries: Mapping[str, object] | None = None) -> None:
    """Write a table under another name first: of a worker that dies, nothing is left that looks whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table = pa.Table.from_pandas(frame, preserve_index=False)
    if geometries:
        said = {"version": "1.1.0", "primary_column": "geometry", "columns": dict(geometries)}
        table = table.replace_schema_metadata({**(table.schema.metadata or {}), b"geo": json.dumps(said).encode()})
    made = path.with_suffix(".making")
    pq.write_table(table, made, compression="zstd", compression_level=1, row_group_size=250_000)
    made.replace(path)


def _given(prepared: Prepared) -> pd.Series:
    heading = prepared.mapping.columns.get("incident_id")
    if not isinstance(heading, str):
        return pd.Series([], dtype="str")
    return prepared.recognised.cells[heading].str.strip().dropna()


@lru_cache(maxsize=1)
def _around(template: str) -> Surroundings:
    return read_surroundings(Path(template), IMPORTED)
