"""Areas in colour on the invented data set; its README holds the sums."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.statistics.classes import class_label, classify
from sahel_map.statistics.population import population_of
from sahel_map.views.areas.choropleth import AGGREGATES, NO_NUMBER, NO_POPULATION, OUTSIDE, ZERO, choropleth
from sahel_map.views.areas.table import area_rule, area_table
from sahel_map.words import Words


@pytest.fixture
def everything(mini):
    return np.ones(len(mini.incidents), dtype=bool)


def column(painted, name):
    return painted.areas[name].to_dict()


# ---- classes ----


COUNTS = ((1, 1), (2, 4), (5, 9), (10, 29), (30, None))
PEOPLE = ((1, 9), (10, 29), (30, 99), (100, 299), (300, None))


def test_classes_when_incidents_then_each_ends_before_the_next_starts():
    classes = classify(np.array([1, 2, 4, 5, 9, 10, 29, 30, 299]))
    assert classes.codes.tolist() == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert classes.ranges == COUNTS


@pytest.mark.parametrize("others", [[], [2], [1, 1], [40, 250]])
def test_classes_when_others_are_shown_too_then_one_incident_keeps_the_palest(others):
    classes = classify(np.array([1, *others]))
    assert (classes.codes[0], classes.ranges) == (0, COUNTS)


def test_classes_when_people_or_rates_then_start_elsewhere():
    assert classify(np.array([9, 10, 99, 100, 300]), "people").codes.tolist() == [0, 1, 2, 3, 4]
    rates = classify(np.array([0.02, 0.99, 1, 2.9, 3, 30]), "per-head")
    assert rates.codes.tolist() == [0, 0, 1, 1, 2, 4]
    assert rates.ranges == ((0, 1), (1, 3), (3, 10), (10, 30), (30, None))
    assert classify(np.array([0.05, 0.1, 0.5, 1.5, 4]), "monthly").codes.tolist() == [0, 1, 2, 3, 4]


def test_classes_when_a_set_is_large_then_start_ten_times_higher_but_for_the_lowest():
    classes = classify(np.array([1, 19, 20, 299, 300]))
    assert classes.codes.tolist() == [0, 0, 1, 3, 4]
    assert classes.ranges == ((1, 19), (20, 49), (50, 99), (100, 299), (300, None))
    assert classify(np.array([1, 3000])).ranges[-1] == (3000, None)


def test_classes_when_there_is_no_value_then_are_none():
    classes = classify(np.array([]))
    assert (classes.codes.tolist(), classes.ranges) == ([], ())


def test_classes_when_in_a_legend_then_single_closed_and_open():
    assert [class_label(low, high, str) for low, high in COUNTS] == ["1", "2–4", "5–9", "10–29", "30+"]
    assert class_label(0.1, 0.3, str) == "0.1–0.3"


# ---- population ----


@pytest.mark.parametrize(
    ("level", "admin_map", "people", "year"),
    [
        ("cercle", "2023", {"XX0101": 100_000, "XX0102": 200_000, "XX0201": 50_000, "XX0202": 40_000}, 2020),
        ("region", "old", {"XX01": 300_000, "XX02": 90_000}, 2020),
        ("commune", "2023", {}, None),
    ],
)
def test_population_when_known_then_is_that_of_its_year(mini, level, admin_map, people, year):
    population = population_of(mini.units, level, admin_map)
    assert (population.people.to_dict(), population.year) == (people, year)


def test_population_when_a_region_has_none_then_stays_unknown(mini):
    population = population_of(mini.units, "region", "2023")
    assert population.people.dropna().to_dict() == {"XX01": 100_000, "XX02": 250_000}
    assert population.year == 2022


def test_population_when_one_cercle_is_unknown_then_so_is_its_old_region():
    units = SimpleNamespace(
        cercles=pd.DataFrame({"region_old_pcode": ["R1", "R1", "R2"]}, index=["a", "b", "c"]),
        population_cercle=pd.DataFrame(
            {"population": pd.array([10, None, 30], dtype="Int64"), "year": 2020}, index=["a", "b", "c"]
        ),
    )
    people = population_of(units, "region", "old").people
    assert people.isna().to_dict() == {"R1": True, "R2": False}
    assert people["R2"] == 30


# ---- values ----


def test_incidents_when_by_cercle_then_joint_operations_count_once(mini, everything):
    painted = choropleth(mini, everything, "incidents", "cercle")
    assert column(painted, "value") == {"XX0101": 4, "XX0102": 2, "XX0201": 3, "XX0202": 1}
    # EX-2024-0001 (region), -0002 (unknown) and -0004 (a commune not stated); EX-2023-0007 is an aggregate.
    assert (painted.n_unplaced, painted.n_aggregates, painted.n_silent) == (3, 1, 0)
    assert sum(column(painted, "value").values()) + painted.n_unplaced == 13


def test_killed_when_lowest_counts_then_nought_and_no_number_are_no_class(mini, everything):
    painted = choropleth(mini, everything, "killed-min", "cercle")
    # XX0102: one "up to 12", one without a figure: no lowest count. XX0201: one in which nobody died.
    assert column(painted, "state") == {"XX0101": 1, "XX0102": NO_NUMBER, "XX0201": ZERO, "XX0202": 0}
    assert painted.ranges == PEOPLE


def test_killed_when_highest_counts_then_adds_those(mini, everything):
    painted = choropleth(mini, everything, "killed-max", "region", "old")
    assert column(painted, "value") == {"XX01": 43, "XX02": 2}  # 3 + 20 + 8 + 12; 0 + 2
    assert painted.unit_layer == "regions_old"


@pytest.mark.parametrize(
    ("measure", "values"),
    [("homes-burned", {"XX0202": 30}), ("displaced", {}), ("abducted", {"XX0102": 4, "XX0201": 2})],
)
def test_figure_when_not_the_killed_then_adds_its_lowest_counts(mini, everything, measure, values):
    painted = choropleth(mini, everything, measure, "cercle")
    assert painted.areas["value"].dropna().to_dict() == values


def test_commune_when_asked_for_then_more_incidents_are_not_known_that_finely(mini, everything):
    painted = choropleth(mini, everything, "incidents", "commune")
    # In XX020202 lies the aggregate record alone.
    assert painted.areas["value"].dropna().to_dict() == {"XX010101": 4, "XX010201": 1, "XX010202": 1}
    assert column(painted, "state") == {"XX010101": 1, "XX010201": 0, "XX010202": 0, "XX020202": AGGREGATES}
    assert (painted.n_unplaced, painted.n_silent) == (7, 4)


def test_rate_when_per_head_then_is_per_100_000_with_its_year(mini, everything):
    painted = choropleth(mini, everything, "killed-min", "cercle", per_head=True)
    assert column(painted, "value")["XX0101"] == 18  # 18 of 100,000
    assert column(painted, "value")["XX0202"] == 5  # 2 of 40,000
    assert painted.year == 2020


def test_rate_when_written_then_has_three_digits(mini, everything):
    painted = choropleth(mini, everything, "killed-max", "region", "old", per_head=True)
    assert column(painted, "value") == {"XX01": 14.3, "XX02": 2.22}  # 43 of 300,000; 2 of 90,000


def test_rate_when_the_population_is_unknown_then_says_so(mini, everything):
    painted = choropleth(mini, everything, "killed-min", "region", "2023", per_head=True)
    assert column(painted, "state") == {"XX01": 3, "XX02": NO_NUMBER, "XX03": NO_POPULATION}
    assert painted.year == 2022


def test_rate_when_no_population_is_known_for_the_level_then_counts_without(mini, everything):
    painted = choropleth(mini, everything, "abducted", "commune", per_head=True)
    assert painted.year is None
    assert painted.areas["value"].dropna().to_dict() == {"XX010202": 4}


def test_areas_when_the_selection_is_filtered_then_follow_its_mask(mini):
    selection = Selection(actors=frozenset({"JNIM"}))
    painted = choropleth(mini, matching(mini, selection), "incidents", "cercle")
    assert painted.areas["value"].dropna().to_dict() == {"XX0101": 1, "XX0102": 1, "XX0201": 1}
    # JNIM in XX0202: EX-2023-0007, an aggregate record, which is no silence.
    assert column(painted, "state") == {"XX0101": 0, "XX0102": 0, "XX0201": 0, "XX0202": AGGREGATES}
    assert (painted.n_silent, painted.n_aggregates) == (0, 1)
    assert painted.payload()["units"]["XX0202"] == [AGGREGATES, None, 0, 0, 1]


def test_areas_when_a_number_stands_in_an_aggregate_record_alone_then_says_so(mini, everything):
    painted = choropleth(mini, everything, "displaced", "cercle")
    # XX0202: EX-2023-0008 has no number of displaced, EX-2023-0007 has 500 and is an aggregate record.
    assert column(painted, "state")["XX0202"] == AGGREGATES
    assert painted.payload()["units"]["XX0202"] == [AGGREGATES, None, 1, 1, 1]
    assert column(choropleth(mini, everything, "abducted", "cercle"), "state")["XX0202"] == NO_NUMBER


@pytest.mark.parametrize(
    ("areas", "level", "admin_map", "outside"),
    [
        ({"XX0101"}, "cercle", "2023", ("XX0102", "XX0201", "XX0202")),
        ({"XX01"}, "cercle", "old", ("XX0201", "XX0202")),
        # The reform of 2023 splits Examplecercle-3: its south is in XX02, its north in XX03.
        ({"XX02"}, "cercle", "2023", ("XX0101", "XX0202")),
        ({"XX03"}, "commune", "2023", ("XX010101", "XX010102", "XX010201", "XX010202", "XX020101")),
        ({"XX0201"}, "region", "2023", ("XX01",)),
        (set(), "region", "old", ("XX01", "XX02")),
        (None, "region", "old", ()),
    ],
)
def test_areas_when_the_filter_is_held_to_some_then_the_others_are_outside(mini, areas, level, admin_map, outside):
    selection = Selection(areas=None if areas is None else frozenset(areas), admin_map=admin_map)
    mask = matching(mini, selection)
    painted = choropleth(mini, mask, "incidents", level, admin_map, chosen_areas=selection.areas)
    assert painted.outside == outside
    assert {code: painted.payload()["units"][code] for code in outside} == {
        code: [OUTSIDE, None, 0, 0, 0] for code in outside
    }


def test_areas_when_outside_the_filter_then_are_not_among_those_without_a_report(mini):
    selection = Selection(areas=frozenset({"XX01"}), admin_map="old", actors=frozenset({"ISSP"}))
    painted = choropleth(
        mini, matching(mini, selection), "incidents", "cercle", "old", chosen_areas=selection.areas
    )
    assert column(painted, "state") == {"XX0102": 0}  # EX-2023-0005
    assert (painted.n_silent, painted.outside) == (1, ("XX0201", "XX0202"))


def test_areas_when_nothing_is_selected_then_all_are_without_report(mini, everything):
    painted = choropleth(mini, ~everything, "killed-min", "cercle", per_head=True)
    assert painted.payload() == {
        "kind": "areas", "file": "cercles", "measure": "killed-min", "year": 2020, "units": {}, "ranges": [],
        "unplaced": 0, "aggregates": 0, "silent": 4,
    }  # fmt: skip


def test_areas_when_one_incident_is_selected_then_are_one_class(mini, everything):
    one = everything & (mini.incidents.index == "EX-2023-0001")
    painted = choropleth(mini, one, "killed-min", "cercle")
    assert (column(painted, "state"), painted.ranges) == ({"XX0101": 0}, PEOPLE)


def test_payload_when_sent_then_holds_codes_and_numbers_only(mini, everything):
    assert choropleth(mini, everything, "killed-min", "region", "2023", per_head=True).payload() == {
        "kind": "areas",
        "file": "regions_2023",
        "measure": "killed-min",
        "year": 2022,
        "units": {
            "XX01": [3, 18, 4, 1, 0],
            "XX02": [NO_NUMBER, None, 3, 2, 0],
            "XX03": [NO_POPULATION, None, 1, 0, 1],
        },
        "ranges": [[0, 1], [1, 3], [3, 10], [10, 30], [30, None]],
        "unplaced": 5,
        "aggregates": 1,
        "silent": 0,
    }


def test_payload_when_incidents_are_counted_then_none_is_without_a_number(mini, everything):
    assert choropleth(mini, everything, "incidents", "cercle").payload()["units"]["XX0101"] == [1, 4, 4, 0, 0]


# ---- table ----


def test_table_when_shown_then_holds_the_ranges_of_the_colours(mini, everything):
    words = Words("en", mini.units.labels("en"))
    table = area_table(choropleth(mini, everything, "killed-min", "cercle", per_head=True), words)
    assert list(table) == [
        "Area", "Incidents", "Reported range", "Without a number", "Population, 2020", "Per 100,000",
        "Aggregate records",
    ]  # fmt: skip
    assert table.astype(object).where(table.notna(), None).values.tolist()[:2] == [
        ["Examplecercle-1", 4, "18–31+", 1, 100_000, 18.0, None],
        ["Examplecercle-4", 1, "2+", 0, 40_000, 5.0, 1],
    ]
    assert table["Reported range"].tolist()[2:] == ["0", "up to 12"]


def test_table_when_there_are_aggregate_records_alone_then_lists_them_apart(mini):
    mask = matching(mini, Selection(actors=frozenset({"JNIM"})))
    table = area_table(choropleth(mini, mask, "displaced", "cercle"), Words("en", mini.units.labels("en")))
    assert table.astype(object).where(table.notna(), None).values.tolist()[-1] == [
        "Examplecercle-4", None, "in aggregate records only, not counted", None, 1,
    ]  # fmt: skip
    # The record says nothing of people abducted.
    table = area_table(choropleth(mini, mask, "abducted", "cercle"), Words("en", mini.units.labels("en")))
    assert table["Reported range"].tolist()[-1] == "not reported"


def test_rule_when_held_to_areas_then_says_that_others_are_not_listed(mini, everything):
    painted = choropleth(mini, everything, "incidents", "commune", chosen_areas=frozenset({"XX0102"}))
    assert area_rule(painted, Words("en")).startswith(
        "Documented incidents, by area. Areas without a report are not listed: a place without a report is not a"
        " safe place. Nor are areas outside the filter. The same"
    )


def test_table_when_incidents_are_counted_then_needs_two_columns(mini, everything):
    no_aggregates = everything & ~mini.incidents["is_aggregate"].to_numpy()
    table = area_table(choropleth(mini, no_aggregates), Words("en", mini.units.labels("en")))
    assert table.values.tolist()[0] == ["Examplecercle-1", 4]
    assert list(table) == ["Area", "Incidents"]


def test_rule_when_told_then_names_measure_year_and_what_is_left_out(mini, everything):
    rule = area_rule(choropleth(mini, everything, "killed-min", "cercle", per_head=True), Words("en"))
    assert rule == (
        "Reported killed, lowest count, per 100,000 people, population of 2020, by area. Areas without a report are"
        " not listed: a place without a report is not a safe place. The same number has the same colour under"
        " every filter. Joint operations count once. 3 incidents are not known this finely: not painted."
        " 1 aggregate record left out."
    )
