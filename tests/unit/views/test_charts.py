"""Charts of the invented data set: the numbers they draw, what they say, and what an empty choice gives."""

import dataclasses
import json
import re

import altair as alt
import numpy as np
import pandas as pd
import pytest
import vl_convert

from sahel_map.selection.selection import Selection
from sahel_map.statistics.covered import incomplete_month
from sahel_map.statistics.numbers import Numbers
from sahel_map.style import AMOUNTS
from sahel_map.views.charts.bars import area_bars, harm_bars
from sahel_map.views.charts.chart import lookup, number_scale_top
from sahel_map.views.charts.coverage import coverage
from sahel_map.views.charts.events import context_key, event_table, month_position
from sahel_map.views.charts.matrix import actor_harm_matrix
from sahel_map.views.charts.timeline import timeline
from sahel_map.views.charts.timeline_data import bar_table
from sahel_map.words import Words

JANUARY_2023 = 2023 * 12
NOTHING = "Nothing to show: no incident matches the filters."


def words(dataset, language="en"):
    labels = dataset.codes.labels(language) | dataset.units.labels(language)
    return Words(language, labels)


def everything(dataset):
    return Numbers(dataset, np.ones(len(dataset.incidents), dtype=bool))


def nothing(dataset):
    return Numbers(dataset, np.zeros(len(dataset.incidents), dtype=bool))


def only(dataset, *incident_ids):
    return Numbers(dataset, dataset.incidents.index.isin(incident_ids))


def shown_text(chart):
    return " ".join(chart.specification["layer"][0]["mark"]["text"])


# Timeline


def test_bars_when_incidents_then_pieces_stand_on_each_other_and_groups_side_by_side(mini):
    bars = pd.DataFrame(bar_table(everything(mini).by_month(), "incidents"))
    february = bars[bars["x"].between(JANUARY_2023 + 1, JANUARY_2023 + 2)]
    assert february[["group", "y", "y2"]].to_numpy().tolist() == [
        ["ISLAMIST_ARMED_GROUPS", 0, 1],
        ["STATE_AND_ALLIES", 1, 2],
        ["SELF_DEFENCE_MILITIAS", 1, 2],
    ]
    assert (february["x2"] - february["x"]).round(9).tolist() == [0.84, 0.42, 0.42]
    # Each piece once: groups that share one are as wide together as a piece of one group.
    assert ((bars["y2"] - bars["y"]) * (bars["x2"] - bars["x"]) / 0.84).sum() == pytest.approx(13)


def test_bars_when_killed_then_lowest_counts_below_and_the_rest_up_to_the_highest(mini):
    bars = pd.DataFrame(bar_table(everything(mini).by_month(), "killed"))
    february = bars[bars["x"].between(JANUARY_2023 + 1, JANUARY_2023 + 2)]
    pieces = february.drop_duplicates(["light", "y"])
    assert pieces[["group", "light", "y", "y2"]].to_numpy().tolist() == [
        ["ISLAMIST_ARMED_GROUPS", False, 0, 5],
        ["STATE_AND_ALLIES", False, 5, 15],
        ["ISLAMIST_ARMED_GROUPS", True, 15, 18],
        ["STATE_AND_ALLIES", True, 18, 28],
    ]


def test_bars_when_an_incident_spans_months_then_only_its_piece_is_striped(mini):
    bars = pd.DataFrame(bar_table(everything(mini).by_month(), "killed"))
    assert bars.loc[bars["spans"], "x"].tolist() == pytest.approx([JANUARY_2023 + 10 + 0.08])


def test_timeline_when_drawn_then_the_picture_is_the_same_object_for_every_choice(mini):
    texts = words(mini)
    whole, one = (timeline(numbers, texts) for numbers in (everything(mini), only(mini, "EX-2023-0001")))
    assert whole.specification is one.specification
    assert "datasets" not in whole.specification
    assert whole.data["ends"]["top"] == [2]
    assert one.data["ends"]["top"] == [1]


