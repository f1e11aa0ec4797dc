"""Two sets side by side: pairs by hand from tests/mini/README.md, and by a plain second way."""

import dataclasses
import datetime as dt
import io
import json
import re
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
from pyproj import Geod
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.core.figures import ReportedRange
from sahel_map.exports.set_comparison import overlap_bytes, overlap_name
from sahel_map.selection.selection import Selection
from sahel_map.selection.set_pair import SetPair
from sahel_map.statistics.set_overlap import SetSide, counts_of, match_sets
from sahel_map.views.charts.picks import picked_state
from sahel_map.views.compare.set_charts import overlap_map, overlap_months
from sahel_map.views.compare.set_sentences import overlap_sentences, set_side_sentence
from sahel_map.views.compare.set_tables import matched_table, numbers_table
from sahel_map.words import Words

MINI = Path(__file__).parents[2] / "mini"
NOW = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)
EVERYTHING = np.ones(14, bool)
WORDS = Words("en")


def changed(dataset, ids=None, **columns):
    """Return a copy whose incidents, or some of them, hold other values."""
    incidents = dataset.incidents.copy()
    for name, value in columns.items():
        incidents.loc[ids if ids is not None else incidents.index, name] = value
    return dataclasses.replace(dataset, incidents=incidents)


def shifted(dataset, days):
    """Return a copy with every date so many days later."""
    by = pd.Timedelta(days=days)
    incidents = dataset.incidents.assign(
        date_start=dataset.incidents["date_start"] + by, date_end=dataset.incidents["date_end"] + by
    )
    return dataclasses.replace(dataset, incidents=incidents)


def matched(first, second, km=10, days=2):
    return match_sets(SetSide.of(first, EVERYTHING), SetSide.of(second, EVERYTHING), km, days)


def side(dataset, *rows):
    """Return a side of id, latitude, longitude, first and last day of January 2024."""
    table = pd.DataFrame(rows, columns=["id", "lat", "lon", "first", "last"]).set_index("id")
    dates = {
        name: pd.to_datetime("2024-01-01") + pd.to_timedelta(table[day] - 1, unit="D")
        for name, day in (("date_start", "first"), ("date_end", "last"))
    }
    rows = table[["lon", "lat"]].assign(**dates).sort_values("date_start", kind="stable")
    return SetSide(dataset, rows, {})


@pytest.fixture
def nameless(mini):
    """A data set whose incidents have the ids of the rows below, none with a figure."""
    ids = [f"{letter}{number}" for letter in "FS" for number in range(120)]
    row = mini.incidents.loc[["EX-2024-0006"]]
    return dataclasses.replace(mini, incidents=pd.concat([row] * len(ids)).set_axis(ids))


def test_side_when_taken_apart_then_each_record_counts_once(mini):
    # EX-2023-0007 is an aggregate, EX-2024-0002 has no place; -0008 and three of 2024 have no point.
    own = SetSide.of(mini, EVERYTHING)
    assert own.n == 8
    assert own.apart == {"aggregate": 1, "unplaced": 1, "area": 4, "undated": 0}
    long = changed(mini, ["EX-2023-0001"], date_end=pd.Timestamp("2023-02-10"))
    assert SetSide.of(long, EVERYTHING).apart["undated"] == 1
    month = changed(mini, ["EX-2023-0001"], date_end=pd.Timestamp("2023-02-09"))
    assert SetSide.of(month, EVERYTHING).apart["undated"] == 0


def test_sets_when_equal_then_each_record_meets_itself(mini):
    found = matched(mini, mini)
    assert (found.pairs["first"] == found.pairs["second"]).all()
    assert found.shares == (1.0, 1.0)
    assert found.n_differing == 0
    assert found.first_only.empty and found.second_only.empty


def test_days_when_beyond_the_limit_then_nothing_meets(mini):
    assert matched(mini, shifted(mini, 5), days=5).shares == (1.0, 1.0)
    # From 4 to 8 February, from 12 to 15 March, and within April.
    fewer = matched(mini, shifted(mini, 5), days=4).pairs
    assert fewer["first"].tolist() == ["EX-2023-0003", "EX-2023-0004", "EX-2023-0005"]
    assert fewer["days"].tolist() == [4, 3, 0]


def test_pairs_when_one_record_could_meet_two_then_closest_in_days_comes_before_nearest(nameless):
    first = side(nameless, ("F1", 0.0, 0.0, 10, 10), ("F2", 0.05, 0.0, 11, 11))
    second = side(nameless, ("S1", 0.02, 0.0, 11, 11))
    found = match_sets(first, second, 10, 2).pairs
    # 0.03 degrees of latitude at the equator are 0.03 x 110.574 km.
    assert found[["first", "second", "days"]].values.tolist() == [["F2", "S1", 0]]
    assert found["km"].tolist() == pytest.approx([3.317], abs=0.001)


