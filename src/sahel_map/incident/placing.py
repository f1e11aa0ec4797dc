"""How each incident is placed on a map: at a point, near one, as a unit, in a circle, or in the tray.

The one rule for screen, sheet, files and record:

1. A settlement is a point; a place near one is a circle of its stated radius around a point.
2. Of which only a commune, a cercle or a region is known, is the unit of exactly that level, on the map of
   regions in use; where its region is known on the other map alone, the unit of that map, marked as such.
3. Where no single unit of that level is stated (several communes at once), it is the circle of the stated
   radius.
4. Everything else is in the tray: counted, never drawn. Nothing is ever placed in a coarser unit instead.

Nothing is drawn here. Must not import streamlit.
"""

from __future__ import annotations

import math
from enum import StrEnum

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pandas.api.extensions import ExtensionArray

from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.data.read.layout import LEVELS_OF_PRECISION, UNIT_COLUMNS
from sahel_map.words import Words

__all__ = [
    "POINT_KINDS",
    "PlaceKind",
    "is_located",
    "near_km",
    "other_level",
    "place_incidents",
    "place_units",
    "precision_text",
    "unit_name",
]

# Web Mercator, in which screens draw, ends at this latitude (degrees).
_MERCATOR_LIMIT = 85.05


class PlaceKind(StrEnum):
    """What stands for the place of an incident. The number of a member is sent to the browser."""

    POINT = "point"
    NEAR = "near"
    UNIT = "unit"
    CIRCLE = "circle"
    TRAY = "none"


# What a circle of a radius is drawn for.
_ROUND = (PlaceKind.NEAR, PlaceKind.CIRCLE)
_NUMBERS = {kind: number for number, kind in enumerate(PlaceKind)}

#: A place with a point of its own, exact or near: what distances are measured from.
POINT_KINDS = (PlaceKind.POINT, PlaceKind.NEAR)


def place_incidents(incidents: pd.DataFrame, admin_map: str) -> pd.DataFrame:
    """Return what stands for the place of each incident on one map of regions.

    Parameters
    ----------
    incidents : DataFrame, n rows
        Reads `lon`, `lat` (degrees, EPSG:4326), `place_precision`, `radius_m` (metres) and the P-codes.
    admin_map : {"2023", "old"}
        Map of regions in use. The kind is the same on both.

    Returns
    -------
    DataFrame, n rows, index of `incidents`
        `kind` (`PlaceKind`); `level` and `pcode` of a unit, else null; `is_other_map`, whether that unit is
        a region of the map not in use; `lon`, `lat` (degrees): the point, or the middle of a unit or circle,
        NaN in the tray; `radius_m` (metres, NaN except for `near` and `circle`).
    """
    lon, lat, radius = (incidents[name].to_numpy("float64", na_value=np.nan) for name in ("lon", "lat", "radius_m"))
    level, pcode = _unit_columns(incidents, admin_map)
    located = is_located(lon, lat)
    kind = _kinds(incidents["place_precision"].array, located, radius, level.is_valid().to_numpy(False))
    is_drawn, is_round = kind != _NUMBERS[PlaceKind.TRAY], np.isin(kind, [_NUMBERS[one] for one in _ROUND])
    is_other = pc.equal(level, other_level(admin_map)).fill_null(False)
    return pd.DataFrame(
        {
            "kind": _texts(pa.array(list(PlaceKind)).take(pa.array(kind))),
            "level": _texts(level),
            "pcode": _texts(pcode),
            "is_other_map": is_other.to_numpy(zero_copy_only=False),
            "lon": np.where(is_drawn & located, lon, np.nan),
            "lat": np.where(is_drawn & located, lat, np.nan),
            "radius_m": np.where(is_round, radius, np.nan),
        },
        index=incidents.index,
    )


def other_level(admin_map: str) -> str:
    """Return the level of the regions of the map that is not in use."""
    return "regions_old" if admin_map == "2023" else "regions_2023"


def near_km(radius_m: float) -> int:
    """Return a radius in whole kilometres, rounded up: a place is never said to be better known than it is.

    Examples
    --------
    >>> near_km(7_500), near_km(8_000)
    (8, 8)
    """
    return math.ceil(radius_m / 1000)


