"""Which incidents lie in the part of the map that is in view. Must not import folium or streamlit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.data.dataset import Dataset
from sahel_map.words import Words

__all__ = ["Bounds", "InView", "held_to_view"]

#: West, south, east, north, in degrees; east is above west, and may lie beyond 180.
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class InView:
    """A selection held to a part of the map.

    Attributes
    ----------
    mask : ndarray of bool, shape (n,)
        Incidents shown at, or near, a known place in view.
    n_apart : int
        Incidents of the selection that cannot be said to be in view or not: known only to a commune, cercle or
        region, or to no place at all.
    """

    mask: np.ndarray
    n_apart: int

    def sentence(self, words: Words) -> str:
        """Return what the figures are held to, and what is counted apart."""
        n = int(self.mask.sum())
        sentence = words("layers-view-sentence", n=n, count=words.number(n))
        if not self.n_apart:
            return sentence
        return f"{sentence} {words('layers-view-apart', n=self.n_apart, count=words.number(self.n_apart))}"


def held_to_view(dataset: Dataset, mask: np.ndarray, bounds: Bounds) -> InView:
    """Hold the incidents shown to a part of the map.

    Parameters
    ----------
    dataset : Dataset
        Reads `lon`, `lat` (EPSG:4326, degrees) and `place_precision`.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    bounds : tuple of float
        West, south, east, north; may cross the 180th meridian.
    """
    incidents = dataset.incidents
    west, south, east, north = bounds
    lon, lat = incidents["lon"].to_numpy(), incidents["lat"].to_numpy()
    precision = incidents["place_precision"]
    at_place = precision.isin([PlacePrecision.SETTLEMENT, PlacePrecision.NEAR]).to_numpy()
    # Degrees east of the western edge, so that a view across the 180th meridian is one stretch.
    inside = ((lon - west) % 360 <= east - west) & (lat >= south) & (lat <= north)
    return InView(mask & at_place & inside, int((mask & ~at_place).sum()))
