"""What a click on a chart shows: exactly the records that were counted there, whatever is filtered already."""

import re

import pytest

from sahel_map.selection.counted import behind
from sahel_map.selection.known import Known
from sahel_map.selection.matching import matching
from sahel_map.selection.month_counted import counted_in_month
from sahel_map.selection.selection import Selection
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.charts.bars import area_bars, harm_bars
from sahel_map.views.charts.matrix import actor_harm_matrix
from sahel_map.views.charts.picks import picked_codes
from sahel_map.views.charts.timeline import timeline
from sahel_map.words import Words


def codes(*names):
    return frozenset(names)


SELECTIONS = {
    "all": Selection(),
    "actor": Selection(actors=codes("FAMA")),
    "two actors": Selection(actors=codes("FAMA", "WAGNER")),
    "joint": Selection(actors=codes("FAMA", "WAGNER"), actor_mode="all"),
    "joint groups": Selection(actors=codes("STATE_AND_ALLIES", "SELF_DEFENCE_MILITIAS"), actor_mode="all"),
    "actors alone": Selection(actors=codes("FAMA", "WAGNER"), actor_mode="only"),
    "mode without actors": Selection(actor_mode="only", harm_mode="all"),
    "harm": Selection(harms=codes("arson")),
    "harms together": Selection(harms=codes("killing", "looting"), harm_mode="all"),
    "harms alone": Selection(harms=codes("killing", "arson"), harm_mode="only"),
    "cercle": Selection(areas=codes("ML0501")),
    "region": Selection(areas=codes("ML05", "ML06")),
    "days": Selection(start="2023-02-10", end="2024-03-20", confidences=codes("high", "medium")),
    "a click before": Selection(actors=codes("FAMA"), counted=codes("actor.WAGNER", "harm.killing")),
}


@pytest.fixture(scope="module")
def en(shipped):
    return Words("en", shipped.labels("en"))


def counted_and_left_out(text):
    """Return the incidents and the aggregate records that a text of a mark names."""
    counted = re.search(r"([\d,]+) incidents?", text)
    left_out = re.search(r"([\d,]+) aggregate record", text)
    return tuple(int(found[1].replace(",", "")) if found else 0 for found in (counted, left_out))


def opened(dataset, selection):
    """Return the incidents and the aggregate records of a selection."""
    mask, is_aggregate = matching(dataset, selection), dataset.incidents["is_aggregate"].to_numpy()
    return int((mask & ~is_aggregate).sum()), int((mask & is_aggregate).sum())


def charts_of(dataset, selection, words):
    """Return each chart, the column of its texts, and whether these name the aggregate records too."""
    numbers = Numbers(dataset, matching(dataset, selection))
    areas = [area_bars(numbers, words, level, selection.admin_map) for level in ("region", "cercle")]
    # A bar of a harm names the aggregate records where it counts no other.
    return [
        (actor_harm_matrix(numbers, words), "cells", "tip", True),
        (harm_bars(numbers, words), "bars", "full", False),
        *((chart, "bars", "full", False) for chart in areas),
    ]


@pytest.mark.parametrize("admin_map", ["2023", "old"])
@pytest.mark.parametrize("name", SELECTIONS)
def test_mark_when_clicked_then_exactly_the_records_it_counts(shipped, en, name, admin_map):
    known = Known.of(shipped)
    selection = SELECTIONS[name].replace(admin_map=admin_map, known_actors=known.actors)
    wrong, n_marks = [], 0
    for chart, table, column, names_aggregates in charts_of(shipped, selection, en):
        for mark in chart.rows(table):
            clicked = behind(selection, *picked_codes({"pick": [mark]}))
            found, said = opened(shipped, clicked), counted_and_left_out(mark[column])
            if found[0] != said[0] or (names_aggregates and found[1] != said[1]):
                wrong.append((mark[column], said, found))
            again, notices = Selection.from_query(clicked.to_query(), known)
            if notices or opened(shipped, again) != found:
                wrong.append((mark[column], clicked.to_query(), notices))
            n_marks += 1
    assert wrong == []
    assert n_marks > 10


