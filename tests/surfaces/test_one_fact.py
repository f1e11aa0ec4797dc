"""One fact reads the same on every surface: every shipped incident, and the invented ones, the hostile among them.

The expected values of single incidents were worked out by hand from the tables.
"""

import re

import pandas as pd
import pytest

FOLDERS = {
    "point": "Settlements, and places near one",
    "near": "Settlements, and places near one",
    "unit": "Only the commune, cercle or region is known",
    "circle": "No single commune, cercle or region is stated: somewhere within the circle",
    "none": "Place not known",
}


def test_place_when_shown_then_its_kind_and_unit_are_the_same_everywhere(surfaces):
    for key, screen in surfaces.screen.items():
        told = (screen["kind"], screen["unit"], screen["radius_m"])
        sheet, feature = surfaces.sheet[key], surfaces.geojson[key]["properties"]
        assert (sheet["kind"], sheet["unit"], sheet["radius_m"]) == told, key
        page = surfaces.page["columns"][key]
        assert (page["kind"], page["unit"], page["radius_m"]) == told, key
        geometry = {"near": "point"}.get(screen["kind"], screen["kind"])
        unit = None if feature["geometry_pcode"] is None else (feature["geometry_level"], feature["geometry_pcode"])
        assert (feature["geometry_kind"], unit) == (geometry, screen["unit"]), key
        assert (surfaces.geojson[key]["geometry"] is None) == (screen["kind"] == "none"), key
        assert surfaces.kml[key]["folder"] == FOLDERS[screen["kind"]], key
        row = surfaces.xlsx[key]
        has_point, has_label = not is_empty(row["lat"]), not is_empty(row["label_lat"])
        assert (has_point, has_label) == (
            screen["kind"] in ("point", "near"),
            screen["kind"] in ("unit", "circle"),
        ), key


def test_tray_when_counted_then_the_same_number_everywhere_and_on_both_maps(surfaces):
    unknown = int((surfaces.dataset.incidents["place_precision"] == "unknown").sum())
    kinds = {
        "screen": [one["kind"] for one in surfaces.screen.values()],
        "sheet": [one["kind"] for one in surfaces.sheet.values()],
        "geojson": [one["properties"]["geometry_kind"] for one in surfaces.geojson.values()],
        "page": [one["kind"] for one in surfaces.page["columns"].values()],
        "kml": ["none" if one["shape"] is None else "" for one in surfaces.kml.values()],
        "xlsx": [
            "none" if is_empty(row["lat"]) and is_empty(row["label_lat"]) else "" for row in surfaces.xlsx.values()
        ],
    }
    assert {surface: found.count("none") for surface, found in kinds.items()} == dict.fromkeys(kinds, unknown)


def test_unit_when_drawn_then_never_coarser_than_stated(surfaces):
    level = {"commune": "communes", "cercle": "cercles"}
    precision = surfaces.dataset.incidents["place_precision"]
    for key, screen in surfaces.screen.items():
        if screen["unit"] is not None:
            drawn = screen["unit"][0]
            assert drawn == level.get(precision[key], drawn), key
            assert precision[key] in level or drawn.startswith("regions_"), key


def test_toll_when_shown_then_reads_the_same_everywhere(surfaces, tooltip):
    for key, screen in surfaces.screen.items():
        row, cells = surfaces.xlsx[key], surfaces.page["cells"][key]
        ends = tuple(None if is_empty(row[name]) else row[name] for name in ("killed_min", "killed_max"))
        feature = surfaces.geojson[key]["properties"]
        assert (feature["killed_min"], feature["killed_max"]) == ends, key
        assert screen["killed"] == ends, key
        assert surfaces.sheet[key].get("killed", ends) == ends, key
        text = toll(*ends, row["killed_is_open"])
        # Padded on the left, as a column that sorts as text.
        assert cells[surfaces.words("table-killed")].strip() == text, key
        assert tooltip(key)["killed"] == f"Reported killed: {text}" == surfaces.page["texts"][key]["killed"], key
        label = surfaces.words.label("figures", "killed")
        fighters = " (may include fighters)" if row["killed_is_mixed"] else ""
        assert dict(map(tuple, surfaces.page["records"][key]["facts"]))[label] == text + fighters, key
        assert f"{label}: {text}{fighters}" in surfaces.kml[key]["lines"], key


