"""The formats a reader can choose from, and the one way to make a file of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import ExportError
from sahel_map.core.scratch import scratch_folder
from sahel_map.exports.brief import MOST_IN_BRIEF, write_brief
from sahel_map.exports.job import ExportJob, write_atomically
from sahel_map.exports.kml import MOST_IN_KML, write_kml
from sahel_map.exports.layers import write_geojson, write_geopackage, write_geoparquet
from sahel_map.exports.single_page import MOST_RECORDS, write_single_page
from sahel_map.exports.slide import write_slides
from sahel_map.exports.tables_zip import write_csv_zip, write_hxl_zip
from sahel_map.exports.workbook import MOST_IN_WORKBOOK, write_workbook

__all__ = ["FORMATS", "Format", "export_bytes", "format_for", "write_export"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its code, the suffix of its files, its media type, how it is written, and how much it holds."""

    code: str
    suffix: str
    media_type: str
    write: Callable[[ExportJob, Path], None]
    most_records: int | None = None


FORMATS: dict[str, Format] = {
    each.code: each
    for each in (
        Format(
            "xlsx",
            ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            write_workbook,
            MOST_IN_WORKBOOK,
        ),
        Format("csv", ".zip", "application/zip", write_csv_zip),
        Format("hxl", ".zip", "application/zip", write_hxl_zip),
        Format("geojson", ".geojson", "application/geo+json", write_geojson),
        Format("gpkg", ".gpkg", "application/geopackage+sqlite3", write_geopackage),
        Format("parquet", ".parquet", "application/vnd.apache.parquet", write_geoparquet),
        Format("kml", ".kml", "application/vnd.google-earth.kml+xml", write_kml, MOST_IN_KML),
        Format(
            "docx",
            ".docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            write_brief,
            MOST_IN_BRIEF,
        ),
        Format("html", ".html", "text/html", write_single_page, MOST_RECORDS),
        Format(
            "pptx",
            ".pptx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            write_slides,
        ),
    )
}
"""By code, in the order of the choice on the page."""


def format_for(code: str | None, target: Path | None) -> Format:
    """Return the format asked for or, if none is, the one the file's suffix stands for.

    Raises
    ------
    ValueError
        One sentence: which format or suffix is unknown or does not go with the other, and what is allowed.
    """
    if code is not None and code not in FORMATS:
        raise ValueError(unknown_value("format", code, FORMATS))
    suffix = target.suffix.lower() if target else ""
    if suffix == ".csv" and code in (None, "csv", "hxl"):
        raise ValueError("a CSV goes with its codebook and citation in one ZIP: end the name in .zip")
    if code is not None:
        expected = FORMATS[code].suffix
        if target and suffix != expected:
            raise ValueError(f"{target.name!r} does not say that it holds {code}: end the name in {expected}")
        return FORMATS[code]
    for each in FORMATS.values():  # .zip stands for the first of its two, the plain CSV
        if each.suffix == suffix:
            return each
    allowed = ", ".join(dict.fromkeys(each.suffix for each in FORMATS.values()))
    raise ValueError(f"suffix {suffix!r} does not say which format; allowed: {allowed}, or name one by --format")


def write_export(job: ExportJob, kind: Format, target: Path) -> None:
    """Write a file, complete or not at all; raise `ExportError` with one sentence where that fails.

    Parameters
    ----------
    job : ExportJob
    kind : Format
        The format.
    target : Path
        Replaced once the new file is complete.

    Raises
    ------
    ExportError
        If the format holds fewer incidents, or the file cannot be written.
    """
    n = int(job.mask.sum())
    if kind.most_records is not None and n > kind.most_records:
        raise ExportError(
            f"{kind.code} holds at most {kind.most_records} incidents and these are {n}: "
            "narrow the filter, or take csv, parquet or gpkg."
        )
    write_atomically(target, lambda path: kind.write(job, path))


def export_bytes(job: ExportJob, kind: Format, most_bytes: int | None = None) -> bytes:
    """Return the content of a file, for a download.

    Parameters
    ----------
    job : ExportJob
    kind : Format
    most_bytes : int, optional
        What may be passed on.

    Raises
    ------
    ExportError
        As `write_export`, and if the file is larger than `most_bytes`.
    """
    with scratch_folder("export") as folder:
        target = folder / f"export{kind.suffix}"
        write_export(job, kind, target)
        size = target.stat().st_size
        if most_bytes is not None and size > most_bytes:
            raise ExportError(
                f"This file would have {size / 1e6:.0f} MB, and a page passes on {most_bytes / 1e6:.0f} at most: "
                "narrow the filter, or take csv or parquet, which are smaller; `sahel-map export` has no limit."
            )
        return target.read_bytes()
