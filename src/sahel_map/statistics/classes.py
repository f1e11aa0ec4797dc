"""Amounts sorted into classes for colouring, by natural breaks. Must not import folium or streamlit."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np

__all__ = ["MOST_CLASSES", "Classes", "classify"]

MOST_CLASSES = 5
# Finding natural breaks takes time with the square of the number of values (0.15 s for 200).
_MOST_VALUES = 200


@dataclass(frozen=True, slots=True)
class Classes:
    """Values in classes from low to high.

    Attributes
    ----------
    codes : ndarray of int, shape (n,)
        Class of each value, 0 for the lowest.
    ranges : tuple of (float, float)
        Lowest and highest value that occurs in each class.
    """

    codes: np.ndarray
    ranges: tuple[tuple[float, float], ...]


def classify(values: np.ndarray) -> Classes:
    """Sort amounts into at most five classes by natural breaks (Fisher and Jenks).

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        Amounts above 0. With five different values or fewer, each is a class of its own; of more than
        200 values, 200 evenly spread over their ranks decide the breaks.

    Returns
    -------
    Classes
        None of them empty.
    """
    values = np.asarray(values, dtype=float)
    different = np.unique(values)
    if len(different) <= MOST_CLASSES:
        breaks = different
    else:
        breaks = _natural_breaks(_spread(np.sort(values)), different[-1])
    codes = np.searchsorted(breaks, values)
    codes = np.unique(codes, return_inverse=True)[1]  # a class that nothing falls into is left out
    groups = [values[codes == code] for code in range(codes.max() + 1)] if len(values) else []
    return Classes(codes, tuple((float(group.min()), float(group.max())) for group in groups))


def _spread(ordered: np.ndarray) -> np.ndarray:
    """Return at most `_MOST_VALUES` of the ordered values, the lowest and the highest among them."""
    if len(ordered) <= _MOST_VALUES:
        return ordered
    return ordered[np.linspace(0, len(ordered) - 1, _MOST_VALUES).round().astype(int)]


def _natural_breaks(values: np.ndarray, highest: float) -> np.ndarray:
    """Return the upper ends of the classes, rising."""
    # Imported here, as it takes seconds and 100 MB that only readers of coloured areas need.
    import mapclassify

    k = min(MOST_CLASSES, len(np.unique(values)))
    with warnings.catch_warnings():
        # It recommends a compiler that would spare us tenths of a second.
        warnings.filterwarnings("ignore", message="Numba not installed")
        breaks = np.asarray(mapclassify.FisherJenks(values, k=k).bins, dtype=float)
    breaks[-1] = highest
    return breaks
