"""Charts of the invented data set: the numbers they draw, what they say, and what an empty choice gives."""

import dataclasses
import json

import numpy as np
import pandas as pd
import pytest

from sahel_map.core.vocabulary import ActorGroup
from sahel_map.statistics.by_month import by_month
from sahel_map.style import GROUP_MARKS
from sahel_map.views.charts import all as charts
from sahel_map.views.charts.chart import group_fill, lookup, number_scale_top
from sahel_map.views.charts.events import context_key, event_labels, month_position
from sahel_map.views.charts.timeline_data import incomplete_month, stack, stripes
from sahel_map.words import Words

JANUARY_2023 = 2023 * 12
NOTHING = "Nothing to show: no incident matches the filters."


def words(dataset, language="en"):
    labels = dataset.codes.labels(language) | dataset.units.labels(language)
    return Words(language, labels)


def everything(dataset):
    return np.ones(len(dataset.incidents), dtype=bool)


def only(dataset, *incident_ids):
    return dataset.incidents.index.isin(incident_ids)


def layers(chart):
    """Return, per layer, its mark and the rows it draws."""
    spec = chart.to_dict()
    names = [layer.get("data", spec.get("data"))["name"] for layer in spec["layer"]]
    return [(layer["mark"], spec["datasets"][name]) for layer, name in zip(spec["layer"], names, strict=True)]


def column(chart, name):
    """Return a column of the first layer that has it."""
    found = next(rows for _, rows in layers(chart) if rows and name in rows[0])
    return [row[name] for row in found]


def shown_text(chart):
    return " ".join(chart.to_dict()["layer"][0]["mark"]["text"])


# Timeline


def test_stack_when_incidents_then_pieces_stand_on_each_other(mini):
    pieces = stack(by_month(mini, everything(mini)), "incidents")
    february = pieces[pieces["x"].between(JANUARY_2023 + 1, JANUARY_2023 + 2)]
    assert february[["group_bits", "y", "y2"]].to_numpy().tolist() == [[2, 0, 1], [5, 1, 2]]
    assert (pieces["y2"] - pieces["y"]).sum() == 13


def test_stack_when_killed_then_lowest_counts_below_and_the_rest_up_to_the_highest(mini):
    pieces = stack(by_month(mini, everything(mini)), "killed")
    february = pieces[pieces["x"].between(JANUARY_2023 + 1, JANUARY_2023 + 2)]
    assert february[["group_bits", "is_range", "y", "y2"]].to_numpy().tolist() == [
        [2, False, 0, 5],
        [5, False, 5, 15],
        [2, True, 15, 18],
        [5, True, 18, 28],
    ]
    sizes = (pieces["y2"] - pieces["y"]).groupby(pieces["is_range"]).sum()
    assert sizes.to_dict() == {False: 20, True: 25}


def test_stripes_when_an_incident_spans_months_then_only_its_piece_is_striped(mini):
    pieces = stack(by_month(mini, everything(mini)), "killed")
    lines = stripes(pieces, 0.5)
    assert lines["x"].unique() == pytest.approx([JANUARY_2023 + 10 + 0.08])
    assert lines["y"].tolist() == [0.25, 0.75, 1.25, 1.75]


def test_timeline_when_drawn_then_bars_add_up_to_the_incidents_counted(mini):
    chart = charts.timeline(mini, everything(mini), words(mini))
    bars = next(rows for mark, rows in layers(chart) if mark.get("type") == "rect" and "group_bits" in rows[0])
    assert sum(row["y2"] - row["y"] for row in bars) == 13


def test_timeline_when_several_groups_then_one_line_of_the_legend(mini):
    spec = charts.timeline(mini, everything(mini), words(mini)).to_dict()
    encoding = next(layer["encoding"] for layer in spec["layer"] if "color" in layer["encoding"])
    legend = encoding["color"]["legend"]
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
    assert legend["values"] == list(labels)
    assert encoding["color"]["scale"]["domain"] == ["1", "16", "2", "3", "32", "4", "5", "8"]


def test_timeline_when_killed_then_open_and_unknown_months_are_marked(mini):
    drawn = layers(charts.timeline(mini, everything(mini), words(mini), "killed"))
    plus = next(rows for mark, rows in drawn if rows and rows[0].get("text") == "+")
    rings = next(rows for mark, rows in drawn if mark.get("type") == "point")
    assert [(row["x"] - 0.5 - JANUARY_2023, row["y"]) for row in plus] == [(1, 28), (10, 2)]
    assert [row["x"] - 0.5 - JANUARY_2023 for row in rings] == [2, 13, 14, 15, 16, 17]


