"""The place of a form: a known one, one that the bundled names or a gazetteer have, or the middle of a unit."""

from __future__ import annotations

from collections.abc import Mapping

from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.curation.form import Form
from sahel_map.curation.known_places import allowed_place, code_of_unit, find_place, similar_place
from sahel_map.curation.lookup import Lookup
from sahel_map.curation.slugs import slug
from sahel_map.data.read.layout import LEVELS_OF_PRECISION, UNIT_COLUMNS
from sahel_map.data.read.raw_tables import Row, TextTables

__all__ = ["place_rows"]

_MATCH: dict[str, str] = {
    PlacePrecision.SETTLEMENT: "exact",
    PlacePrecision.NEAR: "described",
    PlacePrecision.UNKNOWN: "none",
}
_UNIT_LEVELS = {"commune_pcode": "commune", "cercle_pcode": "cercle", "region_2023_pcode": "region_2023"}
_POINT = ("lat", "lon", "radius_m", "basis")


def place_rows(
    form: Form, tables: TextTables, lookup: Lookup, problems: list[str]
) -> tuple[str, tuple[str, str], list[Row]]:
    """Return the id of the place, its names in English and French, and the row of a new one.

    Parameters
    ----------
    form : Form
    tables : TextTables
        Of the data folder.
    lookup : Lookup
        Finds units and places by name.
    problems : list of str
        Takes what is wrong, a sentence each.
    """
    known = {row["place_id"]: row for row in tables.rows["places"]}
    given = form.place["place_id"]
    if given:
        place_id = find_place(given, known)
        if place_id is None:
            problems.append(f'place, place_id: "{given}" is not in the data; {allowed_place(given, known)}')
            return given, (given, given), []
        name = form.place["name"] or known[place_id]["name"]
        return place_id, (name, form.place["name_fr"] or name), []
    _check_new_place(form, known, tables, problems)
    place_id = f"pl-{slug(form.place['name'])}"
    while place_id in known:
        place_id += "-2"
    row = {name: form.place[name] for name in ("name", "precision", "conflict_note", *UNIT_COLUMNS.values())}
    row |= {"place_id": place_id, **_point(form.place, lookup, problems)}
    if form.place["conflict_note_fr"]:
        row["conflict_note_fr"] = form.place["conflict_note_fr"]
    row["match"] = form.place["match"] or _MATCH.get(form.place["precision"], "unit")
    return place_id, (row["name"], form.place["name_fr"] or row["name"]), [row]


def _point(place: Mapping[str, str], lookup: Lookup, problems: list[str]) -> Row:
    """Return point, radius and basis: as given, of the unit, or as the names have them."""
    own = {name: place[name] for name in _POINT}
    if place["lat"] or place["lon"] or place["precision"] not in set(PlacePrecision) - {PlacePrecision.NEAR}:
        return own
    if place["precision"] == PlacePrecision.UNKNOWN:
        return own | {"basis": place["basis"] or "not located"}
    if place["precision"] == PlacePrecision.SETTLEMENT:
        found = lookup.settlement(place["name"])
        how = "is in no list of names here, or stands there for several places; give lat, lon, radius_m and basis"
    else:
        levels = LEVELS_OF_PRECISION[PlacePrecision(place["precision"])]
        stated = ((level, place[UNIT_COLUMNS[level]]) for level in levels)
        found = next((lookup.unit(level, code) for level, code in stated if code), None)
        how = f"is known to the {place['precision']} only; give the P-code of that unit"
    if found is None:
        problems.append(f'place, name: "{place["name"]}" {how}')
        return own
    return found | {name: value for name, value in own.items() if value}


def _check_new_place(form: Form, known: dict[str, Row], tables: TextTables, problems: list[str]) -> None:
    """Say where a new place may be a known one under another spelling, and where a unit is named, not coded."""
    name = form.place["name"]
    similar = None if form.is_new_place else similar_place(name, known)
    if similar:
        place_id, known_name = similar
        problems.append(
            f'place, name: "{name}" may be the known place {known_name}; then write place_id = "{place_id}", '
            "else is_new = true"
        )
    for field_name, level in _UNIT_LEVELS.items():
        code = code_of_unit(level, form.place[field_name], tables.rows.get("admin_units", []))
        if code:
            problems.append(f'place, {field_name}: "{form.place[field_name]}" is a name; write its code, {code}')
