"""What sources say about an incident, with disagreement side by side and reprints counted once."""

import dataclasses

import pandas as pd
import pytest

from sahel_map.incident.claims import ClaimRow, build_claims, differing_facts
from sahel_map.incident.counts import count_strips
from sahel_map.views.record.strip import strip_html
from sahel_map.words import Words


@pytest.fixture
def en(mini):
    return Words("en", mini.codes.labels("en") | mini.units.labels("en"))


def fact(dataset, incident, name, words):
    return next(found for found in build_claims(dataset, incident, words) if found.fact == name)


def test_claims_when_sources_differ_then_each_value_stands_with_its_source(mini, en):
    taken = fact(mini, "EX-2024-0005", "abducted", en)
    assert taken.differs
    assert taken.rows == (
        ClaimRow("2", "Example Rights", 1, "lowest count"),
        ClaimRow("at least 3", "Example Agency", 1, ""),
    )


def test_claims_when_an_early_count_was_replaced_then_said_so(mini, en):
    assert fact(mini, "EX-2023-0001", "killed", en).rows == (
        ClaimRow("3", "Example Agency", 1, "lowest and highest count"),
        ClaimRow("2", "Example Agency", 1, "replaced later by the same body", "Example Ministry"),
    )


def test_claims_when_no_text_names_a_source_then_source_not_stated(mini, en):
    assert fact(mini, "EX-2023-0001", "date", en).rows == (ClaimRow("10 January 2023", "source not stated", 0, ""),)


def test_claims_when_only_the_notes_name_a_body_then_said_so(mini, en):
    assert fact(mini, "EX-2024-0003", "denial", en).rows == (
        ClaimRow("Invented: the group denied it.", "as quoted in the notes", 0, ""),
    )


def test_claims_when_counts_include_fighters_then_said_so(mini, en):
    assert fact(mini, "EX-2023-0003", "killed", en).rows == (
        ClaimRow("about 5–8", "Example Daily", 1, "may include fighters; lowest and highest count"),
    )


def test_claims_when_a_reprint_gives_the_same_then_two_publishers_and_one_independent_source(mini, en):
    reprint = mini.claims[mini.claims["claim_id"] == "EX-2023-0001-C001"].assign(source_id="S-0002")
    with_reprint = dataclasses.replace(mini, claims=pd.concat([mini.claims, reprint], ignore_index=True))
    assert fact(with_reprint, "EX-2023-0001", "killed", en).rows[0] == ClaimRow(
        "3", "Example Agency, Example Mirror", 1, "lowest and highest count"
    )


def test_claims_when_a_gap_is_listed_then_its_reason_stands_with_the_fact(mini, en):
    assert fact(mini, "EX-2023-0002", "livestock_taken", en).exceptions == (
        "Invented: no claim is given for this fact.",
    )


@pytest.mark.parametrize(
    ("incident", "expected"),
    [
        ("EX-2024-0005", ("abducted", "date", "actor")),
        ("EX-2023-0001", ("killed",)),
        ("EX-2023-0002", ("killed",)),
        ("EX-2023-0003", ()),
        ("EX-2024-0006", ()),
    ],
)
def test_differing_facts_when_values_cannot_all_be_right_then_named(mini, incident, expected):
    assert differing_facts(mini, incident) == expected


def test_moura_when_read_then_the_un_count_and_the_lower_ones_stand_side_by_side(shipped):
    words = Words("en", shipped.codes.labels("en"))
    killed = fact(shipped, "ML-2022-0014", "killed", words)
    assert killed.differs
    assert [(row.value, row.stated_by, row.publishers, row.note) for row in killed.rows] == [
        ("up to 300", "HRW", "franceinfo", "may include fighters"),
        ("at least 500", "OHCHR", "AFP", "lowest and highest count"),
        (
            "about 30 Katiba Macina members among the dead",
            "UN inquiry",
            "APA",
            "not a count of this incident’s civilians alone",
        ),
        ("203 militants", "Malian army", "franceinfo", ""),
        ("300 civilians executed, per HRW in April 2022", "", "Human Rights Watch", ""),
    ]
    assert (
        fact(shipped, "ML-2022-0014", "killed", Words("fr", shipped.codes.labels("fr"))).rows[1].stated_by == "HCDH"
    )
    denial = fact(shipped, "ML-2022-0014", "denial", words)
    assert "army: 203 militants killed and 51 people arrested" in [row.value for row in denial.rows]


def test_words_of_a_source_when_read_in_french_then_stand_unchanged_in_quotation_marks(mini):
    french = Words("fr", mini.codes.labels("fr") | mini.units.labels("fr"))
    (row,) = fact(mini, "EX-2023-0004", "killed", french).rows
    assert row.value == "«\N{NARROW NO-BREAK SPACE}several\N{NARROW NO-BREAK SPACE}»"
    (strip,) = (each for each in count_strips(mini, "EX-2023-0004", french) if each.figure == "killed")
    assert f"<td colspan=2 class=words lang=en>{row.value}</td>" in strip_html(strip, french)
    # A number stays a number.
    assert [each.value for each in fact(mini, "EX-2023-0002", "killed", french).rows][0] == "10"
