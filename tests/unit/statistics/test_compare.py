"""Two choices side by side: expected values are worked out from tests/mini/README.md, or by a second way."""

import datetime as dt
import io
import json
import math
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from scipy.stats import beta
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.core.figures import ReportedRange
from sahel_map.core.vocabulary import Actor, HarmType, bits_of
from sahel_map.exports.comparison import comparison_bytes, comparison_name
from sahel_map.selection.known import Known
from sahel_map.selection.matching import matching
from sahel_map.selection.pair import Pair
from sahel_map.selection.selection import Selection
from sahel_map.statistics.compare import Side, breakdown, compare, overlap, rate_ratio
from sahel_map.views.compare import maps, marks
from sahel_map.views.compare.maps import pair_maps
from sahel_map.views.compare.sentences import comparison_sentences, reporting_sentence
from sahel_map.views.compare.tables import breakdown_table
from sahel_map.words import Words

MINI = Path(__file__).parents[2] / "mini"
SHIPPED = Path(__file__).parents[3] / "geodata"
NEW_YEAR = Pair.around(dt.date(2023, 12, 31))
NOW = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)


def words(dataset, language="en"):
    return Words(language, dataset.labels(language))


def comparison(dataset):
    return compare(*(Side.of(dataset, each, matching(dataset, each)) for each in NEW_YEAR.sides(Selection())))


def test_rate_ratio_when_enough_then_exact_interval_by_a_second_way():
    found = rate_ratio(20, 10, 40, 5)
    # Clopper and Pearson by quantiles of the beta distribution: 40 of 60.
    low, high = beta.ppf(0.025, 40, 21), beta.ppf(0.975, 41, 20)
    assert found.ratio == 4
    assert found.low == pytest.approx(low / (1 - low) * 2, rel=1e-6)
    assert found.high == pytest.approx(high / (1 - high) * 2, rel=1e-6)


@pytest.mark.parametrize(("n_first", "n_second"), [(9, 500), (500, 9), (0, 0)])
def test_rate_ratio_when_the_base_is_low_then_none(n_first, n_second):
    assert rate_ratio(n_first, 12, n_second, 12) is None


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        (ReportedRange.of(10, 20), ReportedRange.of(21, 30), "higher"),
        (ReportedRange.of(10, 20), ReportedRange.of(20, 30), "overlap"),
        (ReportedRange.of(21, 30), ReportedRange.of(10, 20), "lower"),
        # "At least" 20 may be any number.
        (ReportedRange.of(10, 20, is_open=True), ReportedRange.of(500, 600), "overlap"),
        (ReportedRange.of(None, None), ReportedRange.of(1, 2), "unknown"),
    ],
)
def test_overlap_when_ranges_lie_so_then_says_how(first, second, how):
    assert overlap(first, 1, second, 1) == how


def test_overlap_when_periods_differ_then_by_month():
    assert overlap(ReportedRange.of(100, 120), 10, ReportedRange.of(30, 40), 2) == "higher"


def test_compare_when_around_new_year_then_counts_lengths_and_what_stands_on_both(mini):
    found = comparison(mini)
    # Seven incidents of 2023 without the aggregate; six of 2024 and the one that lasts over New Year.
    assert (found.first.n_incidents, found.second.n_incidents, found.n_shared) == (7, 7, 1)
    assert (found.first.months, found.second.months) == (365 / 30.4375, 366 / 30.4375)
    assert found.ratio is None
    assert found.first.numbers.total().reported.minimum == 20
    assert found.killed == "overlap"


def test_breakdown_when_by_actor_then_each_side_and_the_largest_difference_first(mini):
    table = breakdown(comparison(mini), "actor")
    counts = table[["n_first", "n_second"]].apply(tuple, axis=1).to_dict()
    assert counts == {
        "FAMA": (3, 2),
        "WAGNER": (1, 0),
        "AFRICA_CORPS": (1, 1),
        "DOZO": (1, 0),
        "JNIM": (2, 1),
        "ISSP": (1, 1),
        "CSP_FLA": (0, 1),
        "GATIA_MSA": (0, 1),
        "ARMED_UNKNOWN": (1, 1),
        "OTHER": (0, 1),
    }
    assert table["difference"].abs().is_monotonic_decreasing
    assert table.at["DOZO", "killed_first"] == ReportedRange(10, 20, True, 1, 0, 0)
    assert table.at["DOZO", "overlap"] == "unknown"


def test_breakdown_when_unknown_then_names_what_is_allowed(mini):
    with pytest.raises(ValueError, match="cercle"):
        breakdown(comparison(mini), "commune")


def test_sentences_when_the_base_is_low_then_no_ratio_and_what_reporting_can_fake(mini):
    found = comparison(mini)
    sentences = comparison_sentences(found, words(mini))
    assert sentences[0] == "A: 7 incidents, 0.58 a month. B: 7, 0.58 a month."
    assert sentences[1].startswith("Fewer than 10 incidents on a side: no ratio is given")
    assert sentences[-1].startswith("1 incident stands on both sides")
    assert "A cites 5 publishers, B 4." in reporting_sentence(found, words(mini))