def test_timeline_when_hovered_then_month_says_its_range_in_words(mini):
    chart = charts.timeline(mini, everything(mini), words(mini))
    assert column(chart, "month")[:3] == ["January 2023", "February 2023", "March 2023"]
    assert column(chart, "killed")[:5] == ["3", "15–28+", "not reported", "up to 12", "0"]
    assert column(chart, "incidents")[5] == "none"


def test_timeline_when_months_are_asked_for_then_axis_shows_them(mini):
    chart = charts.timeline(
        mini, only(mini, "EX-2023-0001"), words(mini), start_month="2022-11", end_month="2023-02"
    )
    assert column(chart, "month") == ["November 2022", "December 2022", "January 2023", "February 2023"]


def test_timeline_when_french_then_axis_numbers_are_french_whatever_the_browser(shipped):
    spec = charts.timeline(shipped, everything(shipped), words(shipped, "fr"), "killed").to_dict()
    axis = next(
        layer["encoding"]["y"]["axis"] for layer in spec["layer"] if "axis" in layer["encoding"].get("y", {})
    )
    assert axis["labelExpr"] == '({"0": "0", "500": "500", "1000": "1\\u202f000"})[datum.value]'


def test_timeline_when_the_data_end_within_a_month_then_it_is_marked(mini):
    without_june = mini.incidents[mini.incidents.index != "EX-2024-0005"]
    cut = dataclasses.replace(mini, incidents=without_june)
    assert incomplete_month(mini) is None
    assert incomplete_month(cut) == 2024 * 12 + 5
    assert column(charts.timeline(cut, everything(cut), words(cut)), "month")[-1] == "June 2024 (not complete)"
    assert "June 2024 is not complete (hatched)." in charts.timeline_caption(cut, everything(cut), words(cut))


def test_timeline_when_nothing_is_shown_then_says_so(mini):
    chart = charts.timeline(mini, ~everything(mini), words(mini))
    assert shown_text(chart) == chart.to_dict()["description"] == NOTHING


def test_timeline_when_no_toll_is_known_then_killed_says_so_and_incidents_are_drawn(mini):
    mask = only(mini, "EX-2024-0006")
    killed = charts.timeline(mini, mask, words(mini), "killed")
    assert shown_text(killed) == (
        "Nothing to show: no incident that matches the filters has a reported number of people killed."
    )
    assert column(charts.timeline(mini, mask, words(mini)), "y2")[0] == 1


def test_timeline_when_nobody_died_then_an_empty_axis_and_not_an_unknown_toll(mini):
    chart = charts.timeline(mini, only(mini, "EX-2023-0006"), words(mini), "killed")
    assert column(chart, "killed")[4] == "0"
    assert not [rows for mark, rows in layers(chart) if rows and "group_bits" in rows[0]]


def test_timeline_caption_when_the_incomplete_month_is_not_shown_then_not_mentioned(shipped):
    arguments = (shipped, everything(shipped), words(shipped))
    before = shipped.incidents["month_last"].to_numpy() < 2026 * 12
    assert "March 2026 is not complete (hatched)." in charts.timeline_caption(*arguments)
    caption = charts.timeline_caption(shipped, before, words(shipped), end_month="2025-12")
    assert "not complete" not in caption


def test_timeline_when_read_out_then_description_says_the_highest_month(mini):
    chart = charts.timeline(mini, everything(mini), words(mini), "killed")
    assert chart.to_dict()["description"].startswith(
        "Monthly timeline from January 2023 to June 2024; the highest month is February 2023, "
        "with 15–28+ reported killed. 20–45+ people reported killed (reported range) in 6 incidents"
    )


def test_timeline_caption_when_incidents_then_starts_with_what_is_counted(mini):
    assert charts.timeline_caption(mini, everything(mini), words(mini)) == (
        "13 documented incidents, by month and group of alleged actors. "
        "1 incident dated to a period of several months (striped) counts in the month it starts. "
        "Incidents whose alleged actors belong to several groups have split colours, so that nothing counts twice. "
        "1 aggregate record (a siege, a month or a region as a whole) is left out."
    )


def test_timeline_caption_when_spread_then_states_the_rule(mini):
    caption = charts.timeline_caption(mini, everything(mini), words(mini), "killed", "even")
    assert "1 incident dated to a period of several months (striped) is spread over them in equal parts." in caption
    assert "7 incidents without a figure add nothing (1 of them reports killings)." in caption
    assert "The counts of 2 incidents may include fighters." in caption


def test_timeline_caption_when_only_an_aggregate_then_nothing_and_what_is_left_out(mini):
    assert charts.timeline_caption(mini, only(mini, "EX-2023-0007"), words(mini)) == (
        f"{NOTHING} 1 aggregate record (a siege, a month or a region as a whole) is left out."
    )