def test_mark_when_clicked_then_a_filter_says_it_in_plain_words_where_it_can():
    two = Selection(actors=codes("FAMA", "WAGNER"))
    assert behind(two, "actor.FAMA") == Selection(actors=codes("FAMA"))
    joint = two.replace(actor_mode="all")
    assert behind(joint, "actor.FAMA") == joint
    # Of the records of nobody but these two, those that name one of them: no filter alone says that.
    alone = two.replace(actor_mode="only")
    assert behind(alone, "actor.FAMA") == alone.replace(counted=codes("actor.FAMA"))
    assert behind(Selection(), "region.ML05") == Selection(areas=codes("ML05"))
    regions = Selection(areas=codes("ML05", "ML06"))
    assert behind(regions, "region.ML05") == Selection(areas=codes("ML05"))
    assert behind(regions, "region.unknown") == regions.replace(counted=codes("region.unknown"))


def test_address_when_a_reader_narrowed_it_more_than_ten_times_then_holds_every_step(shipped):
    steps = [f"began.{year}" for year in range(2010, 2022)]
    selection = behind(Selection(), *steps)
    assert Selection.from_query(selection.to_query(), Known.of(shipped)) == (selection, ())


PERIODS = {
    "all": Selection(),
    "days": Selection(start="2023-02-10", end="2024-03-20"),
    "months": Selection(start="2023-03", end="2024-11", actors=codes("JNIM", "FAMA"), actor_mode="only"),
    "from a day": Selection(start="2022-01-15", harms=codes("killing")),
    "to a month": Selection(end="2023-06"),
}


@pytest.mark.parametrize("name", PERIODS)
def test_month_when_clicked_then_exactly_the_incidents_that_began_in_it(shipped, en, name):
    known, selection = Known.of(shipped), PERIODS[name]
    selection = selection.replace(known_actors=known.actors)
    numbers = Numbers(shipped, matching(shipped, selection))
    months = timeline(numbers, en, "incidents", "start", selection.start_month, selection.end_month).table()
    said = {month: int(n) for month, n in months.groupby("Month")["Incidents"].sum().items()}
    found = {}
    for month in said:
        clicked = counted_in_month(shipped, selection, month)
        found[month] = opened(shipped, clicked)[0]
        assert Selection.from_query(clicked.to_query(), known) == (clicked, ())
    assert found == said
    assert len(said) > 5


@pytest.mark.parametrize("name", PERIODS)
def test_month_when_spread_evenly_and_clicked_then_all_that_have_a_share_in_it(shipped, name):
    selection = PERIODS[name]
    incidents, shown = shipped.incidents, matching(shipped, selection)
    first, last = (incidents[column].to_numpy() for column in ("month_first", "month_last"))
    inside = 0
    for month in sorted(set(first[shown]) | set(last[shown])):
        text = f"{month // 12}-{month % 12 + 1:02d}"
        clicked = counted_in_month(shipped, selection, text, "even")
        if clicked is None:
            # Said, and not shown: the month lies outside the period.
            assert text < (selection.start or text)[:7] or text > (selection.end or text)[:7]
            continue
        assert (matching(shipped, clicked) == (shown & (first <= month) & (month <= last))).all()
        inside += 1
    assert inside > 5


def test_month_when_nothing_began_before_it_then_is_a_period_alone(mini):
    # EX-2023-0002 and -0003 began in February 2023; the days at which a period begins stay.
    selection = Selection(start="2023-02-02")
    assert counted_in_month(mini, selection, "2023-02").to_query()["from"] == "2023-02-02"
    assert counted_in_month(mini, selection, "2023-02").to_query()["to"] == "2023-02"
    assert counted_in_month(mini, selection, "2023-01").to_query() == {
        "from": "2023-02-02",
        "counted": "began.2023-01",
    }
    assert counted_in_month(mini, selection, "2023-01", "even") is None
