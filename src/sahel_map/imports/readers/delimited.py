"""Text files with a separator, in any encoding: every physical line is accounted for.

A large file is read by pyarrow and checked against the line breaks in its bytes; whatever does not add up
there is read again line by line, slower, and with a reason for every row that is not whole.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.limits import Limits
from sahel_map.imports.notes import Note
from sahel_map.imports.readers.encoding import decode
from sahel_map.imports.readers.header import Layout, find_layout
from sahel_map.imports.readers.source import Broken, Reading, SourceTable

__all__ = ["SEPARATORS", "read_delimited"]

SEPARATORS = (",", ";", "\t", "|")
_LARGE = 4_000_000
_HEAD_LINES, _HEAD_BYTES = 60, 400_000
_SAMPLE_LINE, _SAMPLE = 500, 4_000
_LONG = 100_000
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
    text, _, notes = decode(content, reading.encoding)
    separator = reading.separator or _separator(text)
    notes = [Note("taken-separator", {"separator": _NAMES.get(separator, separator)}), *notes]
    head = _head(text, separator)
    layout = find_layout(name, head, reading.header_row)
    limits.check_shape(name, 0, len(layout.headings))
    return _read_lines(name, text, separator, layout, notes, limits)


_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


def _separator(text: str) -> str:
    """Find the separator: the one that the first lines agree on, asked of clevercsv where they do not."""
    lines = [line for line in text[:100_000].splitlines()[:_HEAD_LINES] if line.strip()][:30]
    if not lines:
        raise ImportFileError("empty-text")
    widths = {sign: [_width(line, sign) for line in lines] for sign in SEPARATORS}
    steady = {
        sign: sum(width == max(set(counts), key=counts.count) and width > 1 for width in counts) * max(counts)
        for sign, counts in widths.items()
    }
    best = max(steady, key=steady.__getitem__)
    if steady[best]:
        return best
    # Seldom asked, and half a second to import, which each server and each worker would take.
    import clevercsv

    # It takes four times as long for twice the text: minutes for one line of a hundred thousand letters.
    sample = "\n".join(line[:_SAMPLE_LINE] for line in lines)[:_SAMPLE]
    dialect = clevercsv.Detector().detect(sample, delimiters=list(SEPARATORS))
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
        span, is_open = 1, _opens_quote(lines[place], separator)
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


def _opens_quote(line: str, separator: str) -> bool:
    """Return whether a cell of a line begins with a quote that does not end in it; a sign for inches opens none."""
    if line.count('"') % 2 == 0:
        return False
    return any(cell.startswith('"') and cell.count('"') % 2 for cell in line.split(separator))


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
    rows, broken, blank, n_lines = {}, {}, [], 0
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
        elif layout.is_repeated_in(cells):
            broken[row] = Broken("headings", tuple(cells))
        elif len(cells) != width and (len(cells) < width or any(cell.strip() for cell in cells[width:])):
            broken[row] = Broken("width", tuple(cells), {"cells": len(cells), "width": width})
        elif any(len(cell) > limits.cell_characters for cell in cells):
            broken[row] = Broken("cell", tuple(cell[:200] for cell in cells), {"most": limits.cell_characters})
        else:
            rows[row] = cells[:width]
        limits.check_shape(name, len(rows) + len(broken), width)
    if n_lines != len(lines):
        raise ImportFileError("lines", file=name, lines=len(lines), read=n_lines)
    found = [Note("taken-blank-rows", {"n": len(blank), "rows": _listed(blank)})] if blank else []
    found += [Note("taken-bare-rows", {"n": len(bare), "rows": _listed(bare)})] if bare else []
    cells = pd.DataFrame(list(rows.values()), index=list(rows), columns=list(layout.headings), dtype="str")
    cells = cells.where(cells != "", None)
    return SourceTable("", cells, broken, len(rows) + len(broken), layout.tags, (*notes, *layout.notes, *found))


def _listed(rows: list[int]) -> str:
    shown = ", ".join(map(str, rows[:10]))
    return shown if len(rows) <= 10 else f"{shown} …"


def _read_large(path: Path, reading: Reading, limits: Limits) -> SourceTable | None:
    """Read a large, sound file in UTF-8, or return None where anything in it needs a closer look."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    text, encoding, notes = decode(head[: head.rfind(b"\n") + 1], reading.encoding)
    if encoding != "utf-8" or len(notes) > 1 or "\r" in text.replace("\r\n", ""):
        return None
    separator = reading.separator or _separator(text)
    layout = find_layout(path.name, _head(text, separator), reading.header_row)
    limits.check_shape(path.name, 0, len(layout.headings))
    table = None if layout.is_odd else _read_fast(path, separator, layout)
    if table is None or any((pc.max(pc.binary_length(one)).as_py() or 0) > _LONG for one in table.columns):
        return None
    limits.check_shape(path.name, table.num_rows, len(layout.headings))
    first = table.column(0)
    if first.null_count and not any(column.null_count == 0 for column in table.columns):
        return None  # a row may be blank
    frame = table.to_pandas(
        types_mapper={pa.large_string(): pd.StringDtype(na_value=float("nan"))}.get, split_blocks=True
    )
    frame.columns = list(layout.headings)
    frame.index = pd.RangeIndex(layout.header_row + 1, layout.header_row + 1 + len(frame))
    said = (Note("taken-separator", {"separator": _NAMES.get(separator, separator)}), *notes, *layout.notes)
    return SourceTable("", frame, {}, len(frame), layout.tags, said)