def test_timeline_table_when_all_shown_then_rows_add_up_and_unknown_is_empty(mini):
    table = charts.timeline_table(mini, everything(mini), words(mini))
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
    table = charts.timeline_table(mini, only(mini, "EX-2023-0008"), words(mini), "even")
    assert table["Incidents"].tolist() == [0.3, 0.3, 0.3]
    assert table["Reported killed"].tolist() == ["0–1+"] * 3


# Context events


def test_timeline_events_when_in_the_period_then_numbered_by_date(mini):
    first, second = charts.timeline_events(mini, everything(mini), words(mini, "fr"))
    assert (first.number, first.date, first.label) == (1, "30 juin 2023", "Jalon inventé")
    assert (second.number, second.date) == (2, "1er janvier 2024")
    assert second.source_url == "https://news.example/second"


def test_month_position_when_mid_month_then_a_fraction():
    assert month_position(pd.Timestamp("2023-02-15")) == JANUARY_2023 + 1.5


def test_event_labels_when_few_then_texts(mini):
    lines = context_key(mini, words(mini), JANUARY_2023, JANUARY_2023 + 17)
    labels = event_labels(lines, JANUARY_2023, JANUARY_2023 + 17, 840)
    assert [(label.text, label.lane) for label in labels] == [
        ("Invented milestone", 0),
        ("Second invented milestone", 0),
    ]


@pytest.mark.parametrize("width", [270, 560, 840])
def test_event_labels_when_shipped_then_numbers_that_never_overlap(shipped, width):
    first, last = 2021 * 12 + 11, 2026 * 12 + 2
    lines = context_key(shipped, words(shipped), first, last)
    labels = event_labels(lines, first, last, width)
    assert [label.text for label in labels] == [str(number) for number in range(1, len(lines) + 1)]
    for lane in (0, 1, 2):
        ends = 0.0
        for label in (label for label in labels if label.lane == lane):
            pixel = (label.line.position - first) / (last + 1 - first) * width
            length = 7 * len(label.text)
            start = pixel - length if label.ends_at_rule else pixel
            assert start >= ends - 4
            ends = start + length


# Matrix


def test_actor_harm_matrix_when_drawn_then_numbers_margins_and_left_out_records(mini):
    chart = charts.actor_harm_matrix(mini, everything(mini), words(mini))
    cells = {(row["actor"], row["harm"]): row for row in layers(chart)[0][1]}
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
    chart = charts.actor_harm_matrix(mini, only(mini, "EX-2023-0002"), words(mini))
    cells = layers(chart)[0][1]
    assert {row["actor"] for row in cells} == {"", "FAMA", "DOZO"}
    assert {row["harm"] for row in cells} == {"", "killing", "looting"}
    assert {row["text"] for row in cells} == {"1"}


def test_actor_harm_matrix_when_nothing_is_shown_then_says_so(mini):
    assert shown_text(charts.actor_harm_matrix(mini, ~everything(mini), words(mini))) == NOTHING


def test_actor_harm_caption_when_cells_overlap_then_says_so(mini):
    assert charts.actor_harm_caption(mini, everything(mini), words(mini)) == (
        "13 documented incidents, by alleged actor and type of harm. An incident counts in every cell that "
        "fits it, so that cells do not add up to the first row and column, which count it once. "
        "1 aggregate record (a siege, a month or a region as a whole) is left out. "
        "“+n” stands where only aggregate records report this; hatched: no report."
    )


def test_actor_harm_table_when_all_shown_then_one_row_per_reported_pair(mini):
    table = charts.actor_harm_table(mini, everything(mini), words(mini))
    assert len(table) == 29
    assert table[table["Type of harm"] == "Siege or blockade"].to_numpy().tolist() == [
        ["JNIM", "Siege or blockade", 0, 1]
    ]


# Bars


def test_area_bars_when_drawn_then_ranges_and_the_unplaced_last(mini):
    chart = charts.area_bars(mini, everything(mini), words(mini))
    assert column(chart, "name") == ["Newregion-1", "Newregion-2", "Newregion-3", "Region not known"]
    solid, light, arrows = (rows for _, rows in layers(chart)[:3])
    assert [(row["start"], row["end"]) for row in solid] == [(0, 18), (0, 0), (0, 2), (0, 0)]
    assert [(row["start"], row["end"]) for row in light] == [(18, 31), (0, 12), (2, 2), (0, 0)]
    assert [row["start"] for row in arrows] == [31, 2]


def test_area_bars_when_figures_are_missing_then_text_says_how_many(mini):
    assert column(charts.area_bars(mini, everything(mini), words(mini)), "full") == [
        "18–31+ reported killed · 4 incidents · 1 without a figure",
        "up to 12 reported killed · 3 incidents · 2 without a figure",
        "2+ reported killed · 1 incident",
        "0 reported killed · 5 incidents · 4 without a figure",
    ]