def test_pairs_when_dates_touch_then_the_exact_one_comes_before_the_month(nameless):
    first = side(nameless, ("F1", 0.0, 0.0, 1, 31), ("F2", 0.01, 0.0, 9, 9))
    second = side(nameless, ("S1", 0.0, 0.0, 9, 9), ("S2", 0.0, 0.0, 30, 30))
    found = match_sets(first, second, 10, 0).pairs
    assert found[["first", "second", "days"]].values.tolist() == [["F1", "S2", 0], ["F2", "S1", 0]]


def test_pairs_when_many_then_as_by_trying_every_pair(nameless):
    random = np.random.default_rng(13)
    sides = []
    for letter in "FS":
        first = random.integers(1, 60, 120)
        places = 0.2 * random.random((120, 2)) + (60.0, 170.0)
        sides.append(
            side(
                nameless,
                *(
                    (f"{letter}{number}", *place, day, day + int(random.integers(0, 3)))
                    for number, (place, day) in enumerate(zip(places.tolist(), first.tolist(), strict=True))
                ),
            )
        )
    found = match_sets(*sides, 3.0, 2).pairs
    tried = []
    for i, one in enumerate(sides[0].rows.itertuples()):
        for j, other in enumerate(sides[1].rows.itertuples()):
            gap = max((one.date_start - other.date_end).days, (other.date_start - one.date_end).days, 0)
            far = max((one.date_end - other.date_start).days, (other.date_end - one.date_start).days)
            km = Geod(ellps="WGS84").inv(one.lon, one.lat, other.lon, other.lat)[2] / 1000
            if gap <= 2 and km <= 3:
                tried.append((gap, far, km, i, j, one.Index, other.Index))
    expected = {}
    for *_, one, other in sorted(tried):
        if one not in expected and other not in expected.values():
            expected[one] = other
    assert len(expected) > 20
    assert dict(zip(found["first"], found["second"], strict=True)) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((3, 5), (3, 5), "same"),
        ((None, None), (None, None), "same"),
        ((3, 5), (None, None), "unknown"),
        ((3, 5), (4, 9), "overlap"),
        ((3, 5), (6, 9), "higher"),
        ((3, None), (5, 5), "overlap"),  # "at least 3" may be 5
        ((6, 9), (3, 5), "lower"),
    ],
)
def test_counts_when_compared_then_say_how_the_second_lies(first, second, expected):
    assert counts_of(ReportedRange.of(*first), ReportedRange.of(*second)) == expected


def test_limits_when_negative_then_refused(mini):
    with pytest.raises(ValueError, match="limits cannot be negative"):
        matched(mini, mini, km=-1)


def test_words_when_sets_differ_then_share_settings_and_differing_counts_are_said(mini):
    other = changed(mini, ["EX-2023-0001"], killed_min=7, killed_max=9)
    other = changed(other, ["EX-2024-0003"], lat=10.0)
    found = matched(mini, other)
    said = overlap_sentences(found, WORDS)
    assert said[0] == (
        "7 incidents of each set have a counterpart in the other within 10 km and 2 days: 88% of A, 88% of B."
    )
    assert said[1] == "Only in A: 1. Only in B: 1."
    assert said[2].startswith("1 of the pairs gives another number of people killed")
    assert "8 incidents can be compared. Counted apart: 1 aggregate record, 1 without a place" in set_side_sentence(
        found.first, WORDS
    )
    table = matched_table(found, "both", WORDS)
    row = table.iloc[0]  # those that differ come first
    assert [row["Reported killed A"], row["Reported killed B"], row["Counts of killed"]] == ["3", "7–9", "B higher"]
    assert table["Counts of killed"].tolist()[1:] == ["same"] * 6
    assert matched_table(found, "first", WORDS)["Record A"].tolist() == ["EX-2024-0003"]
    assert numbers_table(found, WORDS).iloc[3].tolist() == ["Share with a counterpart", "88%", "88%"]


