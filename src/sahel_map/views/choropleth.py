"""Areas coloured by an amount: values, classes, and what the colours leave out.

Counting rules are those of `sahel_map.aggregate`: aggregate records are left out, a joint operation counts
once. An area without a report has no class, since silence is not safety. Must not import folium or streamlit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sahel_map.aggregate import UNPLACED, by_area
from sahel_map.aggregate_sums import counted_rows
from sahel_map.data.dataset import Dataset
from sahel_map.display import MEASURES, Measure
from sahel_map.views.classes import classify
from sahel_map.views.population import population_of
from sahel_map.vocabulary import FigureName

__all__ = ["NO_NUMBER", "NO_POPULATION", "PER", "ZERO", "Choropleth", "choropleth"]

# What an area can be in place of a class, which are 0 to 4.
ZERO, NO_NUMBER, NO_POPULATION = 5, 6, 7
PER = 100_000
_UNIT_LAYERS = {
    ("region", "2023"): "regions_2023",
    ("region", "old"): "regions_old",
    ("cercle", "2023"): "cercles",
    ("cercle", "old"): "cercles",
    ("commune", "2023"): "communes",
    ("commune", "old"): "communes",
}


@dataclass(frozen=True, slots=True)
class Choropleth:
    """What is painted, and what is not.

    Attributes
    ----------
    measure : str
        Key of `sahel_map.display.MEASURES`.
    unit_layer : str
        Layer of units: "communes", "cercles", "regions_old" or "regions_2023".
    year : int or None
        Year of the population that values are divided by; None if they are not divided.
    areas : DataFrame, one row per area with a report, index P-code (sorted)
        Columns of `aggregate_sums.range_frame`; `population` (persons, null where not known); `value`
        (what is coloured, NaN if there is none); `state` (class 0 to 4, `ZERO`, `NO_NUMBER` or `NO_POPULATION`).
    ranges : tuple of (float, float)
        Lowest and highest value that occurs in each class.
    n_unplaced : int
        Incidents whose place is not known as finely as these areas, and so not painted.
    n_aggregates : int
        Aggregate records left out.
    n_silent : int
        Areas without a report.
    """

    measure: str
    unit_layer: str
    year: int | None
    areas: pd.DataFrame
    ranges: tuple[tuple[float, float], ...]
    n_unplaced: int
    n_aggregates: int
    n_silent: int

    @property
    def is_per_head(self) -> bool:
        """Whether values are per 100,000 people."""
        return self.year is not None

    def payload(self) -> dict[str, object]:
        """Return codes and numbers for the browser.

        Returns
        -------
        dict
            `units`: P-code to state, value, incidents, incidents without a number; the rest as the
            attributes. Texts are not among it.
        """
        columns = (self.areas[name] for name in ("state", "value", "n_incidents", "n_without_figure"))
        rows = zip(self.areas.index, *columns, strict=True)
        return {
            "kind": "areas",
            "file": self.unit_layer,
            "measure": self.measure,
            "year": self.year,
            "units": {
                str(code): [int(state), _plain(value), int(n), int(without)]
                for code, state, value, n, without in rows
            },
            "ranges": [[_plain(low), _plain(high)] for low, high in self.ranges],
            "unplaced": self.n_unplaced,
            "aggregates": self.n_aggregates,
            "silent": self.n_silent,
        }


def choropleth(
    dataset: Dataset,
    mask: np.ndarray,
    measure: str = "incidents",
    level: str = "cercle",
    admin_map: str = "2023",
    per_head: bool = False,
) -> Choropleth:
    """Return the amounts of the incidents shown by area, in classes.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    measure : str
        Key of `sahel_map.display.MEASURES`.
    level : {"region", "cercle", "commune"}
        Kind of area.
    admin_map : {"2023", "old"}
        Map of regions.
    per_head : bool
        Divide by the population, per 100,000; ignored where no population is known for this kind of area.

    Raises
    ------
    ValueError
        If level or map is unknown.
    KeyError
        If the measure is unknown.
    """
    chosen = MEASURES[measure]
    totals = by_area(dataset, mask, level, admin_map, chosen.figure or FigureName.KILLED)
    unplaced = int(totals["n_incidents"].get(UNPLACED, 0))
    areas = totals.drop(index=UNPLACED, errors="ignore")
    population = population_of(dataset.units, level, admin_map)
    is_divided = per_head and population.year is not None
    areas = areas.assign(
        population=population.people.reindex(areas.index).astype("Int64"),
        n_without_figure=areas["n_without_figure"] if chosen.figure else 0.0,
    )
    value = _values(areas, chosen)
    if is_divided:
        value = _rounded(value / areas["population"].to_numpy(float, na_value=np.nan) * PER)
    state, ranges = _states(areas, _values(areas, chosen), value)
    unit_layer = _UNIT_LAYERS[level, admin_map]
    return Choropleth(
        measure=measure,
        unit_layer=unit_layer,
        year=population.year if is_divided else None,
        areas=areas.assign(value=value, state=state),
        ranges=ranges,
        n_unplaced=unplaced,
        n_aggregates=int(mask.sum()) - len(counted_rows(dataset, mask)),
        n_silent=len(getattr(dataset.units, unit_layer)) - len(areas),
    )


def _values(areas: pd.DataFrame, measure: Measure) -> np.ndarray:
    """Return the amount of each area (incidents, persons or homes), NaN where no number is reported."""
    if measure.figure is None:
        return areas["n_incidents"].to_numpy(float)
    return areas["maximum" if measure.is_highest else "minimum"].to_numpy(float)


def _rounded(rates: np.ndarray) -> np.ndarray:
    """Round to three digits that count: more would claim to know better."""
    return np.array([float(f"{rate:.3g}") for rate in rates])


def _states(
    areas: pd.DataFrame, amounts: np.ndarray, values: np.ndarray
) -> tuple[np.ndarray, tuple[tuple[float, float], ...]]:
    """Return the class of each area, or what it is instead, and the ranges of the classes."""
    state = np.full(len(areas), NO_POPULATION)
    state[np.isnan(amounts)] = NO_NUMBER
    state[amounts == 0] = ZERO  # nought is reported as such; it needs no population
    painted = values > 0
    classes = classify(values[painted])
    state[painted] = classes.codes
    return state, classes.ranges


def _plain(value: float) -> int | float | None:
    """Return a number as JSON should carry it: whole where it is whole, null for NaN."""
    if np.isnan(value):
        return None
    return int(value) if float(value).is_integer() else float(value)
