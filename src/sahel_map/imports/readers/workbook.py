"""Workbooks: XLSX, XLS and ODS by calamine; every sheet is looked at, and those that hold no events are named."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import python_calamine as calamine

from sahel_map.core.allowed import allowed
from sahel_map.core.errors import ImportFileError
from sahel_map.exports.cells import restore_text
from sahel_map.imports.limits import Limits
from sahel_map.imports.notes import Note
from sahel_map.imports.readers.archive import check_archive
from sahel_map.imports.readers.header import Layout, find_layout
from sahel_map.imports.readers.source import Broken, Reading, SourceTable

__all__ = ["read_file"]

_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_OUR_SHEET = "incidents"


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
        tables, refused = [], []
        for name in names:
            try:
                tables.append(_read_sheet(path.name, book, name, reading, limits))
            except ImportFileError as error:
                refused.append((name, error))
    except calamine.PasswordError as error:
        raise ImportFileError(f"{path.name} is locked with a password; save it without one.") from error
    except calamine.CalamineError as error:
        raise ImportFileError(f"{path.name} is damaged or not what its suffix says: {error}.") from error
    if not tables:
        raise refused[0][1] if refused else ImportFileError(f"{path.name} holds no sheet with a table.")
    left = [name for name in sheets if name not in names] + [name for name, _ in refused]
    if left:
        first = tables[0]
        notes = (*first.taken, Note("taken-sheets-left", {"n": len(left), "names": ", ".join(left)}))
        tables[0] = SourceTable(first.name, first.cells, first.broken, first.n_counted, first.tags, notes)
    return tables


def _chosen(file: str, names: list[str], wanted: str) -> list[str]:
    if wanted and wanted not in names:
        raise ImportFileError(f"{file} has no sheet {wanted!r}; {allowed(names, wanted)}.")
    if wanted:
        return [wanted]
    return [_OUR_SHEET] if _OUR_SHEET in names else names


def _read_sheet(
    file: str, book: calamine.CalamineWorkbook, name: str, reading: Reading, limits: Limits
) -> SourceTable:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height is not None:
        limits.check_shape(f"{file}, sheet {name}", sheet.total_height or 0, sheet.total_width or 0)
    lines = sheet.to_python(skip_empty_area=False)
    dates: set[int] = set()
    rows = {
        number: [_text(cell, place, dates) for place, cell in enumerate(line)]
        for number, line in enumerate(lines, start=1)
    }
    n_filled = sum(any(cell.strip() for cell in cells) for cells in rows.values())
    layout = find_layout(
        f"{file}, sheet {name}", [(row, cells) for row, cells in rows.items() if row <= 60], reading.header_row
    )
    kept, broken, blank = {}, {}, []
    width = len(layout.headings)
    for row, cells in rows.items():
        if row <= layout.header_row or row in layout.skipped:
            continue
        if not any(cell.strip() for cell in cells):
            blank.append(row)
            continue
        if any(len(cell) > limits.cell_characters for cell in cells):
            broken[row] = Broken("cell", tuple(cell[:200] for cell in cells), {"most": limits.cell_characters})
            continue
        kept[row] = [*cells[:width], *[""] * (width - len(cells))]
    table = pd.DataFrame(list(kept.values()), index=list(kept), columns=list(layout.headings), dtype="str")
    notes = [Note("taken-sheet", {"name": name}), *layout.notes]
    if blank:
        notes.append(Note("taken-blank-rows", {"n": len(blank), "rows": ", ".join(map(str, blank[:10]))}))
    counted = n_filled - _n_above(rows, layout)
    return SourceTable(name, table.where(table != "", None), broken, counted, layout.tags, tuple(notes))


def _n_above(rows: dict[int, list[str]], layout: Layout) -> int:
    above = [row for row in rows if row <= layout.header_row or row in layout.skipped]
    return sum(any(cell.strip() for cell in rows[row]) for row in above)


def _text(cell: Any, place: int, dates: set[int]) -> str:
    """Return a cell as it would stand in a CSV."""
    if isinstance(cell, str):
        return str(restore_text(cell))
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, dt.datetime):
        dates.add(place)
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
                    raise ImportFileError(f"{path.name} declares entities in its XML ({part}); it is not opened.")
