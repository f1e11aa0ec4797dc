"""Rules on places: coordinates fit the precision, lie in the country and in the stated units."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd
import shapely

from sahel_map.core.geometry import areas_at, to_metric
from sahel_map.core.problem import Problem, problems_at
from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.data.read.layout import LEVELS_OF_PRECISION, UNIT_COLUMNS
from sahel_map.data.read.package import Package

Tables = Mapping[str, pd.DataFrame]

# A place known only as a unit must say which: the columns of which one has to be filled.


def check_coordinates(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield places whose coordinates do not fit their precision or lie outside the country."""
    path, places = package.resources["places"].path, tables["places"]
    located = places["precision"].notna() & (places["precision"] != PlacePrecision.UNKNOWN)
    for name in ("lat", "lon", "radius_m"):
        message = "must be given, as the place is located (precision is not unknown)"
        yield from problems_at(path, name, places["place_id"], located & places[name].isna(), message)
        message = "must be empty, as the precision is unknown"
        unknown = places["precision"] == PlacePrecision.UNKNOWN
        yield from problems_at(path, name, places[name], unknown & places[name].notna(), message)
    far = _distance_to_country_m(places, tables["country"]) > places["radius_m"].astype("Float64").fillna(0)
    message = "lies outside the country by more than its radius_m"
    yield from problems_at(path, "lat", _as_text(places), far, message)


def check_stated_units(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield places whose stated units contradict each other or the point without a conflict_note."""
    path, places = package.resources["places"].path, tables["places"]
    explained = places["conflict_note"].notna()
    for precision, levels in LEVELS_OF_PRECISION.items():
        columns = [UNIT_COLUMNS[level] for level in levels]
        silent = places[columns].isna().all(axis="columns") & ~explained
        message = f"must be given where precision is {precision}, or conflict_note must say why not"
        where = silent & (places["precision"] == precision)
        yield from problems_at(path, columns[-1], places["place_id"], where, message)
    for name, table in (("commune_pcode", "communes"), ("cercle_pcode", "cercles")):
        yield from _check_parents(path, places, name, tables[table], tables["communes"])
    for level, column in UNIT_COLUMNS.items():
        stated = places[places[column].notna()]
        at_point = _units_at(stated, tables[level])
        differs = (at_point.notna() & (stated[column] != at_point)).reindex(places.index, fill_value=False)
        message = "is not the unit in which the point lies; correct one of them or explain it in conflict_note"
        yield from problems_at(path, column, places[column], differs & ~explained, message)


def _check_parents(
    path: str, places: pd.DataFrame, name: str, units: pd.DataFrame, communes: pd.DataFrame
) -> Iterator[Problem]:
    """Yield stated units that do not belong to the finer unit stated beside them."""
    by_code = units.drop_duplicates("pcode").set_index("pcode")
    for parent in [column for column in UNIT_COLUMNS.values() if column in units and column != name]:
        expected = places[name].map(by_code[parent])
        wrong = places[parent].notna() & expected.notna() & (places[parent] != expected)
        if (name, parent) == ("cercle_pcode", "region_2023_pcode"):
            # The map of 2023 splits some cercles, so any region that holds one of its communes is right.
            pairs = pd.MultiIndex.from_frame(communes[[name, parent]])
            wrong &= ~pd.MultiIndex.from_frame(places[[name, parent]]).isin(pairs)
        message = f"does not belong to the stated {name}"
        yield from problems_at(path, parent, places[parent], wrong, message)


def _units_at(places: pd.DataFrame, units: pd.DataFrame) -> pd.Series:
    longitudes, latitudes = (places[name].to_numpy(dtype=float, na_value=np.nan) for name in ("lon", "lat"))
    at = areas_at(longitudes, latitudes, units.geometry.to_numpy())
    return units["pcode"].reset_index(drop=True).reindex(at).set_axis(places.index)


def _distance_to_country_m(places: pd.DataFrame, country: pd.DataFrame) -> pd.Series:
    """Return metres from each point to the country, 0 inside; null where there is no point."""
    longitudes, latitudes = (places[name].to_numpy(dtype=float, na_value=np.nan) for name in ("lon", "lat"))
    # What is no degree at all has been said, and has no distance.
    usable = (np.abs(longitudes) <= 180) & (np.abs(latitudes) <= 90)
    distance = np.full(len(places), np.nan)
    land = shapely.union_all(country.geometry.to_numpy())
    shapely.prepare(land)
    distance[usable] = 0.0
    away = np.flatnonzero(usable)[~shapely.contains_xy(land, longitudes[usable], latitudes[usable])]
    points = to_metric(shapely.points(longitudes[away], latitudes[away]))
    distance[away] = shapely.distance(points, to_metric(np.array([land]))[0])
    return pd.Series(distance, index=places.index)


def _as_text(places: pd.DataFrame) -> pd.Series:
    return places["lat"].astype("str") + ", " + places["lon"].astype("str")
