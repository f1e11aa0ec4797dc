"""One address is one page, and a side belongs to the origin of a text."""

import dataclasses

import pandas as pd
import pytest

from sahel_map.data.read.incident_table import build_sources, count_pages


def test_page_when_another_has_its_address_then_named(copy):
    copy.set("incidents/sources.csv", 4, "url", "http://www.news.example/s-0001/")
    message = "is the page of S-0001; cite that one, and take this row out"
    assert ("incidents/sources.csv", 4, "url", "http://www.news.example/s-0001/", message) in copy.problems()


def test_side_when_a_reprint_has_another_than_its_origin_then_named(copy):
    copy.set("incidents/publishers.csv", 2, "side", "Example party")
    message = 'must be "Example party" as in the other rows of the group "Example Agency", whose text it is'
    assert ("incidents/publishers.csv", 4, "side", "", message) in copy.problems()


@pytest.mark.parametrize(
    ("kinds", "sides", "expected"),
    [
        (("agency", "broadcaster"), (None, None), (2, "several")),
        (("agency", "broadcaster"), ("Example party", "Example party"), (1, "one")),
        (("local_media", "aggregator"), ("Example party", "Example party"), (1, "small_outlet")),
        (("advocacy", "advocacy"), (None, None), (2, "advocacy")),
        (("advocacy", "local_media"), (None, None), (2, "several")),
        (("government", "government"), ("Example party", "Example party"), (1, "one")),
    ],
)
def test_evidence_when_two_pages_are_cited_then_by_kind_and_side_of_their_publishers(kinds, sides, expected):
    tables = {
        "incident_sources": pd.DataFrame({"incident_id": "EX-2024-0001", "source_id": ["S-1", "S-2"]}),
        "sources": pd.DataFrame({"source_id": ["S-1", "S-2"], "publisher_id": ["a", "b"]}),
        "publishers": pd.DataFrame(
            {"publisher_id": ["a", "b"], "kind": kinds, "independence_group": ["A", "B"], "side": sides}
        ),
    }
    found = count_pages(pd.Index(["EX-2024-0001"]), build_sources(tables)).iloc[0]
    assert (found["n_independent"], found["evidence"]) == expected


def test_page_when_it_is_a_copy_then_the_record_says_so(mini):
    from sahel_map.incident.facts import build_record
    from sahel_map.words import Words

    words = Words("en", mini.codes.labels("en") | mini.units.labels("en"))
    first, second = build_record(mini, "EX-2023-0001", words).sources
    assert (
        first.published == "“Invented page on three dead”, 11 January 2023, could be reached, read on 2 July 2024"
    )
    assert second.published == "12 January 2023, copy on another host, archived copy"


def test_record_when_it_rests_on_advocacy_alone_then_says_so(mini):
    from sahel_map.incident.facts import build_record
    from sahel_map.words import Words

    words = Words("en", mini.codes.labels("en") | mini.units.labels("en"))
    evidence = mini.incidents["evidence"].where(mini.incidents.index != "EX-2023-0001", "advocacy")
    partisan = dataclasses.replace(mini, incidents=mini.incidents.assign(evidence=evidence))
    assert ("Evidence", "Advocacy alone") in build_record(partisan, "EX-2023-0001", words).facts


def test_french_name_of_a_group_when_two_differ_then_named(copy):
    copy.set("incidents/publishers.csv", 2, "independence_group_fr", "Agence d’exemple")
    message = 'must be "Agence d’exemple" as in the other rows of the group "Example Agency", whose text it is'
    assert ("incidents/publishers.csv", 4, "independence_group_fr", "", message) in copy.problems()
