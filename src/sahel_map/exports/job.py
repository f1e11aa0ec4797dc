"""One export: everything a format needs, put together once, and the atomic writing of a file."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
from pyogrio.errors import DataSourceError, FeatureError

from sahel_map.core.errors import ExportError
from sahel_map.data.dataset import Dataset
from sahel_map.exports.companion_tables import codebook, companion_tables
from sahel_map.exports.context import ExportContext, export_context
from sahel_map.exports.export_table import export_table
from sahel_map.exports.method_text import method_text
from sahel_map.exports.shapes import incident_shapes
from sahel_map.incident.placing import place_incidents
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

__all__ = ["ExportJob", "write_atomically"]


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

    @cached_property
    def context(self) -> ExportContext:
        """What the file says about itself."""
        return export_context(self.dataset, self.selection, self.mask, self.words, self.now)

    @cached_property
    def incidents(self) -> pd.DataFrame:
        """The incidents, one row each."""
        return export_table(self.dataset, self.mask)

    @cached_property
    def shapes(self) -> gpd.GeoDataFrame:
        """The incidents as map features."""
        placed = place_incidents(self.dataset.incidents[self.mask], self.selection.admin_map)
        return incident_shapes(self.incidents, placed, self.dataset.units)

    @cached_property
    def companions(self) -> dict[str, pd.DataFrame]:
        """Actors, harms, figures, sources and claims, one fact a row."""
        return companion_tables(self.dataset, self.mask)

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
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".writing-") as folder:
            made = Path(folder) / target.name
            write(made)
            made.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{target} could not be written and was left as it was: {reason}.") from error
    except (DataSourceError, FeatureError) as error:
        raise ExportError(f"{target} could not be written and was left as it was: {error}.") from error
