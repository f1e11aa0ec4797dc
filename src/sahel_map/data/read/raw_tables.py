"""The tables of a data folder as text, row by row: a release changes cells and leaves the rest as it stands."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sahel_map.data.read.package import Package

__all__ = ["Row", "TextTables", "read_texts", "write_texts"]

Row = dict[str, str]


@dataclass(frozen=True)
class TextTables:
    """Rows of every CSV resource by name; lists and rows may be changed, the originals are on disk."""

    rows: dict[str, list[Row]]

    def drop(self, name: str, is_dropped: Callable[[Row], bool]) -> None:
        """Take out the rows for which a function of the row is true."""
        self.rows[name][:] = [row for row in self.rows[name] if not is_dropped(row)]


def read_texts(package: Package) -> TextTables:
    """Read every CSV resource of a data folder as text."""
    tables = {}
    for name, resource in package.resources.items():
        if resource.format == "csv":
            text = (package.root / resource.path).read_text(encoding="utf-8")
            tables[name] = list(csv.DictReader(io.StringIO(text, newline="")))
    return TextTables(tables)


def write_texts(package: Package, tables: TextTables, folder: Path) -> None:
    """Write tables under the paths and in the columns of the register, in the order they are in.

    Parameters
    ----------
    package : Package
        The register; it says where each table stands, and its columns.
    tables : TextTables
        As texts.
    folder : Path
        Takes the files; they replace those that are there.
    """
    for name, rows in tables.rows.items():
        resource = package.resources[name]
        path = folder / resource.path
        path.parent.mkdir(parents=True, exist_ok=True)
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, fieldnames=list(resource.field_names), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(text.getvalue(), encoding="utf-8", newline="\n")
