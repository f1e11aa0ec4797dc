"""The first sheets of a workbook, for people: headings and labels in their language, dates, links, ready to print.

Aggregate records stand on a sheet of their own, so that the sum of a column of figures is the sum of the figures.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import xlsxwriter

from sahel_map.exports.cells import neutral_table
from sahel_map.exports.job import ExportJob
from sahel_map.incident.set_words import set_footer
from sahel_map.sheets.content.brand import mark_of, own_brand
from sahel_map.views.table.table import incident_table
from sahel_map.words import Words

__all__ = ["add_reading_sheets"]

# Columns of `incident_table`, and their widths in characters.
_WIDTHS = {
    "first-day": 11, "when": 20, "place": 24, "units": 36, "actors": 26, "attribution": 16, "harms": 26,
    "killed-min": 10, "killed-max": 10, "mixed": 12, "confidence": 11, "independent": 10, "summary": 60,
}  # fmt: skip
_ID_WIDTH, _LINK_WIDTH, _ROW_HEIGHT = 14, 30, 45
_LONGEST_LINK = 2_000  # characters that spreadsheets follow
_HEADING_ROW = 3
_A4 = 9


def add_reading_sheets(book: xlsxwriter.Workbook, job: ExportJob) -> None:
    """Add the sheet of the incidents, and one of the aggregate records where there are some.

    Parameters
    ----------
    book : Workbook
        The sheets become its first.
    job : ExportJob
    """
    is_aggregate = job.dataset.incidents["is_aggregate"].to_numpy(bool)
    for name, mask in (("incidents", job.mask & ~is_aggregate), ("aggregates", job.mask & is_aggregate)):
        if mask.any() or name == "incidents":
            _add(book, job, name, mask)


def _add(book: xlsxwriter.Workbook, job: ExportJob, name: str, mask: np.ndarray) -> None:
    words, context = job.words, job.context
    table = neutral_table(incident_table(job.dataset, mask, words, tuple(_WIDTHS)).reset_index())
    table[words("workbook-source")] = _first_links(job, table.iloc[:, 0])
    sheet = book.add_worksheet(words(f"workbook-{name}"))
    bold, quiet = book.add_format({"bold": True, "font_size": 14}), book.add_format({"font_color": "#5B6168"})
    sheet.write_string(0, 0, " · ".join(filter(None, (context.title, _mark(job)))), bold)
    sheet.write_string(1, 0, f"{context.sentence}. {context.caveat}", quiet)
    sheet.write_string(2, 0, words(f"workbook-{name}-note"), quiet)
    _write_table(book, sheet, table, name, words)
    sheet.freeze_panes(_HEADING_ROW + 1, 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADING_ROW)
    footer = set_footer(job.dataset, words).replace("&", "&&")
    sheet.set_footer(f"&L&8{footer[:200]}&R&8&P / &N")


def _write_table(
    book: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet, table: pd.DataFrame, name: str, words: Words
) -> None:
    top = {"valign": "top"}
    formats = {
        "day": book.add_format({"num_format": "d mmm yyyy", **top}),
        "number": book.add_format({"num_format": "#,##0", **top}),
        "text": book.add_format({"text_wrap": True, **top}),
        "link": book.add_format({"font_color": "#004488", "underline": 1, **top}),
    }
    n_rows, n_columns = table.shape
    # A table needs a row; without one it has an empty one.
    sheet.add_table(_HEADING_ROW, 0, _HEADING_ROW + max(n_rows, 1), n_columns - 1, {
        "name": f"sahel_{name}", "style": "Table Style Light 1",
        "columns": [{"header": str(heading)} for heading in table.columns],
    })  # fmt: skip
    for place, width in enumerate((_ID_WIDTH, *_WIDTHS.values(), _LINK_WIDTH)):
        sheet.set_column(place, place, width)
    link_column = n_columns - 1
    for number, row in enumerate(table.itertuples(index=False), start=_HEADING_ROW + 1):
        sheet.set_row(number, _ROW_HEIGHT)
        for place, value in enumerate(row):
            if value is None or (not isinstance(value, str) and pd.isna(value)):
                continue
            if isinstance(value, dt.date):
                sheet.write_datetime(number, place, dt.datetime.combine(value, dt.time()), formats["day"])
            elif place == link_column and value.startswith(("https://", "http://")):
                sheet.write_url(number, place, value, formats["link"], string=value[:120])
            elif isinstance(value, str):
                sheet.write_string(number, place, value, formats["text"])
            else:
                sheet.write_number(number, place, float(value), formats["number"])


def _first_links(job: ExportJob, ids: pd.Series) -> list[str]:
    """Return the address of the first source of each record; empty where a spreadsheet cannot follow it."""
    first = job.companion("sources").drop_duplicates("incident_id").set_index("incident_id")["url"]
    found = [str(first.get(name, "")) for name in ids]
    return [url if len(url) <= _LONGEST_LINK and url.startswith(("https://", "http://")) else "" for url in found]


def _mark(job: ExportJob) -> str:
    return mark_of(job.dataset.profile, job.words, own_brand())
