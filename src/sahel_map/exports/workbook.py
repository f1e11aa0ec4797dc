"""The incidents as a workbook: first for people, then incidents, facts, codebook, citation for programs."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sahel_map.exports.cells import neutral_table
from sahel_map.exports.columns import COLUMNS
from sahel_map.exports.companion_tables import COMPANIONS
from sahel_map.exports.job import ExportJob
from sahel_map.exports.reading_sheet import add_reading_sheets

__all__ = ["MOST_IN_WORKBOOK", "SHEETS", "write_workbook"]

MOST_IN_WORKBOOK = 50_000
"""More incidents than this take gigabytes to write; at 500,000, facts outgrow the 1,048,576 rows of a sheet."""

SHEETS = ("incidents", *COMPANIONS, "codebook", "citation")
_WIDTHS = {column.name: column.width for column in COLUMNS} | {
    "code": 24,
    "definition": 90,
    "label": 34,
    "hxl": 26,
    "publisher": 28,
    "url": 50,
    "supports": 60,
    "supports_fr": 60,
    "value": 30,
}
_DEFAULT_WIDTH = 16
# Not every program gives a row the height that its wrapped text needs. Characters, points.
_LABEL_WIDTH, _CITATION_WIDTH, _LINE_HEIGHT = 30, 100, 16
_LONGEST = 32_767  # characters a cell of this format can hold


def write_workbook(job: ExportJob, path: Path) -> None:
    """Write the workbook: the sheets for people, then tables.

    Their headings are frozen and filterable, dates are dates, every text is a text.

    Notes
    -----
    Unknown is an empty cell. Texts that would start a formula elsewhere are neutralised, as in the CSV,
    because a workbook is often saved as one.
    """
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "remove_timezone": True,
        "in_memory": True,
    }
    # Made in memory and written at once: on a full disk the library would leave open files behind.
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties(
            {"title": job.context.title, "subject": job.context.sentence, "comments": job.context.citation}
        )
        book.set_custom_property("data_version", job.context.data_version)
        book.set_custom_property("data_digest", job.context.digest)
        heading = book.add_format({"bold": True, "bg_color": "#E1DED8", "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        tables = {name: job.companion(name) for name in COMPANIONS}
        tables |= {"incidents": job.incidents, "codebook": job.codebook}
        add_reading_sheets(book, job)
        for name in SHEETS[:-1]:
            _fill(book.add_worksheet(name), tables[name], heading, day)
        _fill_citation(book, job)
    path.write_bytes(content.getvalue())


def _fill(sheet: Worksheet, table: pd.DataFrame, heading: Format, day: Format) -> None:
    safe = neutral_table(table)
    sheet.freeze_panes(1, 1)
    for place, name in enumerate(safe.columns):
        column = safe[name]
        is_date = pd.api.types.is_datetime64_any_dtype(column)
        sheet.set_column(place, place, _WIDTHS.get(name, _DEFAULT_WIDTH), day if is_date else None)
        sheet.write_string(0, place, name, heading)
        for row in column.index[column.notna()]:
            _write(sheet, row + 1, place, column.iat[row], day)
    if len(safe):
        sheet.autofilter(0, 0, len(safe), len(safe.columns) - 1)


def _write(sheet: Worksheet, row: int, place: int, value: Any, day: Format) -> None:
    if isinstance(value, str):
        sheet.write_string(row, place, value[:_LONGEST])
    elif isinstance(value, pd.Timestamp):
        sheet.write_datetime(row, place, value.to_pydatetime(), day)
    elif value is True or value is False or type(value).__name__ == "bool":
        sheet.write_boolean(row, place, bool(value))
    else:
        sheet.write_number(row, place, float(value))


def _fill_citation(book: xlsxwriter.Workbook, job: ExportJob) -> None:
    sheet = book.add_worksheet("citation")
    bold = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, _LABEL_WIDTH)
    sheet.set_column(1, 1, _CITATION_WIDTH)
    for row, (label, text) in enumerate(job.context.as_rows(job.words)):
        n_lines = max(-(-len(text) // _CITATION_WIDTH), -(-len(label) // _LABEL_WIDTH))
        sheet.set_row(row, _LINE_HEIGHT * n_lines)
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, text, wrapped)
