"""What lies in view, and what cannot be said to."""

import numpy as np
import pytest
from map_example import example_dataset

from sahel_map.views.figures.in_view import held_to_view
from sahel_map.views.map.document import PICK, picked_position, picked_view
from sahel_map.words import Words

EVERYTHING = np.ones(6, dtype=bool)


def in_view(bounds, mask=EVERYTHING, **columns):
    held = held_to_view(example_dataset(**columns), mask, bounds)
    return np.flatnonzero(held.mask).tolist(), held.n_apart


def test_view_when_wide_then_holds_places_and_counts_areas_apart():
    # Rows 0, 1 and 5 have a place; a commune, a region and an unknown place are apart.
    assert in_view((-10.0, 10.0, 5.0, 20.0)) == ([0, 1, 5], 3)


def test_view_when_narrow_then_holds_what_lies_in_it():
    assert in_view((-3.6, 14.9, -3.4, 15.1)) == ([1], 3)


def test_view_when_filtered_then_counts_apart_only_what_is_selected():
    assert in_view((-10.0, 10.0, 5.0, 20.0), np.array([1, 0, 1, 0, 0, 0], dtype=bool)) == ([0], 1)


@pytest.mark.parametrize("bounds", [(170.0, 10.0, 190.0, 20.0), (-190.0, 10.0, -170.0, 20.0)])
def test_view_when_across_the_180th_meridian_then_is_one_stretch(bounds):
    lon = [179.0, -179.0, 0.0, 0.0, np.nan, 0.0]
    assert in_view(bounds, lon=lon)[0] == [0, 1]


def test_view_when_wider_than_the_world_then_holds_all():
    assert in_view((-400.0, -90.0, 400.0, 90.0))[0] == [0, 1, 5]


def test_sentence_when_told_then_counts_what_is_apart():
    held = held_to_view(example_dataset(), EVERYTHING, (-10.0, 10.0, 5.0, 20.0))
    assert held.sentence(Words("en")) == (
        "Figures, charts and tables are held to the part of the map in view: 3 incidents. 3 more are known only to "
        "an area or have no known place, and are counted apart."
    )


def test_report_when_of_the_view_then_is_no_pick():
    report = {PICK: {"properties": {"view": [-4.5, 14, -1, 16.25]}}}
    assert picked_view(report) == (-4.5, 14.0, -1.0, 16.25)
    assert picked_position(report, 6) is None


@pytest.mark.parametrize(
    "report",
    [
        None,
        {},
        {PICK: None},
        {PICK: {"properties": {"id": 1, "pick": 2}}},
        {PICK: {"properties": {"view": [1, 2, 3]}}},
        {PICK: {"properties": {"view": [1, 2, None, 3]}}},
        {PICK: {"properties": {"view": [3, 2, 1, 4]}}},
        {PICK: {"properties": {"view": "west"}}},
    ],
)
def test_report_when_it_names_no_view_then_there_is_none(report):
    assert picked_view(report) is None