def test_words_when_the_sets_count_otherwise_then_it_is_said(mini):
    profile = dataclasses.replace(mini.profile, unit_of_count="all_deaths")
    said = overlap_sentences(matched(mini, dataclasses.replace(mini, profile=profile)), WORDS)
    assert said[-1].startswith("The two sets do not count the same")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_charts_when_drawn_then_marks_and_months_hold_every_incident(mini, language):
    found = matched(mini, changed(mini, ["EX-2024-0003"], lat=10.0))
    drawn = overlap_map(found, Words(language))
    assert drawn.table().iloc[:, -1].sum() == 7 + 1 + 1
    months = overlap_months(found, Words(language))
    counts = months.table().iloc[:, 1:].sum().tolist()
    assert counts == [7, 1, 1]
    assert sum(y2 - y for y, y2 in zip(months.data["bars"]["y"], months.data["bars"]["y2"], strict=True)) == 9
    json.dumps(drawn.vega_lite()), json.dumps(months.vega_lite())
    # What a mark, a bar and an entry of the key stand for is what the table then shows.
    for mark in drawn.rows("cells"):
        shown = matched_table(found, *picked_state({"pick": [mark]})[:1], Words(language), mark["where"])
        assert len(shown) == int(re.search(r"\d+", mark["tip"])[0])
    for bar in months.rows("bars"):
        state, where = picked_state({"pick": [bar]})
        assert len(matched_table(found, state, Words(language), where)) == bar["y2"] - bar["y"]
    assert picked_state({"pick": [], "entry": [{"state": "second"}]}) == ("second", "")
    assert picked_state({"pick": [], "entry": []}) is None


def test_files_when_read_back_then_hold_each_incident_once_with_settings_and_names(mini):
    found = matched(mini, changed(mini, ["EX-2024-0003"], lat=10.0))
    rows = pd.read_csv(io.BytesIO(overlap_bytes(found, Selection(), ".csv", WORDS, NOW)))
    assert rows["state"].value_counts().to_dict() == {"both": 7, "first": 1, "second": 1}
    assert set(rows["within_km"]) == {10} and set(rows["within_days"]) == {2}
    lone = rows[rows["state"] == "second"].iloc[0]
    assert [lone["second_id"], lone["second_lat"]] == ["EX-2024-0003", 10.0]
    assert pd.isna(lone["first_id"]) and pd.isna(lone["second_killed_maximum"])
    book = openpyxl.load_workbook(io.BytesIO(overlap_bytes(found, Selection(), ".xlsx", WORDS, NOW)))
    assert book.sheetnames == ["comparison", "in both", "A only", "B only", "read me"]
    assert [book[name].max_row - 1 for name in ("in both", "A only", "B only")] == [7, 1, 1]
    read_me = "\n".join(str(row[0].value) for row in book["read me"].iter_rows())
    assert "Overlap of careful sets is often small" in read_me
    assert overlap_name(found, ".csv", "fr", NOW.date()).endswith("_10km_2days_fr_20261129.csv")


def test_files_when_the_other_set_is_internal_then_the_name_says_so(mini):
    profile = dataclasses.replace(mini.profile, is_internal=True)
    assert overlap_name(
        matched(mini, dataclasses.replace(mini, profile=profile)), ".csv", "en", NOW.date()
    ).startswith("internal_")


def test_pair_when_in_an_address_then_comes_back_and_unusable_limits_are_said():
    pair = SetPair("attacks", 2.5, 7)
    assert SetPair.from_query(pair.to_query()) == (pair, ())
    read, notices = SetPair.from_query({"other": "-", "within_km": "1e9", "within_days": "1.5"})
    assert read == SetPair("-")
    assert [notice.parameter for notice in notices] == ["within_km", "within_days"]
    assert SetPair().to_query() == {}


@pytest.mark.slow
def test_command_when_given_a_folder_then_says_the_share_and_writes_a_file(tmp_path, monkeypatch):
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(MINI))
    run = CliRunner().invoke(main, ["compare", "--set", str(MINI), "--km", "1", "--days", "0"])
    assert run.exit_code == 0
    assert "8 incidents of each set have a counterpart in the other within 1 km and 0 days: 100% of A" in run.stdout
    target = tmp_path / "sets.csv"
    assert CliRunner().invoke(main, ["compare", "--set", str(MINI), "-o", str(target)]).exit_code == 0
    assert len(pd.read_csv(target)) == 8


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--set", "nowhere"], "'nowhere' is not a set"),
        (["--set", str(MINI), "--km", "500"], "0–100 km"),
        (["--set", str(MINI), "--around", "2023-06-01"], "leave out --a, --b and --around"),
    ],
)
def test_command_when_called_wrongly_then_one_sentence(options, said, monkeypatch):
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(MINI))
    run = CliRunner().invoke(main, ["compare", *options])
    assert run.exit_code == 2
    assert said in run.stderr
