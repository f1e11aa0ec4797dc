"""`check` refuses links that do not fit the claim they belong to."""

CLAIMS, LINKS = "ledger/report_claims.csv", "ledger/report_links.csv"


def test_claim_when_in_words_and_with_a_number_then_problem(copy):
    copy.set(CLAIMS, 4, "minimum", "5")
    assert copy.problems() == [
        (CLAIMS, 4, "minimum", "EXAMPLE-2023-12-03", "must be empty, as the qualifier is words")
    ]


def test_claim_when_an_actor_is_misspelt_then_the_nearest_is_named(copy):
    copy.set(CLAIMS, 2, "actors", "FAMA WAGENR")
    ((_, row, name, found, message),) = copy.problems()
    assert (row, name, found) == (2, "actors", "WAGENR")
    assert message.startswith('is not a known actor; did you mean "WAGNER"?')


def test_link_when_the_record_is_of_another_time_then_problem(copy):
    copy.set(CLAIMS, 3, "period_start", "2023-02-10")
    assert copy.problems() == [(LINKS, 5, "incident_id", "EX-2023-0002", "lies outside the period of the claim")]


def test_link_when_the_record_reports_another_harm_then_problem(copy):
    copy.set(CLAIMS, 5, "harm_type", "arson")
    assert copy.problems() == [
        (LINKS, 7, "incident_id", "EX-2024-0005", "does not report the type of harm of the claim")
    ]


def test_candidate_when_its_actor_is_not_the_one_claimed_then_problem(copy):
    copy.set(CLAIMS, 4, "actors", "DOZO")
    assert copy.problems() == [
        (
            LINKS,
            6,
            "kind",
            "EX-2023-0007",
            "needs a record that names an actor of the claim, or unidentified gunmen if unattributed",
        )
    ]


def test_link_when_under_the_wrong_report_then_problem(copy):
    copy.set(LINKS, 6, "report_id", "EXAMPLE-2024-07")
    assert copy.problems() == [(LINKS, 6, "claim_id", "EX-2023-0007", "belongs to another report")]
