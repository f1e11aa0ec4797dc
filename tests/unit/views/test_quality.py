"""The quality page counts what the records rest on and what they lack, as worked out by hand."""

import numpy as np
import pytest

from sahel_map.filters import matching
from sahel_map.selection import Selection
from sahel_map.views.coverage import coverage_chart, coverage_table
from sahel_map.views.gaps import gaps_table, quiet_cercles, quiet_months
from sahel_map.views.quality import (
    grade_table,
    missing_table,
    quality_figures,
    sources_table,
    standards_table,
    support_table,
)
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
    table = gaps_table(mini, everything, "year", en)
    assert table["Year"].tolist() == ["2023", "2024"]
    assert table["Records"].tolist() == [8, 6]
    assert table["Killing without a number"].tolist() == [1, 0]
    assert table["Attackers not named"].tolist() == [1, 1]


def test_gaps_when_by_actor_then_joint_operations_stand_under_each(mini, everything, en):
    table = gaps_table(mini, everything, "actor", en).set_index("Alleged actor")
    assert table.loc[en.label("actors", "FAMA"), "Records"] == 4
    assert table["Records"].sum() == 18


def test_gaps_when_by_region_then_the_unknown_comes_last(mini, everything, en):
    table = gaps_table(mini, everything, "region", en)
    assert table["Region"].tolist()[-1] == "Region not known"
    assert table["Records"].tolist()[-1] == 5


def test_quiet_when_looked_for_then_months_and_cercles_without_a_record(mini, everything):
    # January 2023 to June 2024: nothing in September and October 2023.
    assert quiet_months(mini, everything) == ("2023-09", "2023-10")
    only_first = np.arange(len(mini.incidents)) == 0
    assert quiet_cercles(mini, only_first) == ("XX0102",)
    assert quiet_months(mini, ~everything) == ()


def test_coverage_when_tabled_then_records_by_first_month_and_publishers(mini, everything, en):
    table = coverage_table(mini, everything, en).set_index("Month")
    assert len(table) == 18
    assert table.loc["February 2023", "Publishers"] == 3
    assert table.loc["September 2023"].sum() == 0
    assert table.drop(columns="Publishers").to_numpy().sum() == 14


def test_coverage_when_drawn_then_one_cell_per_row_and_month(mini, everything, en):
    chart = coverage_chart(mini, everything, en).to_dict()
    cells = next(iter(chart["datasets"].values()))
    assert len(cells) == 18 * coverage_table(mini, everything, en).shape[1] - 18
    assert {"Publishers, February 2023: 3"} <= {cell["tip"] for cell in cells}


def test_coverage_when_nothing_is_shown_then_says_so(mini, everything, en):
    chart = coverage_chart(mini, ~everything, en).to_dict()
    assert chart["description"] == en("charts-nothing")
