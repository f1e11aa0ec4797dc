"""Two sets side by side: which of their incidents lie so close in place and time that they may be the same.

Matching says that two records *may* speak of one event, never that they do: nothing is merged or added up. Must
not import anything from views or app.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from pyproj import Geod

from sahel_map.core.figures import ReportedRange
from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.incident.placing import POINT_KINDS, PlaceKind, place_incidents
from sahel_map.incident.toll import figures_of
from sahel_map.statistics.compare import overlap

__all__ = ["APART", "LONGEST_DAYS", "Counts", "SetOverlap", "SetSide", "counts_of", "match_sets"]

#: An incident dated to a longer stretch would lie "within days" of too many others to say anything.
LONGEST_DAYS = 31

#: Why an incident takes no part, the first that holds: several events in one record, no place at all, known to a
#: unit or a wide circle only, dated to more than `LONGEST_DAYS` days.
APART = ("aggregate", "unplaced", "area", "undated")

#: How two reported ranges lie: both unknown or equal, one side without a number, or as `compare.overlap` says.
Counts = Literal["same", "unknown", "overlap", "higher", "lower"]

_EARTH_M = 6_371_000.0
# A sphere is up to half a per cent off; what it finds is measured again on the ellipsoid.
_MARGIN = 1.01
# Incidents of one search: neighbours of as many at once fit into memory, however dense the sets are.
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class SetSide:
    """One of the two sets.

    Attributes
    ----------
    dataset : Dataset
    rows : DataFrame, index incident id
        Incidents that can be matched: `lon`, `lat` (degrees), `date_start`, `date_end`, sorted by first day.
    apart : dict of str to int
        How many were left out, by each reason of `APART`.
    """

    dataset: Dataset
    rows: pd.DataFrame
    apart: dict[str, int]

    @classmethod
    def of(cls, dataset: Dataset, mask: np.ndarray) -> SetSide:
        """Return a side; `mask` says which incidents it shows, an array of bool."""
        shown = dataset.incidents[mask]
        placed = place_incidents(shown, "2023")
        days = (shown["date_end"] - shown["date_start"]).dt.days.to_numpy() + 1
        kind = placed["kind"].to_numpy()
        reasons = np.select(
            [
                shown["is_aggregate"].to_numpy(bool),
                kind == PlaceKind.TRAY,
                ~np.isin(kind, POINT_KINDS),
                days > LONGEST_DAYS,
            ],
            APART,
            "",
        )
        rows = pd.concat([placed[["lon", "lat"]], shown[["date_start", "date_end"]]], axis=1)[reasons == ""]
        apart = {reason: int((reasons == reason).sum()) for reason in APART}
        return cls(dataset, rows.sort_values("date_start", kind="stable"), apart)

    @property
    def n(self) -> int:
        """Incidents that can be matched."""
        return len(self.rows)

    def killed(self, ids: pd.Index) -> list[ReportedRange]:
        """Return the people reported killed in each of some incidents."""
        return figures_of(self.dataset.incidents.loc[ids], FigureName.KILLED)


@dataclass(frozen=True, slots=True)
class SetOverlap:
    """Two sets and what of them lies close together.

    Attributes
    ----------
    first, second : SetSide
    km : float
        Most kilometres between the points of a pair.
    days : int
        Most days between the end of one and the beginning of the other; 0 where they touch.
    pairs : DataFrame
        One row per pair, each incident in one at most: `first`, `second` (ids), `days`, `km`, `killed_first`,
        `killed_second` (`ReportedRange`), `killed` (of `Counts`); by first day of the first.
    """

    first: SetSide
    second: SetSide
    km: float
    days: int
    pairs: pd.DataFrame

    @property
    def n_pairs(self) -> int:
        """Incidents of either side with a counterpart on the other."""
        return len(self.pairs)

    @property
    def first_only(self) -> pd.DataFrame:
        """Incidents of the first set without a counterpart, as in `SetSide.rows`."""
        return self.first.rows[~self.first.rows.index.isin(self.pairs["first"])]

    @property
    def second_only(self) -> pd.DataFrame:
        """Incidents of the second set without a counterpart, as in `SetSide.rows`."""
        return self.second.rows[~self.second.rows.index.isin(self.pairs["second"])]

    @property
    def shares(self) -> tuple[float | None, float | None]:
        """Share of each side's comparable incidents that have a counterpart; None where a side has none."""
        first, second = (self.n_pairs / side.n if side.n else None for side in (self.first, self.second))
        return first, second

    @property
    def n_differing(self) -> int:
        """Pairs whose reported killed are not the same range."""
        return int((self.pairs["killed"] != "same").sum())


