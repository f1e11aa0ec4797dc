"""The search box: places in every spelling, areas, records, publishers."""

import json
from pathlib import Path

import pytest

import sahel_map
from sahel_map.views.search.finder import Finder
from sahel_map.words import Words

MINI = Path(__file__).parents[2] / "mini"


@pytest.fixture(scope="module")
def finder(mini):
    return Finder.of(mini, Words("en", mini.labels("en")), "2023")


@pytest.fixture(scope="module")
def shipped_finder(shipped):
    return Finder.of(shipped, Words("en", shipped.labels("en")), "2023")


def keys(hits, kind):
    return [hit.key for hit in hits if hit.kind == kind]


@pytest.mark.parametrize("text", ["example-ville", "EXAMPLEVILLE-1", "Exempleville-1"])
def test_find_when_a_place_is_spelt_in_any_way_then_finds_it(finder, text):
    assert "pl-exampleville-1" in keys(finder.find(text), "place")


def test_find_when_a_number_is_written_then_finds_records_by_a_part_of_it(finder):
    assert keys(finder.find("ex-2024-0005"), "record") == ["EX-2024-0005"]
    assert keys(finder.find("2024-00"), "record") == [f"EX-2024-000{n}" for n in (1, 2, 3, 4)]


def test_find_when_an_area_is_named_then_choosing_it_filters_by_its_code(finder):
    (hit,) = [hit for hit in finder.find("Examplecercle-3") if hit.kind == "cercle"]
    assert hit.changes == {"areas": frozenset({"XX0201"})}
    assert keys(finder.find("xx0201"), "cercle") == ["XX0201"]


def test_find_when_a_place_is_chosen_then_asks_for_what_is_around_it(finder):
    hits = [hit for hit in finder.find("Exampleville-2") if hit.key == "pl-exampleville-2"]
    assert [hit.changes for hit in hits] == [{"near": (15.5, -2.5, 25)}]


def test_find_when_a_publisher_is_named_then_says_how_many_records_cite_it(finder):
    (hit,) = [hit for hit in finder.find("example rights") if hit.kind == "publisher"]
    assert (hit.key, hit.detail) == ("example-rights", "cited by 3 records, without filters")


@pytest.mark.parametrize("text", ["", "x", "qqqqqqq", "{{7*7}}"])
def test_find_when_nothing_is_meant_then_finds_nothing(finder, text):
    assert finder.find(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("timbuktu", "cercle", "Timbuktu"),
        ("tombouctou", "place", "Timbuktu"),
        ("Segou", "region", "Ségou"),
        ("mourah", "place", "Moura"),
        ("human rights watch", "publisher", "Human Rights Watch"),
    ],
)
def test_find_when_searched_in_the_shipped_data_then_finds_it_without_accents(shipped_finder, text, kind, name):
    assert name in [hit.name for hit in shipped_finder.find(text) if hit.kind == kind]


def test_find_when_a_town_of_the_map_has_no_record_then_what_is_around_it_can_be_asked_for(finder, mini):
    (hit,) = finder.find("exampletown")
    assert (hit.kind, hit.name, hit.detail) == ("place", "Exampletown", "town of the map, no record at it")
    # Second way: the layer that the map draws.
    (town,) = json.loads((MINI / "boundaries" / "towns.geojson").read_text("utf-8"))["features"]
    lon, lat = town["geometry"]["coordinates"]
    assert hit.changes == {"near": (lat, lon, 25)}
    table = sahel_map.nearby(mini, "Exempletown", km=60)
    assert list(table.index) == list(sahel_map.nearby(mini, (lat, lon), km=60).index) != []


def test_find_when_a_town_has_records_of_its_own_then_stands_once(shipped_finder):
    names = [hit.name for hit in shipped_finder.find("Bandiagara") if hit.kind == "place"]
    assert names.count("Bandiagara") == 1
