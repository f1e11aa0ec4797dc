"""Months after what was searched are not covered: neither empty nor nought, in chart, player and words."""

import dataclasses
import datetime as dt

import numpy as np
import pytest

from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.timeline import timeline_of
from sahel_map.sheets.map.timeline import timeline_svg
from sahel_map.statistics.covered import first_uncovered_month, incomplete_month, last_month
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.charts.bars import area_bars, harm_bars
from sahel_map.views.charts.matrix import actor_harm_matrix
from sahel_map.views.charts.timeline import timeline
from sahel_map.views.map.month_masks import month_masks, pack_months
from sahel_map.views.quality.empty_areas_text import empty_areas_lines
from sahel_map.words import Words

JUNE_2024, DECEMBER_2024 = 2024 * 12 + 5, 2024 * 12 + 11


@pytest.fixture
def searched(mini):
    """The invented data, searched until 20 June 2024; this version of them was made on 31 December 2024."""
    return dataclasses.replace(mini, profile=dataclasses.replace(mini.profile, covered_until=dt.date(2024, 6, 20)))


def everything(dataset):
    return np.ones(len(dataset.incidents), dtype=bool)


def test_months_when_searched_until_a_day_then_its_month_is_incomplete_and_later_ones_open(searched):
    assert (incomplete_month(searched), first_uncovered_month(searched)) == (JUNE_2024, JUNE_2024 + 1)
    assert last_month(searched) == DECEMBER_2024


def test_months_when_searched_until_this_version_was_made_then_none_is_added(mini):
    assert last_month(mini) == JUNE_2024


def test_timeline_when_months_were_not_searched_then_shaded_and_said(searched):
    words = Words("en", searched.codes.labels("en"))
    chart = timeline(Numbers(searched, everything(searched)), words)
    assert (chart.data["ends"]["uncovered"], chart.data["ends"]["end"]) == ([JUNE_2024 + 1], [DECEMBER_2024 + 1])
    incidents = dict(zip(chart.data["months"]["month"], chart.data["months"]["incidents"], strict=True))
    # September 2023 was searched and holds nothing; September 2024 was not.
    assert (incidents["September 2023"], incidents["September 2024"]) == ("none", "not covered")
    assert "Searched until 20 June 2024: later months are not covered" in chart.caption


def test_timeline_when_the_period_ends_before_then_nothing_is_shaded(searched):
    words = Words("en", searched.codes.labels("en"))
    chart = timeline(Numbers(searched, everything(searched)), words, end_month="2024-06")
    assert chart.data["ends"]["uncovered"] == [None]
    assert "not covered" not in chart.caption


def test_player_when_it_reaches_months_not_searched_then_says_so_in_place_of_a_number(searched):
    months, masks = month_masks(searched, Selection())
    assert (months[-1], int(masks[-1].sum())) == ("2024-12", 0)
    packed = pack_months(searched, Selection(), Words("fr"))
    assert packed.count(b"non couvert") == 6


def test_coverage_when_months_were_not_searched_then_said_under_the_strip(searched):
    words = Words("fr", searched.codes.labels("fr") | searched.units.labels("fr"))
    lines = empty_areas_lines(searched, everything(searched), words, Selection())
    assert any(line.startswith("Recherches menées jusqu’au 20 juin 2024") for line in lines)


def test_sheet_when_months_were_not_searched_then_shaded_and_said(searched):
    words = Words("en", searched.codes.labels("en"))
    made = timeline_of(searched, everything(searched), Selection(), words)
    assert (made.last, made.uncovered) == (DECEMBER_2024, JUNE_2024 + 1)
    assert made.note.endswith("not covered after 20 June 2024 (grey)")
    drawn = timeline_svg(made, 180, 30, words)
    assert "not covered" in drawn
    whole = timeline_of(searched, everything(searched), Selection(end="2024-06"), words)
    assert whole.uncovered is None
    assert "not covered" not in timeline_svg(whole, 180, 30, words)


@pytest.mark.parametrize("made", [timeline, harm_bars, area_bars, actor_harm_matrix])
def test_chart_when_its_whole_period_was_not_searched_then_says_that_in_place_of_nothing(searched, made):
    words = Words("en", searched.codes.labels("en"))
    nobody = np.zeros(len(searched.incidents), dtype=bool)
    for start, said in (
        ("2024-08", "Searched until 20 June 2024: later months"),
        ("2024-05", "Nothing to show: no"),
    ):
        chart = made(Numbers(searched, nobody, start=start), words)
        assert chart.caption.startswith(said)
        assert chart.specification["description"].startswith(said)
