"""Areas shaded by their number of incidents: classes by Fisher and Jenks. Pure: nothing is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sahel_map.data.dataset import Dataset
from sahel_map.selection.selection import Selection
from sahel_map.statistics.classes import classify
from sahel_map.statistics.totals import UNPLACED, by_area
from sahel_map.style import class_colours
from sahel_map.words import Words

__all__ = ["Shading", "ShadingClass", "shading_of"]


@dataclass(frozen=True, slots=True)
class ShadingClass:
    """One colour of the map and the counts it stands for, as the least and the most that occur."""

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
    """

    level: str
    title: str
    note: str
    classes: tuple[ShadingClass, ...]
    class_of: Mapping[str, int]
    uncounted: frozenset[str]
    without_report: frozenset[str]


def shading_of(dataset: Dataset, mask: np.ndarray, level: str, selection: Selection, words: Words) -> Shading:
    """Count the incidents shown by area and sort the counts into classes.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
    level : {"region", "cercle"}
    selection : Selection
        Its areas: an area is coloured, or said to be without a report, only if all of it is among them.
    words : Words

    Returns
    -------
    Shading
        Aggregate records are not counted, as in every total.
    """
    admin_map = selection.admin_map
    whole = _whole_areas(dataset, level, selection)
    column = "cercle_pcode" if level == "cercle" else f"region_{admin_map}_pcode"
    table = by_area(dataset, mask, level, admin_map)
    counts = table["n_incidents"].astype(int)
    n_unplaced = int(counts.get(UNPLACED, 0))
    counts = counts[counts.index.isin(whole)]
    reported = frozenset(dataset.incidents.loc[mask, column].dropna()) & whole
    found = classify(counts.to_numpy())
    ends = [tuple(words.number(int(end)) for end in range_) for range_ in found.ranges]
    classes = [
        ShadingClass(colour, low if low == high else f"{low}–{high}")
        for colour, (low, high) in zip(class_colours(len(ends)), ends, strict=True)
    ]
    return Shading(
        level="cercles" if level == "cercle" else f"regions_{admin_map}",
        title=words(f"sheet-shading-{level}"),
        note=words("sheet-shading-unplaced", n=n_unplaced, count=words.number(n_unplaced)) if n_unplaced else "",
        classes=tuple(classes),
        class_of=dict(zip(counts.index, map(int, found.codes), strict=True)),
        uncounted=reported - frozenset(counts.index),
        without_report=whole - reported,
    )


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
