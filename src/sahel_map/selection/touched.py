"""Which records are new or changed since a state of the data, by the changelog that came with them."""

from __future__ import annotations

import numpy as np

from sahel_map.data.dataset import Dataset

__all__ = ["touched_since", "versions_of"]


def versions_of(dataset: Dataset) -> tuple[str, ...]:
    """Return every version that a data set knows of, oldest first."""
    noted = dataset.corrections["version"][::-1]
    return tuple(dict.fromkeys([*map(str, dataset.versions["version"]), *map(str, noted)]))


def touched_since(dataset: Dataset, since: str) -> np.ndarray:
    """Return which records are new or changed after a version, or from a day on.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    since : str
        One of `versions_of`, or a day as YYYY-MM-DD.

    Returns
    -------
    ndarray of bool, shape (n,)
        Records that the changelog names: themselves, by their place or by a page of theirs. `sahel-map diff`
        holds that it names every record that changed. Rows about the data as a whole name no record.
    """
    rows, versions = dataset.corrections, versions_of(dataset)
    if since in versions:
        rows = rows[rows["version"].isin(versions[versions.index(since) + 1 :])]
    else:
        rows = rows[rows["date"] >= since]
    named = {code.strip() for cell in rows["record"] for code in str(cell).split(",")}
    incidents, sources = dataset.incidents, dataset.sources
    by_page = sources.loc[sources["source_id"].isin(named), "incident_id"]
    ids = incidents.index
    return ids.isin(named) | ids.isin(by_page) | incidents["place_id"].isin(named).to_numpy()
