"""Two choices of incidents side by side: rates, their ratio, and whether reported ranges overlap.

Counts of incidents are compared by a ratio of rates with an exact interval; people reported killed only by
whether the reported ranges overlap, for a range of reports is no measurement with a known error. Must not import
anything from views or app.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import pandas as pd

from sahel_map.core.allowed import unknown_value
from sahel_map.core.figures import ReportedRange
from sahel_map.data.dataset import Dataset
from sahel_map.selection.period import first_day, last_day
from sahel_map.selection.selection import Selection
from sahel_map.statistics.numbers import Numbers
from sahel_map.statistics.sums import counted_rows, range_of

__all__ = [
    "LOW_BASE",
    "Breakdown",
    "Comparison",
    "Interval",
    "Overlap",
    "Side",
    "breakdown",
    "compare",
    "overlap",
    "rate_ratio",
]

#: Below so many incidents on either side no ratio is given: the numbers alone say what is known.
LOW_BASE = 10

#: How two reported ranges lie: no number on a side, both could be equal, or the second lies wholly above or below.
Overlap = Literal["unknown", "overlap", "higher", "lower"]

#: What a comparison can be broken down by.
Breakdown = Literal["cercle", "harm", "actor"]

_DAYS_PER_MONTH = 365.25 / 12
_CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """A ratio with the ends of its 95 % confidence interval."""

    ratio: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two choices.

    Attributes
    ----------
    selection : Selection
    numbers : Numbers
        Of its incidents.
    first, last : date
        Days of its period, both included; where it names none, those of the data set.
    """

    selection: Selection
    numbers: Numbers
    first: dt.date
    last: dt.date

    @classmethod
    def of(cls, dataset: Dataset, selection: Selection, mask: np.ndarray) -> Side:
        """Return a side; `mask` says which incidents it shows, an array of bool.

        Parameters
        ----------
        dataset : Dataset
        selection : Selection
            Its period is what the counts are divided by.
        mask : ndarray of bool, shape (n,)
            Incidents of the side.
        """
        covered = dataset.profile
        first = covered.covered_from or dataset.incidents["date_start"].min().date()
        last = covered.covered_until or dataset.incidents["date_end"].max().date()
        begins = max(first_day(selection.start), first) if selection.start else first
        ends = min(last_day(selection.end), last) if selection.end else last
        return cls(selection, Numbers(dataset, mask), begins, max(begins, ends))

    @property
    def months(self) -> float:
        """Length of the period in months of 30.4375 days."""
        return ((self.last - self.first).days + 1) / _DAYS_PER_MONTH

    @property
    def n_incidents(self) -> int:
        """Incidents counted, aggregate records not among them."""
        return self.numbers.total().reported.n_records


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides and what can be said of both.

    Attributes
    ----------
    first, second : Side
    ratio : Interval or None
        Incidents a month of the second side, divided by those of the first; None below `LOW_BASE`.
    killed : Overlap
        How the ranges of people reported killed a month lie.
    n_shared : int
        Incidents that stand on both sides.
    n_publishers : tuple of int
        Publishers cited on each side.
    """

    first: Side
    second: Side
    ratio: Interval | None
    killed: Overlap
    n_shared: int
    n_publishers: tuple[int, int]


def compare(first: Side, second: Side) -> Comparison:
    """Compare two sides of one data set as a whole."""
    dataset = first.numbers.dataset
    shared = counted_rows(dataset, first.numbers.mask & second.numbers.mask)
    return Comparison(
        first=first,
        second=second,
        ratio=rate_ratio(first.n_incidents, first.months, second.n_incidents, second.months),
        killed=overlap(
            first.numbers.total().reported, first.months, second.numbers.total().reported, second.months
        ),
        n_shared=len(shared),
        n_publishers=(_publishers(first), _publishers(second)),
    )


def rate_ratio(n_first: int, months_first: float, n_second: int, months_second: float) -> Interval | None:
    """Return the second rate divided by the first, with its exact interval of 95 % (Clopper and Pearson).

    Given the sum of both counts, the second is binomial; the interval of its share is turned into one of the ratio.
    It holds only for what is counted: incidents that are reported one by one and independently.

    Parameters
    ----------
    n_first, n_second : int
        Incidents.
    months_first, months_second : float
        Lengths of the periods, in months.

    Returns
    -------
    Interval or None
        None where a side has fewer than `LOW_BASE` incidents.

    Examples
    --------
    >>> rate_ratio(20, 10, 40, 10).ratio
    2.0
    """
    if min(n_first, n_second) < LOW_BASE:
        return None
    # Imported here, as it takes half a second that only a comparison needs.
    from scipy.stats import binomtest

    share = binomtest(n_second, n_first + n_second).proportion_ci(_CONFIDENCE, method="exact")
    per_time = months_first / months_second
    return Interval(
        ratio=n_second / n_first * per_time,
        low=share.low / (1 - share.low) * per_time,
        high=share.high / (1 - share.high) * per_time,
    )


def overlap(first: ReportedRange, months_first: float, second: ReportedRange, months_second: float) -> Overlap:
    """Say how two reported ranges lie, as persons a month.

    Parameters
    ----------
    first, second : ReportedRange
        Sums.
    months_first, months_second : float
        Lengths of the periods, in months.

    Returns
    -------
    Overlap
        An open highest count ("at least") has no upper end, so that the other side may always reach it.
    """
    if first.is_unknown or second.is_unknown:
        return "unknown"
    (low_1, high_1), (low_2, high_2) = (
        ((each.minimum or 0) / months, np.inf if each.is_open or each.maximum is None else each.maximum / months)
        for each, months in ((first, months_first), (second, months_second))
    )
    if low_2 > high_1:
        return "higher"
    return "lower" if high_2 < low_1 else "overlap"


def breakdown(comparison: Comparison, by: Breakdown) -> pd.DataFrame:
    """Compare two sides by cercle, type of harm or alleged actor.

    Parameters
    ----------
    comparison : Comparison
    by : {"cercle", "harm", "actor"}
        An incident counts under each of its harms and actors; one not placed in a cercle in a row of its own.

    Returns
    -------
    DataFrame, one row per code that occurs on either side, index `code`
        `n_first`, `n_second` (incidents), `rate_first`, `rate_second`, `difference` (incidents a month, second
        less first), `ratio`, `low`, `high` (null below `LOW_BASE`), `killed_first`, `killed_second`
        (`ReportedRange`), `overlap`; the largest difference first.

    Raises
    ------
    ValueError
        If there is no such breakdown.
    """
    if by not in get_args(Breakdown):
        raise ValueError(unknown_value("breakdown", by, get_args(Breakdown)))
    sides = (comparison.first, comparison.second)
    tables = [_by(side.numbers, by) for side in sides]
    codes = tables[0].index.union(tables[1].index, sort=False)
    tables = [table.reindex(codes) for table in tables]
    counts = [table["n_incidents"].fillna(0).astype(int).tolist() for table in tables]
    killed = [[_range(row) for row in table.to_dict("records")] for table in tables]
    months = [side.months for side in sides]
    rows = []
    for n_1, n_2, killed_1, killed_2 in zip(*counts, *killed, strict=True):
        ratio = rate_ratio(n_1, months[0], n_2, months[1])
        rates = n_1 / months[0], n_2 / months[1]
        ends = (ratio.ratio, ratio.low, ratio.high) if ratio else (np.nan, np.nan, np.nan)
        how = overlap(killed_1, months[0], killed_2, months[1])
        rows.append((n_1, n_2, *rates, rates[1] - rates[0], *ends, killed_1, killed_2, how))
    names = ("n_first", "n_second", "rate_first", "rate_second", "difference", "ratio", "low", "high")
    table = pd.DataFrame(rows, columns=[*names, "killed_first", "killed_second", "overlap"], index=codes)
    table = table[table["n_first"] + table["n_second"] > 0]
    order = np.lexsort((-(table["n_first"] + table["n_second"]), -table["difference"].abs().round(9)))
    return table.iloc[order].rename_axis("code")


def _by(numbers: Numbers, by: Breakdown) -> pd.DataFrame:
    if by == "cercle":
        return numbers.by_area("cercle", "2023")
    return numbers.by_harm() if by == "harm" else numbers.by_actor()


def _range(row: dict[str, object]) -> ReportedRange:
    """Return the range of a row; a code without an incident has none."""
    return range_of(row) if row["n_incidents"] == row["n_incidents"] else ReportedRange.of(None, None)


def _publishers(side: Side) -> int:
    sources = side.numbers.dataset.sources
    ids = side.numbers.dataset.incidents.index[side.numbers.mask]
    # By name: a publisher that passes on others has an id for each group that its pages count in.
    return int(sources.loc[sources["incident_id"].isin(ids), "publisher"].nunique())
