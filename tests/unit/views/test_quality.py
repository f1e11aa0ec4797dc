"""The quality page counts what the records rest on and what they lack, as worked out by hand."""

import dataclasses

import numpy as np
import pytest

from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.views.charts.coverage import coverage, covered_months
from sahel_map.views.quality.empty_areas_text import empty_areas_lines
from sahel_map.views.quality.known_gaps import EmptyAreas, empty_areas, empty_months, known_gaps_table
from sahel_map.views.quality.quality import (
    grade_table,
    missing_table,
    quality_figures,
    sources_table,
    standards_table,
    support_table,
)
from sahel_map.views.quality.quality_text import confidence_exceptions, unnamed_agencies
from sahel_map.words import Words


@pytest.fixture
def en(mini):
    return Words("en", mini.codes.labels("en") | mini.units.labels("en"))


@pytest.fixture
def everything(mini):
    return np.ones(len(mini.incidents), dtype=bool)


def rows(table):
    return [tuple(row) for row in table.itertuples(index=False, name=None)]


def test_figures_when_counted_then_of_records_and_of_facts(mini, everything, en):
    # Two publishers: EX-2023-0002, -0007, EX-2024-0005. Facts: 14 dates, 14 places, 18 actors with 18 grades
    # (two actors of one record and grade would count once; there is no such pair), 24 harms, 18 figures.
    figures = {figure.label: figure.note for figure in quality_figures(mini, everything, en)}
    assert figures["Two publishers or more"] == "3 of 14"
    assert figures["With an open doubt"] == "1 of 14"
    assert figures["Facts without stated source"] == f"{len(mini.known_gaps)} of 106"
    assert figures["Figures without source"] == "13 of 18"
    assert figures["Figures off the rule"] == "0 of 18"


def test_confidence_when_counted_then_as_in_the_readme_of_the_invented_data(mini, everything, en):
    assert rows(grade_table(mini, everything, "confidence", en)) == [
        ("High", 3, "21%"),
        ("Medium", 7, "50%"),
        ("Low", 4, "29%"),
    ]


def test_precision_when_filtered_then_follows_the_filters(mini, en):
    mask = matching(mini, Selection(actors=frozenset({"JNIM"})))
    table = grade_table(mini, mask, "place_precision", en)
    # EX-2023-0003 settlement, -0004 settlement, -0007 commune, EX-2024-0005 cercle.
    assert table["Records"].tolist() == [2, 0, 1, 1, 0, 0]


def test_sources_when_counted_then_reprints_are_one_independent_publisher(mini, everything, en):
    table = sources_table(mini, everything, en)
    # Two pages: EX-2023-0001 (a reprint), -0002, -0007, EX-2024-0005.
    assert table["Records by pages"].tolist() == ["10 (71%)", "4 (29%)", "0 (0%)", "0 (0%)"]
    assert table["by independent publishers"].tolist() == ["11 (79%)", "3 (21%)", "0 (0%)", "0 (0%)"]


def test_standards_when_counted_then_the_most_thorough_kind_of_each_record(mini, everything, en):
    # The one organisation (S-0003) stands behind EX-2023-0002, -0007 and EX-2024-0005.
    assert standards_table(mini, everything, en)["Records"].tolist() == [0, 3, 11, 0, 0]


def test_missing_when_counted_then_among_the_records_that_report_the_harm(mini, everything, en):
    table = missing_table(mini, everything, en).set_index("Not reported")
    assert tuple(table.loc["killed, where a killing is reported"])[:2] == (1, 6)
    assert tuple(table.loc["injured, where injury is reported"])[:2] == (1, 3)
    assert tuple(table.loc["livestock, where looting is reported"])[:2] == (1, 2)
    assert tuple(table.loc["region on the map of 2023"])[:2] == (5, 14)


def test_support_when_counted_then_by_kind_of_fact(mini, everything, en):
    table = support_table(mini, everything, en).set_index("Fact")
    # Figures with a claim: EX-2023-0001, -0002, -0003, -0005 killed, EX-2024-0005 abducted.
    assert table.loc["figure"].tolist() == [5, 0, 0, 13]
    # Dates: EX-2024-0005 by a page, EX-2023-0007 in the notes, EX-2023-0001 not stated.
    assert table.loc["date"].tolist() == [1, 1, 1, 11]


def test_gaps_when_by_year_then_records_stand_under_their_first_day(mini, everything, en):
    table = known_gaps_table(mini, everything, "year", en)
    assert table["Year"].tolist() == ["2023", "2024"]
    assert table["Records"].tolist() == [8, 6]
    assert table["Killing without a number"].tolist() == [1, 0]
    assert table["Attackers not named"].tolist() == [1, 1]


def test_gaps_when_by_actor_then_joint_operations_stand_under_each(mini, everything, en):
    table = known_gaps_table(mini, everything, "actor", en).set_index("Alleged actor")
    assert table.loc[en.label("actors", "FAMA"), "Records"] == 4
    assert table["Records"].sum() == 18


def test_gaps_when_by_region_then_the_unknown_comes_last(mini, everything, en):
    table = known_gaps_table(mini, everything, "region", en)
    assert table["Region"].tolist()[-1] == "Region not known"
    assert table["Records"].tolist()[-1] == 5


def test_months_when_none_begins_then_apart_from_those_in_which_one_lasts(mini, everything):
    none, lasting = empty_months(mini, everything, covered_months(mini, everything, Selection()))
    # September and October 2023; then the aggregate record of June to August, and one over New Year.
    assert none == (range(2023 * 12 + 8, 2023 * 12 + 10),)
    assert lasting == (range(2023 * 12 + 6, 2023 * 12 + 8), range(2023 * 12 + 11, 2024 * 12 + 1))
    assert empty_months(mini, ~everything, range(0)) == ((), ())


