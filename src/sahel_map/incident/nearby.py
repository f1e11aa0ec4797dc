"""What else was reported close by in place and time. Must not import streamlit."""

from __future__ import annotations

import numpy as np
import pandas as pd
from pyproj import Geod

from sahel_map.data.dataset import Dataset
from sahel_map.incident.placing import POINT_KINDS, place_incidents

__all__ = ["nearby"]


def nearby(dataset: Dataset, incident_id: str, km: float, days: int) -> pd.DataFrame | None:
    """Return the other incidents within a distance and a number of days of one.

    Parameters
    ----------
    dataset : Dataset
    incident_id : str
        Id in `dataset.incidents`.
    km : float
        Distance between the points at which both are drawn.
    days : int
        Days between the end of one and the beginning of the other; 0 where they overlap.

    Returns
    -------
    DataFrame or None, index incident id
        `km` (float), `days` (int), nearest in place first; without those known to a unit or a circle only.
        None where the incident itself is known no better than that.
    """
    placed = place_incidents(dataset.incidents, "2023")
    points = placed[placed["kind"].isin(POINT_KINDS)]
    if incident_id not in points.index:
        return None
    here = points.loc[incident_id]
    n = len(points)
    *_, metres = Geod(ellps="WGS84").inv(
        np.full(n, here["lon"]), np.full(n, here["lat"]), points["lon"].to_numpy(), points["lat"].to_numpy()
    )
    when, own = dataset.incidents.loc[points.index, ["date_start", "date_end"]], dataset.incidents.loc[incident_id]
    before = (own["date_start"] - when["date_end"]).dt.days
    after = (when["date_start"] - own["date_end"]).dt.days
    found = pd.DataFrame(
        {"km": metres / 1000, "days": np.maximum(np.maximum(before, after), 0)}, index=points.index
    )
    close = (found["km"] <= km) & (found["days"] <= days) & (found.index != incident_id)
    return found[close].sort_values(["km", "days"], kind="stable")