def test_publishers_when_one_has_pages_of_several_groups_then_counts_once_as_on_the_page_on_method(shipped):
    whole = Side.of(shipped, Selection(), matching(shipped, Selection()))
    counts = pd.read_csv(SHIPPED / "counts.csv", index_col="count")["value"]
    assert compare(whole, whole).n_publishers == (counts["publishers"], counts["publishers"])


def test_table_when_french_then_low_base_is_said_in_words(mini):
    table = breakdown_table(comparison(mini), "harm", words(mini, "fr"))
    assert set(table["Rapport de B à A (intervalle à 95\u202f%)"]) == {"moins de 10"}


def test_maps_when_drawn_then_one_scale_and_the_unplaced_counted(shipped):
    first, second = pair_maps(comparison(shipped), words(shipped))
    assert first.specification is second.specification
    assert set(first.data["cells"]["pcode"]) <= set(shipped.units.cercles.index)
    rows = comparison(shipped).first.numbers.by_area("cercle", "2023")
    assert f"{int(rows.loc['', 'n_incidents'])} more are not known that finely." in first.caption


def test_pair_when_written_into_an_address_then_read_back(mini):
    pair = Pair.around(dt.date(2023, 12, 31)).changed("b", actors=frozenset({"JNIM", "ISSP"}))
    query = pair.to_query()
    assert query == {"a": "to=2023-12-31", "b": "actor=ISSP%2CJNIM&from=2024-01-01"}
    assert Pair.from_query(query, Known.of(mini)) == (pair, ())


def test_pair_when_a_link_names_something_unknown_then_a_notice_says_on_which_side(mini):
    pair, notices = Pair.from_query({"a": "actor=NOBODY", "b": "from=2024-01"}, Known.of(mini))
    assert pair == Pair(Selection(), Selection(start="2024-01"))
    assert [notice.parameter for notice in notices] == ["a: actor"]


def test_sides_when_a_side_has_nothing_of_its_own_then_the_shared_filter_holds():
    shared = Selection(actors=frozenset({"FAMA"}), harms=frozenset({"killing"}), start="2023-03")
    first, second = Pair(Selection(actors=frozenset({"JNIM"})), Selection(end="2023-12")).sides(shared)
    assert first == shared.replace(actors=frozenset({"JNIM"}))
    assert second == shared.replace(end="2023-12")


def test_side_when_it_has_filters_of_any_kind_then_all_of_them_hold(shipped):
    # Army and Wagner together, in place of the shared filter; second way: the columns of the table.
    pair, notices = Pair.from_query(
        {"a": "actor=FAMA,WAGNER&actor_mode=all", "b": "harm=killing&killed_min=10"}, Known.of(shipped)
    )
    assert notices == ()
    first, second = pair.sides(Selection(actors=frozenset({"JNIM"}), actor_mode="only"))
    incidents = shipped.incidents
    bits = incidents["actor_bits"]
    army, wagner, jnim = (bits & bits_of([Actor(code)]) != 0 for code in ("FAMA", "WAGNER", "JNIM"))
    assert (matching(shipped, first) == (army & wagner)).all()
    killing = incidents["harm_bits"] & bits_of([HarmType("killing")]) != 0
    only_jnim = jnim & (bits == bits_of([Actor("JNIM")]))
    assert (matching(shipped, second) == (only_jnim & killing & (incidents["killed_min"] >= 10))).all()
    assert Pair.from_query(pair.to_query(), Known.of(shipped)) == (pair, ())


def test_side_when_its_actors_are_asked_for_as_any_then_the_shared_mode_is_not_theirs():
    shared = Selection(actors=frozenset({"FAMA", "WAGNER"}), actor_mode="all")
    first, second = Pair(Selection(actors=frozenset({"JNIM", "ISSP"})), Selection(end="2023-12")).sides(shared)
    assert (first.actors, first.actor_mode) == ({"JNIM", "ISSP"}, "any")
    assert (second.actors, second.actor_mode) == ({"FAMA", "WAGNER"}, "all")


@pytest.mark.parametrize(
    ("query", "parameter", "kind"),
    [
        ("hram=killing", "a: hram", "parameter"),
        ("map=old", "a: map", "parameter"),
        ("actor_mode=all", "a: actor_mode", "parameter"),
        ("harm=killing&harm=arson", "a: harm", "repeated"),
    ],
)
def test_side_when_it_names_what_has_no_effect_there_then_a_notice_says_so(mini, query, parameter, kind):
    _, notices = Pair.from_query({"a": query}, Known.of(mini))
    assert [(notice.parameter, notice.kind) for notice in notices] == [(parameter, kind)]


