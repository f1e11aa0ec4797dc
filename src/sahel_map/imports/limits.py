"""How large a file may be before it is refused in one sentence, so that no upload fills memory or disk."""

from __future__ import annotations

from dataclasses import dataclass

from sahel_map.imports.errors import ImportFileError

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file that is read.

    Attributes
    ----------
    bytes : int
        Of the file as it is given.
    unpacked_bytes : int
        Of all members of an archive (ZIP, XLSX, ODS, KMZ) together.
    ratio : int
        Times that a member of an archive may be larger than what is packed; only asked above 10 MB.
    members : int
        Files in an archive.
    rows, columns : int
        Of all tables used together, and of one table.
    cell_characters : int
        Of one cell.
    depth : int
        Levels of nesting in JSON and XML.
    """

    bytes: int = 1_500_000_000
    unpacked_bytes: int = 2_500_000_000
    ratio: int = 100
    members: int = 1_000
    rows: int = 2_000_000
    columns: int = 1_000
    cell_characters: int = 100_000
    depth: int = 100

    def check_bytes(self, name: str, size: int) -> None:
        """Raise `ImportFileError` if a file is too large."""
        if size > self.bytes:
            raise ImportFileError("bytes", file=name, mb=round(size / 1e6), most=round(self.bytes / 1e6))

    def check_shape(self, name: str, n_rows: int, n_columns: int) -> None:
        """Raise `ImportFileError` if a table has too many rows or columns.

        Parameters
        ----------
        name : str
            Of the file, for the message.
        n_rows, n_columns : int
            Of the table.

        Raises
        ------
        ImportFileError
            If it has too many rows or columns.
        """
        if n_rows > self.rows:
            raise ImportFileError("rows", file=name, n=n_rows, most=self.rows)
        if n_columns > self.columns:
            raise ImportFileError("columns", file=name, n=n_columns, most=self.columns)
