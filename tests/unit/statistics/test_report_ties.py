"""What stands behind a report adds up from the records, keeps candidates apart and states the gap."""

import json

import pytest
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.core.figures import ReportedRange
from sahel_map.statistics.report_ties import report_lines
from sahel_map.views.reports.chart import report_chart
from sahel_map.views.reports.table import linked_records, report_conclusion, report_heading, report_table
from sahel_map.words import Words


def ends(figure):
    return (figure.minimum, figure.maximum, figure.is_open)


def lines(dataset, report_id):
    return {line.claim_id.removeprefix(f"{report_id}-"): line for line in report_lines(dataset, report_id)}


def test_matched_when_added_up_then_the_sum_of_their_ranges(mini):
    line = lines(mini, "EXAMPLE-2023-12")["01"]
    # EX-2023-0001 has 3, EX-2023-0002 has 10 to 20 or more.
    assert ends(line.totals["matched"].reported) == (13, 23, True)
    assert line.records["matched"] == ("EX-2023-0001", "EX-2023-0002")


def test_candidates_when_there_are_some_then_never_counted_as_matched(mini):
    line = lines(mini, "EXAMPLE-2023-12")["01"]
    assert line.records["candidate"] == ("EX-2023-0008",)
    assert ends(line.totals["candidate"].reported) == (2, 2, True)
    # At least 40, less 13 to 23: the two dead of the candidate change nothing.
    assert ends(line.gap) == (17, 27, True)


def test_gap_when_the_claim_is_a_part_then_worked_out_on_its_own(mini):
    line = lines(mini, "EXAMPLE-2023-12")["02"]
    assert line.part_of == "EXAMPLE-2023-12-01"
    # 15, less 10 to 20: between nothing and five.
    assert ends(line.gap) == (0, 5, False)


def test_claim_when_in_words_then_no_gap_and_the_aggregate_is_left_out(mini):
    line = lines(mini, "EXAMPLE-2023-12")["03"]
    assert line.gap.is_unknown
    assert line.totals["candidate"].n_aggregates == 1
    assert line.totals["candidate"].reported.is_unknown


def test_second_report_when_only_added_as_data_then_it_has_its_own_claims(mini):
    line = lines(mini, "EXAMPLE-2024-07")["01"]
    assert ends(line.totals["matched"].reported) == (2, 2, True)
    assert ends(line.gap) == (0, 0, False)


def test_report_when_unknown_then_the_known_ones_are_named(mini):
    with pytest.raises(KeyError, match="known: EXAMPLE-2023-12, EXAMPLE-2024-07"):
        report_lines(mini, "NOBODY")


@pytest.mark.parametrize(
    ("claimed", "found", "expected"),
    [
        (ReportedRange.of(32, None), ReportedRange.of(10, 20), (12, 22, True)),
        (ReportedRange.of(7, 7), ReportedRange.of(9, 12), (0, 0, False)),
        (ReportedRange.of(7, 7), ReportedRange.of(None, None), (7, 7, False)),
        (ReportedRange.of(None, None), ReportedRange.of(1, 1), (None, None, False)),
        (ReportedRange.of(30, 40), ReportedRange.of(None, 12), (18, 40, False)),
    ],
)
def test_beyond_when_records_are_found_then_the_rest_is_a_range(claimed, found, expected):
    assert ends(claimed.beyond(found)) == expected


def test_table_when_shown_then_every_number_is_a_range_in_words(mini):
    table = report_table(mini, report_lines(mini, "EXAMPLE-2023-12"), Words("en"))
    assert table.iloc[0].tolist() == [
        "Invented: killed by the army",
        "40+",
        "13–23+ (2 records)",
        "17–27+",
        "1 Jan\u2009–\u200931 Dec 2023",
        "2+ (1 record)",
        "no record",
        "Invented: the rest is not located.",
    ]
    assert table["Claimed"].tolist() == ["40+", "of them 15", "“thousands”"]
    assert table["Gap"].tolist() == ["17–27+", "0–5", "cannot be worked out: the report gives words"]


def test_conclusion_when_counted_then_claims_with_a_record_and_those_matched_in_full(mini, shipped):
    # 01 and 02 have matched records; ten to twenty of fifteen is not certain to be all.
    assert report_conclusion(report_lines(mini, "EXAMPLE-2023-12"), Words("en")) == (
        "2 of 3 claims have a record tied to them by a source. None is matched in full."
    )
    # Two taken away, two found.
    assert report_conclusion(report_lines(mini, "EXAMPLE-2024-07"), Words("en")) == (
        "1 of 1 claims has a record tied to it by a source. 1 is matched in full."
    )
    assert report_conclusion(report_lines(shipped, "HRW-2024-12"), Words("en")) == (
        "1 of 8 claims has a record tied to it by a source. None is matched in full."
    )
    assert report_conclusion(report_lines(shipped, "HRW-2024-12"), Words("fr")) == (
        "1 affirmation sur 8 a une fiche qu’une source y rattache. Aucune n’est entièrement retrouvée."
    )


