"""Amounts sorted into absolute classes for colouring. Must not import folium or streamlit.

The same number has the same colour whatever the filter: classes do not follow the amounts shown, so that a single
incident is never as dark as the worst there is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

__all__ = ["Classes", "class_label", "classify"]

# Where each of the five classes starts.
_STARTS: dict[str, tuple[float, ...]] = {
    "incidents": (1, 2, 5, 10, 30),
    "people": (1, 10, 30, 100, 300),
    "per-head": (0, 1, 3, 10, 30),
    "monthly": (0, 0.1, 0.3, 1, 3),
}
# What can be counted has whole numbers, so a class ends one before the next.
_WHOLE = frozenset({"incidents", "people"})


@dataclass(frozen=True, slots=True)
class Classes:
    """Values in classes from low to high.

    Attributes
    ----------
    codes : ndarray of int, shape of the values
        Class of each value, 0 to 4.
    ranges : tuple of (float, float or None), length 5
        Lowest and highest value that belongs in each class, whether or not one does; the last is open (None).
        Amounts that are no whole numbers go up to, and not with, the highest. Empty if there is no value.
    """

    codes: np.ndarray
    ranges: tuple[tuple[float, float | None], ...]


def classify(values: np.ndarray, kind: str = "incidents") -> Classes:
    """Sort amounts into the five classes of their kind.

    Parameters
    ----------
    values : ndarray of float
        Amounts above 0.
    kind : {"incidents", "people", "per-head", "monthly"}
        Incidents; people or homes; either per 100,000 people; incidents a month.

    Returns
    -------
    Classes
        Large sets would fill the last class alone: where the highest amount is ten times the start of it or more,
        the classes start ten times higher (but for the lowest), and so on.
    """
    values = np.asarray(values, dtype=float)
    if not values.size:
        return Classes(np.zeros(values.shape, dtype=int), ())
    starts = np.array(_STARTS[kind])
    while values.max() >= 10 * starts[-1]:
        starts[1:] *= 10
    ends = starts[1:] - 1 if kind in _WHOLE else starts[1:]
    codes = np.clip(np.searchsorted(starts, values, side="right") - 1, 0, None)
    return Classes(codes, tuple(zip(starts.tolist(), [*ends.tolist(), None], strict=True)))


def class_label(low: float, high: float | None, number: Callable[[float], str]) -> str:
    """Return the words of a class in a legend.

    Parameters
    ----------
    low, high : float, float or None
        As in `Classes.ranges`.
    number : callable
        Writes a number as the reader does.

    Examples
    --------
    >>> class_label(2, 4, str), class_label(1, 1, str), class_label(30, None, str)
    ('2–4', '1', '30+')
    """
    start = number(_plain(low))
    if high is None:
        return f"{start}+"
    return start if low == high else f"{start}–{number(_plain(high))}"


def _plain(value: float) -> float:
    return int(value) if float(value).is_integer() else value
