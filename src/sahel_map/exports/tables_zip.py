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
from sahel_map.exports.columns import COLUMNS
from sahel_map.exports.job import ExportJob

__all__ = ["csv_text", "write_csv_zip", "write_hxl_zip"]

_FLAGS = {True: "true", False: "false"}


def write_csv_zip(job: ExportJob, path: Path) -> None:
    """Write incidents.csv, one CSV per companion table, codebook.csv, metadata.json and README.txt."""
    _write_zip(job, path, with_tags=False)


def write_hxl_zip(job: ExportJob, path: Path) -> None:
    """Write the same archive with the row of HXL tags in incidents.csv."""
    _write_zip(job, path, with_tags=True)


def csv_text(table: pd.DataFrame, tags: list[str] | None = None) -> str:
    """Return a table as CSV: UTF-8, LF, ISO dates, true and false, null as an empty cell, no formulas."""
    written = neutral_table(table)
    for name in written.columns:
        if pd.api.types.is_bool_dtype(written[name]):
            written[name] = written[name].astype("object").map(_FLAGS, na_action="ignore")
    body = written.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")
    if tags is None:
        return body
    header, _, rows = body.partition("\n")
    return f"{header}\n{','.join(tags)}\n{rows}"


def _write_zip(job: ExportJob, path: Path, with_tags: bool) -> None:
    tags = [column.hxl for column in COLUMNS] if with_tags else None
    texts = {
        "README.txt": job.context.as_text(job.words),
        "metadata.json": json.dumps(job.context.as_dict(), ensure_ascii=False, indent=2) + "\n",
        "incidents.csv": csv_text(job.incidents, tags),
        **{f"{name}.csv": csv_text(table) for name, table in job.companions.items()},
        "codebook.csv": csv_text(job.codebook),
    }
    stamp = job.now.timetuple()[:6]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode())
