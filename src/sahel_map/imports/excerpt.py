"""Typed events as a data set: those of a part, or of a selection of a large set."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import lru_cache
from pathlib import Path

import pandas as pd

from sahel_map.data.dataset import Dataset, build_dataset
from sahel_map.data.read.package import package_of
from sahel_map.imports.folder import lay_out
from sahel_map.imports.mapping import Origin
from sahel_map.imports.surroundings import Surroundings, read_surroundings
from sahel_map.imports.tables import build_tables
from sahel_map.imports.writing import IMPORTED
from sahel_map.selection.selection import Selection
from sahel_map.statistics.stored import StoredCounts

__all__ = ["dataset_of_events", "excerpt"]


def dataset_of_events(
    events: pd.DataFrame, file: str, origin: Origin, template: Path, around: Surroundings
) -> Dataset:
    """Return events as a data set, among the units and code lists of a data folder.

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
    imported = lay_out(template, build_tables(events, file, origin), {}, [], "", dt.date.min)
    package = package_of(template, imported.content)
    tables = {
        name: table for name, table in {**around.tables, **imported.tables}.items() if name in package.resources
    }
    return build_dataset(package, tables)


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
    found = dataset_of_events(events, stored.file, Origin(**stored.origin), root, _around(root, stored.digest))
    return dataclasses.replace(
        found, version=dataset.version, profile=dataset.profile, map_credits=dataset.map_credits
    )


@lru_cache(maxsize=2)
def _around(root: Path, digest: str) -> Surroundings:
    del digest  # it names what stands at the root
    return read_surroundings(root, IMPORTED)
