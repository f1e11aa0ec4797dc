"""Numbers of the pages and the records behind them: one rule."""

import datetime as dt
import re
from collections import Counter

import pytest

from sahel_map.data.trace.differing import DIFFERING
from sahel_map.incident.disagreement import disagreements
from sahel_map.selection.counted import behind
from sahel_map.selection.counted_codes import STEPS
from sahel_map.selection.known import Known
from sahel_map.selection.matching import matching
from sahel_map.selection.pair import Pair
from sahel_map.selection.selection import Selection
from sahel_map.statistics.compare import Side, compare
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.charts.bars import area_bars
from sahel_map.views.charts.coverage import coverage
from sahel_map.views.charts.picks import areas_of_entry, picked_codes
from sahel_map.views.charts.timeline import timeline
from sahel_map.views.charts.timeline_data import category_label
from sahel_map.views.compare.maps import pair_maps
from sahel_map.views.quality.behind import codes_of_table, figure_selection
from sahel_map.views.quality.known_gaps import known_gaps_codes, known_gaps_table
from sahel_map.views.quality.pending import pending_by, pending_codes
from sahel_map.views.quality.quality import (
    grade_table,
    missing_table,
    quality_figures,
    sources_table,
    standards_table,
)
from sahel_map.words import Words

GRADES = ("confidence", "evidence", "attribution", "place_precision", "date_precision")
NARROW = Selection(actors=frozenset({"FAMA", "JNIM"}), confidences=frozenset({"medium", "low"}))


@pytest.fixture(scope="module")
def en(shipped):
    return Words("en", shipped.labels("en"))


def number(cell):
    return int(re.match(r"[\d,]+", str(cell))[0].replace(",", ""))


def wrong(dataset, selection, table, codes):
    """Return the codes whose number is not the length of the list that it opens."""
    found = [] if len(codes) == len(table) else [f"{len(codes)} rows of codes, {len(table)} of numbers"]
    for row, places in enumerate(codes):
        for place, each in places.items():
            if number(table.iat[row, place]) != matching(dataset, behind(selection, *each)).sum():
                found.append(each)
    return found


@pytest.mark.parametrize("selection", [Selection(), NARROW], ids=["all", "narrow"])
@pytest.mark.parametrize("admin_map", ["2023", "old"])
def test_number_when_opened_then_as_many_records(shipped, en, selection, admin_map):
    selection = selection.replace(admin_map=admin_map)
    mask = matching(shipped, selection)
    tables = {name: grade_table(shipped, mask, name, en) for name in GRADES}
    tables |= {"sources": sources_table(shipped, mask, en), "standards": standards_table(shipped, mask, en)}
    pairs = [(table, codes_of_table(shipped, mask, name)) for name, table in tables.items()]
    # The last row of what is missing counts pages without a date, not records.
    pairs.append((missing_table(shipped, mask, en).iloc[:-1], codes_of_table(shipped, mask, "missing")[:-1]))
    for by in ("region", "year", "actor"):
        arguments = (shipped, mask, by, en, admin_map)
        pairs.append((known_gaps_table(*arguments), known_gaps_codes(*arguments)))
    assert [wrong(shipped, selection, *pair) for pair in pairs] == [[]] * 11


def test_figures_when_opened_then_the_records_that_have_what_is_counted(shipped, en):
    selection = NARROW
    mask = matching(shipped, selection)
    notes = {each.name: number(each.note) for each in quality_figures(shipped, mask, en)}
    for name in ("publishers", "doubts"):
        assert matching(shipped, figure_selection(name, selection)).sum() == notes[name]
    # Facts and figures: each of the records has one or more of them.
    for name in ("unstated", "departing"):
        assert 0 < matching(shipped, figure_selection(name, Selection())).sum() <= 19


def test_filter_when_in_use_already_then_a_number_narrows_it_and_does_not_replace_it():
    chosen = behind(Selection(actors=frozenset({"FAMA"})), "actor.WAGNER", "confidence.high")
    assert chosen.actors == frozenset({"FAMA"})
    assert chosen.confidences == frozenset({"high"})
    assert chosen.to_query()["counted"] == "actor.WAGNER"


def test_counted_when_by_hand_then_as_in_the_readme_of_the_invented_data(mini):
    def ids(*codes):
        return list(mini.incidents.index[matching(mini, Selection(counted=frozenset(codes)))])

    assert ids("noted.no-toll") == ["EX-2023-0004"]
    assert ids("pages.2") == ["EX-2023-0001", "EX-2023-0002", "EX-2023-0007", "EX-2024-0005"]
    assert ids("publishers.2", "began.2024") == ["EX-2024-0005"]
    assert ids("standard.inquiry") == ["EX-2023-0002", "EX-2023-0007", "EX-2024-0005"]
    assert ids("actor.FAMA", "actor.WAGNER") == ["EX-2023-0001"]
    assert ids("began.2023-02") == ["EX-2023-0002", "EX-2023-0003"]
    assert len(ids("region.unknown")) == 5
    assert len(ids("cercle.unknown")) == mini.incidents["cercle_pcode"].isna().sum() > 0


def test_address_when_a_code_is_unknown_then_says_what_is_allowed(mini):
    known = Known.of(mini)
    selection, notices = Selection.from_query({"counted": "pages.3-4,pages.7,colour.red"}, known)
    assert selection.counted == frozenset({"pages.3-4"})
    assert [notice.value for notice in notices] == ["pages.7", "colour.red"]
    assert notices[0].allowed == ", ".join(f"pages.{step}" for step in STEPS)
    again, none = Selection.from_query(selection.to_query(), known)
    assert (again, none) == (selection, ())


