"""Areas coloured by an amount: values, classes, and what the colours leave out.

Counting rules are those of `sahel_map.statistics.totals`: aggregate records are left out, a joint operation counts
once. An area without a report has no class, since silence is not safety; neither has one of which there are
only aggregate records, nor one outside the areas chosen. Must not import folium or streamlit.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.data.read.units import Units
from sahel_map.selection.display import MEASURES, AreaMeasure
from sahel_map.statistics.classes import classify
from sahel_map.statistics.population import population_of
from sahel_map.statistics.selected_units import units_inside
from sahel_map.statistics.totals import UNPLACED, aggregates_by_area, by_area

__all__ = [
    "AGGREGATES",
    "NO_NUMBER",
    "NO_POPULATION",
    "OUTSIDE",
    "PER",
    "ZERO",
    "Choropleth",
    "choropleth",
    "painted_areas",
]

# What an area can be in place of a class, which are 0 to 4.
ZERO, NO_NUMBER, NO_POPULATION, AGGREGATES, OUTSIDE = 5, 6, 7, 8, 9
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
        Key of `sahel_map.selection.display.MEASURES`.
    unit_layer : str
        Layer of units: "communes", "cercles", "regions_old" or "regions_2023".
    year : int or None
        Year of the population that values are divided by; None if they are not divided.
    areas : DataFrame, one row per area with a report, index P-code (sorted)
        Columns of `range_table`; `n_aggregates` (aggregate records, not among the
        incidents); `has_aggregate_number` (whether one of these gives the number asked for); `population`
        (persons, null where not known); `value` (what is coloured, NaN if there is none); `state` (class
        0 to 4, `ZERO`, `NO_NUMBER`, `NO_POPULATION`, or `AGGREGATES` where all that is reported, or all
        numbers, stand in aggregate records).
    outside : tuple of str
        P-codes (sorted) of areas outside those chosen in the filter: nothing is said of them.
    ranges : tuple of (float, float or None)
        Lowest and highest value of each class, see `statistics.classes.Classes`.
    n_unplaced : int
        Incidents whose place is not known as finely as these areas, and so not painted.
    n_aggregates : int
        Aggregate records left out.
    n_silent : int
        Areas without a report, those outside the filter not among them.
    """

    measure: str
    unit_layer: str
    year: int | None
    areas: pd.DataFrame
    outside: tuple[str, ...]
    ranges: tuple[tuple[float, float | None], ...]
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
            `units`: P-code to state, value, incidents, incidents without a number, aggregate records; the
            rest as the attributes. Texts are not among it.
        """
        names = ("state", "value", "n_incidents", "n_without_figure", "n_aggregates")
        columns = (self.areas[name] for name in names)
        rows = zip(self.areas.index, *columns, strict=True)
        return {
            "kind": "areas",
            "file": self.unit_layer,
            "measure": self.measure,
            "year": self.year,
            "units": {
                str(code): [int(state), _plain(value), int(n), int(without), int(aggregates)]
                for code, state, value, n, without, aggregates in rows
            }
            | {code: [OUTSIDE, None, 0, 0, 0] for code in self.outside},
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
    chosen_areas: Collection[str] | None = None,
) -> Choropleth:
    """Return the amounts of the incidents shown by area, in classes.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    measure : str
        Key of `sahel_map.selection.display.MEASURES`.
    level : {"region", "cercle", "commune"}
        Kind of area.
    admin_map : {"2023", "old"}
        Map of regions.
    per_head : bool
        Divide by the population, per 100,000; ignored where no population is known for this kind of area.
    chosen_areas : collection of str, optional
        P-codes of the regions (on the same map) and cercles that the filter is held to.

    Raises
    ------
    ValueError
        If level or map is unknown.
    KeyError
        If the measure is unknown.
    """
    figure = MEASURES[measure].figure or FigureName.KILLED
    counted = by_area(dataset, mask, level, admin_map, figure)
    aggregates = aggregates_by_area(dataset, mask, level, admin_map, figure)
    return painted_areas(dataset.units, counted, aggregates, measure, level, admin_map, per_head, chosen_areas)


def painted_areas(
    unit_layers: Units,
    counted: pd.DataFrame,
    aggregates: pd.DataFrame,
    measure: str,
    level: str,
    admin_map: str,
    per_head: bool,
    chosen_areas: Collection[str] | None,
) -> Choropleth:
    """Return the same of tables of areas, as `by_area` and `aggregates_by_area` return them.

    Parameters
    ----------
    unit_layers : Units
        Areas and their population.
    counted, aggregates : DataFrame
        One row an area: single incidents, and aggregate records.
    measure : str
        A key of `MEASURES`.
    level : {"region", "cercle", "commune"}
    admin_map : {"2023", "old"}
    per_head : bool
        For each 100,000 people.
    chosen_areas : collection of str or None
        P-codes that filter; None where none does.
    """
    chosen = MEASURES[measure]
    areas, unplaced = _reported(counted, aggregates, chosen)
    n_aggregates = int(aggregates["n_incidents"].sum())
    population = population_of(unit_layers, level, admin_map)
    is_divided = per_head and population.year is not None
    areas = areas.assign(
        population=population.people.reindex(areas.index).astype("Int64"),
        n_without_figure=areas["n_without_figure"] if chosen.figure else 0.0,
    )
    value = _values(areas, chosen)
    if is_divided:
        value = _rounded(value / areas["population"].to_numpy(float, na_value=np.nan) * PER)
    kind = "per-head" if is_divided else "people" if chosen.figure else "incidents"
    state, ranges = _states(areas, _values(areas, chosen), value, kind)
    unit_layer = _UNIT_LAYERS[level, admin_map]
    units = getattr(unit_layers, unit_layer).index
    outside = ()
    if chosen_areas is not None:
        inside = units_inside(unit_layers, chosen_areas, level, admin_map)
        outside = tuple(sorted(set(units) - inside - set(areas.index)))
    return Choropleth(
        measure=measure,
        unit_layer=unit_layer,
        year=population.year if is_divided else None,
        areas=areas.assign(value=value, state=state),
        outside=outside,
        ranges=ranges,
        n_unplaced=unplaced,
        n_aggregates=n_aggregates,
        n_silent=len(units) - len(areas) - len(outside),
    )


def _reported(counted: pd.DataFrame, aggregates: pd.DataFrame, measure: AreaMeasure) -> tuple[pd.DataFrame, int]:
    """Return the areas with a report of any kind, and how many incidents are in none of them.

    The table is that of `by_area`, with `n_aggregates` and `has_aggregate_number`: whether an aggregate record
    gives the number that is asked for.
    """
    unplaced = int(counted["n_incidents"].get(UNPLACED, 0))
    counted = counted.drop(index=UNPLACED, errors="ignore")
    aggregates = aggregates.drop(index=UNPLACED, errors="ignore")
    areas = counted.reindex(counted.index.union(aggregates.index))
    nothing = {"n_incidents": 0.0, "is_open": False, "n_without_figure": 0.0, "n_mixed": 0.0}
    areas = areas.fillna(nothing).astype({"is_open": bool})
    held = aggregates.reindex(areas.index)
    return areas.assign(
        n_aggregates=held["n_incidents"].fillna(0).astype(int),
        has_aggregate_number=held[_end(measure)].notna(),
    ), unplaced


def _end(measure: AreaMeasure) -> str:
    return "maximum" if measure.is_highest else "minimum"


def _values(areas: pd.DataFrame, measure: AreaMeasure) -> np.ndarray:
    """Return the amount of each area (incidents, persons or homes), NaN where no number is reported."""
    if measure.figure is None:
        return areas["n_incidents"].where(areas["n_incidents"] > 0).to_numpy(float)
    return areas[_end(measure)].to_numpy(float)


def _rounded(rates: np.ndarray) -> np.ndarray:
    """Round to three digits that count: more would claim to know better."""
    return np.array([float(f"{rate:.3g}") for rate in rates])


def _states(
    areas: pd.DataFrame, amounts: np.ndarray, values: np.ndarray, kind: str
) -> tuple[np.ndarray, tuple[tuple[float, float | None], ...]]:
    """Return the class of each area, or what it is instead, and the ranges of the classes."""
    state = np.full(len(areas), NO_POPULATION)
    is_missing = np.isnan(amounts)
    state[is_missing] = NO_NUMBER
    state[is_missing & ((areas["n_incidents"] == 0) | areas["has_aggregate_number"]).to_numpy()] = AGGREGATES
    state[amounts == 0] = ZERO  # nought is reported as such; it needs no population
    painted = values > 0
    classes = classify(values[painted], kind)
    state[painted] = classes.codes
    return state, classes.ranges


def _plain(value: float | None) -> int | float | None:
    """Return a number as JSON should carry it: whole where it is whole, null for none and NaN."""
    if value is None or np.isnan(value):
        return None
    return int(value) if float(value).is_integer() else float(value)
