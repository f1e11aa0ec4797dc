"""Incidents counted in squares of equal area on the ground. Must not import folium or streamlit.

Squares lie between meridians a fixed step apart and parallels that make all of them equally large
(Lambert's cylindrical equal-area projection with its true latitude in the middle of Mali), so that a
darker square means more incidents and never merely more ground. They do not change with the zoom.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.data.dataset import Dataset
from sahel_map.incident.placing import is_located
from sahel_map.statistics.classes import classify
from sahel_map.statistics.sums import counted_rows

__all__ = ["UNPLACED_SQUARE", "Density", "squares_of", "density", "density_of"]

_EARTH_RADIUS_KM = 6371.0088
_TRUE_LATITUDE = math.radians(15)
# More rows of squares than there are from pole to pole, however small the squares.
_MOST_ROWS = 1 << 20
#: In place of the number of a square.
UNPLACED_SQUARE = np.iinfo("int64").min


@dataclass(frozen=True, slots=True)
class Density:
    """Squares with incidents.

    Attributes
    ----------
    side_km : int
        Side of a square at 15 degrees north, in kilometres; its area is that times itself everywhere.
    columns, rows : ndarray of int, shape (k,)
        Number of each square, from the meridian of Greenwich eastwards and from the equator northwards.
    counts : ndarray of int, shape (k,)
        Incidents in each square.
    codes : ndarray of int, shape (k,)
        Class of each square.
    ranges : tuple of (float, float or None)
        Lowest and highest count of each class, see `statistics.classes.Classes`.
    n_unplaced : int
        Incidents whose place is not known as finely as half a square, and so not counted in one.
    n_aggregates : int
        Aggregate records left out.
    """

    side_km: int
    columns: np.ndarray
    rows: np.ndarray
    counts: np.ndarray
    codes: np.ndarray
    ranges: tuple[tuple[float, float | None], ...]
    n_unplaced: int
    n_aggregates: int

    def corners(self) -> tuple[np.ndarray, np.ndarray]:
        """Return longitudes and latitudes (degrees) of the corners of each square, both of shape (k, 4)."""
        step = _step_degrees(self.side_km)
        parallels = {row: _parallel(row, self.side_km) for row in range(self.rows.min(), self.rows.max() + 2)}
        west, east = self.columns * step, (self.columns + 1) * step
        south, north = (np.array([parallels[row + up] for row in self.rows.tolist()]) for up in (0, 1))
        return np.stack([west, east, east, west], axis=1), np.stack([south, south, north, north], axis=1)

    def payload(self) -> dict[str, object]:
        """Return numbers for the browser.

        Returns
        -------
        dict
            `squares`: column, row, class and count of each; `step`: width of a column (degrees); `edges`:
            latitudes (degrees) of the parallels from the one below row `first` upwards.
        """
        first = int(self.rows.min()) if len(self.rows) else 0
        last = int(self.rows.max()) if len(self.rows) else -1
        squares = np.column_stack([self.columns, self.rows, self.codes, self.counts])
        return {
            "kind": "density",
            "km": self.side_km,
            "step": _step_degrees(self.side_km),
            "first": first,
            "edges": [round(_parallel(row, self.side_km), 6) for row in range(first, last + 2)],
            "squares": squares.tolist(),
            "ranges": [[int(low), None if high is None else int(high)] for low, high in self.ranges],
            "unplaced": self.n_unplaced,
            "aggregates": self.n_aggregates,
        }


def density(dataset: Dataset, mask: np.ndarray, side_km: int) -> Density:
    """Count the incidents shown in squares of equal area.

    Parameters
    ----------
    dataset : Dataset
        Reads `lon`, `lat` (EPSG:4326, degrees), `place_precision`, `radius_m` and `is_aggregate`.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    side_km : int
        Width of a square, in kilometres.

    Returns
    -------
    Density
        An incident known only to a commune, cercle or region is not spread over squares but counted in
        `n_unplaced`; so is one near a place whose circle is wider than the square.
    """
    counted = counted_rows(dataset, mask)
    placed = squares_of(dataset.incidents, counted, side_km)
    squares, counts = np.unique(placed[placed != UNPLACED_SQUARE], return_counts=True)
    n_unplaced, n_aggregates = int((placed == UNPLACED_SQUARE).sum()), int(mask.sum()) - len(counted)
    return density_of(squares, counts, side_km, n_unplaced, n_aggregates)


def squares_of(incidents: pd.DataFrame, rows: np.ndarray, side_km: int) -> np.ndarray:
    """Return the number of the square of each row: one number, as these are sorted much faster than pairs.

    Parameters
    ----------
    incidents : DataFrame
        As `Dataset.incidents`.
    rows : ndarray of int, shape (m,)
        Row numbers.
    side_km : int

    Returns
    -------
    ndarray of int64, shape (m,)
        `UNPLACED_SQUARE` where the place is not known as finely as half a square.
    """
    placed = _is_fine_enough(incidents, rows, side_km)
    lon = incidents["lon"].to_numpy()[rows[placed]]
    sine = np.sin(np.radians(incidents["lat"].to_numpy()[rows[placed]]))
    columns = np.floor(lon / _step_degrees(side_km)).astype("int64")
    squares = np.full(len(rows), UNPLACED_SQUARE)
    squares[placed] = columns * _MOST_ROWS + np.floor(sine / _step_sine(side_km)).astype("int64") + _MOST_ROWS // 2
    return squares


def density_of(
    squares: np.ndarray, counts: np.ndarray, side_km: int, n_unplaced: int, n_aggregates: int
) -> Density:
    """Return the density of counted squares, numbered as by `squares_of`, rising.

    Parameters
    ----------
    squares : ndarray of int
        Numbers of the squares that hold an incident, as `squares_of` gives them, rising.
    counts : ndarray of int
        Incidents of each.
    side_km : int
        Side of a square.
    n_unplaced, n_aggregates : int
        Incidents in no square.
    """
    classes = classify(counts)
    return Density(
        side_km=side_km,
        columns=squares // _MOST_ROWS,
        rows=squares % _MOST_ROWS - _MOST_ROWS // 2,
        counts=counts,
        codes=classes.codes,
        ranges=classes.ranges,
        n_unplaced=n_unplaced,
        n_aggregates=n_aggregates,
    )


def _is_fine_enough(incidents: pd.DataFrame, rows: np.ndarray, side_km: int) -> np.ndarray:
    """Return which rows are at a settlement, or near one by no more than half a square."""
    lon, lat = incidents["lon"].to_numpy()[rows], incidents["lat"].to_numpy()[rows]
    drawable = is_located(lon, lat)
    precision = incidents["place_precision"]
    radius_km = incidents["radius_m"].to_numpy(float, na_value=np.inf)[rows] / 1000
    near = (precision == PlacePrecision.NEAR).to_numpy()[rows] & (radius_km <= side_km / 2)
    settled = (precision == PlacePrecision.SETTLEMENT).to_numpy()[rows]
    return drawable & (settled | near)


def _step_degrees(side_km: int) -> float:
    return math.degrees(side_km / (_EARTH_RADIUS_KM * math.cos(_TRUE_LATITUDE)))


def _step_sine(side_km: int) -> float:
    return side_km * math.cos(_TRUE_LATITUDE) / _EARTH_RADIUS_KM


def _parallel(row: int, side_km: int) -> float:
    """Return the latitude (degrees) of the lower edge of a row of squares."""
    return math.degrees(math.asin(max(-1.0, min(1.0, row * _step_sine(side_km)))))
