"""Colours against what they stand on, by the formula of WCAG 2.2, worked out here anew."""

import math
import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from sahel_map.sheets.map.timeline import bar_svg
from sahel_map.statistics.by_month import CATEGORIES
from sahel_map.style import AMOUNTS, BASEMAP, GROUP_MARKS, INTERFACE, LABELS, RADIUS, SIGN_COLOURS, TOLL_SIZES
from sahel_map.views.charts.timeline_drawing import SIGNS

PRINTING = Path(__file__).parents[2] / "docs" / "printing.md"
# How eyes without one kind of cone see linear red, green and blue (Machado and others 2009, severity 1).
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}


def linear(colour):
    """Return red, green and blue of #RRGGBB as shares of light."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def lab(colour, eyes):
    """Return a colour as some eyes see it, in CIE Lab (D65)."""
    seen = [min(1, max(0, sum(a * b for a, b in zip(row, linear(colour), strict=True)))) for row in EYES[eyes]]
    to_xyz = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    xyz = [sum(a * b for a, b in zip(row, seen, strict=True)) for row in to_xyz]
    x, y, z = (
        part ** (1 / 3) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29
        for part in (value / white for value, white in zip(xyz, (0.95047, 1, 1.08883), strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one, other):
    """Return the ratio of WCAG 2.2 between two colours written as #RRGGBB."""

    def luminance(colour):
        red, green, blue = linear(colour)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

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
        ("water", "lakes"),
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


def test_groups_when_seen_without_colour_then_each_has_a_shape_and_a_pattern_of_its_own():
    assert len({SIGNS[mark.shape] for mark in GROUP_MARKS.values()}) == len(GROUP_MARKS)
    patterns = {re.sub(r"#[0-9A-F]{6}", "", bar_svg(category, 0, 0, 4, 8)) for category in CATEGORIES}
    assert len(patterns) == len(CATEGORIES)


def test_shapes_on_bars_when_drawn_then_stand_out_by_3():
    assert SIGN_COLOURS.keys() == GROUP_MARKS.keys()
    assert [g for g, colour in SIGN_COLOURS.items() if contrast(colour, GROUP_MARKS[g].colour) < 3] == []


def test_table_of_distances_when_read_then_as_worked_out_from_the_style_file():
    rows = {}
    for line in re.findall(
        r"^\| ([a-z]+, [a-z]+) \| (\d+) \| (\d+) \| (\d+) \|$", PRINTING.read_text("utf-8"), re.M
    ):
        rows[line[0]] = tuple(map(int, line[1:]))
    names = {
        "STATE_AND_ALLIES": "state", "ISLAMIST_ARMED_GROUPS": "islamist", "SELF_DEFENCE_MILITIAS": "militias",
        "REBEL_COALITIONS": "rebels", "UNIDENTIFIED": "unidentified", "OTHER": "other",
    }  # fmt: skip
    expected = {
        f"{names[one]}, {names[other]}": tuple(
            int(math.dist(lab(GROUP_MARKS[one].colour, eyes), lab(GROUP_MARKS[other].colour, eyes)))
            for eyes in EYES
        )
        for one, other in combinations(GROUP_MARKS, 2)
    }
    assert rows == expected
    assert min(map(min, rows.values())) >= 28
