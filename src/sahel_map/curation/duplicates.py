"""Which records may be the event of a new one: near in time and place, told of the same actor or of another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pyproj import Geod

from sahel_map.core.text_folding import fold_text
from sahel_map.curation.rows import NewRows
from sahel_map.data.read.raw_tables import Row, TextTables
from sahel_map.data.trace.retraction import RETRACTED

__all__ = ["Likely", "days_apart", "likely_duplicates"]

_GEOD = Geod(ellps="WGS84")
_DAYS, _KM = 3, 30


@dataclass(frozen=True, slots=True)
class Likely:
    """A record that may be the same event.

    Attributes
    ----------
    new_id, known_id : str
    place : str
        Where the known one took place.
    days : int
        Between the two spans; 0 where they touch.
    km : int or None
        Between the two points; None where one of them is not known.
    others : tuple of str
        Alleged actors of the known one, where the two have none in common; else empty.
    """

    new_id: str
    known_id: str
    place: str
    days: int
    km: int | None
    others: tuple[str, ...]


def likely_duplicates(new: NewRows, tables: TextTables, left_out: Collection[str]) -> list[Likely]:
    """Return the records at most 3 days and 30 km away, or of the same place name, those of the same actor first.

    Another alleged actor does not tell two events apart: sources often differ on it.

    Parameters
    ----------
    new : NewRows
    tables : TextTables
        With the rows of the new record.
    left_out : collection of str
        Ids of records that it is not compared with.
    """
    (record,) = new.tables["incidents"]
    places = {row["place_id"]: row for row in tables.rows["places"]}
    if record["place_id"] not in places:
        return []
    named: dict[str, list[str]] = {}
    for row in tables.rows["incident_actors"]:
        named.setdefault(row["incident_id"], []).append(row["actor"])
    actors = {row["actor"] for row in new.tables["incident_actors"]}
    found = []
    for known in tables.rows["incidents"]:
        code = known["incident_id"]
        if code in left_out or code == new.incident_id or known["status"] == RETRACTED:
            continue
        days = days_apart(record, known)
        if days > _DAYS:
            continue
        km = _km_apart(places[record["place_id"]], places[known["place_id"]])
        is_same_name = fold_text(record["place_name_en"]) == fold_text(known["place_name_en"])
        if is_same_name or (km is not None and km <= _KM):
            theirs = named.get(code, [])
            others = () if actors & set(theirs) else tuple(theirs)
            away = None if km is None else round(km)
            found.append(Likely(new.incident_id, code, known["place_name_en"], days, away, others))
    return sorted(found, key=lambda likely: bool(likely.others))


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
