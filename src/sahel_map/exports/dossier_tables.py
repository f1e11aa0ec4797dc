"""A dossier as files: its records in the reader's order, with the reader's notes, in two formats of the exports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd
from typing_extensions import override

from sahel_map.exports.export_table import export_table
from sahel_map.exports.job import ExportJob

__all__ = ["DOSSIER_FORMATS", "DossierJob"]

#: Codes of `sahel_map.exports.formats.FORMATS`.
DOSSIER_FORMATS = ("xlsx", "csv")


@dataclass(frozen=True)
class DossierJob(ExportJob):
    """An export of chosen records whose order is that of `selection.records`.

    Attributes
    ----------
    notes : mapping of str to str
        The reader's notes by id.
    """

    notes: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    @override
    def incidents(self) -> pd.DataFrame:
        """The incidents in the reader's order: place in the dossier (from 1) and note, after the id."""
        frame = export_table(self.dataset, self.mask).set_index("incident_id", drop=False)
        ordered = frame.loc[[each for each in self.selection.records or () if each in frame.index]]
        notes = [self.notes.get(each, "") for each in ordered.index]
        ordered.insert(1, "dossier_place", range(1, len(ordered) + 1))
        ordered.insert(2, "reader_note", pd.array([note or None for note in notes], dtype="str"))
        return ordered.reset_index(drop=True)
