"""Constraints, keys and types of the register, one deliberate fault at a time."""

import pytest

INCIDENTS = "incidents/incidents.csv"


@pytest.mark.parametrize(
    ("path", "row", "field", "value", "message"),
    [
        (
            INCIDENTS,
            2,
            "date_precision",
            "dya",
            'is not known; did you mean "day"? Allowed: day, approx, month, range',
        ),
        (INCIDENTS, 2, "date_start", "2023-02-30", "must be a day of the calendar, written YYYY-MM-DD"),
        (INCIDENTS, 2, "date_start", "10/01/2023", "must be a day of the calendar, written YYYY-MM-DD"),
        (INCIDENTS, 2, "is_multi_place", "yes", "must be true or false"),
        (INCIDENTS, 2, "summary_en", " Invented.", "has spaces at its start or end"),
        (INCIDENTS, 2, "slug", "Not A Slug", "must be written as [a-z0-9-]+"),
        (
            "incidents/publishers.csv",
            2,
            "kind",
            "agencies",
            'is not a known value; did you mean "agency"? Allowed: local_media, agency, broadcaster, newspaper, '
            "ngo_report, aggregator, government, advocacy, un",
        ),
        ("incidents/sources.csv", 2, "url", "news.example/1", "must be written as https?://[^ ]+"),
        ("places/places.csv", 2, "cercle_share", "1.2", "must be 1 or less"),
    ],
)
def test_cell_when_it_does_not_fit_then_what_is_allowed_is_said(copy, path, row, field, value, message):
    copy.set(path, row, field, value)
    assert (path, row, field, value.strip(), message) in copy.problems()


def test_key_when_repeated_then_problem_at_the_second_row(copy):
    rows = copy.rows("incidents/incident_actors.csv")
    copy.write("incidents/incident_actors.csv", [*rows[:2], rows[1], *rows[2:]])
    assert copy.problems() == [
        (
            "incidents/incident_actors.csv",
            3,
            "incident_id + actor",
            "EX-2023-0001 + FAMA",
            "must be unique; it stands in an earlier row too",
        )
    ]


def test_rows_when_not_sorted_then_the_first_out_of_order_is_named(copy):
    rows = copy.rows(INCIDENTS)
    copy.write(INCIDENTS, [*rows[:3], rows[4], rows[3], *rows[5:]])
    assert copy.problems() == [
        (
            INCIDENTS,
            4,
            "incident_id",
            "EX-2023-0004",
            "rows must be sorted by incident_id; this is the first one out of order",
        )
    ]


def test_key_when_it_leads_nowhere_then_problem(copy):
    copy.set("incidents/incident_figures.csv", 2, "incident_id", "EX-2022-0001")
    assert (
        "incidents/incident_figures.csv",
        2,
        "incident_id",
        "EX-2022-0001",
        'is not known; did you mean "EX-2023-0001"? Allowed: EX-2023-0001, EX-2023-0002, EX-2023-0003, '
        "EX-2023-0004, EX-2023-0005, EX-2023-0006, EX-2023-0007, EX-2023-0008, EX-2024-0001, EX-2024-0002, "
        "EX-2024-0003, EX-2024-0004, EX-2024-0005, EX-2024-0006",
    ) in copy.problems()


def test_code_table_when_a_code_is_missing_then_problem(copy):
    rows = copy.rows("codes/confidence.csv")
    copy.write("codes/confidence.csv", rows[:3])
    assert ("codes/confidence.csv", None, "code", "low", "this code is missing from the table") in copy.problems()


def test_code_table_when_an_actor_changes_group_then_problem(copy):
    copy.set("codes/actors.csv", 2, "parent", "OTHER")
    assert copy.problems() == [
        (
            "codes/actors.csv",
            2,
            "parent",
            "OTHER",
            "is not the group in which the programme counts this actor",
        )
    ]


def test_code_table_when_a_curated_set_names_an_actor_of_its_own_then_problem(copy):
    rows = copy.rows("codes/actors.csv")
    copy.write("codes/actors.csv", [*rows, ["EXAMPLE_FRONT", "REBEL_COALITIONS", *["Example Front"] * 4]])
    (problem,) = copy.problems()
    assert problem[:4] == ("codes/actors.csv", len(rows) + 1, "code", "EXAMPLE_FRONT")
    assert problem[4].startswith("is a code the programme does not know")


@pytest.mark.parametrize(
    ("code", "group", "field"), [("example", "OTHER", "code"), ("EXAMPLE_FRONT", "UNIDENTIFIED", "parent")]
)
def test_code_table_when_a_set_of_others_names_an_actor_that_cannot_be_then_problem(copy, code, group, field):
    rows = copy.rows("codes/actors.csv")
    copy.change_register(lambda register: register.update(set_profile={"title": "Example set"}))
    copy.write("codes/actors.csv", [*rows, [code, group, *["Example Front"] * 4]])
    found = [problem[:3] for problem in copy.problems() if problem[0] == "codes/actors.csv"]
    assert found == [("codes/actors.csv", len(rows) + 1, field)]


def test_layer_when_a_shape_crosses_itself_then_problem(copy):
    path = copy.root / "boundaries/lakes.geojson"
    bow_tie = "[[[-2.4, 15.2], [-2.2, 15.3], [-2.2, 15.2], [-2.4, 15.3], [-2.4, 15.2]]]"
    path.write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Examplelake"}, '
        f'"geometry": {{"type": "Polygon", "coordinates": {bow_tie}}}}}]}}\n',
        encoding="utf-8",
    )
    assert copy.problems() == [
        (
            "boundaries/lakes.geojson",
            1,
            "geometry",
            "",
            "has a shape that crosses itself or is otherwise invalid",
        )
    ]


def test_layer_when_a_property_is_misspelt_then_both_names_are_given(copy):
    path = copy.root / "boundaries/lakes.geojson"
    path.write_text(path.read_text(encoding="utf-8").replace('"name"', '"nam"'), encoding="utf-8")
    assert copy.problems() == [
        (
            "boundaries/lakes.geojson",
            None,
            "nam",
            "nam",
            'unknown property; did you mean "name"? Allowed: name',
        ),
        ("boundaries/lakes.geojson", None, "name", "", "this property is missing"),
    ]
