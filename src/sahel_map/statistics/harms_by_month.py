"""Incidents per month and type of harm, where an incident may count more than once in a row.

Must not import anything from views or app.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from sahel_map.core.vocabulary import HarmType
from sahel_map.data.dataset import Dataset
from sahel_map.statistics.sums import counted_rows

__all__ = ["harms_by_month"]


def harms_by_month(dataset: Dataset, mask: np.ndarray) -> pd.DataFrame:
    """Count incidents per month of their first day and type of harm.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown; aggregate records are left out, as in every total.

    Returns
    -------
    DataFrame of int, one row per month from the first to the last, index year * 12 + month - 1
        A column per harm type that occurs, in the order of the vocabulary, then `incidents`: each incident
        once. Harm types of a row do not add up to it.
    """
    rows = counted_rows(dataset, mask)
    months = dataset.incidents["month_first"].to_numpy()[rows].astype(int)
    bits = dataset.incidents["harm_bits"].to_numpy()[rows].astype(np.int64)
    columns = {str(harm): (bits >> place) & 1 for place, harm in enumerate(HarmType) if ((bits >> place) & 1).any()}
    table = (
        pd.DataFrame({**columns, "incidents": np.ones(len(rows), dtype=int)}, index=months).groupby(level=0).sum()
    )
    if table.empty:
        return table
    return table.reindex(range(int(table.index.min()), int(table.index.max()) + 1), fill_value=0)
