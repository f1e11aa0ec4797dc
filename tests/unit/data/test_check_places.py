"""Every rule on places, one deliberate fault at a time."""

import pytest

PLACES = "places/places.csv"
# Rows of the invented places, as a spreadsheet numbers them.
ONE, TEN, ELEVEN, TWO, FIVE, SIX, SEVEN, EIGHT, NINE = 2, 3, 4, 5, 8, 9, 10, 11, 12


@pytest.mark.parametrize(
    ("row", "field", "value", "message"),
    [
        (TWO, "radius_m", "", "must be given, as the place is located (precision is not unknown)"),
        (EIGHT, "radius_m", "1000", "must be empty, as the precision is unknown"),
        (TWO, "lon", "1.5", "lies outside the country by more than its radius_m"),
        (TWO, "radius_m", "0", "must be 1 or more"),
        (TWO, "lat", "15,5", "must be a number with a decimal point"),
        (SIX, "cercle_pcode", "", "must be given where precision is cercle, or conflict_note must say why not"),
        (
            TEN,
            "conflict_note",
            "",
            "must be given where precision is commune, or conflict_note must say why not",
        ),
        (FIVE, "cercle_pcode", "XX0201", "does not belong to the stated commune_pcode"),
        (SIX, "region_old_pcode", "XX01", "does not belong to the stated cercle_pcode"),
        (ELEVEN, "region_2023_pcode", "XX01", "does not belong to the stated cercle_pcode"),
        (
            NINE,
            "conflict_note",
            "",
            "is not the unit in which the point lies; correct one of them or explain it in conflict_note",
        ),
    ],
)
def test_place_when_it_contradicts_itself_then_problem(copy, row, field, value, message):
    copy.set(PLACES, row, field, value)
    assert message in [problem[4] for problem in copy.problems()]


def test_place_when_in_the_neighbour_but_within_its_radius_then_clean(copy):
    # 0.02 degrees east of the border, about 2.2 km.
    copy.set(PLACES, TWO, "lon", "0.02")
    copy.set(PLACES, TWO, "radius_m", "3000")
    assert copy.problems() == []


def test_place_when_a_split_cercle_names_either_region_then_clean(copy):
    for region in ("XX02", "XX03"):
        copy.set(PLACES, ELEVEN, "region_2023_pcode", region)
        copy.set(PLACES, ELEVEN, "conflict_note", "Invented: the point lies on the line.")
        assert copy.problems() == []


def test_place_when_the_code_is_unknown_then_the_nearest_is_named(copy):
    copy.set(PLACES, ONE, "cercle_pcode", "XX0110")
    [problem] = [problem for problem in copy.problems() if problem[4].startswith("is not known")]
    assert problem == (
        PLACES,
        ONE,
        "cercle_pcode",
        "XX0110",
        'is not known; did you mean "XX0101"? Allowed: XX0101, XX0102, XX0201, XX0202',
    )
