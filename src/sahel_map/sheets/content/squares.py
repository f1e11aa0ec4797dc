"""Incidents in squares of equal area, for maps on which single marks would hide each other. Nothing is drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sahel_map.data.dataset import Dataset
from sahel_map.incident.set_words import scope_note
from sahel_map.sheets.content.drawn import to_sheet
from sahel_map.statistics.classes import class_label
from sahel_map.statistics.density import density
from sahel_map.style import AMOUNTS
from sahel_map.words import Words

__all__ = ["Squares", "squares_of", "too_many_marks"]

# With more marks than this those of an A4 sheet cover each other: of the country, and of a part of it.
_MOST_MARKS, _MOST_MARKS_OF_A_PART = 2500, 400
_CELL_KM, _CELL_OF_A_PART_KM = 25, 10
# A part of the country reaches no farther than this (degrees).
_PART_DEGREES = 4.0


@dataclass(frozen=True, slots=True)
class Squares:
    """Squares with incidents.

    Attributes
    ----------
    corners : ndarray of float, shape (k, 4, 2)
        Metres in `drawn.SHEET_CRS`.
    counts : ndarray of int, shape (k,)
        Incidents of each.
    codes : ndarray of int, shape (k,)
        Class of each, 0 for the lowest.
    colours, labels : tuple of str
        By class.
    title, note : str
        What is counted, by which rule, and what is in no square.
    """

    corners: np.ndarray
    counts: np.ndarray
    codes: np.ndarray
    colours: tuple[str, ...]
    labels: tuple[str, ...]
    title: str
    note: str

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        (west, south), (east, north) = self.corners.min(axis=(0, 1)), self.corners.max(axis=(0, 1))
        return float(west), float(south), float(east), float(north)

    def count_outside(self, bounds: tuple[float, float, float, float]) -> int:
        """Return how many incidents are in squares that lie wholly outside of a map with these bounds."""
        west, south, east, north = bounds
        low, high = self.corners.min(axis=1), self.corners.max(axis=1)
        is_seen = (high >= (west, south)).all(axis=1) & (low <= (east, north)).all(axis=1)
        return int(self.counts[~is_seen].sum())


def too_many_marks(dataset: Dataset, mask: np.ndarray) -> bool:
    """Whether the incidents shown are too many for a mark each."""
    n = int(np.count_nonzero(mask & dataset.incidents["lon"].notna().to_numpy()))
    return n > (_MOST_MARKS_OF_A_PART if _is_part(dataset, mask) else _MOST_MARKS)


def squares_of(dataset: Dataset, mask: np.ndarray, words: Words) -> Squares | None:
    """Count the incidents shown in squares; None if the place of none is known well enough.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
    words : Words

    Returns
    -------
    Squares or None
        By the rules of the density layer on the screen; what our own set does not cover is said of it alone.
    """
    found = density(dataset, mask, _CELL_OF_A_PART_KM if _is_part(dataset, mask) else _CELL_KM)
    if not len(found.counts):
        return None
    notes = [words("layers-rule-density", km=found.side_km), *filter(None, [scope_note(dataset.profile, words)])]
    for name, n in (("layers-unplaced-density", found.n_unplaced), ("layers-aggregates", found.n_aggregates)):
        if n:
            notes.append(f"{words(name, n=n, count=words.number(n))}.")
    return Squares(
        corners=np.stack(to_sheet(*found.corners()), axis=-1),
        counts=found.counts,
        codes=found.codes,
        colours=AMOUNTS,
        labels=tuple(class_label(low, high, words.number) for low, high in found.ranges),
        title=words("layers-density-title"),
        note=" ".join(notes),
    )


def _is_part(dataset: Dataset, mask: np.ndarray) -> bool:
    shown = dataset.incidents.loc[mask, ["lon", "lat"]]
    return bool((shown.max() - shown.min()).max() <= _PART_DEGREES)
