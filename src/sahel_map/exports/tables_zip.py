"""Plain tables in one ZIP: a clean CSV for programs, with codebook and citation beside it.

The CSV has a header and nothing but rows, so every program reads it; what must travel with it stands in
files of its own in the same archive. With HXL, the first row under the header of each table holds the tags.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from sahel_map.exports.cells import neutral_table
from sahel_map.exports.columns import COLUMNS, companion_tag
from sahel_map.exports.companion_tables import COMPANIONS, companion_table
from sahel_map.exports.job import ExportJob

__all__ = ["DIALECTS", "csv_text", "incidents_csv", "write_csv_zip", "write_hxl_zip"]

#: Separator and decimal sign, by name.
DIALECTS = {"plain": (",", "."), "excel-fr": (";", ",")}

# A table beyond 2 GB needs the later form of a ZIP, which not every program reads.
_MOST_IN_PLAIN_ZIP = 500_000
_FLAGS = {True: "true", False: "false"}


def write_csv_zip(job: ExportJob, path: Path) -> None:
    """Write incidents.csv, one CSV per companion table, codebook.csv, metadata.json and README.txt."""
    _write_zip(job, path, with_tags=False)


def write_hxl_zip(job: ExportJob, path: Path) -> None:
    """Write the same archive with a row of HXL tags in each table."""
    _write_zip(job, path, with_tags=True)


def csv_text(table: pd.DataFrame, tags: list[str] | None = None, dialect: str = "plain") -> str:
    """Return a table as CSV: LF, ISO dates, true and false, null as an empty cell, no formulas.

    Parameters
    ----------
    table : DataFrame
    tags : list of str, optional
        HXL tags for a row under the header.
    dialect : {"plain", "excel-fr"}
        Comma and decimal point, or semicolon and decimal comma.
    """
    return "".join(_csv_parts([table], tags, dialect))


def _csv_parts(parts: Iterable[pd.DataFrame], tags: list[str] | None, dialect: str) -> Iterator[str]:
    """Yield the text of a table that comes in parts, of which the first brings the header."""
    separator, decimal = DIALECTS[dialect]
    for number, part in enumerate(parts):
        written = neutral_table(part)
        for name in written.columns:
            if pd.api.types.is_bool_dtype(written[name]):
                written[name] = written[name].astype("object").map(_FLAGS, na_action="ignore")
        text = written.to_csv(
            index=False,
            header=number == 0,
            lineterminator="\n",
            date_format="%Y-%m-%d",
            sep=separator,
            decimal=decimal,
        )
        if number == 0 and tags is not None:
            header, _, rows = text.partition("\n")
            text = f"{header}\n{separator.join(tags)}\n{rows}"
        yield text


def _write_zip(job: ExportJob, path: Path, with_tags: bool) -> None:
    separator, decimal = DIALECTS[job.csv_dialect]
    form = job.words("export-csv-form", separator=separator, decimal=decimal)
    texts: dict[str, Iterable[str]] = {
        "README.txt": [f"{job.context.as_text(job.words)}\n{form}\n"],
        "metadata.json": [json.dumps(job.context.as_dict(), ensure_ascii=False, indent=2) + "\n"],
        "incidents.csv": _incidents(job, with_tags),
        **{f"{name}.csv": _companion(job, name, with_tags) for name in COMPANIONS},
        "codebook.csv": _csv_parts([job.codebook], _tags(job.codebook) if with_tags else None, job.csv_dialect),
    }
    stamp = job.now.timetuple()[:6]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, parts in texts.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with archive.open(entry, "w", force_zip64=len(job.dataset.incidents) > _MOST_IN_PLAIN_ZIP) as file:
                # The mark at the beginning tells spreadsheets which letters these are.
                file.write(b"\xef\xbb\xbf" if name.endswith(".csv") else b"")
                for text in parts:
                    file.write(text.encode())


def incidents_csv(job: ExportJob) -> bytes:
    """Return the incidents as CSV, made in parts."""
    return b"".join(text.encode() for text in _incidents(job, with_tags=False))


def _incidents(job: ExportJob, with_tags: bool) -> Iterator[str]:
    tags = [column.hxl for column in COLUMNS] if with_tags else None
    return _csv_parts((part.incidents for part in job.parts()), tags, job.csv_dialect)


def _companion(job: ExportJob, name: str, with_tags: bool) -> Iterator[str]:
    nothing = companion_table(job.dataset, np.zeros_like(job.mask), name)
    tags = _tags(nothing) if with_tags else None
    return _csv_parts((part.companion(name) for part in job.parts()), tags, job.csv_dialect)


def _tags(table: pd.DataFrame) -> list[str]:
    """Return the HXL tags of a table that goes with the incidents."""
    return [companion_tag(str(column)) for column in table.columns]
