"""Around a point, in an area drawn, in view: which invented places lie there, by hand from tests/mini/README.md."""

import numpy as np
import pandas as pd
import pytest
from pyproj import Geod

from sahel_map.selection.known import Known
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.selection.space import apart, bounds_of
from sahel_map.words import Words

# Exampleville-1 lies at 14.5 N, 3.5 W; -2 at 15.5, -2.5; -3 at 14.5, -2.5; -4 at 14.95, -1.5; -9 at 14.5, -0.98.
AT_1 = {"23-001", "23-002", "23-003", "24-006"}


def shown(dataset, **chosen):
    ids = dataset.incidents.index[matching(dataset, Selection(**chosen))]
    return {incident_id.removeprefix("EX-20").replace("-0", "-").lstrip("0") for incident_id in ids}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"near": (14.5, -3.5, 1.0)}, AT_1),
        # One degree of longitude at 14.5 N is 107.8 km: -3 lies just outside the widest circle around -1.
        ({"near": (14.5, -3.5, 100.0)}, AT_1),
        ({"near": (14.5, -3.0, 60.0)}, AT_1 | {"23-005"}),
        ({"near": (0.0, 0.0, 100.0)}, set()),
        ({"bounds": (-4.0, 14.0, -3.0, 15.0)}, AT_1),
        ({"bounds": (-400.0, -90.0, 400.0, 90.0)}, AT_1 | {"23-004", "23-005", "23-006", "24-003"}),
        ({"shape": (14.0, -4.0, 14.0, -2.0, 15.0, -2.0)}, {"23-005"}),
        ({"shape": (14.0, -4.0, 14.0, -2.0, 15.0, -2.0, 15.0, -4.0)}, AT_1 | {"23-005"}),
        ({"shape": (14.0, -4.0, 14.0, -2.0, 15.0, -2.0, 15.0, -4.0), "near": (14.5, -3.5, 10.0)}, AT_1),
    ],
)
def test_matching_when_a_place_on_the_map_is_asked_for_then_shows_what_lies_there(mini, chosen, expected):
    assert shown(mini, **chosen) == expected


def test_view_when_across_the_180th_meridian_then_is_one_stretch(mini):
    assert shown(mini, bounds=(170.0, 14.0, 357.0, 15.0)) == AT_1


def test_near_when_compared_with_the_distance_along_the_ellipsoid_then_agrees(shipped):
    """A second way: every point, one by one, as GeographicLib measures it."""
    rows = shipped.incidents
    placed = rows[rows["place_precision"].isin(["settlement", "near"])]
    geod = Geod(ellps="WGS84")
    for lat, lon, km in ((16.7735, -3.0074, 30.0), (13.7377, -3.6265, 25.0), (18.44, 1.41, 100.0)):
        found = {
            code for code, row in placed.iterrows() if geod.inv(lon, lat, row["lon"], row["lat"])[2] <= km * 1000
        }
        assert set(rows.index[matching(shipped, Selection(near=(lat, lon, km)))]) == found
        assert found


def test_apart_when_asked_for_a_place_then_counts_those_known_only_to_an_area(mini):
    everything = np.ones(len(mini.incidents), dtype=bool)
    # Of 14: eight have a settlement or a described place; two communes, two cercles, one region, one unknown.
    assert apart(mini, Selection(bounds=(-4.0, 14.0, -3.0, 15.0)), everything) == 6
    assert apart(mini, Selection(), everything) == 0


@pytest.mark.parametrize(
    "query",
    [
        {"near": "16.7735,-3.0074,30"},
        {"shape": "14.2,-4.1,14.2,-3,15,-3"},
        {"view": "-5,14,-2,16"},
    ],
)
def test_address_when_read_and_written_then_is_the_same(query):
    selection, notices = Selection.from_query(query, Known())
    assert (selection.to_query(), notices) == (query, ())


@pytest.mark.parametrize(
    "query",
    [
        {"near": "16.7735,-3.0074"},
        {"near": "16.7735,-3.0074,101"},
        {"near": "16.7735,-3.0074,0"},
        {"near": "96,-3,30"},
        {"near": "Timbuktu"},
        {"near": "nan,nan,30"},
        {"shape": "14.2,-4.1,14.2,-3"},
        {"shape": "14,-4,15,-3,14,-3,15,-4"},  # two edges cross
        {"shape": ",".join(["14"] * 200)},
        {"view": "-2,14,-5,16"},
        {"view": "inf,14,-5,16"},
    ],
)
def test_address_when_it_names_no_place_then_says_so_and_restricts_nothing(query):
    selection, (notice,) = Selection.from_query(query, Known())
    assert selection == Selection()
    assert notice.parameter == next(iter(query))


@pytest.mark.parametrize(
    ("query", "english", "french"),
    [
        (
            {"near": "14.5,-3.5,30"},
            "Only incidents within 30 km of Exampleville-1 (14.5° N, 3.5° W)",
            "Uniquement les incidents à 30 km au plus de Exempleville-1 (14,5° N, 3,5° O)",
        ),
        (
            {"near": "15,-3.5,30"},
            "Only incidents within 30 km of 15° N, 3.5° W",
            "Uniquement les incidents à 30 km au plus de 15° N, 3,5° O",
        ),
        (
            {"view": "-5,14,-2.25,16"},
            "Only incidents in the part of the map between 14° N, 5° W and 16° N, 2.25° W",
            "Uniquement les incidents dans la partie de la carte entre 14° N, 5° O et 16° N, 2,25° O",
        ),
        (
            {"shape": "14.2,-4.1,14.2,-3,15,-3"},
            "Only incidents in an area drawn on the map with 3 corners, between 14.2° N, 4.1° W and 15° N, 3° W",
            "Uniquement les incidents dans une zone dessinée sur la carte, à 3 sommets, entre 14,2° N, 4,1° O et "
            "15° N, 3° O",
        ),
    ],
)
def test_sentence_when_a_place_on_the_map_is_asked_for_then_says_where(mini, query, english, french):
    selection, _ = Selection.from_query(query, Known())
    for language, sentence in (("en", english), ("fr", french)):
        assert selection.describe(Words(language, mini.labels(language))) == sentence


def test_bounds_when_of_a_circle_then_hold_it():
    west, south, east, north = bounds_of(Selection(near=(14.5, -3.5, 30.0)))
    geod = Geod(ellps="WGS84")
    for azimuth in (0, 90, 180, 270):
        lon, lat, _ = geod.fwd(-3.5, 14.5, azimuth, 29_900)
        assert west <= lon <= east
        assert south <= lat <= north
    assert bounds_of(Selection()) is None


@pytest.mark.parametrize("wrong", [{"near": (14.5, -3.5, 500.0)}, {"shape": (1.0, 2.0)}, {"bounds": (1, 2, 0, 3)}])
def test_selection_when_made_with_an_impossible_place_then_refused(wrong):
    with pytest.raises(ValueError, match="allowed"):
        Selection(**wrong)


def test_names_of_points_when_read_then_are_those_of_settlements(shipped):
    places = pd.read_csv("geodata/places/places.csv").set_index("place_id")
    lat, lon = places.loc["pl-timbuktu", ["lat", "lon"]]
    sentence = Selection(near=(lat, lon, 30.0)).describe(Words("en", shipped.labels("en")))
    assert sentence.startswith("Only incidents within 30 km of Timbuktu (16.77° N, 3.01° W)")
