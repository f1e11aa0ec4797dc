"""Known gaps by region, year and alleged actor, counted. Must not import streamlit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sahel_map.core.text_folding import fold_text
from sahel_map.core.vocabulary import Actor
from sahel_map.data.dataset import Dataset
from sahel_map.selection.counted import is_counted
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

__all__ = ["EmptyAreas", "empty_areas", "empty_months", "known_gaps_codes", "known_gaps_table"]

#: What records lack, by the code under which they are counted.
_FLAGS = {
    "single": "publishers.1",
    "no-toll": "noted.no-toll",
    "coarse": "noted.coarse",
    "unnamed": f"actor.{Actor.ARMED_UNKNOWN}",
    "unstated": "noted.unstated",
}


@dataclass(frozen=True, slots=True)
class EmptyAreas:
    """Areas without a record shown, as P-codes.

    Attributes
    ----------
    never : tuple of str
        Regions without a record in the whole data set.
    regions : tuple of str
        Other regions without a record shown; of those chosen, if areas are.
    cercles : tuple of str
        Cercles without a record shown, in regions before 2023 that have one.
    n_unplaced : int
        Records shown whose region is not known: they may lie in any of these.
    """

    never: tuple[str, ...]
    regions: tuple[str, ...]
    cercles: tuple[str, ...]
    n_unplaced: int


def known_gaps_table(
    dataset: Dataset, mask: np.ndarray, by: str, words: Words, admin_map: str = "2023"
) -> pd.DataFrame:
    """Count records and what they lack, per region, year or alleged actor.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown, aggregate records among them.
    by : {"region", "year", "actor"}
        Records stand under the year of their first day, and under each of their actors.
    words : Words
        Language and labels.
    admin_map : {"2023", "old"}
        Map of regions.

    Returns
    -------
    DataFrame, one row per group with a record
        Group, records, and of them: on one independent source; killings without a number; placed no finer
        than a cercle; attackers not named; some fact without a stated source.
    """
    flags = {name: is_counted(dataset, code) for name, code in _FLAGS.items()}
    rows = [
        [name, int(among.sum()), *(int((flag & among).sum()) for flag in flags.values())]
        for name, _, among in _groups(dataset, mask, by, words, admin_map)
    ]
    headers = [words(f"gaps-column-{name}") for name in (by, "records", *_FLAGS)]
    return pd.DataFrame(rows, columns=headers)


def known_gaps_codes(
    dataset: Dataset, mask: np.ndarray, by: str, words: Words, admin_map: str = "2023"
) -> list[dict[int, tuple[str, ...]]]:
    """Return by which codes of `sahel_map.selection.counted` each number of `known_gaps_table` counts.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    by : {"region", "year", "actor"}
        What the rows of the table are.
    words : Words
    admin_map : {"2023", "old"}

    Returns
    -------
    list of dict of int to tuple of str
        One per row, by place of the column.
    """
    return [
        {1: (code,)} | {place: (code, flag) for place, flag in enumerate(_FLAGS.values(), start=2)}
        for _, code, _ in _groups(dataset, mask, by, words, admin_map)
    ]


def _groups(
    dataset: Dataset, mask: np.ndarray, by: str, words: Words, admin_map: str
) -> list[tuple[str, str, np.ndarray]]:
    """Return name, code and records shown of each group with a record, in the order to list them."""
    incidents = dataset.incidents
    if by == "actor":
        found = {f"actor.{actor}": words.label("actors", actor) for actor in dataset.codes.actors.codes}
    elif by == "year":
        found = {f"began.{year}": str(year) for year in sorted(incidents["date_start"].dt.year.unique())}
    else:
        column = "region_2023_pcode" if admin_map == "2023" else "region_old_pcode"
        codes = sorted(incidents[column].dropna().unique())
        named = {f"region.{code}": words.label(f"regions_{admin_map}", code) for code in codes}
        found = dict(sorted(named.items(), key=lambda item: fold_text(item[1])))
        found["region.unknown"] = words("charts-unplaced-region")
    groups = [(name, code, is_counted(dataset, code, admin_map) & mask) for code, name in found.items()]
    return [group for group in groups if group[2].any()]


def empty_months(dataset: Dataset, mask: np.ndarray, months: range) -> tuple[tuple[range, ...], tuple[range, ...]]:
    """Return the months in which no record begins, apart: those in which none lasts, and those in which one does.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    months : range
        Running numbers of the months to look at.

    Returns
    -------
    tuple of range, tuple of range
        Runs of months that follow one another. A siege that runs for years must not hide a month in which
        nothing new was recorded.
    """
    shown, numbers = dataset.incidents[mask], np.array(months, dtype=int)
    first, last = shown["month_first"].to_numpy(), shown["month_last"].to_numpy()
    begins = np.isin(numbers, first)
    touched = ((first <= numbers[:, None]) & (last >= numbers[:, None])).any(axis=1)
    return _runs(numbers[~touched]), _runs(numbers[~begins & touched])


def empty_areas(dataset: Dataset, mask: np.ndarray, selection: Selection) -> EmptyAreas:
    """Return the regions and cercles without a record shown, on the map of regions chosen.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    selection : Selection
        Its map of regions. Areas that it leaves out are not listed: nobody looked there.
    """
    incidents, shown, units = dataset.incidents, dataset.incidents[mask], dataset.units
    column = "region_2023_pcode" if selection.admin_map == "2023" else "region_old_pcode"
    every = units.regions_2023 if selection.admin_map == "2023" else units.regions_old
    regions, cercles = set(every.index), units.cercles
    in_scope = set(cercles.index[cercles["region_old_pcode"].isin(shown["region_old_pcode"].dropna())])
    if selection.areas is not None:
        in_scope &= set(selection.areas) | set(cercles.index[cercles[column].isin(selection.areas)])
        regions &= selection.areas
    never = regions - set(incidents[column].dropna())
    return EmptyAreas(
        never=tuple(sorted(never)),
        regions=tuple(sorted(regions - never - set(shown[column].dropna()))),
        cercles=tuple(sorted(in_scope - set(shown["cercle_pcode"].dropna()))),
        n_unplaced=int(shown[column].isna().sum()),
    )


def _runs(numbers: np.ndarray) -> tuple[range, ...]:
    """Return ascending numbers as runs without a hole."""
    if not numbers.size:
        return ()
    parts = np.split(numbers, np.flatnonzero(np.diff(numbers) > 1) + 1)
    return tuple(range(int(part[0]), int(part[-1]) + 1) for part in parts)