def test_command_when_asked_for_json_then_the_numbers_of_the_screen(mini, mini_at_hand):
    result = CliRunner().invoke(main, ["compare", "--around", "2023-12-31", "--json"])
    assert result.exit_code == 0
    rows = pd.DataFrame(json.loads(result.stdout))
    whole = rows.iloc[0]
    assert (whole["by"], whole["n_first"], whole["n_second"]) == ("all", 7, 7)
    assert (whole["killed_first_minimum"], whole["killed_first_maximum"], whole["killed_first_is_open"]) == (
        20,
        45,
        True,
    )
    actors = rows[rows["by"] == "actor"].set_index("code")["n_first"]
    assert actors.to_dict() == breakdown(comparison(mini), "actor")["n_first"].to_dict()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--around", "yesterday"], "not a day; allowed: YYYY-MM-DD"),
        (["--around", "2023-12-31", "--a", "to=2023"], "leave out --a and --b"),
        (["--a", "actor=NOBODY"], "NOBODY"),
        (["--a", "hram=killing"], 'did you mean "harm"?'),
        (["--b", "harm=killing&harm=arson"], "--b: harm is given more than once, as 'killing, arson'"),
        (["--output", "pair.docx"], ".xlsx, .csv"),
    ],
)
def test_command_when_called_wrongly_then_one_sentence_and_exit_2(arguments, message, mini_at_hand):
    result = CliRunner().invoke(main, ["compare", *arguments])
    assert result.exit_code == 2
    assert message in result.output


def test_export_when_written_then_both_sides_their_tables_and_what_to_mind(mini):
    found = comparison(mini)
    book = openpyxl.load_workbook(io.BytesIO(comparison_bytes(found, ".xlsx", words(mini), NOW)))
    assert book.sheetnames == ["comparison", "cercle", "harm", "actor", "read me"]
    assert [cell.value for cell in book["comparison"][5]] == ["Documented incidents", "7", "7"]
    notes = "\n".join(str(row[0].value) for row in book["read me"].iter_rows())
    assert "What a change in reporting can fake" in notes
    assert "from 1 January 2024 on" in notes
    rows = pd.read_csv(io.BytesIO(comparison_bytes(found, ".csv", words(mini), NOW)))
    assert rows.loc[rows["by"] == "harm", "n_first"].sum() == breakdown(found, "harm")["n_first"].sum()
    assert comparison_name(found, ".csv", "fr", NOW.date()).endswith(
        "_compare_2023-12-31_2024-01-01_fr_20261129.csv"
    )


def test_maps_when_drawn_then_marks_are_the_incidents_with_a_place_of_their_own(mini):
    first, second = pair_maps(comparison(mini), words(mini))
    # By hand from tests/mini/README.md: to the end of 2023 six records are known to a settlement or near one
    # (EX-2023-0001 to 0006), of 2024 EX-2024-0003 and 0006. The longitude is drawn shorter, as on a flat map.
    assert len(first.data["marks"]["x"]) == 6
    drawn = {mark["tip"]: mark for mark in second.rows("marks")}
    assert list(drawn) == [
        "Exampleville-9, 10 April 2024: number killed not reported",
        "Exampleville-1, 15 June 2024: number killed not reported",
    ]
    hollow = drawn["Exampleville-1, 15 June 2024: number killed not reported"]
    assert (hollow["x"], hollow["y"]) == (round(-3.5 * math.cos(math.radians(17.5)), 4), 14.5)
    assert (hollow["shape"], hollow["fill"], hollow["edge"]) == ("circle", "#FFFFFF", "#444444")
    joint = next(mark for mark in first.rows("marks") if "10–20+" in mark["tip"])
    # Ten killed: a tenth of the largest area, whose radius is 15 px, drawn at 0.6 of that.
    assert joint["size"] == round((2 * 0.6 * 15 * math.sqrt(0.1)) ** 2, 1)
    assert (joint["shape"], joint["fill"]) == ("circle", "#5B6168")
    assert "6 have a place of their own and a mark" in first.caption


def test_maps_when_too_many_have_a_place_then_none_is_marked_and_it_is_said(mini, monkeypatch):
    monkeypatch.setattr(marks, "MOST_MARKS", 5)
    monkeypatch.setattr(maps, "MOST_MARKS", 5)
    first, second = pair_maps(comparison(mini), words(mini))
    assert (len(first.data["marks"]["x"]), len(second.data["marks"]["x"])) == (0, 2)
    assert first.caption.endswith("More than 5 have a place of their own: they are not marked one by one.")


def test_map_of_a_side_when_taken_away_as_numbers_then_each_row_names_its_cercle(shipped):
    first = comparison(shipped).first
    table = pair_maps(comparison(shipped), words(shipped))[0].table().set_index("P-code")
    # Second way: the table of incidents.
    incidents = shipped.incidents[matching(shipped, first.selection)]
    singles = incidents[~incidents["is_aggregate"]]
    counted = singles["cercle_pcode"].value_counts()
    assert {code: int(n) for code, n in table["Incidents"].items() if isinstance(code, str)} == counted.to_dict()
    code = counted.index[0]
    assert table.at[code, "Area"] == shipped.labels("en")["cercles", code]
    assert table.at[code, "Incidents a month"] == pytest.approx(counted.iloc[0] / first.months, abs=0.0005)
