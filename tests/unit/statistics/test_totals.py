"""Counts and ranges on the invented data set; expected values are worked out in tests/mini/README.md."""

import numpy as np
import pandas as pd
import pytest

from sahel_map.core.figures import ReportedRange
from sahel_map.core.vocabulary import FigureName
from sahel_map.statistics.by_month import SEVERAL_GROUPS, by_month, month_text
from sahel_map.statistics.harms import by_actor, by_actor_and_harm, by_harm
from sahel_map.statistics.headline import headline
from sahel_map.statistics.numbers import Numbers
from sahel_map.statistics.sums import counted_rows, range_of
from sahel_map.statistics.totals import UNPLACED, by_area, total

RANGE = ["n_incidents", "minimum", "maximum", "is_open", "n_without_figure", "n_mixed"]


def everything(dataset):
    return np.ones(len(dataset.incidents), dtype=bool)


def only(dataset, *incident_ids):
    return dataset.incidents.index.isin(incident_ids)


def rows(frame, columns=RANGE):
    """Return the rows as tuples, with None for a count that is not reported."""
    return [
        tuple(None if pd.isna(value) else value for value in row) for row in frame[columns].itertuples(index=False)
    ]


def test_counted_rows_when_aggregate_among_them_then_only_it_is_left_out(mini):
    assert counted_rows(mini, everything(mini)).tolist() == [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13]


def test_total_when_killed_then_range_with_unknown_and_mixed(mini):
    killed = total(mini, everything(mini))
    assert killed.reported == ReportedRange(20, 45, True, 13, 7, 2)
    assert (killed.n_aggregates, killed.n_harm_without_figure) == (1, 1)
    # EX-2023-0006 reports nobody killed; the aggregate record gives no number of them.
    assert (killed.n_none, killed.n_aggregates_with_figure, killed.largest_aggregate) == (1, 0, None)


def test_total_when_an_aggregate_reports_the_figure_then_it_stands_beside_the_sum(mini):
    displaced = total(mini, everything(mini), FigureName.DISPLACED)
    assert displaced.reported.minimum == 1000
    assert displaced.n_aggregates_with_figure == 1
    assert displaced.largest_aggregate == ReportedRange(500, 500, True, 1, 0, 0)


@pytest.mark.parametrize(
    ("figure", "lowest", "unknown", "unnumbered"),
    [
        (FigureName.INJURED, 3, 11, 1),
        (FigureName.ABDUCTED, 7, 10, 0),
        (FigureName.DETAINED, 3, 12, 0),
        (FigureName.HOMES_BURNED, 30, 12, 0),
        (FigureName.LIVESTOCK_TAKEN, 40, 12, 1),
        (FigureName.DISPLACED, 1000, 12, 0),
        (FigureName.WOMEN_KILLED, 1, 12, 5),
        (FigureName.CHILDREN_KILLED, 2, 12, 5),
    ],
)
def test_total_when_lowest_count_only_then_at_least(mini, figure, lowest, unknown, unnumbered):
    number = total(mini, everything(mini), figure)
    assert number.reported == ReportedRange(lowest, lowest, True, 13, unknown, 0)
    assert number.n_harm_without_figure == unnumbered


def test_total_when_only_a_highest_count_then_no_lowest_one(mini):
    assert total(mini, only(mini, "EX-2023-0005")).reported == ReportedRange(None, 12, False, 1, 0, 1)


def test_total_when_nobody_died_then_zero_and_not_unknown(mini):
    assert total(mini, only(mini, "EX-2023-0006")).reported == ReportedRange(0, 0, False, 1, 0, 0)


def test_total_when_nothing_shown_then_unknown(mini):
    nothing = total(mini, ~everything(mini))
    assert nothing.reported == ReportedRange()
    assert nothing.reported.is_unknown


@pytest.mark.parametrize("figure", list(FigureName))
def test_total_when_shipped_then_equals_the_sum_of_single_records(shipped, figure):
    records = shipped.incidents[~shipped.incidents["is_aggregate"]]
    is_killed = figure == FigureName.KILLED
    single = [
        ReportedRange.of(
            None if pd.isna(record[f"{figure}_min"]) else int(record[f"{figure}_min"]),
            None if pd.isna(record[f"{figure}_max"]) else int(record[f"{figure}_max"]),
            is_killed and record["killed_is_open"],
            is_killed and record["killed_is_mixed"],
        )
        for record in records.to_dict("records")
    ]
    assert total(shipped, everything(shipped), figure).reported == ReportedRange.total(single)