def test_timeline_when_several_groups_then_one_line_of_the_legend(mini):
    chart = timeline(everything(mini), words(mini))
    assert chart.data["ends"]["legend"] == [
        "STATE_AND_ALLIES,ISLAMIST_ARMED_GROUPS,SELF_DEFENCE_MILITIAS,REBEL_COALITIONS,UNIDENTIFIED,OTHER,SEVERAL_GROUPS"
    ]
    assert timeline(only(mini, "EX-2023-0001"), words(mini)).data["ends"]["legend"] == ["STATE_AND_ALLIES"]
    legend = next(layer for layer in chart.specification["layer"] if "color" in layer["encoding"])["encoding"][
        "color"
    ]["legend"]
    labels = json.loads(legend["labelExpr"].removeprefix("(").removesuffix(")[datum.value]"))
    assert list(labels.values()) == [
        "State forces and allies",
        "Islamist armed groups",
        "Self-defence and pro-government militias",
        "Northern rebel coalitions",
        "Unidentified",
        "Other actors",
        "Several groups (split colours)",
    ]


def test_timeline_when_killed_then_open_and_unknown_months_are_marked(mini):
    months = timeline(everything(mini), words(mini), "killed").data["months"]
    assert [(place, y) for place, y in enumerate(months["plus"]) if y is not None] == [(1, 28), (10, 2)]
    assert [place for place, is_unknown in enumerate(months["ring"]) if is_unknown] == [2, 13, 14, 15, 16, 17]


def test_timeline_when_hovered_then_month_says_its_range_in_words(mini):
    months = timeline(everything(mini), words(mini)).data["months"]
    assert months["month"][:3] == ["January 2023", "February 2023", "March 2023"]
    assert months["killed"][:5] == ["3", "15–28+", "not reported", "up to 12", "0"]
    assert months["incidents"][5] == "none"
    assert months["SEVERAL_GROUPS"][:3] == [None, "1", None]


def test_timeline_when_months_are_asked_for_then_axis_shows_them(mini):
    chart = timeline(only(mini, "EX-2023-0001"), words(mini), start_month="2022-11", end_month="2023-02")
    assert chart.data["months"]["month"] == ["November 2022", "December 2022", "January 2023", "February 2023"]
    assert chart.data["axis"]["label"] == ["Nov 2022", "Dec 2022", "Jan 2023", "Feb 2023"]


def test_timeline_when_long_then_years_are_named_in_the_middle_of_their_span(shipped):
    axis = timeline(everything(shipped), words(shipped)).data["axis"]
    assert axis["label"] == ["", "2022", "2023", "2024", "2025", "2026"]
    assert axis["x"][1] == 2022 * 12 + 6
    assert axis["tick"] == [None, 2022 * 12, 2023 * 12, 2024 * 12, 2025 * 12, 2026 * 12]


def test_timeline_when_french_then_numbers_on_axes_are_french_whatever_the_browser(shipped):
    chart = timeline(everything(shipped), words(shipped, "fr"), "killed")
    assert chart.specification["config"]["locale"]["number"]["thousands"] == "\u202f"
    assert chart.data["ends"]["top"], chart.data["ends"]["step"] == ([1000], [500])


def test_timeline_when_the_data_end_within_a_month_then_it_is_marked(mini):
    without_june = mini.incidents[mini.incidents.index != "EX-2024-0005"]
    unsaid = dataclasses.replace(mini, profile=dataclasses.replace(mini.profile, covered_until=None))
    cut = dataclasses.replace(unsaid, incidents=without_june)
    assert incomplete_month(mini) is incomplete_month(unsaid) is None
    assert incomplete_month(cut) == 2024 * 12 + 5
    chart = timeline(everything(cut), words(cut))
    assert chart.data["months"]["month"][-1] == "June 2024 (not complete)"
    assert chart.data["ends"]["incomplete"] == [2024 * 12 + 5]
    assert "June 2024 is not complete (hatched)." in chart.caption


def test_timeline_when_nothing_is_shown_then_says_so(mini):
    chart = timeline(nothing(mini), words(mini))
    assert shown_text(chart) == chart.specification["description"] == NOTHING


def test_timeline_when_no_toll_is_known_then_killed_says_so_and_incidents_are_drawn(mini):
    numbers = only(mini, "EX-2024-0006")
    killed = timeline(numbers, words(mini), "killed")
    assert shown_text(killed) == (
        "Nothing to show: no incident that matches the filters has a reported number of people killed."
    )
    assert timeline(numbers, words(mini)).data["bars"]["y2"] == [1]


def test_timeline_when_nobody_died_then_an_empty_axis_and_not_an_unknown_toll(mini):
    chart = timeline(only(mini, "EX-2023-0006"), words(mini), "killed")
    assert chart.data["months"]["killed"][4] == "0"
    assert chart.data["bars"]["x"] == []


