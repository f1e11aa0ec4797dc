"""The profile of one area: how many people live there, what lies beside it, who reported, as tables in words."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sahel_map.core.text_folding import fold_text
from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.incident.publishers import with_publishers_in
from sahel_map.selection.known import level_of
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.statistics.numbers import Numbers
from sahel_map.statistics.population import population_of
from sahel_map.statistics.sums import range_of
from sahel_map.words import Words

__all__ = ["area_of", "neighbour_table", "population_line", "publisher_table"]

_KINDS = {"cercles": "cercle", "communes": "commune"}


def area_of(selection: Selection) -> str | None:
    """Return the P-code of the one area that a selection is about; None for several, none, or a place drawn."""
    if (
        selection.areas is None
        or len(selection.areas) != 1
        or selection.near
        or selection.shape
        or selection.bounds
    ):
        return None
    return next(iter(selection.areas))


def population_line(numbers: Numbers, code: str, admin_map: str, words: Words) -> str:
    """Return how many people live in an area and how many were reported killed per 100,000 of them.

    Parameters
    ----------
    numbers : Numbers
        Of the incidents shown in the area.
    code : str
        P-code.
    admin_map : {"2023", "old"}
    words : Words
    """
    kind = _kind(code, admin_map, words)
    population = population_of(numbers.dataset.units, kind, admin_map)
    people = population.people.get(code)
    if people is None or pd.isna(people):
        return words("areas-population-unknown")
    said = words("areas-population", people=words.number(int(people)), year=str(population.year))
    killed = numbers.total(FigureName.KILLED).reported
    if killed.minimum is None:
        return said
    rate = round(killed.minimum / int(people) * 100_000, 1)
    return f"{said} {words('areas-rate', rate=words.number(rate))}"


def neighbour_table(dataset: Dataset, selection: Selection, code: str, words: Words) -> pd.DataFrame:
    """Return the areas of the same kind that border on one, under the same other filters.

    Parameters
    ----------
    dataset : Dataset
    selection : Selection
        Its filters but that of areas apply.
    code : str
        P-code of the area.
    words : Words
        With the labels of areas.

    Returns
    -------
    DataFrame, one row per neighbour, most incidents first
        Name, incidents (null where there are none) and people reported killed as a range, headings in words.
    """
    admin_map = selection.admin_map
    level = level_of(code, admin_map, words)
    units = dataset.units.level(level)
    beside = units.index[units.geometry.intersects(units.geometry[code]).to_numpy() & (units.index != code)]
    numbers = Numbers(dataset, matching(dataset, selection.replace(areas=None)))
    counted = numbers.by_area(_kind(code, admin_map, words), admin_map).reindex(beside)
    counted = counted.sort_values("n_incidents", ascending=False, kind="stable")
    with_incident = counted["n_incidents"].notna()
    return pd.DataFrame(
        {
            words("areas-neighbour"): [words.label(level, str(code)) for code in counted.index],
            words("layers-table-incidents"): counted["n_incidents"].astype("Int64").array,
            words("layers-table-figure"): [
                words.range(range_of(row)) if is_there else None
                for is_there, (_, row) in zip(with_incident, counted.iterrows(), strict=True)
            ],
        }
    )


def publisher_table(dataset: Dataset, mask: np.ndarray, words: Words) -> pd.DataFrame:
    """Return who reported the incidents shown, each with the number of records, most first.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
    """
    cited = dataset.sources[dataset.sources["incident_id"].isin(dataset.incidents.index[mask])]
    counted = with_publishers_in(cited, words.language).groupby("publisher")["incident_id"].nunique()
    counted = counted.sort_index(key=lambda names: names.astype("str").map(fold_text))
    counted = counted.sort_values(ascending=False, kind="stable")
    return pd.DataFrame(
        {
            words("filter-publishers"): counted.index.astype("str"),
            words("quality-column-records"): counted.to_numpy(),
        }
    )


def _kind(code: str, admin_map: str, words: Words) -> str:
    return _KINDS.get(level_of(code, admin_map, words), "region")