def test_candidates_when_several_stand_beside_one_event_then_called_a_sum(shipped):
    found = report_lines(shipped, "HRW-2024-12")
    row = report_table(shipped, found, Words("en")).iloc[1]
    assert row["Claimed"] == "of them 7"
    n_candidates = (shipped.report_links["claim_id"] == "HRW-2024-12-02").sum()
    assert row["Candidates"].endswith(f"(sum of {n_candidates} candidates)")
    chart = report_chart(shipped, found, Words("en"))
    text = next(text for text in chart.data["claims"]["text"] if "of them 7" in text)
    assert text.endswith(f"(sum of {n_candidates} candidates)")


def test_heading_when_the_page_is_elsewhere_then_names_its_host(shipped):
    assert report_heading(shipped, "HRW-2024-12", Words("en")) == (
        "Human Rights Watch, 12 December 2024 (page on fr.allafrica.com)"
    )


def test_links_when_shown_then_matched_come_first_with_reason(mini):
    table = linked_records(mini, "EXAMPLE-2023-12-01", Words("en"))
    assert table.index.tolist() == ["EX-2023-0001", "EX-2023-0002", "EX-2023-0008"]
    assert table["Tied as"].tolist() == ["matched", "matched", "candidate"]
    assert table["Reported"].tolist() == ["3", "10–20+", "2+"]


def test_chart_when_built_then_claims_on_one_figure_share_a_scale(mini):
    rows = report_chart(mini, report_lines(mini, "EXAMPLE-2023-12"), Words("en")).rows("claims")
    first, part = (next(row for row in rows if row["claimed"] == share) for share in (1, 15 / 40))
    assert first["name"] == "Invented: killed by the army"
    # Of the 40, 15: ten to twenty matched, drawn on the same scale.
    assert (part["matched_min"], part["matched_max"]) == (10 / 40, 20 / 40)
    assert (first["claimed"], first["matched_min"], first["matched_max"]) == (1, 13 / 40, 23 / 40)
    assert first["text"] == "claimed: 40+ · matched: 13–23+ · candidates: 2+"


def test_hrw_claims_when_read_then_the_report_is_as_published_and_one_record_is_matched(shipped):
    found = lines(shipped, "HRW-2024-12")
    assert [ends(line.claimed) for line in found.values()] == [
        (32, 32, True),
        (7, 7, False),
        (4, 4, False),
        (100, 100, True),
        (47, 47, True),
        (None, None, False),
        (1000, 1000, True),
        (None, None, False),
    ]
    assert {code: line.records["matched"] for code, line in found.items() if line.records["matched"]} == {
        "07": ("ML-2024-0054",)
    }
    assert ends(found["07"].gap) == (1000, 1000, True)


def test_candidates_when_listed_then_all_of_the_same_period_actor_and_harm(shipped):
    """A record that fits a claim and is not listed would make the list of candidates a choice of ours."""
    incidents = shipped.incidents
    actors = shipped.actors.groupby("incident_id")["actor"].agg(set)
    harms = shipped.harms.groupby("incident_id")["harm_type"].agg(set)
    linked = shipped.report_links.groupby("claim_id")["incident_id"].agg(set)
    for claim_id, claim in shipped.report_claims.iterrows():
        in_time = (incidents["date_end"] >= claim["period_start"]) & (
            incidents["date_start"] <= claim["period_end"]
        )
        fitting = {
            incident
            for incident in incidents.index[in_time]
            if claim["harm_type"] in harms[incident] and actors[incident] & set(claim["actors"].split())
        }
        assert fitting <= linked[claim_id]


def test_command_when_json_is_asked_for_then_ranges_keep_both_ends(mini_at_hand):
    result = CliRunner().invoke(main, ["ledger", "--json", "--report", "EXAMPLE-2023-12"])
    assert result.exit_code == 0
    (report,) = json.loads(result.stdout)["reports"]
    assert report["claims"][0]["gap"] == {"minimum": 17, "maximum": 27, "is_open": True}
    assert report["claims"][0]["candidate"]["records"] == ["EX-2023-0008"]
    assert report["claims"][2]["gap"] is None
    assert (report["claims"][1]["candidates_from"], report["claims"][1]["candidates_to"]) == (
        "2023-01-01",
        "2023-02-28",
    )
    assert [claim["is_matched_in_full"] for claim in report["claims"]] == [False, False, False]
    assert report["conclusion"].startswith("2 of 3 claims have a record tied to them")


def test_command_when_the_report_is_unknown_then_exit_code_two(mini_at_hand):
    result = CliRunner().invoke(main, ["ledger", "--report", "NOBODY"])
    assert result.exit_code == 2
    assert "EXAMPLE-2023-12" in result.output


def test_second_report_when_its_places_are_known_then_the_rest_of_its_total_is_a_gap(shipped):
    found = lines(shipped, "HRW-2025-07")
    # Belidanédji six, Kobou three, Kourma without a number; the aggregate record of the totals is left out.
    matched = found["01"].totals["matched"]
    assert ends(matched.reported) == (9, 9, True)
    assert matched.n_aggregates == 1
    assert ends(found["01"].gap) == (3, 3, True)
    assert found["02"].records["matched"] == ("ML-2025-0078", "ML-2025-0079")
    assert ends(found["02"].gap) == (81, 81, True)


def test_third_report_when_it_names_single_events_then_each_is_matched_in_full(shipped):
    found = lines(shipped, "HRW-2024-03")
    assert {code: ends(line.gap) for code, line in found.items()} == {
        "01": (0, 0, True),
        "02": (0, 0, False),
        "03": (0, 0, False),
        "04": (None, None, False),
    }
