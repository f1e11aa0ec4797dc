"""Which incidents a selection shows: the masks of its filters, put together.

The only filter code of the project: map, tables, charts, sheets and exports all use its mask.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sahel_map.data.dataset import Dataset
from sahel_map.selection.all_filters import FILTERS
from sahel_map.selection.filter import ChoiceFilter, Filter, Mask
from sahel_map.selection.selection import Selection

__all__ = ["counts_beside", "matching"]


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
    """
    mask = np.ones(len(dataset.incidents), dtype=bool)
    for each in FILTERS:
        if each.is_set(selection):
            mask &= each.mask(dataset, selection)
    return mask


def counts_beside(
    dataset: Dataset, selection: Selection, filters: Sequence[Filter] = FILTERS
) -> dict[str, dict[str, int]]:
    """Return how many incidents stand behind each choice of some filters, given all the other filters.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    selection : Selection
        The reader's choice.
    filters : sequence of Filter
        Those to count for; one without a list of choices is passed over.

    Returns
    -------
    dict of str to dict of str to int
        By name of the filter, then by code; aggregate records are included. A choice that a filter already made
        does not narrow its own counts, which say what each choice alone would show; only where actors or harms
        must all be there, or no others, they say what it would show together with those chosen.
    """
    masks = {each.name: each.mask(dataset, selection) for each in FILTERS if each.is_set(selection)}
    counts = {}
    for each in (one for one in filters if isinstance(one, ChoiceFilter)):
        others = [mask for name, mask in masks.items() if name != each.name]
        mask = np.logical_and.reduce(others) if others else np.ones(len(dataset.incidents), dtype=bool)
        counts[each.name] = each.counts(dataset, mask, selection)
    return counts
