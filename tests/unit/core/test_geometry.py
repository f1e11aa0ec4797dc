"""Plain geometry with answers known beforehand."""

import numpy as np
import pytest
from pyproj import Geod
from shapely import LineString, box

from sahel_map.core.geometry import areas_at, distance_to_edge_m, to_metric

WEST, EAST = box(-4, 14, -3, 15), box(-3, 14, -2, 15)


def test_areas_at_when_inside_outside_on_the_line_or_missing_then_position_or_minus_one():
    longitudes = np.array([-3.5, -2.5, -3.0, 1.0, np.nan])
    latitudes = np.array([14.5, 14.5, 14.5, 14.5, np.nan])
    assert areas_at(longitudes, latitudes, np.array([WEST, EAST])).tolist() == [0, 1, 0, -1, -1]
    assert areas_at(longitudes, latitudes, np.array([EAST, WEST])).tolist() == [1, 0, 0, -1, -1]


def test_distance_to_edge_when_compared_with_the_ellipsoid_then_within_70_m():
    distance = distance_to_edge_m(
        np.array([-3.5, -3.01]), np.array([14.95, 14.5]), np.array([WEST]), np.array([0, 0])
    )
    north = Geod(ellps="WGS84").inv(-3.5, 14.95, -3.5, 15.0)[2]
    east = Geod(ellps="WGS84").inv(-3.01, 14.5, -3.0, 14.5)[2]
    # The edge is straight in the metric system: a parallel of 108 km bends away from it by 66 m.
    assert distance == pytest.approx([north, east], abs=70)


@pytest.mark.parametrize("start", [(-12.0, 14.5), (4.0, 19.0), (-5.0, 24.8), (-8.0, 10.3)])
@pytest.mark.parametrize("step", [(0.1, 0.0), (0.0, 0.1), (0.1, 0.1)])
def test_metric_when_at_the_far_ends_of_the_country_then_lengths_hold_to_half_a_per_cent(start, step):
    end = (start[0] + step[0], start[1] + step[1])
    [line] = to_metric(np.array([LineString([start, end])]))
    assert line.length == pytest.approx(Geod(ellps="WGS84").inv(*start, *end)[2], rel=0.005)