def precision_text(row: pd.Series, words: Words) -> str:
    """Return how well the place of an incident is known, as every surface says it.

    Parameters
    ----------
    row : Series
        Of `Dataset.incidents`.
    words : Words
        Language.
    """
    precision, radius = str(row["place_precision"]), row["radius_m"]
    has_unit = any(isinstance(row[UNIT_COLUMNS[level]], str) for level in LEVELS_OF_PRECISION.get(precision, ()))
    lon, lat, metres = (
        np.array([np.nan if pd.isna(value) else value], float) for value in (row["lon"], row["lat"], radius)
    )
    known_as = pd.array([precision], dtype="str")
    (number,) = _kinds(known_as, is_located(lon, lat), metres, np.array([has_unit]))
    kind = tuple(PlaceKind)[number]
    if kind in _ROUND:
        return words(f"place-{kind}", level=precision, km=words.number(near_km(radius)))
    return words(f"place-{'unknown' if kind == PlaceKind.TRAY else precision}")


def unit_name(level: str, pcode: str, admin_map: str, words: Words) -> str:
    """Return the name of a unit on a map; a region of the other map of regions says which: "…, before 2023".

    Parameters
    ----------
    level : {"communes", "cercles", "regions_2023", "regions_old"}
    pcode : str
    admin_map : {"2023", "old"}
        Map of regions in use.
    words : Words
        With the labels of areas.
    """
    name = words.label(level, pcode)
    if level == other_level(admin_map):
        return words(f"place-{level.replace('_', '-')}", name=name)
    return name


def is_located(lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    """Return which points (degrees) a screen can draw; false where there is none."""
    return (np.abs(lon) <= 180) & (np.abs(lat) <= _MERCATOR_LIMIT)


def _kinds(precision: ExtensionArray, located: np.ndarray, radius: np.ndarray, has_unit: np.ndarray) -> np.ndarray:
    """Return the kind of each place, as its number in `PlaceKind`: rules 1 to 4."""
    kind = np.full(len(precision), _NUMBERS[PlaceKind.TRAY], dtype="uint8")
    has_circle = located & (radius > 0)
    kind[located & _is(precision, PlacePrecision.SETTLEMENT)] = _NUMBERS[PlaceKind.POINT]
    kind[has_circle & _is(precision, PlacePrecision.NEAR)] = _NUMBERS[PlaceKind.NEAR]
    for known_as in LEVELS_OF_PRECISION:
        kind[has_circle & _is(precision, known_as)] = _NUMBERS[PlaceKind.CIRCLE]
    kind[has_unit] = _NUMBERS[PlaceKind.UNIT]
    return kind


def _is(precision: ExtensionArray, known_as: str) -> np.ndarray:
    return np.asarray(precision == str(known_as), dtype=bool)


def place_units(incidents: pd.DataFrame, admin_map: str) -> pd.DataFrame:
    """Return the unit that stands for each place on one map of regions.

    Parameters
    ----------
    incidents : DataFrame, n rows
        Reads `place_precision` and the P-codes.
    admin_map : {"2023", "old"}

    Returns
    -------
    DataFrame, n rows, index of `incidents`
        `level` and `pcode`, null where no unit does.
    """
    level, pcode = _unit_columns(incidents, admin_map)
    return pd.DataFrame({"level": _texts(level), "pcode": _texts(pcode)}, index=incidents.index)


def _unit_columns(incidents: pd.DataFrame, admin_map: str) -> tuple[pa.Array, pa.Array]:
    """Return `level` and `pcode` of `place_units` as Arrow has them, which makes no object of a text."""
    precision = incidents["place_precision"].array
    level = pcode = pa.nulls(len(incidents), pa.large_string())
    for known_as, levels in LEVELS_OF_PRECISION.items():
        at_level = pa.array(_is(precision, known_as))
        # The map in use comes last, as it overwrites the other one.
        for name in levels if admin_map == "old" else reversed(levels):
            # The array, not the column: of a column Arrow asks for attributes, for which pandas looks in the index.
            codes = pa.array(incidents[UNIT_COLUMNS[name]].array, pa.large_string(), from_pandas=True)
            stands = pc.and_(at_level, pc.is_valid(codes))
            level, pcode = pc.if_else(stands, name, level), pc.if_else(stands, codes, pcode)
    return _whole(level), _whole(pcode)


def _whole(texts: pa.Array | pa.ChunkedArray) -> pa.Array:
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts


def _texts(texts: pa.Array) -> ExtensionArray:
    return texts.to_pandas().array