def test_timeline_caption_when_the_incomplete_month_is_not_shown_then_not_mentioned(shipped):
    before = Numbers(shipped, shipped.incidents["month_last"].to_numpy() < 2026 * 12)
    assert "March 2026 is not complete (hatched)." in timeline(everything(shipped), words(shipped)).caption
    assert "not complete" not in timeline(before, words(shipped), end_month="2025-12").caption


def test_timeline_when_read_then_caption_ends_with_the_highest_month(mini):
    assert timeline(everything(mini), words(mini), "killed").caption.endswith(
        "Monthly timeline from January 2023 to June 2024; the highest month is February 2023, "
        "with 15–28+ reported killed."
    )


def test_timeline_caption_when_incidents_then_starts_with_what_is_counted(mini):
    assert timeline(everything(mini), words(mini)).caption == (
        "13 documented incidents, by month and group of alleged actors. "
        "1 incident dated to a period of several months (striped) counts in the month it starts. "
        "Incidents whose alleged actors belong to several groups have split colours, so that nothing counts twice. "
        "1 aggregate record (a siege, a month or a region as a whole) is left out. "
        "Monthly timeline from January 2023 to June 2024; the highest month is February 2023, with 2 incidents."
    )


def test_timeline_caption_when_spread_then_states_the_rule(mini):
    caption = timeline(everything(mini), words(mini), "killed", "even").caption
    assert "1 incident dated to a period of several months (striped) is spread over them in equal parts." in caption
    assert "7 incidents without a figure add nothing (1 of them reports killings)." in caption
    assert "The counts of 2 incidents may include fighters." in caption


def test_timeline_caption_when_only_an_aggregate_then_nothing_and_what_is_left_out(mini):
    assert timeline(only(mini, "EX-2023-0007"), words(mini)).caption == (
        f"{NOTHING} 1 aggregate record (a siege, a month or a region as a whole) is left out."
    )


def test_timeline_table_when_all_shown_then_rows_add_up_and_unknown_is_empty(mini):
    table = timeline(everything(mini), words(mini)).table()
    assert list(table) == [
        "Month",
        "Alleged actors",
        "Of these over several months",
        "Incidents",
        "Reported killed",
        "Killed, lowest count",
        "Killed, highest count",
        "Incidents without a figure",
        "Counts that may include fighters",
    ]
    assert table.iloc[2].tolist() == ["2023-02", "Several groups (split colours)", 0, 1, "10–20+", 10, 20, 0, 0]
    assert table.loc[3, "Killed, lowest count"] is pd.NA
    assert table["Incidents"].sum() == 13


def test_timeline_table_when_spread_then_fractions(mini):
    table = timeline(only(mini, "EX-2023-0008"), words(mini), spread="even").table()
    assert table["Incidents"].tolist() == [0.3, 0.3, 0.3]
    assert table["Reported killed"].tolist() == ["0–1+"] * 3


# Context events


def test_timeline_events_when_in_the_period_then_numbered_by_date(mini):
    first, second = timeline(everything(mini), words(mini, "fr")).notes
    assert (first.number, first.date, first.label) == (1, "30 juin 2023", "Jalon inventé")
    assert (second.number, second.date) == (2, "1er janvier 2024")
    assert second.source_url == "https://news.example/second"


def test_month_position_when_mid_month_then_a_fraction():
    assert month_position(pd.Timestamp("2023-02-15")) == JANUARY_2023 + 1.5


def test_events_when_shipped_then_three_are_named_and_the_others_are_dots_with_a_text(shipped):
    first, last = 2021 * 12 + 11, 2026 * 12 + 2
    lines = context_key(shipped, words(shipped), first, last)
    table = event_table(lines, first, last, words(shipped))
    assert [text for text in table["text"] if text] == ["Moura", "UN mission leaves", "Wagner to Africa Corps"]
    assert len(table["tip"]) == len(lines) > 20
    moura = table["text"].index("Moura")
    assert table["tip"][moura] == "27 March 2022: Moura killings (27-31 March)"
    # Names that follow each other are in two rows where the plot is narrow.
    assert [row for row, text in zip(table["row"], table["text"], strict=True) if text] == [0, 1, 0]