def test_counted_when_nothing_is_chosen_then_no_restriction(mini):
    assert matching(mini, Selection()).all()


@pytest.mark.parametrize("selection", [Selection(), NARROW, Selection(start="2024-02", end="2024-09")])
@pytest.mark.parametrize("admin_map", ["2023", "old"])
def test_cell_of_coverage_when_opened_then_as_many_records(shipped, en, selection, admin_map):
    selection = selection.replace(admin_map=admin_map)
    chart = coverage(shipped, matching(shipped, selection), en, selection)
    cells = [(int(cell["tip"].rsplit(": ", 1)[1]), cell) for cell in chart.rows("cells")]
    assert all((n > 0) == bool(cell["codes"]) for n, cell in cells)
    opened = [
        (n, int(matching(shipped, behind(selection, *picked_codes({"pick": [cell]}))).sum()), cell)
        for n, cell in cells
        if n
    ]
    assert [found for n, found, cell in opened if cell["order"] > 0] == [
        n for n, _, cell in opened if cell["order"] > 0
    ]
    # The first row counts publishers: its cells open all records of the month.
    by_month = Counter()
    for _, found, cell in opened:
        by_month[cell["start"]] += found if cell["order"] > 0 else -found
    assert set(by_month.values()) == {0}


def test_entries_of_the_timeline_when_opened_then_hold_as_many_records_as_their_bars(shipped, en):
    numbers = Numbers(shipped, matching(shipped, NARROW))
    chart = timeline(numbers, en)
    bars = chart.table().groupby("Alleged actors")["Incidents"].sum()
    opened = {}
    for group in chart.data["ends"]["legend"][0].split(","):
        rows = matching(shipped, behind(NARROW, f"group.{group}"))
        opened[category_label(en, group)] = (rows & ~shipped.incidents["is_aggregate"].to_numpy()).sum()
    assert len(opened) >= 3
    assert opened == bars.to_dict()


def test_classes_of_a_pair_when_opened_then_as_many_records_as_their_cercles_count(shipped, en):
    pair = Pair.around(dt.date(2023, 12, 31)).sides(Selection())
    sides = [Side.of(shipped, each, matching(shipped, each)) for each in pair]
    counted = ~shipped.incidents["is_aggregate"].to_numpy()
    n_opened = 0
    for side, chart in zip(sides, pair_maps(compare(*sides), en), strict=True):
        cells = chart.rows("cells")
        n_of = {cell["label"]: 0 for cell in cells}
        for cell in cells:
            n = int(re.search(r": (\d+) incident", cell["tip"])[1])
            codes = picked_codes({"pick": [{"codes": cell["codes"], "record": None}]})
            assert (matching(shipped, behind(side.selection, *codes)) & counted).sum() == n
            n_of[cell["label"]] += n
        for label, n in n_of.items():
            codes = areas_of_entry({"pick": [], "entry": [{"label": label}]}, chart)
            opened = behind(side.selection, *codes)
            assert (matching(shipped, opened) & counted).sum() == n
            # Beside a filter by area, the class narrows it.
            within = behind(side.selection.replace(areas=frozenset({"ML05"})), *codes)
            assert within.areas == frozenset({"ML05"})
            again, notices = Selection.from_query(within.to_query(), Known.of(shipped))
            assert (again, notices) == (within, ())
            n_opened += 1
        assert areas_of_entry({"entry": [{"label": "no such class"}]}, chart) == ()
    assert n_opened > 5


@pytest.mark.parametrize("level", ["region", "cercle"])
def test_bar_of_what_is_not_placed_when_pressed_then_opens_its_records(shipped, en, level):
    chart = area_bars(Numbers(shipped, matching(shipped, NARROW)), en, level)
    *_, last = chart.rows("bars")
    assert last["codes"] == f"{level}.unknown"
    opened = matching(shipped, behind(NARROW, *picked_codes({"pick": [last]})))
    n = (opened & ~shipped.incidents["is_aggregate"].to_numpy()).sum()
    assert f"{n} incident" in last["full"]


@pytest.mark.parametrize("selection", [Selection(), NARROW], ids=["all", "narrow"])
def test_disagreements_on_one_fact_when_opened_then_as_many_records(shipped, selection):
    for about in DIFFERING:
        opened = matching(shipped, behind(selection, f"differs.{about}"))
        listed = disagreements(shipped, matching(shipped, selection), about)
        assert set(shipped.incidents.index[opened]) == set(listed.index)
        # No sources of a record that is published name groups without anything in common.
        assert (len(listed) > 0) == (about != "actor")


def test_records_beside_pending_reports_when_opened_then_as_many_of_all(shipped, en):
    for by in ("month", "region"):
        table, codes = pending_by(shipped, by, en), pending_codes(shipped, by, en)
        assert wrong(shipped, Selection(), table, codes) == []
        assert sum(map(bool, codes)) > 2


def test_disagreements_when_by_hand_then_as_in_the_invented_data(mini):
    found = {about: matching(mini, behind(Selection(), f"differs.{about}")) for about in DIFFERING}
    listed = {about: list(mini.incidents.index[mask]) for about, mask in found.items()}
    assert listed["figure"] == ["EX-2023-0001", "EX-2023-0002", "EX-2024-0005"]
    assert listed["actor"] == listed["date"] == ["EX-2024-0005"]
