"""Which known records may be the event of a new one: near in time and place, with an actor in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from pyproj import Geod

from sahel_map.core.text_folding import fold_text
from sahel_map.curation.rows import NewRows
from sahel_map.data.read.raw_tables import Row, TextTables

__all__ = ["Likely", "days_apart", "likely_duplicates"]

_GEOD = Geod(ellps="WGS84")
_DAYS, _KM = 3, 30


@dataclass(frozen=True, slots=True)
class Likely:
    """A known record that may be the same event: days and kilometres apart (None: one place is not known)."""

    new_id: str
    known_id: str
    place: str
    days: int
    km: int | None


def likely_duplicates(new: NewRows, tables: TextTables) -> list[Likely]:
    """Return the known records at most 3 days and 30 km away, or of the same place name, that share an actor.

    Parameters
    ----------
    new : NewRows
        Not yet in the tables.
    tables : TextTables
    """
    (record,) = new.tables["incidents"]
    places = {row["place_id"]: row for row in [*tables.rows["places"], *new.tables["places"]]}
    if record["place_id"] not in places:
        return []
    named: dict[str, set[str]] = {}
    for row in tables.rows["incident_actors"]:
        named.setdefault(row["incident_id"], set()).add(row["actor"])
    actors = {row["actor"] for row in new.tables["incident_actors"]}
    found = []
    for known in tables.rows["incidents"]:
        days = days_apart(record, known)
        shares = actors & named.get(known["incident_id"], set())
        if known["status"] == "retracted" or days > _DAYS or not shares:
            continue
        km = _km_apart(places[record["place_id"]], places[known["place_id"]])
        is_same_name = fold_text(record["place_name_en"]) == fold_text(known["place_name_en"])
        if is_same_name or (km is not None and km <= _KM):
            away = None if km is None else round(km)
            found.append(Likely(new.incident_id, known["incident_id"], known["place_name_en"], days, away))
    return found


def days_apart(one: Mapping[str, str], other: Mapping[str, str]) -> int:
    """Return how many days lie between two spans; 0 where they touch."""
    (start, end), (other_start, other_end) = (
        [dt.date.fromisoformat(row[name]) for name in ("date_start", "date_end")] for row in (one, other)
    )
    return max(0, (start - other_end).days, (other_start - end).days)


def _km_apart(one: Row, other: Row) -> float | None:
    if not (one["lat"] and other["lat"]):
        return None
    _, _, metres = _GEOD.inv(float(one["lon"]), float(one["lat"]), float(other["lon"]), float(other["lat"]))
    return float(metres) / 1000