def match_sets(first: SetSide, second: SetSide, km: float, days: int) -> SetOverlap:
    """Pair incidents of two sets one to one: the closest in time first, then the closest in place.

    Parameters
    ----------
    first, second : SetSide
    km : float
        Most kilometres between the points at which both are drawn, on the ellipsoid WGS 84.
    days : int
        Most days between the end of one and the beginning of the other.

    Returns
    -------
    SetOverlap
        Among pairs equally close in time, those come first of which the dates leave less room (two dated to
        the same day before a day and a month), then the nearer ones. Each incident is taken once.

    Raises
    ------
    ValueError
        If a limit is negative.
    """
    if km < 0 or days < 0:
        raise ValueError(f"limits cannot be negative: {km} km, {days} days")
    found = _candidates(first.rows, second.rows, km, days)
    order = np.lexsort((found["second"], found["first"], found["km"], found["farthest"], found["days"]))
    taken_first, taken_second = np.zeros(first.n, bool), np.zeros(second.n, bool)
    kept = []
    one, other = found["first"][order].tolist(), found["second"][order].tolist()
    for place, here, there in zip(order.tolist(), one, other, strict=True):
        if not (taken_first[here] or taken_second[there]):
            taken_first[here] = taken_second[there] = True
            kept.append(place)
    kept.sort(key=lambda place: found["first"][place])
    return SetOverlap(first, second, km, days, _pairs(first, second, {n: v[kept] for n, v in found.items()}))


def counts_of(first: ReportedRange, second: ReportedRange) -> Counts:
    """Say how the people reported killed in the second record of a pair lie to those in the first."""
    ends = [(each.minimum, each.maximum, each.is_open) for each in (first, second)]
    return "same" if ends[0] == ends[1] else overlap(first, 1, second, 1)


def _pairs(first: SetSide, second: SetSide, kept: dict[str, np.ndarray]) -> pd.DataFrame:
    ids = first.rows.index[kept["first"]], second.rows.index[kept["second"]]
    killed = [side.killed(codes) for side, codes in zip((first, second), ids, strict=True)]
    how = [counts_of(one, other) for one, other in zip(*killed, strict=True)]
    return pd.DataFrame(
        {
            "first": ids[0],
            "second": ids[1],
            "days": kept["days"],
            "km": kept["km"],
            "killed_first": pd.Series(killed[0], dtype=object),
            "killed_second": pd.Series(killed[1], dtype=object),
            "killed": pd.Series(how, dtype="str"),
        }
    )


def _candidates(first: pd.DataFrame, second: pd.DataFrame, km: float, days: int) -> dict[str, np.ndarray]:
    """Return every pair within both limits: row numbers, `days`, `farthest` (days between the outer ends), `km`."""
    begins = _day_numbers(second["date_start"])
    pieces = [_near_pairs(np.empty(0, np.int64), np.empty(0, np.int64), first, second, km, days)]
    for start in range(0, len(first), _AT_ONCE):
        piece = np.arange(start, min(start + _AT_ONCE, len(first)))
        when = first.iloc[piece]
        # Both are sorted by first day and no stretch is longer than `LONGEST_DAYS`: a window holds all.
        low = np.searchsorted(begins, _day_numbers(when["date_start"]).min() - days - LONGEST_DAYS, "left")
        high = np.searchsorted(begins, _day_numbers(when["date_end"]).max() + days, "right")
        window = np.arange(low, high)
        here, there = _within(when, second.iloc[window], km)
        pieces.append(_near_pairs(piece[here], window[there], first, second, km, days))
    return {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}


def _within(first: pd.DataFrame, second: pd.DataFrame, km: float) -> tuple[np.ndarray, np.ndarray]:
    """Return row numbers of points about so close together, on a sphere, wherever on earth they lie."""
    if first.empty or second.empty:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    # Imported here, as it takes half a second that only a comparison needs.
    from scipy.spatial import KDTree

    angle = min(km * 1000 * _MARGIN / _EARTH_M, np.pi)
    chord = 2 * np.sin(angle / 2) + 1e-9
    near = KDTree(_on_sphere(first)).sparse_distance_matrix(
        KDTree(_on_sphere(second)), chord, output_type="ndarray"
    )
    return near["i"].astype(np.int64), near["j"].astype(np.int64)


def _near_pairs(
    here: np.ndarray, there: np.ndarray, first: pd.DataFrame, second: pd.DataFrame, km: float, days: int
) -> dict[str, np.ndarray]:
    """Measure pairs of row numbers; return those within both limits."""
    starts = _day_numbers(first["date_start"])[here], _day_numbers(second["date_start"])[there]
    ends = _day_numbers(first["date_end"])[here], _day_numbers(second["date_end"])[there]
    apart = np.maximum(np.maximum(starts[0] - ends[1], starts[1] - ends[0]), 0)
    close = apart <= days
    here, there = here[close], there[close]
    (lon, lat), (other_lon, other_lat) = _degrees(first, here), _degrees(second, there)
    metres = np.zeros(len(here))
    if len(here):
        *_, metres = Geod(ellps="WGS84").inv(lon, lat, other_lon, other_lat)
    farthest = np.maximum(ends[0] - starts[1], ends[1] - starts[0])[close]
    pairs = {"first": here, "second": there, "days": apart[close], "farthest": farthest, "km": metres / 1000}
    return {name: values[metres <= km * 1000] for name, values in pairs.items()}


def _degrees(rows: pd.DataFrame, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return rows["lon"].to_numpy(float)[at], rows["lat"].to_numpy(float)[at]


def _on_sphere(rows: pd.DataFrame) -> np.ndarray:
    lon, lat = (np.radians(rows[name].to_numpy(float)) for name in ("lon", "lat"))
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _day_numbers(days: pd.Series) -> np.ndarray:
    return days.to_numpy("datetime64[D]").astype(np.int64)
