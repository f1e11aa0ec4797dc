"""What the map of a sheet shows of each incident, by how well its place is known. Pure: nothing is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
from pyproj import Transformer

from sahel_map.core.geometry import DISPLAY_CRS
from sahel_map.core.vocabulary import ActorGroup, PlacePrecision, members_of
from sahel_map.data.dataset import Dataset

__all__ = ["SHEET_CRS", "Mark", "Places", "UnitCount", "places_of", "to_sheet"]

#: Reference system of all sheets: UTM zone 30 north on WGS 84, metres.
SHEET_CRS = "EPSG:32630"

# Units that stand for a place, finest first: where the unit of a precision is not stated, the next does.
_LEVELS = (PlacePrecision.COMMUNE, PlacePrecision.CERCLE, PlacePrecision.REGION)


@dataclass(frozen=True, slots=True)
class Mark:
    """An incident with a point of its own.

    Attributes
    ----------
    incident_id, place_id : str
    x, y : float
        Metres in `SHEET_CRS`.
    groups : tuple of ActorGroup
        Alleged actors, in the order of the vocabulary.
    killed_min, killed_max : int or None
        Reported range; None where not reported.
    radius_m : float or None
        For places known as "near" only: the incident lies within this distance.
    """

    incident_id: str
    place_id: str
    x: float
    y: float
    groups: tuple[ActorGroup, ...]
    killed_min: int | None
    killed_max: int | None
    radius_m: float | None = None


@dataclass(frozen=True, slots=True)
class UnitCount:
    """Incidents of which no more is known than a unit.

    Attributes
    ----------
    level : {"communes", "cercles", "regions_2023", "regions_old"}
    pcode : str
    groups : tuple of ActorGroup
        Of all of them together.
    n : int
        Number of incidents.
    """

    level: str
    pcode: str
    groups: tuple[ActorGroup, ...]
    n: int


@dataclass(frozen=True, slots=True)
class Places:
    """All incidents of a sheet.

    Attributes
    ----------
    marks : tuple of Mark
        Settlements and "near".
    units : tuple of UnitCount
        Largest units first.
    n_unplaced : int
        Incidents of which no place or unit on this map of regions is known.
    """

    marks: tuple[Mark, ...]
    units: tuple[UnitCount, ...]
    n_unplaced: int


def places_of(dataset: Dataset, mask: np.ndarray, admin_map: str) -> Places:
    """Sort the incidents shown into marks, units and those that cannot be drawn.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown; aggregate records among them are drawn like the others.
    admin_map : {"2023", "old"}
        Map of regions.

    Returns
    -------
    Places
        Every incident is in exactly one of the three parts.
    """
    shown = dataset.incidents[mask]
    has_point = shown["place_precision"].isin([PlacePrecision.SETTLEMENT, PlacePrecision.NEAR])
    has_point &= shown["lon"].notna() & shown["lat"].notna()
    points, others = shown[has_point], shown[~has_point]
    units = [_unit_of(row, admin_map) for row in others.itertuples()]
    counts: dict[tuple[str, str], list[int]] = {}
    for unit, bits in zip(units, others["group_bits"], strict=True):
        if unit is not None:
            counts.setdefault(unit, []).append(int(bits))
    found = [
        UnitCount(*unit, members_of(ActorGroup, int(np.bitwise_or.reduce(bits))), len(bits))
        for unit, bits in counts.items()
    ]
    # P-codes grow with the level, so that the shortest belong to the largest units.
    found.sort(key=lambda unit: (len(unit.pcode), unit.pcode))
    return Places(_marks(points), tuple(found), units.count(None))


def to_sheet(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return longitudes and latitudes (degrees) as metres in `SHEET_CRS`."""
    return _to_sheet().transform(lon, lat)


def _marks(points: pd.DataFrame) -> tuple[Mark, ...]:
    xs, ys = to_sheet(points["lon"].to_numpy(float), points["lat"].to_numpy(float))
    return tuple(
        Mark(
            incident_id=str(row.Index),
            place_id=str(row.place_id),
            x=float(x),
            y=float(y),
            groups=members_of(ActorGroup, int(row.group_bits)),
            killed_min=_count(row.killed_min),
            killed_max=_count(row.killed_max),
            radius_m=_radius(row),
        )
        for row, x, y in zip(points.itertuples(), xs, ys, strict=True)
    )


def _radius(row: tuple) -> float | None:
    is_near = row.place_precision == PlacePrecision.NEAR and not pd.isna(row.radius_m)
    return float(row.radius_m) if is_near else None


def _unit_of(row: tuple, admin_map: str) -> tuple[str, str] | None:
    """Return level and code of the unit that stands for a place, never finer than the place is known."""
    region = (
        ("regions_2023", row.region_2023_pcode) if admin_map == "2023" else ("regions_old", row.region_old_pcode)
    )
    units = {
        PlacePrecision.COMMUNE: ("communes", row.commune_pcode),
        PlacePrecision.CERCLE: ("cercles", row.cercle_pcode),
        PlacePrecision.REGION: region,
    }
    if row.place_precision not in units:
        return None
    reachable = _LEVELS[_LEVELS.index(row.place_precision) :]
    known = [units[level] for level in reachable if isinstance(units[level][1], str)]
    return known[0] if known else None


def _count(value: object) -> int | None:
    return None if pd.isna(value) else int(value)


@lru_cache(maxsize=1)
def _to_sheet() -> Transformer:
    return Transformer.from_crs(DISPLAY_CRS, SHEET_CRS, always_xy=True)
