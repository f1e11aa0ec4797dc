"""The bars of months under the map: what they count, what they veil, what they say."""

import pandas as pd
import pytest

from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.statistics.by_month import by_month, month_counts
from sahel_map.views.charts.period_bars import months_of, period_bars
from sahel_map.words import Words

JANUARY_2023 = 2023 * 12


def bars_of(dataset, language="en", **selection):
    chosen = Selection(**selection)
    others = matching(dataset, chosen.replace(start=None, end=None))
    return period_bars(
        dataset,
        month_counts(dataset, others),
        chosen,
        Words(language, dataset.codes.labels(language) | dataset.units.labels(language)),
    )


def test_month_counts_when_compared_then_as_the_timeline_counts(mini):
    mask = matching(mini, Selection())
    counts, whole = month_counts(mini, mask), by_month(mini, mask)
    expected = whole.groupby(["month", "group_bits"])["n_incidents"].sum()
    got = counts.set_index(["month", "group_bits"])["n_incidents"]
    pd.testing.assert_series_equal(got.astype("float64"), expected.astype("float64"), check_index_type=False)


def test_month_counts_when_nothing_is_shown_then_empty(mini):
    assert month_counts(mini, matching(mini, Selection(text="nowhere"))).empty


def test_bars_when_a_period_is_chosen_then_all_months_stay_and_the_others_are_veiled(mini):
    period = months_of(mini)
    whole, chosen = bars_of(mini), bars_of(mini, start="2023-03", end="2023-06")
    assert chosen.data["bars"] == whole.data["bars"]
    assert whole.data["veil"] == {"x": [], "x2": [], "edge": []}
    assert chosen.data["veil"] == {
        "x": [period.first, JANUARY_2023 + 6],
        "x2": [JANUARY_2023 + 2, period.last + 1],
        "edge": [JANUARY_2023 + 2, JANUARY_2023 + 6],
    }


def test_bars_when_another_filter_is_set_then_count_only_what_it_leaves(mini):
    jnim = bars_of(mini, actors=frozenset({"JNIM"}))
    mask = matching(mini, Selection(actors=frozenset({"JNIM"})))
    single = ~mini.incidents["is_aggregate"].to_numpy(dtype=bool)
    assert sum(jnim.table()["Incidents"]) == int((mask & single).sum())


def test_months_when_pointed_at_then_say_their_number_in_words(mini):
    months = bars_of(mini).data["months"]
    texts = dict(zip(months["month"], months["incidents"], strict=True))
    counts = month_counts(mini, matching(mini, Selection())).groupby("month")["n_incidents"].sum()
    january = int(counts.get(JANUARY_2023, 0))
    assert texts["January 2023"] == f"{january} incident{'' if january == 1 else 's'}"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_drawing_when_data_change_then_the_same_object(mini, language):
    assert bars_of(mini, language).specification == bars_of(mini, language, start="2023-03").specification
