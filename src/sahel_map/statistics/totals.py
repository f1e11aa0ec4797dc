"""Totals of the incidents shown, and their counts and reported ranges by area or grade.

Counting rules, the same in every function: aggregate records (a siege, a month or a region as a whole)
are left out of counts and sums, and so is nothing else; a figure that is not reported adds nothing and is
counted in `n_without_figure`. Nothing here shows or formats. Must not import anything from views or app.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sahel_map.core.figures import ReportedRange
from sahel_map.core.vocabulary import FIGURE_HARMS, FigureName, bits_of
from sahel_map.data.dataset import Dataset
from sahel_map.statistics.sums import aggregate_rows, counted_rows, figure_sums, range_table

__all__ = [
    "UNPLACED",
    "FigureTotal",
    "aggregates_by_area",
    "by_area",
    "total",
]

#: Area code of incidents whose place is not known as finely as the areas asked for.
UNPLACED = ""


@dataclass(frozen=True, slots=True)
class FigureTotal:
    """One figure added up over incidents.

    Attributes
    ----------
    reported : ReportedRange
        The sum; its `n_records` are the incidents counted, aggregates not among them.
    n_aggregates : int
        Aggregate records left out.
    n_harm_without_figure : int
        Incidents among `reported.n_without_figure` that report this harm, but give no number.
    n_none : int
        Incidents that report a highest count of 0.
    n_highest_only : int
        Incidents that have a highest count only, and so add nothing to the lowest.
    n_aggregates_with_figure : int
        Aggregate records that report the figure; as they may hold what single records report, they are not
        added up.
    largest_aggregate : ReportedRange or None
        The figure of the one with the highest count among them.
    """

    reported: ReportedRange
    n_aggregates: int
    n_harm_without_figure: int
    n_none: int
    n_highest_only: int
    n_aggregates_with_figure: int
    largest_aggregate: ReportedRange | None


def total(dataset: Dataset, mask: np.ndarray, figure: FigureName = FigureName.KILLED) -> FigureTotal:
    """Add up one figure over the incidents shown, as a reported range.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    figure : FigureName
        The figure (persons, homes or animals).

    Returns
    -------
    FigureTotal
        Equal to `ReportedRange.total` over the single records.
    """
    rows = counted_rows(dataset, mask)
    sums = figure_sums(dataset.incidents, rows, figure)
    harms = dataset.incidents["harm_bits"].to_numpy()[rows] & bits_of(list(FIGURE_HARMS[figure]))
    aggregates = aggregate_rows(dataset, mask)
    left_out = figure_sums(dataset.incidents, aggregates, figure)
    largest = left_out.largest()
    return FigureTotal(
        reported=sums.total(),
        n_aggregates=len(aggregates),
        n_harm_without_figure=int((sums.is_unknown & (harms != 0)).sum()),
        n_none=int(sums.is_none.sum()),
        n_highest_only=int(sums.is_highest_only.sum()),
        n_aggregates_with_figure=int((~left_out.is_unknown).sum()),
        largest_aggregate=None if largest is None else left_out.pick(np.array([largest])).total(),
    )


def by_area(
    dataset: Dataset,
    mask: np.ndarray,
    level: str = "region",
    admin_map: str = "2023",
    figure: FigureName = FigureName.KILLED,
) -> pd.DataFrame:
    """Count incidents and add up a figure per region, cercle or commune.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    level : {"region", "cercle", "commune"}
        Kind of area.
    admin_map : {"2023", "old"}
        Map of regions; cercles and communes are the same on both.
    figure : FigureName
        Figure to add up.

    Returns
    -------
    DataFrame, one row per area with an incident, index `area` (P-code, sorted)
        Columns of `range_table`. Incidents whose place is not known that finely are the last row,
        `UNPLACED`; the rows add up to the total.

    Raises
    ------
    ValueError
        If the level or the map is unknown.
    """
    return _rows_by_area(dataset, counted_rows(dataset, mask), level, admin_map, figure)


def aggregates_by_area(
    dataset: Dataset,
    mask: np.ndarray,
    level: str = "region",
    admin_map: str = "2023",
    figure: FigureName = FigureName.KILLED,
) -> pd.DataFrame:
    """Return the table of `by_area` for the aggregate records alone, which it leaves out.

    It says where there are such records, and whether they give a number. Never add it to another table:
    single incidents may lie inside an aggregate record.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    level : {"region", "cercle", "commune"}
        Kind of area.
    admin_map : {"2023", "old"}
        Map of regions; cercles and communes are the same on both.
    figure : FigureName
        Figure to add up.
    """
    return _rows_by_area(dataset, aggregate_rows(dataset, mask), level, admin_map, figure)


def _rows_by_area(
    dataset: Dataset, rows: np.ndarray, level: str, admin_map: str, figure: FigureName
) -> pd.DataFrame:
    column = dataset.incidents[area_column(level, admin_map)].iloc[rows]
    codes, areas = pd.factorize(column, sort=True)
    names = [str(area) for area in areas]
    if (codes < 0).any():
        codes = np.where(codes < 0, len(names), codes)
        names.append(UNPLACED)
    sums = figure_sums(dataset.incidents, rows, figure).by(codes, len(names))
    return range_table(sums, pd.Index(names, name="area", dtype="str"))


def area_column(level: str, admin_map: str) -> str:
    """Return the column of the incident table with the P-codes of a kind of area on a map of regions."""
    columns = {
        ("region", "2023"): "region_2023_pcode",
        ("region", "old"): "region_old_pcode",
        ("cercle", "2023"): "cercle_pcode",
        ("cercle", "old"): "cercle_pcode",
        ("commune", "2023"): "commune_pcode",
        ("commune", "old"): "commune_pcode",
    }
    if (level, admin_map) not in columns:
        raise ValueError(
            f"no areas {level!r} on map {admin_map!r}; levels: region, cercle, commune; maps: 2023, old"
        )
    return columns[level, admin_map]
