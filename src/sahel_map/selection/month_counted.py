"""The records that a month of the timeline counts, as a selection."""

from __future__ import annotations

import numpy as np

from sahel_map.data.dataset import Dataset
from sahel_map.selection.counted import behind
from sahel_map.selection.matching import matching
from sahel_map.selection.period import month_of
from sahel_map.selection.selection import Selection

__all__ = ["counted_in_month"]


def counted_in_month(dataset: Dataset, selection: Selection, month: str, spread: str = "start") -> Selection | None:
    """Return the selection of the records that count in a month, of those that a selection shows.

    Parameters
    ----------
    dataset : Dataset
    selection : Selection
        Of the timeline.
    month : str
        "2024-06".
    spread : {"start", "even"}
        Whether records count in the month in which they began, or in each month that they touch.

    Returns
    -------
    Selection or None
        With the month as its period, and, where a record touches it that began earlier, with the month of beginning
        too. None where no address says it: of what touches both a month outside the period and the period.
    """
    start, end = selection.start, selection.end
    is_within = (start is None or start[:7] <= month) and (end is None or month <= end[:7])
    if not is_within:
        # A record that touches the period may have begun before it.
        return behind(selection, f"began.{month}") if spread == "start" else None
    first, last = month_of((start, end), month)
    period = selection.replace(start=first, end=last)
    if spread == "even":
        return period
    began = behind(period, f"began.{month}")
    return period if np.array_equal(matching(dataset, period), matching(dataset, began)) else began
