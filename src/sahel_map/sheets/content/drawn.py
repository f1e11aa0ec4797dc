"""What the map of a sheet shows of each incident, placed by `incident.placing`, in metres. Nothing is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer

from sahel_map.core.geometry import DISPLAY_CRS
from sahel_map.core.vocabulary import ActorGroup, members_of
from sahel_map.data.dataset import Dataset
from sahel_map.incident.placing import PlaceKind, other_level, place_incidents, unit_name
from sahel_map.selection.selection import Selection
from sahel_map.selection.space import asked_areas
from sahel_map.words import Words

__all__ = ["SHEET_CRS", "Mark", "Drawn", "UnitCount", "count_unplaced", "drawn_of", "outlines_of", "to_sheet"]

#: Reference system of all sheets: UTM zone 30 north on WGS 84, metres.
SHEET_CRS = "EPSG:32630"
# Length of an edge that is drawn as a straight line, at most.
_STRAIGHT_DEGREES = 0.1
# What is read of each incident: a table is as slow to cut as it is wide.
_READ = (
    "place_id", "place_precision", "lon", "lat", "radius_m", "commune_pcode", "cercle_pcode", "region_2023_pcode",
    "region_old_pcode", "group_bits", "killed_min", "killed_max",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """An incident with a point of its own, or the circle in which it lies.

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
        For places known as "near" and for circles: the incident lies within this distance.
    name : str
        To be written beside the mark of a circle that stands for several units; else empty.
    """

    incident_id: str
    place_id: str
    x: float
    y: float
    groups: tuple[ActorGroup, ...]
    killed_min: int | None
    killed_max: int | None
    radius_m: float | None = None
    name: str = ""


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
    name : str
        To be written beside the count where the unit is a region of the map not in use, whose outline is then
        dashed: "region Exampleregion, before 2023"; else empty.
    ids : tuple of str
        Of the incidents.
    """

    level: str
    pcode: str
    groups: tuple[ActorGroup, ...]
    n: int
    name: str = ""
    ids: tuple[str, ...] = ()

    @property
    def is_other_map(self) -> bool:
        """Whether the unit is a region of the map not in use."""
        return bool(self.name)


@dataclass(frozen=True, slots=True)
class Drawn:
    """All incidents of a sheet.

    Attributes
    ----------
    marks : tuple of Mark
        Settlements, "near", and circles that stand for several units.
    units : tuple of UnitCount
        Largest units first.
    n_unplaced : int
        Incidents in the tray: nothing stands for their place on a map.
    """

    marks: tuple[Mark, ...]
    units: tuple[UnitCount, ...]
    n_unplaced: int


def drawn_of(dataset: Dataset, mask: np.ndarray, admin_map: str, words: Words) -> Drawn:
    """Sort the incidents shown into marks, units and those that cannot be drawn.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown; aggregate records among them are drawn like the others.
    admin_map : {"2023", "old"}
        Map of regions.
    words : Words
        With the labels of areas.

    Returns
    -------
    Drawn
        Every incident is in exactly one of the three parts.
    """
    shown = dataset.incidents.loc[mask, [*_READ, f"place_name_{words.language}"]]
    placed = place_incidents(shown, admin_map)
    is_unit, is_tray = placed["kind"] == PlaceKind.UNIT, placed["kind"] == PlaceKind.TRAY
    found = [
        UnitCount(
            str(level),
            str(pcode),
            members_of(ActorGroup, int(np.bitwise_or.reduce(bits))),
            len(bits),
            unit_name(str(level), str(pcode), admin_map, words) if level == other_level(admin_map) else "",
            tuple(map(str, bits.index)),
        )
        for (level, pcode), bits in shown.loc[is_unit, "group_bits"].groupby(
            [placed.loc[is_unit, "level"], placed.loc[is_unit, "pcode"]]
        )
    ]
    # P-codes grow with the level, so that the shortest belong to the largest units.
    found.sort(key=lambda unit: (len(unit.pcode), unit.pcode, unit.level))
    drawn = ~is_unit & ~is_tray
    return Drawn(_marks(shown[drawn], placed[drawn], words), tuple(found), int(is_tray.sum()))


def count_unplaced(dataset: Dataset, mask: np.ndarray) -> int:
    """Return how many of the incidents shown are in the tray."""
    return int((place_incidents(dataset.incidents[mask], "2023")["kind"] == PlaceKind.TRAY).sum())


def to_sheet(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return longitudes and latitudes (degrees) as metres in `SHEET_CRS`."""
    return _to_sheet().transform(lon, lat)


def outlines_of(selection: Selection) -> tuple[shapely.Polygon, ...]:
    """Return the circle and the area drawn that filter, in metres, as far as there are any.

    One that reaches to where `SHEET_CRS` has no place is left out.
    """
    # An edge that is straight in the filter, and on the screen, is bent on the sheet.
    areas = [shapely.segmentize(area, _STRAIGHT_DEGREES) for area in asked_areas(selection)]
    shapes = [shapely.transform(area, to_sheet, interleaved=False) for area in areas]
    return tuple(shape for shape in shapes if np.isfinite(shapely.get_coordinates(shape)).all())


def _marks(shown: pd.DataFrame, placed: pd.DataFrame, words: Words) -> tuple[Mark, ...]:
    xs, ys = to_sheet(placed["lon"].to_numpy(float), placed["lat"].to_numpy(float))
    names = shown[f"place_name_{words.language}"].where(placed["kind"] == PlaceKind.CIRCLE, "")
    bits = shown["group_bits"].tolist()
    groups = {each: members_of(ActorGroup, int(each)) for each in set(bits)}
    columns = (
        shown.index.astype(str).tolist(), shown["place_id"].astype(str).tolist(), xs.tolist(), ys.tolist(),
        [groups[each] for each in bits], _counts(shown["killed_min"]), _counts(shown["killed_max"]),
        [None if np.isnan(radius) else radius for radius in placed["radius_m"].tolist()],
        names.astype(str).tolist(),
    )  # fmt: skip
    return tuple(map(Mark, *columns))


def _counts(column: pd.Series) -> list[int | None]:
    return [None if np.isnan(value) else int(value) for value in column.to_numpy(float, na_value=np.nan)]


@lru_cache(maxsize=1)
def _to_sheet() -> Transformer:
    return Transformer.from_crs(DISPLAY_CRS, SHEET_CRS, always_xy=True)
