"""Workbooks: XLSX, XLS and ODS by calamine; every sheet is looked at, and those that hold no events are named."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import pandas as pd
import python_calamine as calamine

from sahel_map.exports.cells import restore_text
from sahel_map.imports.errors import ImportFileError, say_allowed
from sahel_map.imports.guess.dates import is_serial
from sahel_map.imports.guess.headings import meaning_of
from sahel_map.imports.limits import Limits
from sahel_map.imports.notes import Note
from sahel_map.imports.readers.archive import check_archive
from sahel_map.imports.readers.header import Layout, find_layout, name_columns
from sahel_map.imports.readers.source import Broken, Reading, SourceTable
from sahel_map.imports.readers.workbook_parts import WorkbookParts, day_since_1904

__all__ = ["read_file"]

_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_OUR_SHEET = "incidents"
_DAYS = frozenset({"date_start", "date_end", "source_dates"})


def read_file(path: Path, reading: Reading, limits: Limits) -> list[SourceTable]:
    """Read every sheet of a workbook that looks like a table.

    Parameters
    ----------
    path : Path
    reading : Reading
        How the file is to be read; `sheet` names one sheet.
    limits : Limits

    Raises
    ------
    ImportFileError
        If it is locked or damaged, or no sheet looks like events.
    """
    packed = zipfile.is_zipfile(path)
    if packed:
        check_archive(path, limits)
        _refuse_entities(path)
    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        sheets = {meta.name: meta for meta in book.sheets_metadata if meta.typ == calamine.SheetTypeEnum.WorkSheet}
        names = _chosen(path.name, list(sheets), reading.sheet)
        parts = WorkbookParts(path)
        tables, refused = [], []
        for name in names:
            is_hidden = sheets[name].visible != calamine.SheetVisibleEnum.Visible
            try:
                tables.append(_read_sheet(path.name, book, name, is_hidden, parts, reading, limits))
            except ImportFileError as error:
                refused.append((name, error))
    except calamine.PasswordError as error:
        raise ImportFileError("locked", file=path.name) from error
    except (calamine.CalamineError, ParseError) as error:
        raise ImportFileError("damaged", file=path.name, why=error) from error
    if not tables:
        raise refused[0][1] if refused else ImportFileError("sheets-none", file=path.name)
    left = [name for name in sheets if name not in names] + [name for name, _ in refused]
    if left:
        first = tables[0]
        notes = (*first.taken, Note("taken-sheets-left", {"n": len(left), "names": ", ".join(left)}))
        tables[0] = SourceTable(first.name, first.cells, first.broken, first.n_counted, first.tags, notes)
    return tables


def _chosen(file: str, names: list[str], wanted: str) -> list[str]:
    if wanted and wanted not in names:
        raise ImportFileError("no-sheet", file=file, sheet=wanted, allowed=say_allowed(names, wanted))
    if wanted:
        return [wanted]
    return [_OUR_SHEET] if _OUR_SHEET in names else names


def _read_sheet(
    file: str,
    book: calamine.CalamineWorkbook,
    name: str,
    is_hidden: bool,
    parts: WorkbookParts,
    reading: Reading,
    limits: Limits,
) -> SourceTable:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height is not None:
        limits.check_shape(f"{file}, sheet {name}", sheet.total_height or 0, sheet.total_width or 0)
    lines = sheet.to_python(skip_empty_area=False)
    rows = {number: list(map(_text, line)) for number, line in enumerate(lines, start=1)}
    unanswered = parts.unanswered(name)
    for (row, column), text in unanswered.items():
        if row in rows and column <= len(rows[row]):
            rows[row][column - 1] = text
    n_filled = sum(any(cell.strip() for cell in cells) for cells in rows.values())
    layout = find_layout(
        f"{file}, sheet {name}", [(row, cells) for row, cells in rows.items() if row <= 60], reading.header_row
    )
    headings = _all_headings(layout, rows)
    kept, broken, blank = {}, {}, []
    width = len(headings)
    days = (
        [place for place, heading in enumerate(headings) if meaning_of(heading) in _DAYS] if parts.is_1904 else []
    )
    for row, cells in rows.items():
        if row <= layout.header_row or row in layout.skipped:
            continue
        if not any(cell.strip() for cell in cells):
            blank.append(row)
            continue
        if any(len(cell) > limits.cell_characters for cell in cells):
            broken[row] = Broken("cell", tuple(cell[:200] for cell in cells), {"most": limits.cell_characters})
            continue
        if layout.is_repeated_in(cells):
            broken[row] = Broken("headings", tuple(cells))
            continue
        kept[row] = [*cells[:width], *[""] * (width - len(cells))]
        for place in days:
            if is_serial(kept[row][place]):
                kept[row][place] = day_since_1904(float(kept[row][place].replace(",", ".")))
    table = pd.DataFrame(list(kept.values()), index=list(kept), columns=list(headings), dtype="str")
    notes = [Note("taken-sheet", {"name": name, "is_hidden": "yes" if is_hidden else "no"}), *layout.notes]
    if blank:
        notes.append(Note("taken-blank-rows", {"n": len(blank), "rows": ", ".join(map(str, blank[:10]))}))
    if unanswered:
        examples = ", ".join(f"“{text[:40]}”" for text in dict.fromkeys(unanswered.values()))
        notes.append(Note("taken-formulas", {"n": len(unanswered), "found": examples[:200]}))
    if days:
        notes.append(Note("taken-since-1904"))
    counted = n_filled - _n_above(rows, layout)
    return SourceTable(name, table.where(table != "", None), broken, counted, layout.tags, tuple(notes))


def _all_headings(layout: Layout, rows: dict[int, list[str]]) -> tuple[str, ...]:
    """Return a heading for every column that holds something, those far below the first rows too."""
    below = [cells for row, cells in rows.items() if row > layout.header_row]
    known, most = len(layout.headings), max(map(len, below), default=0)
    used = next((n for n in range(most, known, -1) if any(len(row) >= n and row[n - 1] for row in below)), known)
    missing = used - known
    if missing <= 0:
        return layout.headings
    return name_columns([heading.partition(" (column ")[0] for heading in layout.headings] + [""] * missing)[0]


def _n_above(rows: dict[int, list[str]], layout: Layout) -> int:
    above = [row for row in rows if row <= layout.header_row or row in layout.skipped]
    return sum(any(cell.strip() for cell in rows[row]) for row in above)


def _text(cell: Any) -> str:
    """Return a cell as it would stand in a CSV."""
    if isinstance(cell, str):
        return str(restore_text(cell))
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, dt.datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == dt.time() else f"{cell:%Y-%m-%dT%H:%M:%S}"
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return str(cell)


def _refuse_entities(path: Path) -> None:
    """Refuse a workbook whose XML declares entities: no spreadsheet writes them, and they can swell without end."""
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        for part in parts:
            with archive.open(part) as member:
                if _ENTITIES.search(member.read(4096)):
                    raise ImportFileError("entities", file=f"{path.name} ({part})")
