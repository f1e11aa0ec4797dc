"""A view is cited by version, filters, number, day and a digest that follows data and filters."""

import dataclasses
import datetime as dt

from sahel_map.incident.citation import citation, view_digest
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

TODAY = dt.date(2024, 12, 31)
JNIM = Selection(actors=frozenset({"JNIM"}), start="2023-01")


def test_citation_when_made_then_names_version_filters_number_day_and_digests(mini):
    words = Words("en", mini.codes.labels("en") | mini.units.labels("en"))
    label = words.label("actors", "JNIM")
    assert citation(mini, JNIM, words, TODAY) == (
        f"Sahel Map, data version 0.1.0 (31 December 2024), Only incidents with {label} among the alleged actors; "
        "from January 2023 on. 4 incidents. Accessed 31 December 2024. "
        f"Data digest {mini.version.digest}, view digest {view_digest(mini.version, JNIM)}."
    )


def test_view_digest_when_filters_or_data_differ_then_differs(mini):
    other_data = dataclasses.replace(mini.version, digest="0" * 12)
    digests = {
        view_digest(mini.version, JNIM),
        view_digest(mini.version, Selection()),
        view_digest(other_data, JNIM),
    }
    assert len(digests) == 3


def test_view_digest_when_the_same_filters_are_put_in_another_order_then_equal(mini):
    first = Selection(actors=frozenset(["JNIM", "ISSP"]))
    second = Selection(actors=frozenset(["ISSP", "JNIM"]))
    assert view_digest(mini.version, first) == view_digest(mini.version, second)
