"""What every reader returns: tables of texts with the row numbers that a spreadsheet shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from sahel_map.imports.notes import Note

__all__ = ["Broken", "Reading", "SourceTable", "text_table"]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is to be read where it does not say so itself; empty is "find out".

    Attributes
    ----------
    encoding, separator : str
        Of a text file.
    decimal : {"", ".", ","}
        Sign between whole and decimal part.
    date_order : {"", "day-month", "month-day"}
        Of dates such as 03/04/2024.
    crs : str
        Coordinate system of the coordinates, for example ``EPSG:32630``.
    sheet : str
        Sheet or layer to read; all that look like events if empty.
    header_row : int
        Row of the headings, the first is 1; 0 to find it.
    pcode_scheme : {"", "current", "cod2015"}
        Scheme of the P-codes.
    first_year : int
        Dates before this year are taken for slips.
    gazetteer : str
        File of more places (GeoNames dump, or a CSV with name, lat, lon).
    """

    encoding: str = ""
    separator: str = ""
    decimal: str = ""
    date_order: str = ""
    crs: str = ""
    sheet: str = ""
    header_row: int = 0
    pcode_scheme: str = ""
    first_year: int = 1990
    gazetteer: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that is not a row.

    Attributes
    ----------
    cause : str
        Why, as a key of the accounting.
    cells : tuple of str
        What stands there.
    values : mapping
        What the sentence about it needs.
    """

    cause: str
    cells: tuple[str, ...]
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One table of a file: a CSV, a sheet or a layer.

    Attributes
    ----------
    name : str
        Sheet or layer; empty if the file holds one table.
    cells : DataFrame of str, one row per event
        Index: row in the file as a spreadsheet numbers it. Empty cells are null. Geometry stands in the
        columns ``lat`` and ``lon`` (degrees), or in ``geometry`` as WKT where it is no point.
    broken : dict of int to Broken
        Rows that could not be read; they are not in `cells`.
    n_counted : int
        Rows that hold something, counted by a second way.
    tags : dict of str to str
        HXL tags by heading.
    taken : tuple of Note
        What was found out or repaired.
    is_used : bool
        Whether it looks like events; the others are named and left.
    """

    name: str
    cells: pd.DataFrame
    broken: Mapping[int, Broken] = field(default_factory=dict)
    n_counted: int = 0
    tags: Mapping[str, str] = field(default_factory=dict)
    taken: tuple[Note, ...] = ()
    is_used: bool = True

    @property
    def n_rows(self) -> int:
        """Rows that hold something, read or broken."""
        return len(self.cells) + len(self.broken)


def text_table(columns: Mapping[str, object], index: object) -> pd.DataFrame:
    """Return columns of texts as a table in which an empty cell is null."""
    table = pd.DataFrame(dict(columns), index=index, dtype="str")
    return table.where(table != "", None)