def test_headline_when_all_shown_then_counts_aggregates_apart(mini):
    numbers = headline(Numbers(mini, everything(mini)), (FigureName.DISPLACED,))
    assert (numbers.n_incidents, numbers.n_aggregates, numbers.n_two_publishers) == (14, 1, 3)
    assert list(numbers.totals) == [FigureName.DISPLACED]


def test_by_area_when_regions_of_2023_then_unplaced_come_last(mini):
    areas = by_area(mini, everything(mini))
    assert areas.index.tolist() == ["XX01", "XX02", "XX03", UNPLACED]
    assert rows(areas) == [
        (4, 18, 31, True, 1, 1),
        (3, None, 12, False, 2, 1),
        (1, 2, 2, True, 0, 0),
        (5, 0, 0, False, 4, 0),
    ]


def test_by_area_when_old_regions_then_same_total(mini):
    areas = by_area(mini, everything(mini), admin_map="old")
    assert areas.index.tolist() == ["XX01", "XX02", UNPLACED]
    assert rows(areas) == [
        (7, 18, 43, True, 3, 2),
        (5, 2, 2, True, 3, 0),
        (1, None, None, False, 1, 0),
    ]


def test_by_area_when_cercles_then_incidents_known_to_a_region_only_are_unplaced(mini):
    areas = by_area(mini, everything(mini), "cercle")
    assert areas["n_incidents"].to_dict() == {"XX0101": 4, "XX0102": 2, "XX0201": 3, "XX0202": 1, UNPLACED: 3}


def test_by_area_when_nothing_shown_then_empty(mini):
    assert by_area(mini, ~everything(mini)).empty


def test_by_area_when_level_unknown_then_says_what_is_allowed(mini):
    with pytest.raises(ValueError, match="'village'.*levels: region, cercle, commune; maps: 2023, old"):
        by_area(mini, everything(mini), "village")


def test_by_actor_when_joint_then_counts_under_each(mini):
    actors = by_actor(mini, everything(mini))
    assert actors["n_incidents"].to_dict() == {
        "FAMA": 4,
        "WAGNER": 1,
        "AFRICA_CORPS": 1,
        "DOZO": 1,
        "JNIM": 3,
        "ISSP": 2,
        "CSP_FLA": 1,
        "GATIA_MSA": 1,
        "ARMED_UNKNOWN": 2,
        "OTHER": 1,
    }
    assert rows(actors.loc[["FAMA", "ISSP", "OTHER"]]) == [
        (4, 15, 25, True, 1, 0),
        (2, None, 12, False, 1, 1),
        (1, None, None, False, 1, 0),
    ]
    assert actors["n_aggregates"].sum() == actors.loc["JNIM", "n_aggregates"] == 1


def test_by_harm_when_only_an_aggregate_reports_it_then_shown_apart(mini):
    harms = by_harm(mini, everything(mini))
    counts = harms["n_incidents"].loc[lambda column: column > 0]
    assert counts.to_dict() == {
        "killing": 6,
        "airstrike": 1,
        "explosive": 1,
        "injury": 3,
        "abduction": 2,
        "enforced_disappearance": 1,
        "detention": 1,
        "torture": 1,
        "sexual_violence": 1,
        "arson": 1,
        "looting": 2,
        "displacement": 1,
        "infrastructure": 1,
    }
    assert harms.loc["siege", ["n_incidents", "n_aggregates"]].tolist() == [0, 1]
    assert harms.loc["displacement", "n_aggregates"] == 1


def test_by_actor_and_harm_when_joint_then_counts_in_each_cell(mini):
    cells = by_actor_and_harm(mini, everything(mini))
    assert cells.shape == (10, 14)
    assert cells.loc["FAMA"].loc[lambda row: row > 0].to_dict() == {
        "killing": 3,
        "enforced_disappearance": 1,
        "torture": 1,
        "sexual_violence": 1,
        "arson": 1,
        "looting": 1,
    }
    assert cells["siege"].sum() == 0


def test_by_actor_and_harm_when_aggregates_asked_for_then_only_these(mini):
    cells = by_actor_and_harm(mini, everything(mini), aggregates=True).stack()
    assert cells[cells > 0].to_dict() == {("JNIM", "displacement"): 1, ("JNIM", "siege"): 1}


