"""Squares of equal area, and incidents that no square can hold."""

import math

import numpy as np
import pytest
from map_example import example_dataset

from sahel_map.statistics.density import density


@pytest.fixture
def everything(mini):
    return np.ones(len(mini.incidents), dtype=bool)


def squares(result):
    return {(square[0], square[1]): square[3] for square in result.payload()["squares"]}


def test_cells_when_50_km_wide_then_hold_what_is_known_to_25_km(mini, everything):
    result = density(mini, everything, 50)
    # Exampleville-1 at -3.5, 14.5: -3.5 / 0.46552 = -7.5; sin 14.5 deg / 0.0075807 = 33.03.
    assert squares(result) == {(-8, 33): 4, (-6, 33): 1, (-6, 35): 1, (-4, 34): 1, (-3, 33): 1}
    # Known only to a cercle (2), a commune, a region, not at all: 5.
    assert (result.n_unplaced, result.n_aggregates) == (5, 1)
    assert result.ranges == ((1, 1), (2, 4), (5, 9), (10, 29), (30, None))
    assert sorted(result.codes.tolist()) == [0, 0, 0, 0, 1]


def test_cells_when_25_km_wide_then_a_circle_of_20_km_fits_in_none(mini, everything):
    result = density(mini, everything, 25)
    assert result.n_unplaced == 6
    assert result.counts.sum() + result.n_unplaced == 13


@pytest.mark.parametrize("km", [10, 25, 50, 100])
def test_cells_when_drawn_then_are_equally_large_on_the_ground(mini, everything, km):
    payload = density(mini, everything, km).payload()
    width = math.radians(payload["step"])
    sines = [math.sin(math.radians(edge)) for edge in payload["edges"]]
    areas = [6371.0088**2 * width * (north - south) for south, north in zip(sines, sines[1:], strict=False)]
    assert areas == pytest.approx([km * km] * len(areas), rel=1e-4)


def test_cells_when_drawn_then_hold_the_places_counted_in_them(mini, everything):
    payload = density(mini, everything, 50).payload()
    south, north = (payload["edges"][33 - payload["first"] + side] for side in (0, 1))
    assert south < 14.5 < north
    assert -8 * payload["step"] < -3.5 < -7 * payload["step"]


def test_cells_when_nothing_is_selected_then_are_none(mini, everything):
    payload = density(mini, ~everything, 50).payload()
    assert (payload["squares"], payload["ranges"], payload["unplaced"]) == ([], [], 0)


def test_cells_when_a_place_cannot_be_drawn_then_is_counted_apart():
    far = example_dataset(
        lon=[181.0, -3.5, -3.0, -2.0, np.nan, 0.0], lat=[14.5, 15.0, 15.5, 16.0, np.nan, 89.0], is_aggregate=False
    )
    result = density(far, np.ones(6, dtype=bool), 100)
    assert (result.counts.tolist(), result.n_unplaced) == ([1], 5)


def test_cells_when_all_places_are_equal_then_are_one(mini):
    same = mini.incidents["place_id"].eq("pl-exampleville-1").to_numpy()
    result = density(mini, same, 10)
    assert (result.counts.tolist(), result.codes.tolist()) == ([4], [1])
