"""Places set against other boundaries: which units they lie in now, and what changed for each record."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sahel_map.core.geometry import areas_at
from sahel_map.data.read.area_membership import join_units
from sahel_map.data.read.layout import LEVELS_OF_PRECISION, UNIT_COLUMNS
from sahel_map.data.read.units import Units
from sahel_map.imports.boundaries.levels import same_unit

__all__ = ["Moved", "move_places"]

_COLUMNS = list(UNIT_COLUMNS.values())


@dataclass(frozen=True)
class Moved:
    """Places under the new boundaries.

    Attributes
    ----------
    places : DataFrame, index place_id
        As they were, with stated units under their new codes and a note where point and unit now disagree.
    changes : DataFrame
        One row per record and level whose unit has another code or name: `incident_id`, `place_id`, `level`,
        `before`, `before_name`, `after`, `after_name`, `how` (renamed, recoded, moved, lost, found).
    same : dict of str to dict of str to str
        Unit of the new boundaries that covers the same land, by level and former code.
    """

    places: pd.DataFrame
    changes: pd.DataFrame
    same: dict[str, dict[str, str]]


def move_places(places: pd.DataFrame, incidents: pd.DataFrame, before: Units, after: Units, edition: str) -> Moved:
    """Set places against new boundaries.

    Parameters
    ----------
    places : DataFrame, index place_id
        Of the data folder, with the units that the curators state.
    incidents : DataFrame
        With `incident_id` and `place_id`.
    before, after : Units
    edition : str
        How the new boundaries are named in notes.
    """
    same = {level: same_unit(before.level(level), after.level(level)) for level in UNIT_COLUMNS}
    moved = places.copy()
    for level, column in UNIT_COLUMNS.items():
        stated = places[column].notna()
        moved.loc[stated, column] = places.loc[stated, column].map(same[level]).astype("str")
    notes = moved["conflict_note"].copy()
    for level, column in UNIT_COLUMNS.items():
        lost = places[column].notna() & moved[column].isna()
        for place_id, code in places.loc[lost, column].items():
            text = f"{before.name(level, code, 'en')} ({code}) is no unit of {edition}."
            notes[place_id] = _and(notes[place_id], text)
    _fill_needed(moved, after, notes, edition)
    _explain_points(moved, after, notes, edition)
    moved["conflict_note"] = notes
    return Moved(moved, _changes(places, moved, incidents, before, after, same), same)


def _fill_needed(moved: pd.DataFrame, after: Units, notes: pd.Series, edition: str) -> None:
    """Give a place that is known to a unit only the unit its point lies in, where its own is no more."""
    for precision, levels in LEVELS_OF_PRECISION.items():
        open_ = (moved["precision"] == precision) & moved[_COLUMNS].isna().all(axis=1)
        if not open_.any():
            continue
        rows = moved.loc[open_, ["lon", "lat"]].astype(float)
        for level, column in UNIT_COLUMNS.items():
            if level in levels:
                units = after.level(level)
                at = areas_at(rows["lon"].to_numpy(), rows["lat"].to_numpy(), units.geometry.to_numpy())
                moved.loc[open_, column] = pd.Series(units.index, dtype="str").reindex(at).set_axis(rows.index)
        for place_id in moved.index[open_]:
            notes[place_id] = _and(notes[place_id], f"The unit is the one of {edition} in which the point lies.")


def _explain_points(moved: pd.DataFrame, after: Units, notes: pd.Series, edition: str) -> None:
    """Note where the point lies in another unit than the one stated."""
    lon, lat = (moved[name].to_numpy(float, na_value=np.nan) for name in ("lon", "lat"))
    for level, column in UNIT_COLUMNS.items():
        units = after.level(level)
        at = areas_at(lon, lat, units.geometry.to_numpy())
        there = pd.Series(units.index, dtype="object").reindex(at).set_axis(moved.index)
        differs = moved[column].notna() & there.notna() & (moved[column] != there)
        for place_id in moved.index[differs]:
            text = f"By {edition} the point lies in {after.name(level, str(there[place_id]), 'en')}."
            notes[place_id] = _and(notes[place_id], text)


def _and(note: object, text: str) -> str:
    return f"{note} {text}" if isinstance(note, str) and note else text


def _changes(
    places: pd.DataFrame,
    moved: pd.DataFrame,
    incidents: pd.DataFrame,
    before: Units,
    after: Units,
    same: dict[str, dict[str, str]],
) -> pd.DataFrame:
    old, new = join_units(places, before), join_units(moved, after)
    rows = []
    at = incidents.set_index("incident_id")["place_id"]
    for level, column in UNIT_COLUMNS.items():
        one, other = old[column].reindex(at).set_axis(at.index), new[column].reindex(at).set_axis(at.index)
        for incident_id in at.index:
            code, now = one[incident_id], other[incident_id]
            codes = [None if pd.isna(each) else str(each) for each in (code, now)]
            names = [
                None if each is None else units.name(level, each, "en")
                for each, units in zip(codes, (before, after), strict=True)
            ]
            if codes[0] == codes[1] and names[0] == names[1]:
                continue
            how = _how(codes[0], codes[1], same[level])
            rows.append((incident_id, at[incident_id], column.removesuffix("_pcode"), codes[0], names[0],
                         codes[1], names[1], how))  # fmt: skip
    names = ["incident_id", "place_id", "level", "before", "before_name", "after", "after_name", "how"]
    table = pd.DataFrame(rows, columns=names)
    return table.sort_values(["incident_id", "level"], ignore_index=True)


def _how(before: str | None, after: str | None, same: dict[str, str]) -> str:
    if before is None or after is None:
        return "found" if before is None else "lost"
    if same.get(before) != after:
        return "moved"
    return "renamed" if before == after else "recoded"
