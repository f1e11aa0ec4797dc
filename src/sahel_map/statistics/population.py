"""How many people live in each area, as far as a figure with a year is known."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from sahel_map.data.read.units import Units

__all__ = ["Population", "population_of"]


@dataclass(frozen=True, slots=True)
class Population:
    """People per area.

    Attributes
    ----------
    people : Series of Int64, index P-code
        Null, or no row, where no figure is known.
    year : int or None
        Year of the figures; None where there are none for this kind of area.
    """

    people: pd.Series
    year: int | None


def population_of(units: Units, level: str, admin_map: str) -> Population:
    """Return the people living in the areas of one level.

    Parameters
    ----------
    units : Units
        Reads `population_cercle` and `population_region`.
    level : {"region", "cercle", "commune"}
        Kind of area. For communes nothing is known.
    admin_map : {"2023", "old"}
        Map of regions. Regions of before 2023 are the sum of their cercles, known only if all of these are.
    """
    if level == "region" and admin_map == "2023":
        return _people(units.population_region)
    cercles = _people(units.population_cercle)
    if level == "cercle":
        return cercles
    if level == "region":
        region = units.cercles["region_old_pcode"]
        people = cercles.people.reindex(region.index).groupby(region.to_numpy()).sum(min_count=1)
        complete = cercles.people.reindex(region.index).notna().groupby(region.to_numpy()).all()
        return Population(people.where(complete), cercles.year)
    return Population(pd.Series(dtype="Int64"), None)


def _people(table: pd.DataFrame) -> Population:
    known = table[table["population"].notna()]
    return Population(table["population"].astype("Int64"), int(known["year"].max()) if len(known) else None)
