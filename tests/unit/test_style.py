"""Colours against what they stand on, by the formula of WCAG 2.2, worked out here anew."""

import math
from itertools import pairwise

import pytest

from sahel_map.style import AMOUNTS, BASEMAP, GROUP_MARKS, INTERFACE, LABELS, RADIUS, TOLL_SIZES


def contrast(one, other):
    """Return the ratio of WCAG 2.2 between two colours written as #RRGGBB."""

    def luminance(colour):
        parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_when_worked_out_for_black_on_white_then_is_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(
    ("label", "ground"),
    [
        ("country", "neighbours"),
        ("region", "land"),
        ("commune", "land"),
        ("water", "land"),
        ("water", "neighbours"),
    ],
)
def test_names_on_the_map_when_read_then_stand_out_by_4_5(label, ground):
    assert contrast(LABELS[label], BASEMAP[ground]) >= 4.5


def test_marks_when_on_land_then_their_edges_stand_out_by_3():
    low = {
        group.value: mark.edge for group, mark in GROUP_MARKS.items() if contrast(mark.edge, BASEMAP["land"]) < 3
    }
    assert low == {}


def test_texts_of_the_interface_when_read_then_stand_out_by_4_5():
    grounds = (INTERFACE["page"], INTERFACE["panel"])
    assert [
        (ink, ground)
        for ink in ("text", "secondary")
        for ground in grounds
        if contrast(INTERFACE[ink], ground) < 4.5
    ] == []
    assert contrast(INTERFACE["notice_text"], INTERFACE["notice"]) >= 4.5


def test_lowest_class_when_drawn_then_differs_from_land():
    assert contrast(AMOUNTS[0], BASEMAP["land"]) >= 1.25


def test_classes_when_drawn_then_each_is_darker_than_the_one_before():
    against_white = [contrast(colour, "#FFFFFF") for colour in AMOUNTS]
    assert all(later / before >= 1.15 for before, later in pairwise(against_white))


def test_size_when_between_the_ends_then_its_area_is_in_proportion_to_the_number():
    area = lambda killed: math.pi * RADIUS.radius(killed) ** 2  # noqa: E731
    for few, many in ((4, 8), (5, 50), (10, 30), (25, 100)):
        assert area(many) / area(few) == pytest.approx(many / few)


def test_size_when_beyond_an_end_then_is_the_size_of_that_end_which_the_legend_names():
    assert {RADIUS.radius(killed) for killed in (0, 1, 4)} == {3.0}
    assert {RADIUS.radius(killed) for killed in (100, 101, 1000)} == {15.0}
    assert (TOLL_SIZES[0], TOLL_SIZES[-1]) == (4, 100)
