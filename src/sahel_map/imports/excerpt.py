"""Typed events as a data set: those of a part, or of a selection of a large set."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import lru_cache
from pathlib import Path

import pandas as pd

from sahel_map.data.dataset import Dataset, build_dataset, incident_table
from sahel_map.data.read.incident_table import build_sources
from sahel_map.data.read.package import Package, package_of
from sahel_map.imports.folder import lay_out
from sahel_map.imports.mapping import Origin
from sahel_map.imports.surroundings import Surroundings, read_surroundings
from sahel_map.imports.tables import build_tables
from sahel_map.imports.writing import IMPORTED
from sahel_map.selection.selection import Selection
from sahel_map.statistics.stored import StoredCounts

__all__ = ["excerpt", "incidents_of_events"]


def incidents_of_events(
    events: pd.DataFrame, file: str, origin: Origin, template: Path, around: Surroundings
) -> pd.DataFrame:
    """Return events as the table of incidents, among the units and code lists of a data folder.

    Parameters
    ----------
    events : DataFrame
        From `tables.with_ids`; at least one.
    file : str
        Name of the file they come from.
    origin : Origin
        Source of the records that name none.
    template : Path
        Data folder.
    around : Surroundings
        The same, as read.
    """
    _, tables = _tables(events, file, origin, template, around)
    return incident_table(tables, build_sources(tables), around.units)


def excerpt(dataset: Dataset, selection: Selection) -> Dataset:
    """Return a large set with the records of a selection in its tables, which hold none otherwise.

    Parameters
    ----------
    dataset : Dataset
        With `stored` records. Version, profile and everything but the records stay.
    selection : Selection
        Filters that the store cannot answer are left to the caller.
    """
    stored = dataset.stored
    if stored is None:
        raise ValueError("this data set holds all its records")
    events = StoredCounts(stored).events(selection)
    if events.empty:
        return dataset
    root = stored.folder.parent
    around = _around(root, stored.digest)
    found = build_dataset(*_tables(events, stored.file, Origin(**stored.origin), root, around))
    return dataclasses.replace(
        found, version=dataset.version, profile=dataset.profile, map_credits=dataset.map_credits
    )


def _tables(
    events: pd.DataFrame, file: str, origin: Origin, template: Path, around: Surroundings
) -> tuple[Package, dict[str, pd.DataFrame]]:
    imported = lay_out(template, build_tables(events, file, origin), {}, [], "", dt.date.min)
    package = package_of(template, imported.content)
    tables = {**around.tables, **imported.tables}
    return package, {name: table for name, table in tables.items() if name in package.resources}


@lru_cache(maxsize=2)
def _around(root: Path, digest: str) -> Surroundings:
    del digest  # it names what stands at the root
    return read_surroundings(root, IMPORTED)
