"""Areas shaded by their number of incidents, also for each 100,000 people: the classes of the screen.

Pure: nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.selection.selection import Selection
from sahel_map.statistics.classes import class_label, classify
from sahel_map.statistics.population import population_of
from sahel_map.statistics.totals import UNPLACED, by_area
from sahel_map.style import AMOUNTS
from sahel_map.words import Words

__all__ = ["Shading", "ShadingClass", "shading_of", "shadings_of"]

_PER = 100_000


@dataclass(frozen=True, slots=True)
class ShadingClass:
    """One colour of the map and the counts it stands for, as the least and the most."""

    colour: str
    label: str


@dataclass(frozen=True, slots=True)
class Shading:
    """How areas are shaded.

    Attributes
    ----------
    level : {"regions_2023", "regions_old", "cercles"}
    title, note : str
        What is counted; what is not.
    classes : tuple of ShadingClass
        Lightest first; empty if nothing is counted.
    class_of : mapping of str to int
        Number of the class by P-code; an area without a report is not in it and stays white.
    uncounted : frozenset of str
        P-codes of areas of which there are only aggregate records: in no class, yet not without a report.
    without_report : frozenset of str
        P-codes of areas that the filter by area holds whole and of which no record is shown. All others are
        left plain: nothing is said of them.
    without_population : frozenset of str
        P-codes of areas with incidents whose number of people is not known, where amounts are divided by it.
    """

    level: str
    title: str
    note: str
    classes: tuple[ShadingClass, ...]
    class_of: Mapping[str, int]
    uncounted: frozenset[str]
    without_report: frozenset[str]
    without_population: frozenset[str] = frozenset()


def shading_of(
    dataset: Dataset, mask: np.ndarray, level: str, selection: Selection, words: Words, per_head: bool = False
) -> Shading:
    """Count the incidents shown by area and sort the counts into classes; see `shadings_of`.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    level : {"region", "cercle"}
    selection : Selection
        Its map of regions and period count.
    words : Words
    per_head : bool
        Incidents for each 100,000 people in place of incidents.
    """
    return shadings_of(dataset, [mask], level, selection, words, per_head)[0]


def shadings_of(
    dataset: Dataset,
    masks: Sequence[np.ndarray],
    level: str,
    selection: Selection,
    words: Words,
    per_head: bool = False,
) -> list[Shading]:
    """Count incidents by area, for one map or for several on one scale, and sort the counts into classes.

    Parameters
    ----------
    dataset : Dataset
    masks : sequence of ndarray of bool, shape (n,)
        One for each map; the classes are those of all maps together.
    level : {"region", "cercle"}
    selection : Selection
        Its areas: an area is coloured, or said to be without a report, only if all of it is among them.
    words : Words
    per_head : bool
        Divide by the number of people, per 100,000.

    Returns
    -------
    list of Shading
        Aggregate records are not counted, as in every total.
    """
    admin_map = selection.admin_map
    whole = _whole_areas(dataset, level, selection)
    column = "cercle_pcode" if level == "cercle" else f"region_{admin_map}_pcode"
    population = population_of(dataset.units, level, admin_map)
    amounts, unplaced, unknown = [], [], []
    for mask in masks:
        counts = by_area(dataset, mask, level, admin_map)["n_incidents"].astype(int)
        unplaced.append(int(counts.get(UNPLACED, 0)))
        counts = counts[counts.index.isin(whole)]
        if per_head:
            people = population.people.reindex(counts.index)
            unknown.append(frozenset(counts.index[people.isna()]))
            counts = (counts[people.notna()] / people.dropna().astype(float) * _PER).round(1)
        else:
            unknown.append(frozenset())
        amounts.append(counts)
    found = classify(
        np.concatenate([each.to_numpy(float) for each in amounts]), "per-head" if per_head else "incidents"
    )
    classes = tuple(
        ShadingClass(colour, class_label(low, high, words.number))
        for colour, (low, high) in zip(AMOUNTS, found.ranges, strict=False)
    )
    codes = np.split(found.codes, np.cumsum([len(each) for each in amounts])[:-1])
    rate = "-rate" if per_head else ""
    shadings = []
    for mask, counts, code, n, left in zip(masks, amounts, codes, unplaced, unknown, strict=True):
        reported = frozenset(dataset.incidents.loc[mask, column].dropna()) & whole
        notes = [words("sheet-shading-people", year=str(population.year))] if per_head else []
        notes += [words("sheet-shading-unplaced", n=n, count=words.number(n))] if n else []
        shadings.append(
            Shading(
                level="cercles" if level == "cercle" else f"regions_{admin_map}",
                title=words(f"sheet-shading-{level}{rate}"),
                note=" ".join(notes),
                classes=classes,
                class_of=_class_of(counts, code),
                uncounted=reported - frozenset(counts.index) - left,
                without_report=whole - reported,
                without_population=left,
            )
        )
    return shadings


def _class_of(counts: pd.Series, codes: np.ndarray) -> dict[str, int]:
    return dict(zip(map(str, counts.index), map(int, codes), strict=True))


def _whole_areas(dataset: Dataset, level: str, selection: Selection) -> frozenset[str]:
    """Return the areas of a level that the filter by area holds whole."""
    layer = "cercles" if level == "cercle" else f"regions_{selection.admin_map}"
    known, chosen = dataset.units.pcodes(layer), selection.areas
    if chosen is None:
        return known
    if level == "region":
        return known & chosen
    parents = dataset.units.cercles[f"region_{selection.admin_map}_pcode"]
    return frozenset(pcode for pcode in known if pcode in chosen or parents.get(pcode) in chosen)
