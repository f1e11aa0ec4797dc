"""Parts of a record: who says how many, what is near, its neighbours in order, and reporting an error."""

import dataclasses
import re

import numpy as np
import pytest

from sahel_map.incident.counts import count_strips
from sahel_map.incident.error_report import mail_address, report_text
from sahel_map.incident.nearby import nearby
from sahel_map.incident.order import in_order, neighbours_in_order
from sahel_map.views.record.strip import strip_html
from sahel_map.views.table.table import incident_table
from sahel_map.words import Words


@pytest.fixture
def english(mini):
    return Words("en", mini.codes.labels("en") | mini.units.labels("en"))


def changed(mini, claim_id, **values):
    claims = mini.claims.copy()
    row = claims.index[claims["claim_id"] == claim_id][0]
    for name, value in values.items():
        claims.loc[row, name] = value
    return dataclasses.replace(mini, claims=claims)


def strip_of(dataset, incident_id, words):
    return count_strips(dataset, incident_id, words)[0]


def test_counts_when_two_sources_differ_then_one_row_each_lowest_first(mini, english):
    strip = strip_of(mini, "EX-2023-0002", english)
    rows = [(row.text, row.low, row.limit, row.note) for row in strip.rows]
    assert rows == [("10", 10, "exact", "lowest count"), ("at least 20", 20, "at_least", "highest count")]
    assert (strip.range, strip.low, strip.high) == ("10–20+", 10, 20)
    assert len({row.label for row in strip.rows}) == 2


def test_counts_when_replaced_later_then_still_shown_and_said(mini, english):
    strip = strip_of(changed(mini, "EX-2023-0002-C001", is_superseded=True), "EX-2023-0002", english)
    assert [(row.text, row.is_superseded, row.note) for row in strip.rows][0] == (
        "10",
        True,
        "replaced later by the same body",
    )


def test_counts_when_given_in_words_then_stay_words_and_come_last(mini, english):
    dataset = changed(mini, "EX-2023-0002-C001", value="dozens", unit="text", qualifier="none")
    strip = strip_of(dataset, "EX-2023-0002", english)
    assert [(row.text, row.low) for row in strip.rows] == [("at least 20", 20), ("dozens", None)]


def test_counts_when_a_count_may_include_fighters_then_says_so(mini, english):
    (row,) = strip_of(mini, "EX-2023-0003", english).rows
    assert (row.low, row.high, row.text) == (5, 8, "about 5–8")
    assert row.note.startswith("may include fighters")


def test_strip_when_drawn_then_dots_arrow_and_band_stand_where_the_numbers_are(mini, english):
    # The scale runs from 0 to 20 * 1.12 = 22.4: 10 stands at 44.6 %, 20 at 89.3 %.
    html = strip_html(strip_of(mini, "EX-2023-0002", english), english)
    assert re.findall(r'class="dot" style="left:([\d.]+)%"', html) == ["44.6", "89.3"]
    assert re.findall(r'class="band" style="left:([\d.]+)%;width:([\d.]+)%"', html) == [("44.6", "44.6")] * 2
    assert re.findall(r'class="arrow (\w+)" style="left:([\d.]+)%"', html) == [("more", "89.3")]


def test_strip_when_texts_are_hostile_then_escaped(mini, english):
    hostile = '<img src=x onerror=alert(1)>"'
    dataset = changed(mini, "EX-2023-0002-C001", stated_by_en=hostile, value=hostile, unit="text")
    html = strip_html(strip_of(dataset, "EX-2023-0002", english), english)
    assert "<img" not in html
    assert html.count("&lt;img src=x onerror=alert(1)&gt;&quot;") == 2


def test_nearby_when_in_one_village_within_a_month_then_listed_with_days_between(mini):
    found = nearby(mini, "EX-2023-0001", km=30, days=30)
    # 10 January to 3 February is 24 days.
    assert list(found.index) == ["EX-2023-0002", "EX-2023-0003"]
    assert found["days"].tolist() == [24, 24]
    assert found["km"].tolist() == [0, 0]


def test_nearby_when_another_is_known_to_a_circle_only_then_left_out(mini):
    # Exampleville-9 is 0.52 degrees east and 0.45 south: 75 km; Exampleville-10, only a circle, would be nearer.
    found = nearby(mini, "EX-2023-0006", km=80, days=400)
    assert found["km"].round().to_dict() == {"EX-2024-0003": 75}
    assert found["days"].to_dict() == {"EX-2024-0003": 341}


def test_nearby_when_the_place_is_a_unit_then_none(mini):
    assert nearby(mini, "EX-2023-0008", km=30, days=30) is None


def test_neighbours_when_filtered_then_the_shown_ones_newest_first(mini):
    mask = mini.incidents.index.isin(["EX-2023-0001", "EX-2023-0004", "EX-2024-0006"])
    assert neighbours_in_order(mini, mask, "EX-2023-0004") == ("EX-2024-0006", "EX-2023-0001", 2, 3)
    assert neighbours_in_order(mini, mask, "EX-2024-0006") == (None, "EX-2023-0004", 1, 3)
    assert neighbours_in_order(mini, mask, "EX-2023-0005") == (None, None, 0, 3)
    assert neighbours_in_order(mini, np.zeros(len(mask), bool), "EX-2023-0004") == (None, None, 0, 0)


def test_report_when_prepared_then_names_record_version_and_link(mini, english):
    text = report_text(
        mini, "EX-2023-0001", "Exampleville-1", "https://map.example/?incident=EX-2023-0001", english
    )
    for part in ("EX-2023-0001", mini.version.version, mini.version.digest, "https://map.example/"):
        assert part in text
    address = mail_address("desk@map.example", "EX-2023-0001", text, english)
    assert address.startswith("mailto:desk@map.example?subject=Error%20in%20record%20EX-2023-0001&body=Record")
    assert "\n" not in address


# By hand from the table in tests/mini/README.md; where two are alike, and where nothing is known, the newest first.
UNKNOWN_KILLED = "24-6 24-5 24-4 24-3 24-2 24-1 23-7 23-5 23-4"
ORDERED = {
    "newest": "24-6 24-5 24-4 24-3 24-2 24-1 23-8 23-7 23-6 23-5 23-4 23-2 23-3 23-1",
    "oldest": "23-1 23-2 23-3 23-4 23-5 23-6 23-7 23-8 24-1 24-2 24-3 24-4 24-5 24-6",
    "killed": f"23-2 23-3 23-1 23-8 23-6 {UNKNOWN_KILLED}",
    "place": "24-6 23-2 23-3 23-1 24-4 24-5 23-4 23-5 23-6 23-7 23-8 24-1 24-2 24-3",
    "confidence": "24-5 23-7 23-2 24-6 24-3 24-1 23-8 23-5 23-3 23-1 24-4 24-2 23-6 23-4",
    "independent": "24-5 23-7 23-2 24-6 24-4 24-3 24-2 24-1 23-8 23-6 23-5 23-4 23-3 23-1",
}


@pytest.mark.parametrize("order", ORDERED)
def test_order_when_chosen_then_the_table_and_previous_and_next_go_by_it(mini, order):
    expected = [
        f"EX-20{year}-{int(number):04}" for year, number in (each.split("-") for each in ORDERED[order].split())
    ]
    everything = np.ones(14, dtype=bool)
    assert list(in_order(mini, everything, order, "en")) == expected
    assert list(incident_table(mini, everything, Words("fr"), order=order).index) == expected
    assert neighbours_in_order(mini, everything, expected[4], order) == (expected[3], expected[5], 5, 14)
