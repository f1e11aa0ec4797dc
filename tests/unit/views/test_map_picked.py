"""What the map reports: a pick, the part in view, an area drawn."""

import pytest

from sahel_map.views.map.document import PICK
from sahel_map.views.map.picked import (
    picked_bounds,
    picked_drawing,
    picked_month,
    picked_place,
    picked_position,
)


def test_report_when_of_the_view_then_is_no_pick():
    report = {PICK: {"properties": {"bounds": [-4.5, 14, -1, 16.25], "pick": 7}}}
    assert picked_bounds(report) == ((-4.5, 14.0, -1.0, 16.25), 7)
    assert picked_position(report, 6) is None


@pytest.mark.parametrize(
    "report",
    [
        None,
        {},
        {PICK: None},
        {PICK: {"properties": {"id": 1, "pick": 2}}},
        {PICK: {"properties": {"bounds": [1, 2, 3], "pick": 1}}},
        {PICK: {"properties": {"bounds": [1, 2, None, 3], "pick": 1}}},
        {PICK: {"properties": {"bounds": [3, 2, 1, 4], "pick": 1}}},
        {PICK: {"properties": {"bounds": "west", "pick": 1}}},
    ],
)
def test_report_when_it_names_no_view_then_there_is_none(report):
    assert picked_bounds(report) is None


@pytest.mark.parametrize(
    ("drawn", "parameter"),
    [
        ({"near": [14.5, -3.5, 30]}, {"near": "14.5,-3.5,30"}),
        ({"shape": [14, -4, 14, -3, 15.25, -3]}, {"shape": "14,-4,14,-3,15.25,-3"}),
    ],
)
def test_report_when_of_an_area_drawn_then_is_a_parameter_of_the_address(drawn, parameter):
    assert picked_drawing({PICK: {"properties": {"drawn": drawn, "pick": 5}}}) == (parameter, 5)


@pytest.mark.parametrize(
    "properties",
    [
        {"bounds": [1, 2, 3, 4], "pick": 1},
        {"drawn": {"near": [14.5, "x", 30]}, "pick": 1},
        {"drawn": {"near": [1], "shape": [2]}, "pick": 1},
        {"drawn": {"text": [1]}, "pick": 1},
        {"drawn": {"near": [14.5, -3.5, 30]}},
        {"drawn": "near", "pick": 1},
    ],
)
def test_report_when_it_holds_no_area_then_there_is_none(properties):
    assert picked_drawing({PICK: {"properties": properties}}) is None


@pytest.mark.parametrize(
    ("played", "read"),
    [
        (
            {"month": "2024-05", "cumulative": True, "running": False},
            {"month": "2024-05", "cumulative": True, "running": False},
        ),
        ({"month": None}, {"month": None, "cumulative": False, "running": False}),
    ],
)
def test_report_when_of_a_month_then_says_which_and_how(played, read):
    assert picked_month({PICK: {"properties": {"played": played, "pick": 3}}}) == (read, 3)


@pytest.mark.parametrize(
    "properties",
    [
        {"bounds": [1, 2, 3, 4], "pick": 1},
        {"played": {"month": "2024-13"}, "pick": 1},
        {"played": {"month": 5}, "pick": 1},
        {"played": "2024-05", "pick": 1},
        {"played": {"month": "2024-05"}},
    ],
)
def test_report_when_it_names_no_month_then_there_is_none(properties):
    assert picked_month({PICK: {"properties": properties}}) is None


@pytest.mark.parametrize(
    ("properties", "read"),
    [
        ({"at": "14.6100,-3.7200,8.5", "pick": 4}, ("14.6100,-3.7200,8.5", 4)),
        # A map that nobody moved would fit itself anew.
        ({"at": None, "pick": 4}, (None, 4)),
        ({"bounds": [1, 2, 3, 4], "pick": 4}, None),
        ({"at": [14.61, -3.72, 8.5], "pick": 4}, None),
        ({"at": "14.61,-3.72,8.5"}, None),
    ],
)
def test_report_when_the_page_asked_where_the_map_looks_then_is_as_in_an_address(properties, read):
    assert picked_place({PICK: {"properties": properties}}) == read
