"""Counts and reported ranges per month and group of alleged actors, under a stated date rule.

Must not import anything from views or app.
"""

from __future__ import annotations

from typing import Any, Literal, get_args

import numpy as np
import pandas as pd

from sahel_map.core.actor_codes import SEVERAL_GROUPS
from sahel_map.core.allowed import unknown_value
from sahel_map.core.vocabulary import ActorGroup, FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.statistics.sums import counted_rows, figure_sums, range_table

__all__ = ["CATEGORIES", "SEVERAL_GROUPS", "Spread", "by_month", "month_counts", "month_text", "month_totals"]

#: Date rule: count in the month of the first day, or in equal parts in every month touched.
Spread = Literal["start", "even"]

#: Categories that exclude each other, in the order of stacks: the groups, then several groups.
CATEGORIES: tuple[str, ...] = (*(str(group) for group in ActorGroup), SEVERAL_GROUPS)


def by_month(
    dataset: Dataset,
    mask: np.ndarray,
    spread: Spread = "start",
    figure: FigureName = FigureName.KILLED,
) -> pd.DataFrame:
    """Count incidents and add up a figure per month and exclusive category of alleged actors.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    spread : {"start", "even"}
        Incidents that span several months count in the month they start, or in equal fractions in
        each month they touch. Totals are the same under both.
    figure : FigureName
        Figure to add up.

    Returns
    -------
    DataFrame, one row per month, set of groups and `spans_months` with an incident, sorted
        `month` (year * 12 + month - 1), `category` (of `CATEGORIES`), `group_bits` (the groups, as in
        the incident table), `spans_months` (whether the row counts the incidents that span several
        months), then the columns of `range_table`. An incident of several groups is in
        `SEVERAL_GROUPS` only, so that rows add up to the total.

    Raises
    ------
    ValueError
        If the date rule is unknown.
    """
    if spread not in get_args(Spread):
        raise ValueError(unknown_value("date rule", spread, get_args(Spread)))
    rows = counted_rows(dataset, mask)
    first, last = (dataset.incidents[name].to_numpy()[rows] for name in ("month_first", "month_last"))
    n_months = last - first + 1
    places, month, weights = _spread_evenly(first, n_months) if spread == "even" else _at_start(first)
    groups = dataset.incidents["group_bits"].to_numpy()[rows][places].astype(np.int64)
    origin = month.min(initial=np.iinfo(np.int32).max)
    keys = ((month - origin) * _N_SETS + groups) * 2 + (n_months[places] > 1)
    sums = figure_sums(dataset.incidents, rows, figure).pick(places).by(keys, keys.max(initial=-1) + 1, weights)
    present = np.flatnonzero(sums[:, 0])
    return _with_keys(range_table(sums[present], pd.RangeIndex(len(present))), present, origin)


def month_counts(dataset: Dataset, mask: np.ndarray) -> pd.DataFrame:
    """Count incidents per month in which they start and set of groups, and add nothing up.

    The control of the period is drawn anew at each change of a filter; this takes a tenth of `by_month`.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.

    Returns
    -------
    DataFrame, one row per month and set of groups with an incident, sorted
        `month` (year * 12 + month - 1), `group_bits` (as in the incident table), `n_incidents`. Aggregate records
        are not counted.
    """
    rows = counted_rows(dataset, mask)
    month = dataset.incidents["month_first"].to_numpy()[rows].astype(np.int64)
    groups = dataset.incidents["group_bits"].to_numpy()[rows].astype(np.int64)
    origin = int(month.min(initial=np.iinfo(np.int32).max))
    n = np.bincount((month - origin) * _N_SETS + groups)
    present = np.flatnonzero(n)
    return pd.DataFrame(
        {"month": present // _N_SETS + origin, "group_bits": present % _N_SETS, "n_incidents": n[present]}
    )


def month_totals(counts: pd.DataFrame) -> dict[int, dict[str, Any]]:
    """Add the rows of each month up; a count that no incident of the month has stays unknown.

    Returns
    -------
    dict of month to dict, sorted
        The columns of `range_table`, and `categories`: incidents per category.
    """
    totals: dict[int, dict[str, Any]] = {}
    for row in counts.to_dict("records"):
        month = totals.setdefault(row["month"], {"categories": {}, "is_open": False})
        for name in ("n_incidents", "minimum", "maximum", "n_without_figure", "n_mixed"):
            known = month.get(name, np.nan)
            month[name] = row[name] if np.isnan(known) else known if np.isnan(row[name]) else known + row[name]
        month["is_open"] = month["is_open"] or row["is_open"]
        categories = month["categories"]
        categories[row["category"]] = categories.get(row["category"], 0) + row["n_incidents"]
    return totals


def month_text(month: int) -> str:
    """Return a running number of months as "YYYY-MM", the reverse of `filters.month_number`."""
    return f"{month // 12}-{month % 12 + 1:02d}"


def _at_start(first: np.ndarray) -> tuple[np.ndarray, np.ndarray, None]:
    return np.arange(len(first)), first, None


def _spread_evenly(first: np.ndarray, n_months: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Repeat each incident once per month it touches; return its place, the month and its fraction."""
    places = np.repeat(np.arange(len(first)), n_months)
    starts = np.cumsum(n_months) - n_months
    month = first[places] + np.arange(len(places)) - starts[places]
    return places, month, 1 / n_months[places]


def _with_keys(table: pd.DataFrame, keys: np.ndarray, origin: int) -> pd.DataFrame:
    months, groups = np.divmod(keys // 2, _N_SETS)
    category = _CATEGORY_OF_GROUPS[groups]
    table.insert(0, "month", months + origin)
    table.insert(1, "category", pd.array(np.array(CATEGORIES, dtype=object)[category], dtype="str"))
    table.insert(2, "group_bits", groups)
    table.insert(3, "spans_months", keys % 2 == 1)
    order = np.lexsort((keys % 2, groups, category, months))
    return table.iloc[order].reset_index(drop=True)


def _category_of_groups() -> np.ndarray:
    """Return the place in `CATEGORIES` for each set of groups; nobody named counts as unidentified."""
    table = np.full(_N_SETS, CATEGORIES.index(SEVERAL_GROUPS))
    table[0] = CATEGORIES.index(ActorGroup.UNIDENTIFIED)
    for place in range(len(ActorGroup)):
        table[1 << place] = place
    return table


_N_SETS = 2 ** len(ActorGroup)
_CATEGORY_OF_GROUPS = _category_of_groups()
