"""The data without a screen: load, select, total, by_area, compare, nearby. What `import sahel_map` offers.

Every function returns what the pages show, by the code that they use; figures are reported ranges.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import SelectionError
from sahel_map.core.figures import ReportedRange
from sahel_map.core.geometry import distances_m
from sahel_map.core.text_folding import fold_text
from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset, load_dataset
from sahel_map.selection.all_filters import PARAMETERS
from sahel_map.selection.area_names import area_codes
from sahel_map.selection.filter import NONE_CHOSEN
from sahel_map.selection.known import ADMIN_MAPS, Known
from sahel_map.selection.matching import matching
from sahel_map.selection.near_names import similar_names
from sahel_map.selection.selection import Selection
from sahel_map.selection.space import MOST_KM, within_km
from sahel_map.statistics.numbers import Numbers
from sahel_map.statistics.totals import UNPLACED
from sahel_map.words import Words

__all__ = ["LEVELS", "Selected", "by_area", "compare", "load", "nearby", "select", "total"]

#: Kinds of areas, finest last.
LEVELS = ("region", "cercle", "commune")
_TABLES = {"cercle": "cercles", "commune": "communes"}


@dataclass(frozen=True)
class Selected:
    """Incidents chosen from a data set.

    Attributes
    ----------
    dataset : Dataset
    selection : Selection
        The filters; `selection.to_query()` is the address that shows the same.
    mask : ndarray of bool, shape (n,)
        Which incidents of the data set these are.
    """

    dataset: Dataset
    selection: Selection
    mask: np.ndarray

    @cached_property
    def incidents(self) -> pd.DataFrame:
        """The incidents, one row each; `Dataset` says what the columns are."""
        return self.dataset.incidents[self.mask]

    @cached_property
    def numbers(self) -> Numbers:
        """What can be counted of them."""
        return Numbers(self.dataset, self.mask)

    def sentence(self, language: str = "en") -> str:
        """Return the sentence that says which incidents these are, "en" or "fr"."""
        return self.selection.describe(Words(language, self.dataset.labels(language)))


def load(folder: Path | str | None = None) -> Dataset:
    """Read and check a data set.

    Parameters
    ----------
    folder : Path or str, optional
        A data folder; without it, the one that the server shows.

    Raises
    ------
    DataError
        If anything is wrong with the data; the message lists every problem.
    """
    return load_dataset(None if folder is None else Path(folder))


def select(dataset: Dataset, **filters: object) -> Selected:
    """Return the incidents that filters leave.

    Parameters
    ----------
    dataset : Dataset
        From `load`.
    **filters
        Parameters of an address, each a value or a list of them: ``actor=["FAMA", "WAGNER"]``,
        ``actor_mode="all"``, ``start="2024-05"`` and ``end="2024-12"`` (for ``from`` and ``to``), ``harm``,
        ``area`` (P-codes or names), ``map``, ``near="16.7735,-3.0074,30"``, ``publisher``, ``killed_min``...

    Raises
    ------
    SelectionError
        If a filter or a value is unknown: what was asked for is never left out in silence.
    """
    query = {_PARAMETERS.get(name, name): _as_text(value) for name, value in filters.items() if value is not None}
    unknown = sorted(set(query) - {parameter.name for parameter in PARAMETERS})
    if unknown:
        raise SelectionError(unknown_value("filter", unknown[0], [parameter.name for parameter in PARAMETERS]))
    admin_map = query.get("map", ADMIN_MAPS[0])
    if query.get("area", NONE_CHOSEN) != NONE_CHOSEN and admin_map in ADMIN_MAPS:
        query["area"] = area_codes(query["area"], dataset.units, admin_map)
    selection, notices = Selection.from_query(query, Known.of(dataset))
    if notices:
        raise SelectionError(notices[0].option_text())
    return Selected(dataset, selection, matching(dataset, selection))


def total(selected: Selected, figure: FigureName | str = FigureName.KILLED) -> ReportedRange:
    """Return a figure added up, as a reported range; aggregate records are left out.

    Parameters
    ----------
    selected : Selected
        From `select`.
    figure : {"killed", "injured", "abducted", "detained", "homes_burned", "livestock_taken", "displaced", ...}
    """
    return selected.numbers.total(FigureName(figure)).reported


def by_area(selected: Selected, level: str = "cercle") -> pd.DataFrame:
    """Return people reported killed by area, as a page shows them.

    Parameters
    ----------
    selected : Selected
        From `select`; its map of regions is used.
    level : {"region", "cercle", "commune"}

    Returns
    -------
    DataFrame, index pcode, most incidents first
        name; n_incidents; minimum, maximum (Int64, null where no number is reported), is_open (bool),
        n_without_figure. Aggregate records are left out; incidents of no known area have an empty code.

    Raises
    ------
    SelectionError
        If there is no such level.
    """
    if level not in LEVELS:
        raise SelectionError(unknown_value("level", level, LEVELS))
    admin_map = selected.selection.admin_map
    counts = dict.fromkeys(["n_incidents", "minimum", "maximum", "n_without_figure"], "Int64")
    table = selected.numbers.by_area(level, admin_map).astype(counts)
    names = selected.dataset.labels("en")
    codes = _TABLES.get(level, f"regions_{admin_map}")
    named = ["" if code == UNPLACED else names.get((codes, str(code)), str(code)) for code in table.index]
    shown = table.assign(name=named).rename(index={UNPLACED: ""}).rename_axis("pcode")
    columns = ["name", "n_incidents", "minimum", "maximum", "is_open", "n_without_figure"]
    return shown[columns].sort_values(["n_incidents", "name"], ascending=[False, True])


def compare(first: Selected, second: Selected) -> pd.DataFrame:
    """Return the figures of two selections side by side.

    Parameters
    ----------
    first, second : Selected
        From `select`.

    Returns
    -------
    DataFrame, index figure
        n_incidents in the row "incidents", else a reported range: first_minimum, first_maximum, first_without,
        second_minimum, second_maximum, second_without (Int64; null where no number is reported).
    """
    rows: dict[str, dict[str, int | None]] = {"incidents": _counts(first) | _counts(second, "second")}
    for figure in FigureName:
        rows[str(figure)] = _range(total(first, figure), "first") | _range(total(second, figure), "second")
    return pd.DataFrame.from_dict(rows, orient="index").astype("Int64").rename_axis("figure")


def nearby(
    dataset: Dataset, place: str | tuple[float, float], km: float = 30, days: int | None = None
) -> pd.DataFrame:
    """Return the incidents near a record, a place or a point, nearest first.

    Parameters
    ----------
    dataset : Dataset
        From `load`.
    place : str or tuple of float
        Id of a record, name of a place in any spelling, of a town that the map names, or latitude and longitude
        (degrees, EPSG:4326).
    km : float
        At most so far along the ellipsoid, 1 to 100.
    days : int, optional
        For a record: only incidents that took place at most so many days before or after it.

    Returns
    -------
    DataFrame, index incident_id
        km (distance of the points), date_start, date_end, place (English), killed_min, killed_max. Incidents known
        only to an area cannot be said to be near and are not in it, nor is the record itself.

    Raises
    ------
    SelectionError
        If there is no such record or place with a point, or `km` is out of range.
    """
    if not 1 <= km <= MOST_KM:
        raise SelectionError(f"km {km} is out of range; allowed: 1 to {MOST_KM}")
    incidents, record = dataset.incidents, None
    if isinstance(place, str) and place in incidents.index:
        record = incidents.loc[place]
    lat, lon = _point(dataset, place)
    mask = within_km(dataset, lat, lon, km)
    if days is not None:
        if record is None:
            raise SelectionError("days go with a record only; allowed: the id of a record as place")
        margin = pd.Timedelta(days=days)
        mask &= (incidents["date_end"] >= record["date_start"] - margin).to_numpy()
        mask &= (incidents["date_start"] <= record["date_end"] + margin).to_numpy()
    found = incidents[mask].drop(index=place if record is not None else [], errors="ignore")
    metres = distances_m(lon, lat, found["lon"], found["lat"])
    table = found[["date_start", "date_end", "place_name_en", "killed_min", "killed_max"]]
    table = table.rename(columns={"place_name_en": "place"})
    table.insert(0, "km", np.round(metres / 1000, 1))
    return table.sort_values(["km", "date_start"])


def _point(dataset: Dataset, place: str | tuple[float, float]) -> tuple[float, float]:
    if not isinstance(place, str):
        lat, lon = place
        return float(lat), float(lon)
    incidents = dataset.incidents
    if place in incidents.index:
        row = incidents.loc[place]
        if row["place_precision"] not in ("settlement", "near"):
            raise SelectionError(f"{place} is known only to an area; allowed: a record with a place")
        return float(row["lat"]), float(row["lon"])
    spelt = fold_text(place).strip()
    names = dataset.spellings.get(spelt, frozenset({spelt}))
    known = incidents[incidents["place_precision"].isin(["settlement", "near"])]
    for column in ("place_name_en", "place_name_fr"):
        fits = known[known[column].astype("object").map(lambda name: fold_text(str(name)) in names)]
        if len(fits):
            first = fits.sort_values("place_precision").iloc[0]
            return float(first["lat"]), float(first["lon"])
    towns = dataset.units.towns
    for name, name_fr, point in zip(towns["name"], towns["name_fr"], towns.geometry, strict=True):
        if {fold_text(name), fold_text(name_fr)} & names:
            return float(point.y), float(point.x)
    near = similar_names(place, dataset)
    hint = f'; did you mean "{near[0]}"?' if near else ""
    raise SelectionError(
        f"place {place!r} is unknown{hint}; allowed: a record, a place of one, a town of the map, or "
        "latitude,longitude"
    )


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, (list, tuple, set, frozenset)):
        return ",".join(map(str, value))
    return str(value)


def _counts(selected: Selected, side: str = "first") -> dict[str, int | None]:
    n = int(selected.mask.sum())
    return {f"{side}_minimum": n, f"{side}_maximum": n, f"{side}_without": 0}


def _range(reported: ReportedRange, side: str) -> dict[str, int | None]:
    return {
        f"{side}_minimum": reported.minimum,
        f"{side}_maximum": reported.maximum,
        f"{side}_without": reported.n_without_figure,
    }


_PARAMETERS = {"start": "from", "end": "to"}
