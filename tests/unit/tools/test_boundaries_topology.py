"""Cleaning, rounding and labelling, on squares whose answer is known by hand."""

import numpy as np
import shapely
from shapely import box

from tools.boundaries.topology import area_km2, cleaned, label_points, on_grid, without_crumbs


def rounded_corners(polygons):
    return shapely.get_coordinates(polygons).round(4)


def test_cleaned_when_polygons_enclose_a_gap_and_overlap_then_meet_exactly():
    first, third = box(0, 0, 1, 1), box(1.99, 0, 3, 1)
    second = shapely.Polygon([(1, 0), (2, 0), (2, 1), (1, 1), (1.01, 0.5)])
    result = cleaned(np.array([first, second, third]))
    assert shapely.coverage_is_valid(result)
    assert shapely.union_all(result).equals(box(0, 0, 3, 1))


def test_cleaned_when_polygons_overlap_then_the_smaller_one_wins():
    large, small = box(0, 0, 2, 2), box(1.9, 0.5, 2.4, 1)
    result = cleaned(np.array([large, small]))
    assert result[1].equals(small)


def test_on_grid_when_a_vertex_lies_on_a_neighbours_edge_then_edges_stay_shared():
    # The middle vertex is off the grid: rounded alone, it would leave the straight edge beside it.
    left = shapely.Polygon([(0, 0), (1, 0.00003), (1.00004, 0.5), (1, 1), (0, 1)])
    right = shapely.Polygon([(1, 0.00003), (2, 0), (2, 1), (1, 1), (1.00004, 0.5)])
    result = on_grid(np.array([left, right]))
    assert shapely.coverage_is_valid(result)
    assert np.array_equal(rounded_corners(result), shapely.get_coordinates(result))
    assert shapely.union_all(result).equals(box(0, 0, 2, 1))


def test_without_crumbs_when_a_part_is_tiny_then_its_neighbour_takes_it():
    crumb = box(2, 0, 2.005, 0.005)  # about 0.3 km2, beside the second square
    first = shapely.MultiPolygon([box(0, 0, 1, 1), crumb])
    second = shapely.Polygon([(1, 0), (2, 0), (2, 0.005), (2, 1), (1, 1)])
    result = without_crumbs(np.array([first, second]))
    assert result[0].equals(box(0, 0, 1, 1))
    assert result[1].equals(shapely.union_all([second, crumb]))


def test_without_crumbs_when_the_only_part_is_tiny_then_it_stays():
    tiny, large = box(0, 0, 0.005, 0.005), box(0.005, 0, 1, 1)
    assert without_crumbs(np.array([tiny, large]))[0].equals(tiny)


def test_label_points_when_unit_has_two_parts_then_label_is_in_the_larger():
    units = np.array([shapely.MultiPolygon([box(0, 0, 1, 1), box(5, 5, 5.5, 5.5)])])
    assert np.allclose(label_points(units), [[0.5, 0.5]], atol=0.01)


def test_area_when_a_degree_square_lies_on_the_equator_then_is_in_square_kilometres():
    # 111.32 km by 110.57 km on the ellipsoid, a little less at the upper edge
    assert round(area_km2(np.array([box(0, 0, 1, 1)]))[0], -1) == 12310
