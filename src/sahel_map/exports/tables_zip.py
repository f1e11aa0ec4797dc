"""Plain tables in one ZIP: a clean CSV for programs, with codebook and citation beside it.

The CSV has a header and nothing but rows, so every program reads it; what must travel with it stands in
files of its own in the same archive. With HXL, the first row under the header holds the tags.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pandas as pd

from sahel_map.exports.cells import neutral_table
from sahel_map.exports.columns import COLUMNS, companion_tag
from sahel_map.exports.job import ExportJob

__all__ = ["DIALECTS", "csv_text", "write_csv_zip", "write_hxl_zip"]

#: Separator and decimal sign, by name.
DIALECTS = {"plain": (",", "."), "excel-fr": (";", ",")}

_FLAGS = {True: "true", False: "false"}


def write_csv_zip(job: ExportJob, path: Path) -> None:
    """Write incidents.csv, one CSV per companion table, codebook.csv, metadata.json and README.txt."""
    _write_zip(job, path, with_tags=False)


def write_hxl_zip(job: ExportJob, path: Path) -> None:
    """Write the same archive with the row of HXL tags in incidents.csv."""
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
    separator, decimal = DIALECTS[dialect]
    written = neutral_table(table)
    for name in written.columns:
        if pd.api.types.is_bool_dtype(written[name]):
            written[name] = written[name].astype("object").map(_FLAGS, na_action="ignore")
    body = written.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d", sep=separator, decimal=decimal)
    if tags is None:
        return body
    header, _, rows = body.partition("\n")
    return f"{header}\n{separator.join(tags)}\n{rows}"


def _write_zip(job: ExportJob, path: Path, with_tags: bool) -> None:
    tags = [column.hxl for column in COLUMNS] if with_tags else None
    dialect = job.csv_dialect
    separator, decimal = DIALECTS[dialect]
    form = job.words("export-csv-form", separator=separator, decimal=decimal)
    texts = {
        "README.txt": f"{job.context.as_text(job.words)}\n{form}\n",
        "metadata.json": json.dumps(job.context.as_dict(), ensure_ascii=False, indent=2) + "\n",
        "incidents.csv": csv_text(job.incidents, tags, dialect),
        **{
            f"{name}.csv": csv_text(
                table, [companion_tag(str(column)) for column in table.columns] if with_tags else None, dialect
            )
            for name, table in job.companions.items()
        },
        "codebook.csv": csv_text(job.codebook, dialect=dialect),
    }
    stamp = job.now.timetuple()[:6]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            # The mark at the beginning tells spreadsheets which letters these are.
            begins = "\ufeff" if name.endswith(".csv") else ""
            archive.writestr(entry, (begins + text).encode())
