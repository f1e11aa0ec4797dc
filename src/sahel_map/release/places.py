"""Places moved to the middle of their unit, for releases to readers who may not have the point.

Which places, and how coarse, the curators say in `release_level`; everything that names the place goes too.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import shapely

from sahel_map.core.errors import DataError
from sahel_map.core.geometry import to_metric
from sahel_map.data.dataset import Dataset
from sahel_map.data.read.layout import UNIT_COLUMNS
from sahel_map.data.read.raw_tables import Row, TextTables

__all__ = ["snap_places"]

_LEVELS = {"commune": "communes", "cercle": "cercles", "region": "regions_2023"}
_FINER = {"commune": (), "cercle": ("commune_pcode",), "region": ("commune_pcode", "cercle_pcode")}
_NAMING_FIELDS = ("alternative_names", "conflict_note", "conflict_note_fr", "cercle_share", "release_level")


def snap_places(tables: TextTables, dataset: Dataset, basis: str) -> set[str]:
    """Move the places for which it is asked to the label point of their unit.

    Parameters
    ----------
    tables : TextTables
        Changed in place: the place, its id, and the place names, descriptions and claims of its records.
    dataset : Dataset
        The same data joined: units of places and their shapes.
    basis : str
        What stands as the basis of such a point.

    Returns
    -------
    set of str
        Incidents at these places.

    Raises
    ------
    DataError
        If the unit asked for is not known for a place.
    """
    asked = [row for row in tables.rows["places"] if row["release_level"]]
    new_ids = {row["place_id"]: f"pl-released-{number:04d}" for number, row in enumerate(asked, start=1)}
    incidents = {row["incident_id"] for row in tables.rows["incidents"] if row["place_id"] in new_ids}
    names = {row["place_id"]: _snap(row, dataset, basis) for row in asked}
    for row in asked:
        row["place_id"] = new_ids[row["place_id"]]
    for row in tables.rows["incidents"]:
        if row["incident_id"] in incidents:
            row["place_name_en"], row["place_name_fr"] = names[row["place_id"]]
            row |= dict.fromkeys(["place_described", "admin1_reported", "admin2_reported"], "")
            row["place_id"] = new_ids[row["place_id"]]
    tables.rows["places"].sort(key=lambda row: row["place_id"])
    tables.drop("incident_place_names", lambda row: row["incident_id"] in incidents)
    tables.drop("claims", lambda row: row["incident_id"] in incidents and row["fact"] == "place")
    return incidents


def _snap(row: Row, dataset: Dataset, basis: str) -> tuple[str, str]:
    """Change a place in place and return the name of its unit in English and French."""
    level = row["release_level"]
    units = _units_of(row["place_id"], dataset)
    column = UNIT_COLUMNS[_LEVELS[level]]
    code = units.get(column)
    if code is None:
        raise DataError(f"place {row['place_id']} cannot be released at the level of its {level}: it is not known.")
    unit = dataset.units.level(_LEVELS[level]).loc[code]
    row |= {name: units.get(name) or "" for name in UNIT_COLUMNS.values()}
    row |= {name: "" for name in (*_FINER[level], *_NAMING_FIELDS) if name in row}
    row |= {
        "name": unit["name"],
        "lat": f"{unit['label_lat']:.4f}",
        "lon": f"{unit['label_lon']:.4f}",
        "precision": level,
        "radius_m": str(_reach_m(unit)),
        "basis": basis,
        "match": "unit",
    }
    return str(unit["name"]), str(unit["name_fr"])


def _units_of(place_id: str, dataset: Dataset) -> dict[str, str]:
    """Return the units of a place after the join, as its first incident has them."""
    incidents = dataset.incidents[dataset.incidents["place_id"] == place_id]
    if incidents.empty:
        return {}
    first = incidents.iloc[0]
    return {name: first[name] for name in UNIT_COLUMNS.values() if isinstance(first[name], str)}


def _reach_m(unit: Any) -> int:
    """Return metres from the label point to the farthest edge of a unit, rounded up to a kilometre."""
    point = to_metric(np.array([shapely.Point(unit["label_lon"], unit["label_lat"])]))[0]
    shape = to_metric(np.array([unit["geometry"]]))[0]
    return math.ceil(float(shapely.hausdorff_distance(point, shapely.boundary(shape))) / 1000) * 1000
