"""Which incidents a selection shows: one small function per criterion, one boolean mask out.

The only filter code of the project: map, tables, charts, sheets and exports all use its mask.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from sahel_map.core.text_folding import fold_text
from sahel_map.core.vocabulary import Actor, HarmType, bits_of
from sahel_map.data.dataset import Dataset
from sahel_map.selection.selection import Selection

__all__ = ["matching", "month_number"]

Mask = np.ndarray


def matching(dataset: Dataset, selection: Selection) -> Mask:
    """Return which incidents a selection shows.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    selection : Selection
        The reader's choice.

    Returns
    -------
    ndarray of bool, shape (n,)
        In row order. Aggregate records are included: totals leave them out, not the filter.

    Notes
    -----
    An incident dated to a period matches a range of months if its span touches it. An incident of
    several alleged actors matches if one of them is chosen.
    """
    incidents = dataset.incidents
    mask = np.ones(len(incidents), dtype=bool)
    if selection.actors is not None:
        mask &= _has_any_bit(incidents["actor_bits"], bits_of([Actor(code) for code in selection.actors]))
    if selection.harms is not None:
        mask &= _has_any_bit(incidents["harm_bits"], bits_of([HarmType(code) for code in selection.harms]))
    if selection.start_month is not None:
        mask &= incidents["month_last"].to_numpy() >= month_number(selection.start_month)
    if selection.end_month is not None:
        mask &= incidents["month_first"].to_numpy() <= month_number(selection.end_month)
    if selection.areas is not None:
        mask &= _in_areas(incidents, selection.areas, selection.admin_map)
    if selection.attributions is not None:
        mask &= _is_one_of(incidents["attribution"], selection.attributions)
    if selection.confidences is not None:
        mask &= _is_one_of(incidents["confidence"], selection.confidences)
    if selection.text:
        mask &= _contains_all_words(incidents["search_text"], selection.text)
    return mask


def month_number(month: str) -> int:
    """Return "YYYY-MM" as a running number of months, as in `month_first` and `month_last`."""
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1


def _has_any_bit(column: pd.Series, bits: int) -> Mask:
    return (column.to_numpy() & bits) != 0


def _is_one_of(column: pd.Series, codes: frozenset[str]) -> Mask:
    wanted = np.array([category in codes for category in column.cat.categories] + [False])
    return wanted[column.cat.codes.to_numpy()]  # code -1 (missing) picks the False at the end


def _in_areas(incidents: pd.DataFrame, areas: frozenset[str], admin_map: str) -> Mask:
    region = "region_2023_pcode" if admin_map == "2023" else "region_old_pcode"
    in_cercle = incidents["cercle_pcode"].isin(areas).to_numpy()
    return in_cercle | incidents[region].isin(areas).to_numpy()


def _contains_all_words(column: pd.Series, text: str) -> Mask:
    mask = np.ones(len(column), dtype=bool)
    for word in fold_text(text).split():
        mask &= column.str.contains(word, regex=False).to_numpy(dtype=bool)
    return mask
