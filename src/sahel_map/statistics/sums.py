"""Sums of one figure that keep lowest count, highest count and what is unknown apart.

The arithmetic under `sahel_map.statistics.totals`: vectorised twin of `ReportedRange.total`. Must not import
anything from views or app.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sahel_map.core.figures import ReportedRange
from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset

__all__ = ["FigureSums", "aggregate_rows", "counted_rows", "figure_sums", "figure_terms", "range_of", "range_table"]

# What is added up for each record, in this order.
_TERMS = ("incident", "minimum", "has_minimum", "maximum", "has_maximum", "open", "unknown", "mixed")


@dataclass(frozen=True, slots=True)
class FigureSums:
    """One figure of n incidents, taken apart into terms that may be added.

    Attributes
    ----------
    terms : ndarray of float, shape (8, n)
        Per incident: 1, lowest count (0 if none), whether it has one, highest count, whether it has
        one, whether that is open, whether the figure is unknown, whether it may include fighters.
    """

    terms: np.ndarray

    @property
    def is_unknown(self) -> np.ndarray:
        """Whether no count is reported, per incident."""
        return self.terms[_TERMS.index("unknown")] == 1

    @property
    def is_none(self) -> np.ndarray:
        """Whether nobody or nothing is reported: a highest count of 0, per incident."""
        highest, is_open = self.terms[_TERMS.index("maximum")], self.terms[_TERMS.index("open")]
        return ~self.is_unknown & (highest == 0) & (is_open == 0)

    @property
    def is_highest_only(self) -> np.ndarray:
        """Whether a highest count is reported, but no lowest one, per incident."""
        return ~self.is_unknown & (self.terms[_TERMS.index("has_minimum")] == 0)

    def largest(self) -> int | None:
        """Return the place of the incident with the highest count, or None if none is reported."""
        if self.is_unknown.all():
            return None
        return int(np.argmax(np.where(self.is_unknown, -1, self.terms[_TERMS.index("maximum")])))

    def by(self, codes: np.ndarray, n_codes: int, weights: np.ndarray | None = None) -> np.ndarray:
        """Return the terms added up per code: shape (`n_codes`, 8), each incident times its weight.

        Parameters
        ----------
        codes : ndarray of int
            Code of each incident, from 0 on.
        n_codes : int
            Codes there are; one without an incident is a row of zeros.
        weights : ndarray, optional
            Of each incident; None counts each once.
        """
        terms = self.terms if weights is None else self.terms * weights
        columns = [np.bincount(codes, weights=term, minlength=n_codes) for term in terms]
        return np.column_stack(columns).astype(float)  # without incidents, bincount returns integers

    def pick(self, rows: np.ndarray) -> FigureSums:
        """Return the incidents of some rows, repeated where a row is repeated."""
        return FigureSums(self.terms[:, rows])

    def total(self) -> ReportedRange:
        """Return the sum over all incidents."""
        n, minimum, has_minimum, maximum, has_maximum, n_open, unknown, mixed = self.terms.sum(axis=1)
        return ReportedRange(
            minimum=int(minimum) if has_minimum else None,
            maximum=int(maximum) if has_maximum else None,
            is_open=bool(n_open),
            n_records=int(n),
            n_without_figure=int(unknown),
            n_mixed=int(mixed),
        )


def counted_rows(dataset: Dataset, mask: np.ndarray) -> np.ndarray:
    """Return the row numbers that enter counts and sums: those shown, without aggregate records.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown, from `sahel_map.selection.matching.matching`.

    Returns
    -------
    ndarray of int
        Row numbers, rising.
    """
    return np.flatnonzero(mask & ~dataset.incidents["is_aggregate"].to_numpy(dtype=bool))


def aggregate_rows(dataset: Dataset, mask: np.ndarray) -> np.ndarray:
    """Return the row numbers of the aggregate records shown, which counts and sums leave out."""
    return np.flatnonzero(mask & dataset.incidents["is_aggregate"].to_numpy(dtype=bool))


def figure_sums(incidents: pd.DataFrame, rows: np.ndarray, figure: FigureName) -> FigureSums:
    """Take one figure of some incidents apart into terms that may be added.

    Parameters
    ----------
    incidents : DataFrame, n rows
        `Dataset.incidents`; reads `<figure>_min`, `<figure>_max` (nullable counts) and, for the killed,
        `killed_is_open` and `killed_is_mixed`.
    rows : ndarray of int, shape (m,)
        Row numbers.
    figure : FigureName
        The figure.

    Returns
    -------
    FigureSums
        Of m incidents. A lowest count without a highest one reads "at least", as in `ReportedRange.of`.
    """
    # Picked first: turning a nullable column of all rows into numbers takes most of the time.
    lowest, highest = (
        incidents[f"{figure}_{end}"].array[rows].to_numpy(dtype=float, na_value=np.nan) for end in ("min", "max")
    )
    is_open, is_mixed = np.isnan(highest) & ~np.isnan(lowest), np.zeros(len(rows), dtype=bool)
    highest = np.where(np.isnan(highest), lowest, highest)
    unknown = np.isnan(highest)
    if figure == FigureName.KILLED:
        is_open |= incidents["killed_is_open"].to_numpy(dtype=bool)[rows] & ~unknown
        is_mixed |= incidents["killed_is_mixed"].to_numpy(dtype=bool)[rows] & ~unknown
    has_lowest = ~np.isnan(lowest)
    terms = [
        np.ones(len(rows)),
        np.where(has_lowest, lowest, 0.0),
        has_lowest,
        np.where(unknown, 0.0, highest),
        ~unknown,
        is_open,
        unknown,
        is_mixed,
    ]
    return FigureSums(np.array(terms, dtype=float))


def figure_terms(figure: FigureName) -> str:
    """Return the sums of `FigureSums.by` as columns of SQL, in its order, on the columns of the incident table."""
    low, high = f"{figure}_min", f"{figure}_max"
    known = f"coalesce({high}, {low}) IS NOT NULL"
    is_open, is_mixed = f"({high} IS NULL AND {low} IS NOT NULL)", "false"
    if figure == FigureName.KILLED:
        is_open, is_mixed = f"({is_open} OR (killed_is_open AND {known}))", f"(killed_is_mixed AND {known})"
    return ", ".join(
        (
            "count(*)",
            f"coalesce(sum({low}), 0)",
            f"count({low})",
            f"coalesce(sum(coalesce({high}, {low})), 0)",
            f"count(coalesce({high}, {low}))",
            f"count(*) FILTER ({is_open})",
            f"count(*) FILTER (NOT ({known}))",
            f"count(*) FILTER ({is_mixed})",
        )
    )


def range_table(sums: np.ndarray, index: pd.Index) -> pd.DataFrame:
    """Turn sums of terms into a table of ranges.

    Parameters
    ----------
    sums : ndarray of float, shape (k, 8)
        From `FigureSums.by`.
    index : Index, length k
        What each row stands for.

    Returns
    -------
    DataFrame, k rows
        `n_incidents`, `minimum`, `maximum` (null where no incident has such a count), `is_open`,
        `n_without_figure`, `n_mixed`. Fractions occur only where incidents were spread over months.
    """
    n, minimum, has_minimum, maximum, has_maximum, n_open, unknown, mixed = sums.T
    return pd.DataFrame(
        {
            "n_incidents": n,
            "minimum": np.where(has_minimum > 0, minimum, np.nan),
            "maximum": np.where(has_maximum > 0, maximum, np.nan),
            "is_open": n_open > 0,
            "n_without_figure": unknown,
            "n_mixed": mixed,
        },
        index=index,
    )


def range_of(row: Mapping[str, Any]) -> ReportedRange:
    """Return one row of a table of ranges as a `ReportedRange`; fractions are rounded outwards."""
    return ReportedRange(
        minimum=None if pd.isna(row["minimum"]) else int(np.floor(row["minimum"] + 1e-9)),
        maximum=None if pd.isna(row["maximum"]) else int(np.ceil(row["maximum"] - 1e-9)),
        is_open=bool(row["is_open"]),
        n_records=round(row["n_incidents"]),
        n_without_figure=round(row["n_without_figure"]),
        n_mixed=round(row["n_mixed"]),
    )
