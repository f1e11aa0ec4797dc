"""One export: everything a format needs, put together once or in parts, and the atomic writing of a file.

The incidents of 300,000 records with their sources take gigabytes as one table. Formats that can hold so many
write `parts`: some thousands of records at a time, so that the memory a file takes does not grow with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Self

import geopandas as gpd
import numpy as np
import pandas as pd
from pyogrio.errors import DataSourceError, FeatureError

from sahel_map.core.errors import ExportError
from sahel_map.core.scratch import scratch_folder
from sahel_map.data.dataset import Dataset
from sahel_map.exports.companion_tables import codebook, companion_table
from sahel_map.exports.context import ExportContext, export_context
from sahel_map.exports.export_table import export_table
from sahel_map.exports.method_text import method_text
from sahel_map.exports.shapes import incident_shapes
from sahel_map.incident.placing import place_incidents
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

__all__ = ["AT_ONCE", "ExportJob", "write_atomically"]

AT_ONCE = 5_000
"""Incidents of a part; with their shapes, sources and claims they take some 50 MB."""


@dataclass(frozen=True)
class ExportJob:
    """What is exported, in which language, at what time. Tables are made when a format asks for them.

    Attributes
    ----------
    dataset : Dataset
    selection : Selection
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
    now : datetime
        Time of export, UTC.
    csv_dialect : {"plain", "excel-fr"}
        How tables are written as CSV.
    """

    dataset: Dataset
    selection: Selection
    mask: np.ndarray
    words: Words
    now: dt.datetime
    csv_dialect: str = "plain"

    def parts(self) -> Iterator[Self]:
        """Yield jobs of at most `AT_ONCE` incidents each, in order; one without incidents if there are none.

        Their tables are made and gone with the part. What a file says of itself (`context`, `codebook`,
        `method`) is that of the whole job.
        """
        rows = np.flatnonzero(self.mask)
        if len(rows) <= AT_ONCE:
            yield self
            return
        for start in range(0, len(rows), AT_ONCE):
            mask = np.zeros_like(self.mask)
            mask[rows[start : start + AT_ONCE]] = True
            yield replace(self, mask=mask)

    @cached_property
    def context(self) -> ExportContext:
        """What the file says about itself."""
        return export_context(self.dataset, self.selection, self.mask, self.words, self.now)

    @cached_property
    def incidents(self) -> pd.DataFrame:
        """The incidents, one row each."""
        return export_table(self.dataset, self.mask)

    @cached_property
    def places(self) -> gpd.GeoDataFrame:
        """Id, kind of place and shape of each incident, without its facts: of 300,000, some 100 MB."""
        return self._shapes(self.dataset.incidents.index[self.mask].to_frame(name="incident_id", index=False))

    @cached_property
    def shapes(self) -> gpd.GeoDataFrame:
        """The incidents as map features."""
        return self._shapes(self.incidents)

    def _shapes(self, table: pd.DataFrame) -> gpd.GeoDataFrame:
        placed = place_incidents(self.dataset.incidents[self.mask], self.selection.admin_map)
        return incident_shapes(table, placed, self.dataset.units)

    def companion(self, name: str) -> pd.DataFrame:
        """Return a table of `companion_tables.COMPANIONS`, one fact a row."""
        return companion_table(self.dataset, self.mask, name)

    @cached_property
    def codebook(self) -> pd.DataFrame:
        """What every column and code means, and the method."""
        return codebook(self.dataset, self.words)

    @cached_property
    def method(self) -> tuple[tuple[str, str], ...]:
        """Method and codes as headings and plain text, for formats without tables."""
        return method_text(self.dataset, self.words)


def write_atomically(target: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a file beside the target, then put it in the target's place.

    Parameters
    ----------
    target : Path
        File to make or replace. It is either as before or complete, never half written.
    write : callable
        Writes the whole file to the path it is given.

    Raises
    ------
    ExportError
        One sentence: the folder is missing, may not be written to, or the disk is full.
    """
    try:
        with scratch_folder("writing", target.parent) as folder:
            made = folder / target.name
            write(made)
            made.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{target} could not be written and was left as it was: {reason}.") from error
    except (DataSourceError, FeatureError) as error:
        raise ExportError(f"{target} could not be written and was left as it was: {error}.") from error
