"""Records whose sources disagree, the worst first."""

import numpy as np
import pandas as pd
import pytest

from sahel_map.incident.disagreement import disagreement_line, disagreements
from sahel_map.words import Words


@pytest.fixture
def everything(mini):
    return np.ones(len(mini.incidents), dtype=bool)


def test_disagreements_when_listed_then_the_widest_spread_of_killed_is_first(mini, everything):
    table = disagreements(mini, everything)
    # 10 and "at least 20"; 3 and an early 2; abducted 2 and 3, two actors, 30 May and June.
    assert table["spread"].to_dict() == {"EX-2023-0002": 10, "EX-2023-0001": 1, "EX-2024-0005": 0}
    assert table["days"].tolist() == [0, 0, 2]
    assert table["times"].tolist() == [0, 0, 1.5]


@pytest.mark.parametrize(("about", "n"), [("figure", 3), ("actor", 1), ("date", 1)])
def test_disagreements_when_held_to_one_fact_then_only_records_that_differ_on_it(mini, everything, about, n):
    assert len(disagreements(mini, everything, about)) == n


def test_line_when_in_french_then_names_each_fact(mini, everything):
    table = disagreements(mini, everything)
    line = disagreement_line(table.loc["EX-2024-0005"], Words("fr", mini.labels("fr")))
    assert line.split(" · ")[1:] == ["auteur présumé", "date (2 jours d’écart)"]


def test_disagreements_when_shipped_then_those_of_the_filter_and_sorted_as_the_claims_say(shipped):
    mask = np.ones(len(shipped.incidents), dtype=bool)
    table = disagreements(shipped, mask)
    assert set(table.index) == set(shipped.incidents.index[shipped.incidents["differs"]])
    # A second way, claim by claim: civilians and counts with fighters apart, and the two against one another.
    claims = shipped.claims[shipped.claims["unit"].isin(["persons", "civilians"])]
    for incident_id, row in table.iterrows():
        if "killed" in row["facts"]:
            own = claims[claims["incident_id"] == incident_id]
            lows, highs = {}, {}
            for fact in ("killed", "killed_civilians_with_fighters"):
                of_kind = own[own["fact"] == fact]
                starts = pd.to_numeric(of_kind["value"], errors="coerce")
                lows[fact], highs[fact] = list(starts), list(pd.to_numeric(of_kind["value_end"]).fillna(starts))
            spans = [max(highs[fact]) - min(lows[fact]) for fact in lows if lows[fact]]
            if all(lows.values()):
                spans.append(max(lows["killed"]) - min(highs["killed_civilians_with_fighters"]))
            assert row["spread"] == max(spans), incident_id
    assert table["spread"].is_monotonic_decreasing
    assert table.index[0] == "ML-2022-0014"  # at least 500 civilians, and up to 300 with fighters among them