def test_areas_when_without_a_record_then_regions_and_cercles_of_those_chosen(mini):
    only_first = np.arange(len(mini.incidents)) == 0
    assert empty_areas(mini, only_first, Selection()) == EmptyAreas((), ("XX02", "XX03"), ("XX0102",), 0)
    assert empty_areas(mini, only_first, Selection(areas=frozenset({"XX0101"}))) == EmptyAreas((), (), (), 0)
    everything = np.ones(len(mini.incidents), dtype=bool)
    assert empty_areas(mini, everything, Selection()) == EmptyAreas((), (), (), 5)


def test_lines_when_a_period_is_chosen_then_say_what_the_strip_leaves_out(mini, en):
    selection = Selection(start="2024-01", end="2024-03")
    assert empty_areas_lines(mini, matching(mini, selection), en, selection) == (
        "1 record shown began before these months and stands in no cell.",
        "Regions without a record under these filters: Newregion-1 and Newregion-2. Nothing reported is not "
        "nothing done.",
        "2 records shown have no known region and may lie in any of them.",
        "Cercles without a record, in regions (before 2023) that have one: Examplecercle-1, Examplecercle-2 and "
        "Examplecercle-3. Nothing reported is not nothing done.",
        "Months in which no record begins, though an earlier one still lasts: January 2024.",
    )


def test_lines_when_read_for_all_of_mali_then_a_siege_hides_no_month(shipped):
    french = Words("fr", shipped.codes.labels("fr") | shipped.units.labels("fr"))
    lines = empty_areas_lines(shipped, np.ones(len(shipped.incidents), dtype=bool), french, Selection())
    begun = set(shipped.incidents["month_first"])
    silent = sorted(set(range(min(begun), max(begun) + 1)) - begun)
    # The release of December 2026 filled the last silent months; a line on none would be false.
    assert [line for line in lines if line.startswith("Mois où aucune fiche ne commence")] == [] == silent
    assert lines[0].startswith(
        "Régions sans fiche dans tout le jeu de données (zone étudiée\u00a0: centre et nord du Mali)"
    )


def test_coverage_when_a_period_is_chosen_then_only_its_months_are_drawn(mini, en):
    selection = Selection(start="2024-01", end="2024-03")
    table = coverage(mini, matching(mini, selection), en, selection).table()
    assert table["Month"].tolist() == ["January 2024", "February 2024", "March 2024"]
    # EX-2023-0008 began in November.
    assert table.drop(columns=["Month", "Publishers"]).to_numpy().sum() == 2
    outside = Selection(start="1999-01", end="2099-12")
    assert list(covered_months(mini, matching(mini, outside), outside))[::17] == [2023 * 12, 2024 * 12 + 5]
    siege = Selection(start="2023-08", end="2023-08")
    caption = coverage(mini, matching(mini, siege), en, siege).caption
    assert caption.startswith("Records by region over 1 month. ")


def test_axis_when_drawn_then_names_the_first_month_of_each_quarter(mini, everything, en):
    axis = coverage(mini, everything, en, Selection()).data["axis"]
    assert axis == {
        "x": [2023 * 12 + month for month in (0, 3, 6, 9, 12, 15)],
        "name": ["Jan", "Apr", "Jul", "Oct", "Jan", "Apr"],
        "year": ["2023", "", "", "", "2024", ""],
    }


def test_coverage_when_tabled_then_records_by_first_month_and_publishers(mini, everything, en):
    table = coverage(mini, everything, en, Selection()).table().set_index("Month")
    assert len(table) == 18
    assert table.loc["February 2023", "Publishers"] == 3
    assert table.loc["September 2023"].sum() == 0
    assert table.drop(columns="Publishers").to_numpy().sum() == 14


def test_coverage_when_drawn_then_one_cell_per_row_and_month(mini, everything, en):
    chart = coverage(mini, everything, en, Selection())
    cells = chart.rows("cells")
    assert len(cells) == 18 * (chart.table().shape[1] - 1)
    assert {"Publishers, February 2023: 3"} <= {cell["tip"] for cell in cells}


def test_coverage_when_nothing_is_shown_then_says_so(mini, everything, en):
    chart = coverage(mini, ~everything, en, Selection())
    assert chart.caption == chart.specification["description"] == en("charts-nothing")


def test_grades_when_they_depart_from_the_guide_then_counted_both_ways(mini, shipped, counts, everything, en):
    # The three records with two publishers are the three graded high.
    assert confidence_exceptions(mini, everything, en) == ()
    below = counts["several_publishers_not_high"]
    assert confidence_exceptions(shipped, np.ones(len(shipped.incidents), dtype=bool), en) == (
        f"{below} records with two or more independent publishers are graded medium or low: several "
        "pages may rest on one account, or say too little.",
        "1 record graded high cites one publisher, which is neither the United Nations nor an organisation "
        "that reports.",
    )
    only = shipped.incidents.index == "ML-2022-0001"
    assert confidence_exceptions(shipped, only, en) == (
        "1 record graded high cites one publisher, which is neither the United Nations nor an organisation "
        "that reports.",
    )


def test_agencies_when_not_named_then_counted_where_they_are_the_second_publisher(mini, everything, en):
    assert unnamed_agencies(mini, everything, en) == ()
    # S-0004 stands behind EX-2023-0002, which has two publishers.
    groups = mini.sources["independence_group"].mask(mini.sources["source_id"] == "S-0004", "Unnamed agency")
    unnamed = dataclasses.replace(mini, sources=mini.sources.assign(independence_group=groups))
    assert unnamed_agencies(unnamed, everything, en) == (
        "1 record counts an agency that the page does not name as its second publisher; it may be the first "
        "one again.",
    )
