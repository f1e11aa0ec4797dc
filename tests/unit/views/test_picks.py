"""What a click or a brush on a chart asks of the filters."""

import numpy as np
import pytest

from sahel_map.statistics.numbers import Numbers
from sahel_map.views.charts.bars import area_bars, harm_bars
from sahel_map.views.charts.matrix import actor_harm_matrix
from sahel_map.views.charts.picks import picked_codes, picked_entry, picked_period, picks_filters
from sahel_map.views.charts.timeline import timeline
from sahel_map.words import Words


@pytest.mark.parametrize(
    ("picked", "period"),
    [
        ([{"codes": "actor.JNIM"}], {}),
        ([], {}),
        # December 2023 begins at 24287; a brush takes every month that it touches, in either direction.
        ({"x": [24287.9, 24288.1]}, {"start": "2023-12", "end": "2024-01"}),
        ({"x": [24288.9, 24288.2]}, {"start": "2024-01", "end": "2024-01"}),
        ({}, {}),
    ],
)
def test_stretch_when_brushed_then_is_the_period(picked, period):
    assert picked_period({"pick": picked}) == period


def test_month_when_clicked_then_is_the_period():
    # January 2024 is the month 24288; the brush that a click begins holds nothing.
    assert picked_period({"pick": {}, "month": [{"x": 24288}]}) == {"start": "2024-01", "end": "2024-01"}
    assert picked_period({"pick": {}, "month": []}) == {}


def test_charts_when_drawn_then_say_whether_they_filter(mini):
    words = Words("en", mini.labels("en"))
    whole = Numbers(mini, np.ones(len(mini.incidents), dtype=bool))
    empty = Numbers(mini, np.zeros(len(mini.incidents), dtype=bool))
    for build in (timeline, actor_harm_matrix, area_bars, harm_bars):
        assert picks_filters(build(whole, words))
        assert not picks_filters(build(empty, words))


def test_marks_when_clicked_then_carry_codes_that_are_filters(mini):
    words = Words("en", mini.labels("en"))
    whole = Numbers(mini, np.ones(len(mini.incidents), dtype=bool))
    regions = ["region.XX01", "region.XX02", "region.XX03", "region.unknown"]
    assert area_bars(whole, words).data["bars"]["codes"] == regions
    assert harm_bars(whole, words).data["bars"]["codes"][0] == "harm.killing"
    cells = {
        (cell["actor"], cell["harm"]): picked_codes({"pick": [cell]})
        for cell in actor_harm_matrix(whole, words).rows("cells")
    }
    assert cells["JNIM", "siege"] == ("actor.JNIM", "harm.siege")
    # The first row and column count every incident once: what is shown already.
    assert (cells["", "siege"], cells["JNIM", ""], cells["", ""]) == (("harm.siege",), ("actor.JNIM",), ())


@pytest.mark.parametrize(
    ("picked", "codes"),
    [
        ({"pick": {}, "entry": [{"group": "REBELS"}]}, ("group.REBELS",)),
        ({"pick": {"x": [24287.9, 24288.1]}, "entry": []}, ()),
        ({"pick": {}, "entry": {}}, ()),
        ({}, ()),
    ],
)
def test_entry_of_a_legend_when_clicked_then_is_the_code_it_stands_for(picked, codes):
    assert picked_entry(picked) == codes
