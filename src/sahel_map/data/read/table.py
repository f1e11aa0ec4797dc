"""One CSV file of the data set as a typed table, with every cell that does not fit reported.

Row labels are spreadsheet rows (the header is row 1), so that a problem found later still knows its row.
"""

import csv
import io
from pathlib import Path

import pandas as pd

from sahel_map.core.allowed import allowed
from sahel_map.core.problem import Problem, shorten
from sahel_map.data.read.package import Field, Resource

_BOM = b"\xef\xbb\xbf"
_BOOLEANS = {"true": True, "false": False}
DTYPES = {"string": "str", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


def read_table(root: Path, resource: Resource) -> tuple[pd.DataFrame, list[Problem]]:
    """Read a registered CSV file.

    Parameters
    ----------
    root
        The data folder.
    resource
        The entry of the register; its fields say which columns are expected.

    Returns
    -------
    table : DataFrame
        Exactly the registered columns; labels are spreadsheet rows. A cell that does not fit its type, and
        a column that is not in the file, is null. Dtypes: str, Int64, Float64, boolean, datetime64.
    problems : list of Problem
        In the order of the file.
    """
    lines, problems = _read_lines(root, resource)
    if not lines:
        return empty_table(resource), problems or [_of_file(resource.path, "is empty; a header row is needed")]
    header, body = lines[0], lines[1:]
    problems += _check_header(resource, header)
    rows, broken = _complete_rows(resource.path, body, len(header))
    problems += broken
    index = pd.Index(list(rows), dtype="int64")
    columns = {}
    for field in resource.fields:
        # Of a column that stands twice, the first.
        place = header.index(field.name) if field.name in header else None
        cells = [None if place is None else row[place] or None for row in rows.values()]
        columns[field.name], misfits = _typed(resource.path, field, cells, index)
        problems += misfits
    return pd.DataFrame(columns, index=index), problems


def empty_table(resource: Resource) -> pd.DataFrame:
    """Return a table without rows, in place of a file that cannot be read."""
    none = pd.Index([], dtype="int64")
    return pd.DataFrame({field.name: _typed("", field, [], none)[0] for field in resource.fields}, index=none)


def _read_lines(root: Path, resource: Resource) -> tuple[list[list[str]], list[Problem]]:
    """Return the rows as lists of cells; damage of the file as a whole becomes one sentence each."""
    path = resource.path
    try:
        content = (root / path).read_bytes()
    except OSError as error:
        return [], [Problem(path, None, None, "", f"the file cannot be read: {error.strerror}")]
    problems = []
    if content.startswith(_BOM):
        content = content[len(_BOM) :]
        problems.append(_of_file(path, "starts with a byte order mark; allowed is UTF-8 without one"))
    if b"\r" in content:
        problems.append(_of_file(path, "has Windows or Mac line ends (CR); allowed are LF line ends only"))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        return [], [*problems, Problem(path, row, None, "", "is not UTF-8, the only encoding allowed")]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines: list[list[str]] = []
    try:
        lines.extend(reader)
    except csv.Error as error:
        # What came before is thrown away: half a table would only raise more complaints.
        return [], [*problems, Problem(path, len(lines) + 1, None, "", f"is not sound CSV from here on: {error}")]
    return lines, problems


def _check_header(resource: Resource, header: list[str]) -> list[Problem]:
    problems = []
    for name in dict.fromkeys(header):
        if header.count(name) > 1:
            problems.append(Problem(resource.path, 1, name, "", "this column stands twice in the header"))
        if name not in resource.field_names:
            message = f"unknown column; {allowed(resource.field_names, name)}"
            problems.append(Problem(resource.path, 1, name, shorten(name), message))
    missing = [name for name in resource.field_names if name not in header]
    problems += [Problem(resource.path, 1, name, "", "this column is missing") for name in missing]
    if not problems and tuple(header) != resource.field_names:
        order = ", ".join(resource.field_names)
        problems.append(Problem(resource.path, 1, None, "", f"columns are out of order; registered: {order}"))
    return problems


def _complete_rows(path: str, body: list[list[str]], width: int) -> tuple[dict[int, list[str]], list[Problem]]:
    """Return the rows that have a cell for each column, by spreadsheet row; report the others."""
    rows, problems = {}, []
    for row, cells in enumerate(body, start=2):
        if len(cells) == width:
            rows[row] = cells
        else:
            message = f"has {len(cells)} cells where the header has {width}"
            problems.append(Problem(path, row, None, shorten(",".join(cells)), message))
    return rows, problems


def _typed(path: str, field: Field, cells: list[str | None], index: pd.Index) -> tuple[pd.Series, list[Problem]]:
    """Convert a column of cells; one that does not fit becomes null and a problem."""
    texts = pd.Series(cells, index, dtype="str")
    if field.type == "string":
        # Before they are a column: most tables are short, and a step of pandas costs as much as 500 cells.
        spaced = [cell is not None and cell != cell.strip() for cell in cells]
        return texts, _misfits(path, field, texts[spaced], "has spaces at its start or end") if any(spaced) else []
    if field.type == "date":
        return _typed_dates(path, field, texts)
    if field.type == "boolean":
        values, expected = texts.map(_BOOLEANS), "must be true or false"
    elif field.type == "integer":
        whole = texts.where(texts.str.fullmatch(r"-?[0-9]{1,15}"))
        values, expected = pd.to_numeric(whole), "must be a whole number"
    else:
        plain = texts.where(texts.str.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?"))
        values, expected = pd.to_numeric(plain), "must be a number with a decimal point"
    bad = texts.notna() & values.isna()
    return values.astype(DTYPES[field.type]), _misfits(path, field, texts[bad], expected)


def _typed_dates(path: str, field: Field, texts: pd.Series) -> tuple[pd.Series, list[Problem]]:
    iso = texts.where(texts.str.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"))
    values = pd.to_datetime(iso, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")
    bad = texts.notna() & values.isna()
    return values, _misfits(path, field, texts[bad], "must be a day of the calendar, written YYYY-MM-DD")


def _misfits(path: str, field: Field, texts: pd.Series, message: str) -> list[Problem]:
    return [Problem(path, int(row), field.name, shorten(text), message) for row, text in texts.items()]


def _of_file(path: str, message: str) -> Problem:
    return Problem(path, None, None, "", f"the file {message}")
