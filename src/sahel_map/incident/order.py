"""The order in which incidents are gone through: as they stand in the table, newest first."""

from __future__ import annotations

import numpy as np

from sahel_map.data.dataset import Dataset

__all__ = ["neighbours_in_order"]


def neighbours_in_order(
    dataset: Dataset, mask: np.ndarray, incident_id: str
) -> tuple[str | None, str | None, int, int]:
    """Return the incidents shown before and after one, its place among them (from 1), and their number.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    incident_id : str
        Where it is not shown itself, its place is 0 and it has no neighbours.
    """
    starts = dataset.incidents["date_start"][mask]
    ordered = starts.sort_values(ascending=False, kind="stable").index
    if incident_id not in starts.index:
        return None, None, 0, len(ordered)
    place = int(ordered.get_loc(incident_id))
    before = str(ordered[place - 1]) if place else None
    after = str(ordered[place + 1]) if place + 1 < len(ordered) else None
    return before, after, place + 1, len(ordered)