def test_events_when_none_is_a_turning_point_then_dots_alone(mini):
    lines = context_key(mini, words(mini), JANUARY_2023, JANUARY_2023 + 17)
    table = event_table(lines, JANUARY_2023, JANUARY_2023 + 17, words(mini))
    assert table["text"] == [None, None]
    assert table["tip"] == ["30 June 2023: Invented milestone", "1 January 2024: Second invented milestone"]


# Matrix


def cells_of(chart):
    return {(row["actor"], row["harm"]): row for row in chart.rows("cells")}


def test_actor_harm_matrix_when_drawn_then_numbers_margins_and_left_out_records(mini):
    cells = cells_of(actor_harm_matrix(everything(mini), words(mini)))
    assert cells["FAMA", "killing"]["text"] == "3"
    assert cells["", ""]["text"] == "13"
    assert cells["", "killing"]["text"] == "6"
    assert cells["JNIM", "siege"]["text"] == "+1"
    assert cells["FAMA", "airstrike"]["text"] == ""
    assert cells["FAMA", "airstrike"]["hatched"] is True
    assert cells["JNIM", "siege"]["tip"] == (
        "JNIM · Siege or blockade: 0 incidents, 1 aggregate record, not counted"
    )


def test_actor_harm_matrix_when_one_incident_then_only_its_actors_and_harms(mini):
    cells = actor_harm_matrix(only(mini, "EX-2023-0002"), words(mini)).rows("cells")
    assert {row["actor"] for row in cells} == {"", "FAMA", "DOZO"}
    assert {row["harm"] for row in cells} == {"", "killing", "looting"}
    assert {row["text"] for row in cells} == {"1"}
    assert {row["shade"] for row in cells if row["actor"] and row["harm"]} == {AMOUNTS[0]}


def test_actor_harm_matrix_when_nothing_is_shown_then_says_so(mini):
    assert shown_text(actor_harm_matrix(nothing(mini), words(mini))) == NOTHING


def test_actor_harm_caption_when_cells_overlap_then_says_so(mini):
    assert actor_harm_matrix(everything(mini), words(mini)).caption == (
        "13 documented incidents, by alleged actor and type of harm. An incident counts in every cell that "
        "fits it, so that cells do not add up to the first row and column, which count it once. "
        "1 aggregate record (a siege, a month or a region as a whole) is left out. "
        "Shades from light to dark: 1 · 2–4 · 5–9 · 10–29 · 30+. "
        "“+n” stands where only aggregate records report this; hatched: no report."
    )


def test_actor_harm_table_when_all_shown_then_one_row_per_reported_pair(mini):
    table = actor_harm_matrix(everything(mini), words(mini)).table()
    assert len(table) == 29
    assert table[table["Type of harm"] == "Siege or blockade"].to_numpy().tolist() == [
        ["JNIM", "Siege or blockade", 0, 1]
    ]


# Bars


def test_area_bars_when_drawn_then_ranges_and_the_unplaced_last(mini):
    bars = area_bars(everything(mini), words(mini)).data["bars"]
    assert bars["name"] == ["Newregion-1", "Newregion-2", "Newregion-3", "Region not known"]
    assert list(zip(bars["low"], bars["high"], bars["open"], strict=True)) == [
        (18, 31, True),
        (0, 12, False),
        (2, 2, True),
        (0, 0, False),
    ]


def test_area_bars_when_figures_are_missing_then_text_says_how_many(mini):
    assert area_bars(everything(mini), words(mini)).data["bars"]["full"] == [
        "18–31+ reported killed · 4 incidents · 1 without a figure",
        "up to 12 reported killed · 3 incidents · 2 without a figure",
        "2+ reported killed · 1 incident",
        "0 reported killed · 5 incidents · 4 without a figure",
    ]


def test_area_bars_when_all_tolls_are_unknown_then_text_says_not_reported(mini):
    chart = area_bars(only(mini, "EX-2024-0002"), words(mini), admin_map="old")
    assert chart.data["bars"]["full"] == ["not reported · 1 incident · 1 without a figure"]


def test_area_bars_when_nothing_is_shown_then_says_so(mini):
    assert shown_text(area_bars(nothing(mini), words(mini))) == NOTHING