def test_area_bars_when_all_tolls_are_unknown_then_text_says_not_reported(mini):
    chart = charts.area_bars(mini, only(mini, "EX-2024-0002"), words(mini), admin_map="old")
    assert column(chart, "full") == ["not reported · 1 incident · 1 without a figure"]


def test_area_bars_when_nothing_is_shown_then_says_so(mini):
    assert shown_text(charts.area_bars(mini, ~everything(mini), words(mini))) == NOTHING


@pytest.mark.parametrize(
    ("level", "admin_map", "kind", "unplaced"),
    [
        ("region", "2023", "by region on the map of 2023.", "5 incidents"),
        ("region", "old", "by region on the map before 2023.", "1 incident"),
        ("cercle", "2023", "by cercle.", "3 incidents"),
    ],
)
def test_area_bars_caption_when_map_changes_then_same_total(mini, level, admin_map, kind, unplaced):
    caption = charts.area_bars_caption(mini, everything(mini), words(mini), level, admin_map)
    assert caption.startswith(f"20–45+ people reported killed (reported range) in 6 incidents, {kind}")
    assert f"of {unplaced} " in caption


def test_area_bars_table_when_unplaced_then_without_a_code(mini):
    table = charts.area_bars_table(mini, everything(mini), words(mini))
    assert table["Area"].tolist() == ["Newregion-1", "Newregion-2", "Newregion-3", "Region not known"]
    assert table["P-code"].isna().tolist() == [False, False, False, True]
    assert table["Reported killed"].tolist() == ["18–31+", "up to 12", "2+", "0"]


def test_harm_bars_when_only_an_aggregate_reports_a_harm_then_no_bar_but_a_text(mini):
    chart = charts.harm_bars(mini, everything(mini), words(mini))
    assert column(chart, "name")[0] == "Killing of civilians"
    assert (column(chart, "name")[-1], column(chart, "full")[-1]) == (
        "Siege or blockade",
        "1 aggregate record, not counted",
    )
    assert (column(chart, "end")[0], column(chart, "end")[-1]) == (6, 0)


def test_harm_bars_caption_when_bars_overlap_then_says_so(mini):
    assert charts.harm_bars_caption(mini, everything(mini), words(mini, "fr")) == (
        "13 incidents documentés, par type de préjudice\u202f; un incident compte sous chacun de ses types, si "
        "bien que les barres ne s’additionnent pas. "
        "1 fiche globale (un siège, un mois ou une région dans son ensemble) est laissée de côté."
    )


def test_harm_bars_table_when_all_shown_then_counts_only(mini):
    table = charts.harm_bars_table(mini, everything(mini), words(mini))
    assert table.iloc[0].tolist() == ["Killing of civilians", 6, 0]
    assert table.iloc[-1].tolist() == ["Siege or blockade", 0, 1]


def test_harm_bars_when_nothing_is_shown_then_says_so(mini):
    assert shown_text(charts.harm_bars(mini, ~everything(mini), words(mini))) == NOTHING


# Look


@pytest.mark.parametrize(
    ("highest", "top", "step"), [(738, 800, 200), (12, 15, 5), (1, 1, 1), (0, 1, 1), (991, 1000, 500)]
)
def test_number_scale_top_when_rounded_then_few_round_steps(highest, top, step):
    assert number_scale_top(highest) == (top, step)


def test_group_fill_when_two_groups_then_split_in_both_colours():
    assert group_fill(1) == GROUP_MARKS[ActorGroup.STATE_AND_ALLIES].colour
    stops = json.loads(group_fill(5).expr)["stops"]
    state, militia = (
        GROUP_MARKS[group].colour
        for group in (ActorGroup(g) for g in ("STATE_AND_ALLIES", "SELF_DEFENCE_MILITIAS"))
    )
    assert [(stop["offset"], stop["color"]) for stop in stops] == [
        (0, state),
        (0.5, state),
        (0.5, militia),
        (1, militia),
    ]


def test_lookup_when_a_label_holds_quotes_then_it_stays_text():
    assert lookup({1.5: '"]);alert(1)//'}) == '({"1.5": "\\"]);alert(1)//"})[datum.value]'


@pytest.mark.parametrize("language", ["en", "fr"])
def test_charts_when_shipped_then_each_has_a_summary_and_loads_nothing(shipped, language):
    arguments = (shipped, everything(shipped), words(shipped, language))
    for chart in (
        charts.timeline(*arguments),
        charts.timeline(*arguments, "killed", "even"),
        charts.actor_harm_matrix(*arguments),
        charts.area_bars(*arguments, "cercle", "old"),
        charts.harm_bars(*arguments),
    ):
        spec = chart.to_dict()
        assert len(spec["description"]) > 100
        assert '"url"' not in json.dumps(spec)
