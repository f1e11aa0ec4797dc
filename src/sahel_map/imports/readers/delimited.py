"""Text files with a separator, in any encoding: every physical line is accounted for.

A large file is read by pyarrow and checked against the line breaks in its bytes; whatever does not add up
there is read again line by line, slower, and with a reason for every row that is not whole.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import clevercsv
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from sahel_map.core.errors import ImportFileError
from sahel_map.imports.limits import Limits
from sahel_map.imports.notes import Note
from sahel_map.imports.readers.encoding import decode
from sahel_map.imports.readers.header import Layout, find_layout
from sahel_map.imports.readers.source import Broken, Reading, SourceTable

__all__ = ["SEPARATORS", "read_delimited"]

SEPARATORS = (",", ";", "\t", "|")
_LARGE = 4_000_000
_HEAD_LINES = 60
_QUOTED_LINES = 500
"""A cell of more lines than this is no text of a person; its quote was never closed."""


def read_delimited(name: str, content: bytes, reading: Reading, limits: Limits) -> SourceTable:
    """Read a CSV or similar.

    Parameters
    ----------
    name : str
        Name of the file, for messages.
    content : bytes
    reading : Reading
    limits : Limits

    Raises
    ------
    ImportFileError
        If there is nothing in it, or no row looks like headings.
    """
    text, encoding, notes = decode(content, reading.encoding)
    separator = reading.separator or _separator(text)
    notes = [Note("taken-separator", {"separator": _NAMES.get(separator, separator)}), *notes]
    head = _head(text, separator)
    layout = find_layout(name, head, reading.header_row)
    limits.check_shape(name, 0, len(layout.headings))
    if len(content) > _LARGE and encoding == "utf-8" and not layout.is_odd:
        fast = _read_fast(content, separator, layout)
        if fast is not None:
            limits.check_shape(name, len(fast), len(layout.headings))
            return SourceTable("", fast, {}, len(fast), layout.tags, (*notes, *layout.notes))
    return _read_lines(name, text, separator, layout, notes, limits)


_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


def _separator(text: str) -> str:
    """Find the separator: the one that the first lines agree on, asked of clevercsv where they do not."""
    lines = [line for line in text[:100_000].splitlines()[:_HEAD_LINES] if line.strip()][:30]
    if not lines:
        raise ImportFileError("the file is empty; a row of headings and one of values are needed.")
    widths = {sign: [_width(line, sign) for line in lines] for sign in SEPARATORS}
    steady = {
        sign: sum(width == max(set(counts), key=counts.count) and width > 1 for width in counts) * max(counts)
        for sign, counts in widths.items()
    }
    best = max(steady, key=steady.__getitem__)
    if steady[best]:
        return best
    dialect = clevercsv.Detector().detect("\n".join(lines), delimiters=list(SEPARATORS))
    return dialect.delimiter if dialect and dialect.delimiter else ","


def _width(line: str, separator: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=separator), []))
    except csv.Error:
        return 1


def _head(text: str, separator: str) -> list[tuple[int, list[str]]]:
    lines = text[:400_000].split("\n")[: _HEAD_LINES + 1]
    return [(row, cells) for row, cells, *_ in _records(lines, separator, 0)][:_HEAD_LINES]


def _records(lines: list[str], separator: str, width: int) -> Iterator[tuple[int, list[str], int, bool]]:
    """Yield record number, cells, number of lines, and whether a quote in it was never closed.

    A line that would be a whole row by itself inside an open quote shows that the quote was never closed:
    then the row ends with its own line, and the next line starts a new one.
    """
    row, place = 0, 0
    while place < len(lines):
        span, is_open = 1, lines[place].count('"') % 2 == 1
        is_unclosed = False
        while is_open:
            following = lines[place + span] if place + span < len(lines) else None
            whole = following is not None and width > 3 and following.count('"') % 2 == 0
            if following is None or span >= _QUOTED_LINES or (whole and _width(following, separator) == width):
                span, is_unclosed = 1, True
                break
            span += 1
            is_open = following.count('"') % 2 == 0
        row += 1
        yield row, _cells(lines[place : place + span], separator, is_unclosed), span, is_unclosed
        place += span


def _cells(lines: list[str], separator: str, is_unclosed: bool) -> list[str]:
    if is_unclosed:
        return lines[0].split(separator)
    text = "\n".join(lines)
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
    except csv.Error:
        return text.split(separator)


def _read_lines(
    name: str, text: str, separator: str, layout: Layout, notes: list[Note], limits: Limits
) -> SourceTable:
    csv.field_size_limit(limits.bytes)
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()  # the line break at the end of the file
    width = len(layout.headings)
    rows, broken, blank, n_lines, n_long = {}, {}, [], 0, 0
    bare: list[int] = []
    for row, cells, span, is_unclosed in _records(lines, separator, width):
        n_lines += span
        if row <= layout.header_row or row in layout.skipped:
            continue
        if not any(cell.strip() for cell in cells):
            blank.append(row)
        elif not any(cell.strip(" ;,\t|") for cell in cells):
            bare.append(row)
        elif is_unclosed:
            broken[row] = Broken("quote", tuple(cells))
        elif len(cells) != width and (len(cells) < width or any(cell.strip() for cell in cells[width:])):
            broken[row] = Broken("width", tuple(cells), {"cells": len(cells), "width": width})
        elif any(len(cell) > limits.cell_characters for cell in cells):
            n_long += 1
            broken[row] = Broken("cell", tuple(cell[:200] for cell in cells), {"most": limits.cell_characters})
        else:
            rows[row] = cells[:width]
        limits.check_shape(name, len(rows) + len(broken), width)
    if n_lines != len(lines):
        raise ImportFileError(f"{name}: {len(lines)} lines are in it and {n_lines} were read; nothing is imported.")
    found = [Note("taken-blank-rows", {"n": len(blank), "rows": _listed(blank)})] if blank else []
    found += [Note("taken-bare-rows", {"n": len(bare), "rows": _listed(bare)})] if bare else []
    cells = pd.DataFrame(list(rows.values()), index=list(rows), columns=list(layout.headings), dtype="str")
    cells = cells.where(cells != "", None)
    return SourceTable("", cells, broken, len(rows) + len(broken), layout.tags, (*notes, *layout.notes, *found))


def _listed(rows: list[int]) -> str:
    shown = ", ".join(map(str, rows[:10]))
    return shown if len(rows) <= 10 else f"{shown} …"


def _read_fast(content: bytes, separator: str, layout: Layout) -> pd.DataFrame | None:
    """Read a sound file, or return None where the rows and the lines of the file do not add up."""
    names = [f"c{place}" for place in range(len(layout.headings))]
    try:
        table = arrow_csv.read_csv(
            pa.py_buffer(content),
            read_options=arrow_csv.ReadOptions(
                column_names=names, skip_rows=layout.header_row, block_size=8_000_000
            ),
            parse_options=arrow_csv.ParseOptions(
                delimiter=separator, newlines_in_values=b'"' in content, ignore_empty_lines=False
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=True,
                null_values=[""],
                quoted_strings_can_be_null=True,
            ),
        )
    except pa.ArrowInvalid:
        return None
    n_lines = content.count(b"\n") + (not content.endswith(b"\n"))
    n_inside = 0
    for column in table.columns:
        inside = pc.count_substring(column, "\n")
        n_inside += pc.sum(inside).as_py() or 0
        if n_inside and (pc.max(inside).as_py() or 0) > 0:
            marked = column.filter(pc.greater(inside, 0))
            # A text with a line as long as a row may be a quote that was never closed: read it slowly.
            if pc.any(pc.match_substring_regex(marked, _row_like(separator, len(names)))).as_py():
                return None
    if table.num_rows + layout.header_row + n_inside != n_lines:
        return None
    frame = table.to_pandas(types_mapper={pa.string(): pd.StringDtype(na_value=float("nan"))}.get)
    frame.columns = list(layout.headings)
    frame.index = pd.RangeIndex(layout.header_row + 1, layout.header_row + 1 + len(frame))
    frame = frame.drop(index=[row for row in layout.skipped if row in frame.index])
    is_blank = frame.isna().all(axis=1)
    return None if is_blank.any() else frame


def _row_like(separator: str, width: int) -> str:
    return rf"(?m)^[^\n]*(\{separator}[^\n]*){{{min(width - 1, 500)},}}$"


def read_file(path: Path, reading: Reading, limits: Limits) -> list[SourceTable]:
    """Read a file with a separator; see `read_delimited`."""
    return [read_delimited(path.name, path.read_bytes(), reading, limits)]