def test_group_when_shown_then_has_the_same_name_and_colour_everywhere(surfaces, groups_named, groups_of):
    for key, screen in surfaces.screen.items():
        assert screen["groups"] == groups_of(key) == groups_named(surfaces.xlsx[key]["actors"]), key
        assert groups_named(surfaces.geojson[key]["properties"]["actors"]) == screen["groups"], key
        if surfaces.sheet[key]["kind"] != "none":
            assert surfaces.sheet[key]["groups"] == screen["groups"], key
            assert surfaces.sheet[key]["colour"] == screen["colour"], key


def test_facts_when_shown_then_the_same_labels_and_values_in_the_same_order(surfaces, panel_lines):
    for key, record in surfaces.page["records"].items():
        lines = [f"{label}: {value}" for label, value in record["facts"]]
        assert [unescaped(line) for line in panel_lines(key)] == lines, key
        told = surfaces.kml[key]["lines"]
        start = told.index(lines[0])
        assert told[start : start + len(lines)] == lines, key


@pytest.mark.parametrize(
    ("key", "kind", "unit", "name"),
    [
        ("ML-2022-0034", "circle", None, "Communes of Fakala, Sio, Pignari, Doucombo and Fatoma"),
        ("ML-2022-0002", "unit", ("regions_old", "ML04"), "region Ségou, before 2023"),
        ("ML-2025-0017", "unit", ("regions_old", "ML04"), "region Ségou, before 2023"),
        ("ML-2025-0049", "unit", ("regions_old", "ML06"), "region Tombouctou, before 2023"),
    ],
)
def test_place_when_surfaces_used_to_differ_then_has_one_answer(surfaces, key, kind, unit, name):
    if key not in surfaces.screen:
        pytest.skip("of the shipped data alone")
    assert (surfaces.screen[key]["kind"], surfaces.screen[key]["unit"]) == (kind, unit)
    on_other_map = surfaces.admin_map == "2023" or kind == "circle"
    assert surfaces.sheet[key]["name"].replace("Timbuktu", "Tombouctou") == (name if on_other_map else "")


def test_toll_when_only_a_highest_count_is_named_then_up_to(surfaces, tooltip):
    key = "ML-2022-0011" if "ML-2022-0011" in surfaces.screen else "EX-2023-0005"
    highest = {"ML-2022-0011": 213, "EX-2023-0005": 12}[key]
    assert surfaces.screen[key]["killed"] == surfaces.sheet[key]["killed"] == (None, highest)
    assert tooltip(key)["killed"] == f"Reported killed: up to {highest}"


def test_hostile_incident_when_its_commune_is_not_stated_then_its_circle_everywhere(surfaces):
    if "EX-2024-0004" not in surfaces.screen:
        pytest.skip("of the invented data alone")
    assert (surfaces.screen["EX-2024-0004"]["kind"], surfaces.screen["EX-2024-0004"]["radius_m"]) == (
        "circle",
        60_000,
    )
    assert surfaces.kml["EX-2024-0004"]["shape"] == "Polygon"
    precision = dict(map(tuple, surfaces.page["records"]["EX-2024-0004"]["facts"]))["Place precision"]
    assert precision == "No single commune is stated: somewhere within about 60 km of the point"


def is_empty(value):
    """Whether a cell or property says nothing."""
    return value is None or pd.isna(value)


def toll(low, high, is_open):
    """Say a toll in words, written anew for these tests."""
    if low is None and high is None:
        return "not reported"
    if low is None:
        return f"up to {high:,}"
    if low == (high if high is not None else low):
        return f"{low:,}+" if is_open or high is None else f"{low:,}"
    return f"{low:,}–{high:,}{'+' if is_open else ''}"


def unescaped(line):
    """Take the Markdown out of a line of the panel."""
    return re.sub(r"\\(.)", r"\1", line.replace("**", ""))
