"""Figures follow from claims by the stated rule, and what does not is listed with a reason."""

import pandas as pd
import pytest

from sahel_map.data.trace.claims import derive_figures
from sahel_map.data.trace.support import find_gaps

COLUMNS = ["claim_id", "incident_id", "fact", "value", "value_end", "unit", "qualifier", "source_id", "basis"]


def claims(*rows):
    """Return claims on one invented incident from (fact, value, value_end, unit, qualifier, superseded)."""
    table = pd.DataFrame(rows, columns=["fact", "value", "value_end", "unit", "qualifier", "is_superseded"])
    return table.assign(incident_id="EX-2024-0001", source_id="S-0001", basis="supports")


def figures(is_mixed):
    return pd.DataFrame({"incident_id": ["EX-2024-0001"], "figure": ["killed"], "is_mixed": [is_mixed]})


def derived(table, is_mixed=False, figure="killed"):
    row = derive_figures(table, figures(is_mixed)).loc[("EX-2024-0001", figure)]
    ends = [None if pd.isna(row[name]) else int(row[name]) for name in ("minimum", "maximum")]
    return (*ends, bool(row["is_open"]))


def test_killed_when_sources_differ_then_lowest_and_highest_count():
    table = claims(
        ("killed", "10", None, "persons", "exact", False), ("killed", "12", "20", "civilians", "exact", False)
    )
    assert derived(table) == (10, 20, False)


def test_killed_when_the_highest_is_at_least_then_open():
    table = claims(
        ("killed", "10", None, "persons", "at_least", False),
        ("killed", "20", None, "persons", "at_least", False),
    )
    assert derived(table) == (10, 20, True)


def test_killed_when_only_the_lowest_is_at_least_then_not_open():
    table = claims(
        ("killed", "10", None, "persons", "at_least", False), ("killed", "20", None, "persons", "exact", False)
    )
    assert derived(table) == (10, 20, False)


@pytest.mark.parametrize(
    "left_out",
    [
        ("killed", "2", None, "civilians", "exact", True),
        ("killed", "2", None, "wider_total", "exact", False),
        ("killed", "several", None, "text", "none", False),
        ("killed_civilians_with_fighters", "90", None, "persons", "exact", False),
    ],
    ids=["superseded", "wider total", "words", "with fighters"],
)
def test_killed_when_a_claim_is_no_count_of_the_civilians_here_then_it_does_not_enter(left_out):
    assert derived(claims(("killed", "7", None, "civilians", "exact", False), left_out)) == (7, 7, False)


def test_killed_when_the_record_is_mixed_then_counts_with_fighters_enter():
    table = claims(
        ("killed", "7", None, "civilians", "exact", False),
        ("killed_civilians_with_fighters", "9", None, "persons", "exact", False),
    )
    assert derived(table, is_mixed=True) == (7, 9, False)


def test_killed_when_only_up_to_is_claimed_then_no_lowest_count():
    assert derived(claims(("killed", "12", None, "persons", "up_to", False))) == (None, 12, False)


def test_injured_when_sources_differ_then_lowest_count_only():
    table = claims(
        ("injured", "5", None, "persons", "exact", False), ("injured", "3", None, "persons", "at_least", False)
    )
    assert derived(table, figure="injured") == (3, None, False)


def test_displaced_when_counted_in_households_then_not_converted():
    table = claims(("displaced", "130", None, "households", "at_least", False))
    assert ("EX-2024-0001", "displaced") not in derive_figures(table, figures(False)).index


def test_gaps_when_the_record_departs_from_its_claims_then_each_kind_is_named():
    one = {"incident_id": ["EX-2024-0001"]}
    tables = {
        "incidents": pd.DataFrame(one),
        "incident_actors": pd.DataFrame(one | {"actor": ["JNIM"], "attribution": ["suspected"]}),
        "incident_harms": pd.DataFrame(one | {"harm_type": ["killing"]}),
        "incident_figures": figures(True).assign(minimum=4, maximum=5, is_open=False),
        "claims": pd.concat(
            [
                claims(
                    ("killed", "5", None, "civilians", "exact", False),
                    ("injured", "2", None, "persons", "exact", False),
                    ("actor", "JNIM", None, "code", "none", False),
                    ("attribution", "suspected", None, "code", "none", False),
                    ("date", "over five days", None, "text", "none", False),
                ),
                claims(("place", "Exampleville-1", None, "text", "none", False)).assign(basis="record"),
            ],
            ignore_index=True,
        ),
    }
    assert find_gaps(tables)[["fact", "part", "gap"]].values.tolist() == [
        ["date", "", "no_claim"],
        ["harm_type", "killing", "no_claim"],
        ["injured", "", "not_entered"],
        ["killed", "is_mixed", "not_derived"],
        ["killed", "minimum", "not_derived"],
        ["place", "", "source_not_stated"],
    ]


def test_gaps_when_the_shipped_data_are_read_then_few_figures_depart_and_all_have_a_reason(shipped, counts):
    gaps = shipped.known_gaps
    assert counts["figures_by_rule"] > 0.9 * counts["figures"]
    assert counts["gaps"] == len(gaps)
    assert gaps[["reason_en", "reason_fr"]].notna().all(axis=None)


def test_support_when_the_shipped_figures_are_traced_then_a_source_stands_behind_each(shipped, counts):
    names = set(shipped.figures["figure"])
    figures = shipped.support[shipped.support["fact"].isin(names)]
    assert len(figures) == len(shipped.figures) == counts["figures"]
    assert set(figures["basis"]) <= {"supports", "notes"}
