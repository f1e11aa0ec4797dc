"""Counts and reported ranges per alleged actor and type of harm, where an incident may count more than once.

Must not import anything from views or app.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from sahel_map.core.vocabulary import FigureName, HarmType
from sahel_map.data.dataset import Dataset
from sahel_map.statistics.sums import aggregate_rows, counted_rows, figure_sums, range_table

__all__ = ["by_actor", "by_actor_and_harm", "by_harm"]


def by_actor(dataset: Dataset, mask: np.ndarray, figure: FigureName = FigureName.KILLED) -> pd.DataFrame:
    """Count incidents and add up a figure per alleged actor.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    figure : FigureName
        Figure to add up.

    Returns
    -------
    DataFrame, one row per actor in the order of the vocabulary, index `actor`
        Columns of `range_table`, and `n_aggregates`, the aggregate records left out. An incident of
        several actors counts under each, so that rows do not add up to the total.
    """
    codes = list(dataset.codes.actors.codes)
    return _by_bits(dataset, mask, "actor_bits", codes, figure).rename_axis("actor")


def by_harm(dataset: Dataset, mask: np.ndarray, figure: FigureName = FigureName.KILLED) -> pd.DataFrame:
    """Count incidents and add up a figure per type of harm.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    figure : FigureName
        Figure to add up.

    Returns
    -------
    DataFrame, one row per harm type in the order of the vocabulary, index `harm_type`
        Columns of `range_table`, and `n_aggregates`, the aggregate records left out, since some harms
        are recorded almost only as such. An incident with several harms counts under each, so that
        rows do not add up to the total.
    """
    return _by_bits(dataset, mask, "harm_bits", [str(c) for c in HarmType], figure).rename_axis("harm_type")


def by_actor_and_harm(dataset: Dataset, mask: np.ndarray, aggregates: bool = False) -> pd.DataFrame:
    """Count incidents per alleged actor and type of harm.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    aggregates : bool
        Count the aggregate records instead, which the counts leave out: some harms, such as sieges,
        are recorded almost only as aggregates, and a bare 0 would hide them.

    Returns
    -------
    DataFrame of int, rows by actor, columns by harm type, both in the order of the vocabulary
        An incident counts in each cell that fits it, so that neither rows nor columns add up to the
        number of incidents.
    """
    rows = aggregate_rows(dataset, mask) if aggregates else counted_rows(dataset, mask)
    codes = dataset.codes.actors.codes
    by_whom, actors = pd.factorize(dataset.incidents["actor_bits"].to_numpy()[rows])
    by_what, harms = pd.factorize(dataset.incidents["harm_bits"].to_numpy()[rows])
    pairs = np.bincount(by_whom * len(harms) + by_what, minlength=len(actors) * len(harms))
    counts = pairs.reshape(len(actors), len(harms))
    return pd.DataFrame(
        (_members(actors, len(codes)).T @ counts @ _members(harms, len(HarmType))).astype(np.int64),
        index=pd.Index(codes, name="actor"),
        columns=pd.Index([str(code) for code in HarmType], name="harm_type"),
    )


def _by_bits(dataset: Dataset, mask: np.ndarray, column: str, names: list[str], figure: FigureName) -> pd.DataFrame:
    rows, bits = counted_rows(dataset, mask), dataset.incidents[column].to_numpy()
    # Of a hundred thousand incidents, few differ in whom and what they report: added up first, then shared out.
    codes, sets = pd.factorize(bits[rows])
    sums = _members(sets, len(names)).T @ figure_sums(dataset.incidents, rows, figure).by(codes, len(sets))
    left_out = _members(bits[aggregate_rows(dataset, mask)], len(names)).sum(axis=0)
    index = pd.Index(names, dtype="str")
    return range_table(sums, index).assign(n_aggregates=left_out.astype(np.int64))


def _members(bits: np.ndarray, n_bits: int) -> np.ndarray:
    """Return 1 for each bit that is set: shape (m, `n_bits`), float, to be multiplied."""
    return (bits[:, None] >> np.arange(n_bits, dtype=bits.dtype) & 1).astype(float)