def _read_fast(path: Path, separator: str, layout: Layout) -> pa.Table | None:
    """Return the rows as texts, or None where the rows and the lines of the file do not add up."""
    names = [f"c{place}" for place in range(len(layout.headings))]
    n_lines, n_quotes, is_sound = _count_lines(path)
    if not is_sound:
        return None
    try:
        # Not as a mapped file, which would count as memory of ours as a whole.
        with pa.OSFile(str(path)) as file:
            table = arrow_csv.read_csv(
                file,
                read_options=arrow_csv.ReadOptions(
                    column_names=names, skip_rows=layout.header_row, block_size=8_000_000
                ),
                parse_options=arrow_csv.ParseOptions(
                    delimiter=separator, newlines_in_values=n_quotes > 0, ignore_empty_lines=False
                ),
                convert_options=arrow_csv.ConvertOptions(
                    column_types=dict.fromkeys(names, pa.large_string()),
                    strings_can_be_null=True,
                    null_values=[""],
                    quoted_strings_can_be_null=True,
                ),
            )
    except pa.ArrowInvalid:
        return None
    n_inside = n_lines - table.num_rows - layout.header_row
    if n_inside and not _explained(table, n_inside, _row_like(separator, len(names))):
        return None
    return table


def _count_lines(path: Path) -> tuple[int, int, bool]:
    """Return the lines of a file, its quotes, and whether it is free of NUL and its quotes are even."""
    lines = quotes = zeros = 0
    last = b""
    with path.open("rb") as file:
        while block := file.read(1 << 24):
            lines, quotes, zeros = lines + block.count(b"\n"), quotes + block.count(b'"'), zeros + block.count(0)
            last = block[-1:]
    return lines + (last != b"\n"), quotes, zeros == 0 and quotes % 2 == 0


def _explained(table: pa.Table, n_inside: int, row_like: str) -> bool:
    """Return whether the line breaks that are no ends of rows all stand in texts that people write.

    A text with a line as long as a row may be a quote that was never closed: it must be read slowly.
    """
    found = 0
    for column in table.columns:
        inside = pc.count_substring(column, "\n")
        found += pc.sum(inside).as_py() or 0
        if (pc.max(inside).as_py() or 0) > 0:
            marked = column.filter(pc.greater(inside, 0))
            if pc.any(pc.match_substring_regex(marked, row_like)).as_py():
                return False
    return found == n_inside


def _row_like(separator: str, width: int) -> str:
    return rf"(?m)^[^\n]*(\{separator}[^\n]*){{{min(width - 1, 500)},}}$"


def read_file(path: Path, reading: Reading, limits: Limits) -> list[SourceTable]:
    """Read a file with a separator; see `read_delimited`.

    Parameters
    ----------
    path : Path
    reading : Reading
        How the file is to be read, where the user said so.
    limits : Limits
    """
    table = _read_large(path, reading, limits) if path.stat().st_size > _LARGE else None
    return [table or read_delimited(path.name, path.read_bytes(), reading, limits)]