def test_by_month_when_counted_at_start_then_each_incident_once(mini):
    counts = by_month(mini, everything(mini))
    keys = [(month_text(row.month), row.category, row.spans_months) for row in counts.itertuples()]
    assert keys == [
        ("2023-01", "STATE_AND_ALLIES", False),
        ("2023-02", "ISLAMIST_ARMED_GROUPS", False),
        ("2023-02", SEVERAL_GROUPS, False),
        ("2023-03", "ISLAMIST_ARMED_GROUPS", False),
        ("2023-04", "ISLAMIST_ARMED_GROUPS", False),
        ("2023-05", "UNIDENTIFIED", False),
        ("2023-11", "STATE_AND_ALLIES", True),
        ("2024-02", "ISLAMIST_ARMED_GROUPS", False),
        ("2024-03", "REBEL_COALITIONS", False),
        ("2024-04", "SELF_DEFENCE_MILITIAS", False),
        ("2024-05", "OTHER", False),
        ("2024-06", "UNIDENTIFIED", False),
        ("2024-06", SEVERAL_GROUPS, False),
    ]
    assert rows(counts.iloc[[0, 1, 2, 4, 6]]) == [
        (1, 3, 3, False, 0, 0),
        (1, 5, 8, False, 0, 1),
        (1, 10, 20, True, 0, 0),
        (1, None, 12, False, 0, 1),
        (1, 2, 2, True, 0, 0),
    ]


def test_by_month_when_spread_evenly_then_a_third_in_each_of_three_months(mini):
    counts = by_month(mini, only(mini, "EX-2023-0008"), "even")
    assert [month_text(month) for month in counts["month"]] == ["2023-11", "2023-12", "2024-01"]
    assert counts["n_incidents"].tolist() == pytest.approx([1 / 3] * 3)
    assert counts["maximum"].tolist() == pytest.approx([2 / 3] * 3)
    assert counts["is_open"].tolist() == [True] * 3


@pytest.mark.parametrize("data", ["mini", "shipped"])
def test_by_month_when_the_date_rule_changes_then_no_total_does(data, request):
    dataset = request.getfixturevalue(data)
    numbers = ["n_incidents", "minimum", "maximum", "n_without_figure", "n_mixed"]
    start, even = (by_month(dataset, everything(dataset), rule)[numbers].sum() for rule in ("start", "even"))
    killed = total(dataset, everything(dataset)).reported
    assert start.tolist() == [
        killed.n_records,
        killed.minimum,
        killed.maximum,
        killed.n_without_figure,
        killed.n_mixed,
    ]
    assert even.tolist() == pytest.approx(start.tolist())


def test_by_month_when_nothing_shown_then_empty_with_its_columns(mini):
    counts = by_month(mini, ~everything(mini), "even")
    assert counts.empty
    assert list(counts) == ["month", "category", "group_bits", "spans_months", *RANGE]


def test_by_month_when_rule_unknown_then_says_what_is_allowed(mini):
    with pytest.raises(ValueError, match="'middle' is unknown; allowed: start, even"):
        by_month(mini, everything(mini), "middle")


@pytest.mark.parametrize("admin_map", ["2023", "old"])
@pytest.mark.parametrize("level", ["region", "cercle"])
def test_by_area_when_shipped_then_adds_up_to_the_total(shipped, level, admin_map):
    areas = by_area(shipped, everything(shipped), level, admin_map)
    killed = total(shipped, everything(shipped)).reported
    sums = areas[["n_incidents", "minimum", "maximum", "n_without_figure", "n_mixed"]].sum()
    assert sums.tolist() == [
        killed.n_records,
        killed.minimum,
        killed.maximum,
        killed.n_without_figure,
        killed.n_mixed,
    ]


def test_range_of_when_fractions_then_rounds_outwards():
    row = {"n_incidents": 1 / 3, "minimum": 2 / 3, "maximum": 4 / 3, "is_open": True}
    row |= {"n_without_figure": 0, "n_mixed": 0}
    assert range_of(row) == ReportedRange(0, 2, True, 0, 0, 0)


@pytest.mark.parametrize("level", ["region", "cercle", "commune"])
def test_by_area_when_the_published_data_are_on_either_map_then_totals_are_equal(shipped, level):
    shown = ~shipped.incidents["is_aggregate"].to_numpy()
    sums = [
        by_area(shipped, everything(shipped), level, admin_map)[["n_incidents", "minimum"]].sum().tolist()
        for admin_map in ("2023", "old")
    ]
    # A second way: the columns of the table itself, whatever the area.
    killed = shipped.incidents.loc[shown, "killed_min"].sum()
    assert sums == [[shown.sum(), killed]] * 2
