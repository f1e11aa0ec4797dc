"""Every rule on incidents, one deliberate fault at a time in the invented data set."""

INCIDENTS = "incidents/incidents.csv"
ACTORS = "incidents/incident_actors.csv"


def without(copy, path, row):
    rows = copy.rows(path)
    del rows[row - 1]
    copy.write(path, rows)


def test_mini_when_untouched_then_clean(copy):
    assert copy.problems_as_registered() == []


def test_dates_when_reversed_then_problem(copy):
    copy.set(INCIDENTS, 2, "date_end", "2023-01-09")
    assert copy.problems() == [(INCIDENTS, 2, "date_end", "2023-01-09", "must not be before date_start")]


def test_dates_when_day_spans_two_nights_then_problem(copy):
    copy.set(INCIDENTS, 4, "date_end", "2023-02-05")
    assert copy.problems() == [
        (
            INCIDENTS,
            4,
            "date_end",
            "2023-02-05",
            "must be date_start, or the day after for one night, where date_precision is day",
        )
    ]


def test_dates_when_approximate_over_a_week_then_problem(copy):
    copy.set(INCIDENTS, 5, "date_end", "2023-03-17")
    [problem] = copy.problems()
    assert problem[4] == "must be at most 6 days after date_start where date_precision is approx"


def test_dates_when_month_leaves_the_month_then_problem(copy):
    copy.set(INCIDENTS, 6, "date_end", "2023-05-01")
    [problem] = copy.problems()
    assert problem[4] == "must be a later day of the same month where date_precision is month"


def test_dates_when_part_of_a_month_then_clean(copy):
    copy.set(INCIDENTS, 6, "date_end", "2023-04-16")
    assert copy.problems() == []


def test_dates_when_range_is_one_day_then_problem(copy):
    copy.set(INCIDENTS, 8, "date_end", "2023-06-15")
    [problem] = copy.problems()
    assert problem[4] == "must be after date_start where date_precision is range"


def test_dates_when_after_the_version_then_problem(copy):
    copy.set(INCIDENTS, 15, "date_start", "2025-01-01")
    copy.set(INCIDENTS, 15, "date_end", "2025-01-01")
    [problem] = copy.problems()
    assert problem[4] == "is after the date of this version of the data (2024-12-31)"


def test_texts_when_notes_are_in_one_language_then_problem(copy):
    copy.set(INCIDENTS, 2, "notes_fr", "Inventé.")
    assert copy.problems() == [(INCIDENTS, 2, "notes_en", "EX-2023-0001", "must be given, as notes_fr is")]


def test_texts_when_a_summary_is_missing_then_problem(copy):
    copy.set(INCIDENTS, 3, "summary_fr", "")
    assert copy.problems() == [(INCIDENTS, 3, "summary_fr", "", "must not be empty")]


def test_texts_when_aggregate_has_no_reason_then_problem(copy):
    copy.set(INCIDENTS, 8, "aggregate_reason", "")
    [problem] = copy.problems()
    assert problem[1:3] + problem[4:] == (8, "aggregate_reason", "must say why the record is an aggregate")


def test_completeness_when_the_last_harm_is_taken_out_then_problem(copy):
    # Row 19 is the displacement of EX-2024-0001, its only harm; its figure then lacks its harm too.
    assert copy.rows("incidents/incident_harms.csv")[14] == ["EX-2024-0001", "displacement"]
    without(copy, "incidents/incident_harms.csv", 15)
    assert [problem[3:] for problem in copy.problems()] == [
        ("EX-2024-0001", "needs at least one harm type in incidents/incident_harms.csv"),
        (
            "displaced",
            "incident EX-2024-0001 needs one of the harm types displacement, or known_gaps must say why not",
        ),
    ]


def test_completeness_when_nobody_cites_a_source_then_problem(copy):
    rows = copy.rows("incidents/incident_sources.csv")
    assert rows[3] == ["EX-2023-0002", "S-0003", "at least twenty dead", ""]
    assert rows[4] == ["EX-2023-0002", "S-0004", "ten dead, forty animals taken", ""]
    without(copy, "incidents/incident_sources.csv", 5)
    assert [problem[:2] + problem[3:] for problem in copy.problems()] == [
        ("incidents/sources.csv", 5, "S-0004", "is referred to by no row of incidents/incident_sources.csv"),
        ("incidents/claims.csv", 5, "S-0004", "is not among the sources of this incident"),
        ("incidents/claims.csv", 7, "S-0004", "is not among the sources of this incident"),
    ]


def test_attribution_when_nobody_is_named_then_cannot_be_attributed(copy):
    rows = copy.rows(ACTORS)
    row = rows.index(["EX-2023-0006", "ARMED_UNKNOWN", "unattributed"]) + 1
    copy.set(ACTORS, row, "attribution", "attributed")
    [problem] = copy.problems()
    assert problem[4] == ("unidentified attackers cannot be named by a source; allowed: suspected, unattributed")


def test_attribution_when_an_actor_is_named_then_cannot_be_unattributed(copy):
    copy.set(ACTORS, 2, "attribution", "unattributed")
    [problem] = copy.problems()
    assert problem[4] == "a named actor needs an attribution; only ARMED_UNKNOWN may be unattributed"


def test_duplicates_when_day_place_and_actor_agree_then_problem(copy):
    copy.set(INCIDENTS, 3, "date_start", "2023-01-10")
    copy.set(INCIDENTS, 3, "date_end", "2023-01-10")
    [problem] = copy.problems()
    assert problem[:4] == (INCIDENTS, 3, "incident_id", "EX-2023-0002")
    assert problem[4].startswith("same start, place and actor as EX-2023-0001: merge them")


def test_duplicates_when_both_notes_name_the_other_then_clean(copy):
    copy.set(INCIDENTS, 3, "date_start", "2023-01-10")
    copy.set(INCIDENTS, 3, "date_end", "2023-01-10")
    for row, other in ((2, "EX-2023-0002"), (3, "EX-2023-0001")):
        copy.set(INCIDENTS, row, "notes_en", f"Invented: apart from {other}, two attacks on one day.")
        copy.set(INCIDENTS, row, "notes_fr", f"Inventé : distinct de {other}.")
    assert copy.problems() == []


def test_duplicates_when_one_is_an_aggregate_then_clean(copy):
    for field, value in (("place_id", "pl-exampleville-2"), ("date_start", "2023-03-10")):
        copy.set(INCIDENTS, 8, field, value)
    copy.write(
        "places/places.csv", [row for row in copy.rows("places/places.csv") if row[0] != "pl-exampleville-5"]
    )
    assert copy.problems() == []


def test_claims_when_basis_is_supports_without_source_then_problem(copy):
    copy.set("incidents/claims.csv", 2, "source_id", "")
    assert copy.problems() == [
        (
            "incidents/claims.csv",
            2,
            "source_id",
            "EX-2023-0001-C001",
            "must name the source, as the basis is supports",
        )
    ]
