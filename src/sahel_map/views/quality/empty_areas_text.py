"""Where and when no record is, in sentences. Must not import streamlit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sahel_map.data.dataset import Dataset
from sahel_map.selection.selection import Selection
from sahel_map.statistics.by_month import month_text
from sahel_map.statistics.covered import first_uncovered_month, last_month
from sahel_map.views.charts.coverage import covered_months
from sahel_map.views.quality.known_gaps import empty_areas, empty_months
from sahel_map.words import Words

__all__ = ["empty_areas_lines"]


def empty_areas_lines(dataset: Dataset, mask: np.ndarray, words: Words, selection: Selection) -> tuple[str, ...]:
    """Say what the strip of coverage leaves open: records before it, quiet regions, cercles and months.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
        With the labels of areas.
    selection : Selection
        Its period and its map of regions.

    Returns
    -------
    tuple of str
        Whole regions first. Empty if nothing is shown: the strip says so.
    """
    months = covered_months(dataset, mask, selection)
    if not months:
        return ()
    lines = []
    if n := int((dataset.incidents.loc[mask, "month_first"] < months[0]).sum()):
        lines.append(words("coverage-before", n=n, count=words.number(n)))
    lines += _area_lines(dataset, mask, words, selection)
    until, uncovered = dataset.profile.covered_until, first_uncovered_month(dataset)
    if until is not None and uncovered is not None and uncovered <= last_month(dataset):
        lines.append(words("covered-until", date=words.date(until)))
    none, lasting = empty_months(dataset, mask, months)
    if none:
        lines.append(words("coverage-empty-months", months=_span(none, words)))
    if lasting:
        lines.append(words("coverage-lasting-months", months=_span(lasting, words)))
    return tuple(lines)


def _area_lines(dataset: Dataset, mask: np.ndarray, words: Words, selection: Selection) -> list[str]:
    quiet, lines = empty_areas(dataset, mask, selection), []
    table = f"regions_{selection.admin_map}"
    if quiet.regions:
        lines.append(words("coverage-empty-regions", regions=_names(quiet.regions, table, words)))
    if quiet.never:
        never, area = _names(quiet.never, table, words), dataset.profile.area.of(words.language)
        key = "coverage-never-regions" if area else "coverage-never-regions-unknown"
        lines.append(words(key, regions=never, area=area))
    if (quiet.regions or quiet.never) and quiet.n_unplaced:
        lines.append(words("coverage-unplaced", n=quiet.n_unplaced, count=words.number(quiet.n_unplaced)))
    if quiet.cercles:
        lines.append(
            words(
                "coverage-empty-cercles",
                cercles=_names(quiet.cercles, "cercles", words),
                map=words.map_of_regions("old"),
            )
        )
    return lines


def _names(codes: Sequence[str], table: str, words: Words) -> str:
    return words.all_of(words.label(table, code) for code in codes)


def _span(runs: Sequence[range], words: Words) -> str:
    """Return runs of months, "May 2023 and July 2023 – September 2023"."""
    ends = ([words.month(month_text(month)) for month in dict.fromkeys((run[0], run[-1]))] for run in runs)
    return words.all_of(" – ".join(names) for names in ends)
