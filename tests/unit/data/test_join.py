"""Which units a place lies in, place by place of the invented data set, by the rule in `data/join.py`."""

import numpy as np
import pandas as pd
import pytest

from sahel_map.data.read.area_membership import add_parents, join_units
from sahel_map.data.read.layout import UNIT_COLUMNS

COLUMNS = list(UNIT_COLUMNS.values())


def units_of(dataset, incident):
    row = dataset.incidents.loc[incident, COLUMNS]
    return [None if pd.isna(value) else value for value in row]


@pytest.mark.parametrize(
    ("incident", "expected"),
    [
        # all four stated
        ("EX-2023-0001", ["XX010101", "XX0101", "XX01", "XX01"]),
        # settlement, nothing stated: the point decides down to the commune
        ("EX-2023-0004", ["XX010202", "XX0102", "XX01", "XX02"]),
        # near, circle of 10 km in the middle of a commune
        ("EX-2023-0005", ["XX010201", "XX0102", "XX01", "XX02"]),
        # near, circle of 20 km around a point 5.5 km from the next commune, which lies in another region of 2023
        ("EX-2023-0006", [None, "XX0201", "XX02", None]),
        # commune stated: its parents follow
        ("EX-2023-0007", ["XX020202", "XX0202", "XX02", "XX03"]),
        # cercle stated: no commune, although the point lies on the line of two
        ("EX-2023-0008", [None, "XX0202", "XX02", "XX03"]),
        # old region stated: the region of 2023 is not certain
        ("EX-2024-0001", [None, None, "XX01", None]),
        # not located
        ("EX-2024-0002", [None, None, None, None]),
        # the stated cercle wins over the polygon, and the empty commune stays empty
        ("EX-2024-0003", [None, "XX0201", "XX02", "XX02"]),
        # several communes: only the level that is stated
        ("EX-2024-0004", [None, None, "XX02", None]),
        # the map of 2023 splits this cercle
        ("EX-2024-0005", [None, "XX0201", "XX02", None]),
    ],
)
def test_join_when_place_is_known_so_far_then_no_further(mini, incident, expected):
    assert units_of(mini, incident) == expected


def points(rows):
    frame = pd.DataFrame(rows, columns=["lon", "lat", "precision", "radius_m"])
    return frame.assign(**{column: pd.Series(pd.NA, frame.index, dtype="str") for column in COLUMNS})


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        ("settlement", ["XX010101", "XX0101", "XX01", "XX01"]),
        ("near", ["XX010101", "XX0101", "XX01", "XX01"]),
        ("commune", ["XX010101", "XX0101", "XX01", "XX01"]),
        ("cercle", [None, "XX0101", "XX01", "XX01"]),
        ("region", [None, None, "XX01", "XX01"]),
        ("unknown", [None, None, None, None]),
    ],
)
def test_join_when_nothing_is_stated_then_precision_limits_the_level(mini, precision, expected):
    joined = join_units(points([[-3.5, 14.5, precision, 1000]]), mini.units)
    assert [None if pd.isna(value) else value for value in joined.iloc[0]] == expected


@pytest.mark.parametrize(
    ("radius", "commune", "cercle"),
    # The square's edge is 53.9 km away to the east and west, 55.3 km to the south and north.
    [(53_000, "XX010101", "XX0101"), (54_500, None, None)],
)
def test_join_when_circle_leaves_the_unit_then_not_that_unit(mini, radius, commune, cercle):
    joined = join_units(points([[-3.5, 14.5, "near", radius]]), mini.units)
    found = [None if pd.isna(value) else value for value in joined.iloc[0]]
    assert found[:2] == [commune, cercle]


def test_join_when_outside_the_country_or_without_point_then_no_units(mini):
    joined = join_units(points([[1.0, 15.0, "settlement", 1000], [np.nan, np.nan, "settlement", 1000]]), mini.units)
    assert joined.isna().to_numpy().all()


def test_join_when_points_repeat_then_every_row_keeps_its_label(mini):
    places = points([[-3.5, 14.5, "settlement", 1000], [-0.5, 15.5, "settlement", 1000]] * 3)
    joined = join_units(places.set_axis(list("abcdef")), mini.units)
    assert list(joined.index) == list("abcdef")
    assert list(joined["commune_pcode"]) == ["XX010101", "XX020202"] * 3


def test_parents_when_finer_unit_is_stated_then_filled_and_stated_ones_kept(mini):
    stated = pd.DataFrame(
        [["XX020102", None, None, None], [None, "XX0201", None, "XX03"], [None, "XX0101", None, None]],
        columns=COLUMNS,
        dtype="str",
    )
    filled = add_parents(stated, mini.units)
    assert filled.fillna("").to_numpy().tolist() == [
        ["XX020102", "XX0201", "XX02", "XX03"],
        ["", "XX0201", "XX02", "XX03"],
        ["", "XX0101", "XX01", "XX01"],
    ]