@pytest.mark.parametrize(
    ("level", "admin_map", "kind", "unplaced"),
    [
        ("region", "2023", "by region on the map of 2023.", "5 incidents"),
        ("region", "old", "by region on the map before 2023.", "1 incident"),
        ("cercle", "2023", "by cercle.", "3 incidents"),
    ],
)
def test_area_bars_caption_when_map_changes_then_same_total(mini, level, admin_map, kind, unplaced):
    caption = area_bars(everything(mini), words(mini), level, admin_map).caption
    assert caption.startswith(f"20–45+ people reported killed (reported range) in 6 incidents, {kind}")
    assert f"of {unplaced} " in caption


def test_area_bars_table_when_unplaced_then_without_a_code(mini):
    table = area_bars(everything(mini), words(mini)).table()
    assert table["Area"].tolist() == ["Newregion-1", "Newregion-2", "Newregion-3", "Region not known"]
    assert table["P-code"].isna().tolist() == [False, False, False, True]
    assert table["Reported killed"].tolist() == ["18–31+", "up to 12", "2+", "0"]


def test_harm_bars_when_only_an_aggregate_reports_a_harm_then_no_bar_but_a_text(mini):
    bars = harm_bars(everything(mini), words(mini)).data["bars"]
    assert (bars["name"][0], bars["high"][0]) == ("Killing of civilians", 6)
    assert (bars["name"][-1], bars["full"][-1], bars["high"][-1]) == (
        "Siege or blockade",
        "1 aggregate record, not counted",
        0,
    )


def test_harm_bars_caption_when_bars_overlap_then_says_so(mini):
    assert harm_bars(everything(mini), words(mini, "fr")).caption == (
        "13 incidents documentés, par type d’atteinte\u202f; un incident compte sous chacun de ses types, si "
        "bien que les barres ne s’additionnent pas. "
        "1 fiche globale (un siège, un mois ou une région dans son ensemble) est laissée de côté."
    )


def test_harm_bars_table_when_all_shown_then_counts_only(mini):
    table = harm_bars(everything(mini), words(mini)).table()
    assert table.iloc[0].tolist() == ["Killing of civilians", 6, 0]
    assert table.iloc[-1].tolist() == ["Siege or blockade", 0, 1]


def test_harm_bars_when_nothing_is_shown_then_says_so(mini):
    assert shown_text(harm_bars(nothing(mini), words(mini))) == NOTHING


# Look


@pytest.mark.parametrize(
    ("highest", "top", "step"), [(738, 800, 200), (12, 15, 5), (1, 1, 1), (0, 1, 1), (991, 1000, 500)]
)
def test_number_scale_top_when_rounded_then_few_round_steps(highest, top, step):
    assert number_scale_top(highest) == (top, step)


def test_lookup_when_a_label_holds_quotes_then_it_stays_text():
    assert lookup({"1.5": '"]);alert(1)//'}) == '({"1.5": "\\"]);alert(1)//"})[datum.value]'


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
def test_charts_when_shipped_then_valid_with_constant_summary_and_loading_nothing(shipped, language):
    numbers, texts = everything(shipped), words(shipped, language)
    for chart in (
        timeline(numbers, texts),
        timeline(numbers, texts, "killed", "even"),
        actor_harm_matrix(numbers, texts),
        area_bars(numbers, texts, "cercle", "old"),
        harm_bars(numbers, texts),
        coverage(shipped, numbers.mask, texts, Selection()),
        timeline(nothing(shipped), texts),
    ):
        whole = chart.vega_lite()
        alt.LayerChart.from_dict(whole)  # against the schema
        assert len(chart.caption) > 40
        assert whole["description"] == chart.caption
        assert '"url"' not in json.dumps(whole)
        drawn = {layer.get("data", whole.get("data"))["name"] for layer in whole["layer"]}
        assert drawn == set(chart.data)


@pytest.mark.parametrize(("width", "share"), [(900, 1), (60, 0)])
def test_timeline_when_pieces_have_room_then_each_carries_the_shape_of_its_group(mini, width, share):
    chart = timeline(everything(mini), words(mini))
    picture = vl_convert.vegalite_to_svg(chart.vega_lite() | {"width": width}, vl_version="6.4")
    layers = chart.specification["layer"]
    place = next(place for place, layer in enumerate(layers) if "shape" in layer["encoding"])
    drawn = re.search(rf'<g class="mark-symbol role-mark layer_{place}_marks"[^>/]*(/>|>.*?</g>)', picture, re.S)
    assert drawn[1].count("<path") == share * len(chart.data["bars"]["x"])
