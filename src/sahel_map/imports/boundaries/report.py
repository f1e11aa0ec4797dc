"""What is said of boundaries, and of what they changed."""

from __future__ import annotations

from dataclasses import dataclass

from sahel_map.data.read.layout import LEVELS
from sahel_map.imports.boundaries.levels import Levels
from sahel_map.imports.boundaries.moving import Moved
from sahel_map.imports.boundaries.reading import UnitFile

__all__ = ["Edition", "Report"]


@dataclass(frozen=True, slots=True)
class Edition:
    """What is said of the boundaries.

    Attributes
    ----------
    publisher, licence, version : str
        Empty where not stated.
    valid_from, valid_until : str
        Days, YYYY-MM-DD; empty where not stated.
    country, iso3 : str
    """

    publisher: str = ""
    licence: str = ""
    version: str = ""
    valid_from: str = ""
    valid_until: str = ""
    country: str = ""
    iso3: str = ""

    def named(self) -> str:
        """Return how the boundaries are named in notes and credits."""
        name = " ".join(filter(None, (self.publisher or "these boundaries", self.version)))
        return f"{name} (valid from {self.valid_from})" if self.valid_from else name


@dataclass(frozen=True)
class Report:
    """What was made.

    Attributes
    ----------
    file : UnitFile
    levels : Levels
    moved : Moved or None
        None for a folder without records.
    n_records : int
    dropped : dict of str to int
        Rows of tables that spoke of units that are no more.
    """

    file: UnitFile
    levels: Levels
    moved: Moved | None
    n_records: int
    dropped: dict[str, int]

    def lines(self) -> list[str]:
        """Return the report, one sentence a line."""
        levels, file = self.levels, self.file
        n = {level: len(getattr(levels, level)) for level in LEVELS}
        lines = [
            f"{n['communes']} units of the finest level, {n['cercles']} of the middle, {n['regions_old']} of the "
            f"coarsest; {file.n_levels} levels in the file."
        ]
        if file.n_levels < 3:
            lines.append("The file has fewer than three levels: its finest units stand for the missing ones too.")
        reform = "as before" if levels.keeps_reform else "the same on both maps of regions"
        lines += [f"Regions of 2023: {reform}.", *(f"Note: {note}." for note in file.notes)]
        lines += [f"Mended: {one.pcode}: {one.reason}" for one in file.repaired]
        lines.append(f"{len(file.repaired)} shapes were mended.")
        lines += [f"{count} rows of {name} speak of units that are no more and were left out."
                  for name, count in self.dropped.items() if count]  # fmt: skip
        if self.moved is not None:
            changes = self.moved.changes
            lines.append(
                f"{changes['incident_id'].nunique()} of {self.n_records} records have another unit, code or name "
                "of one; each stands in import/boundary-changes.csv."
            )
            lines += [f"  {how}: {count}" for how, count in changes["how"].value_counts().sort_index().items()]
        return lines
