"""`check` refuses a fact that no claim supports, and a listed gap that is closed."""

import csv
import shutil
from pathlib import Path

import pytest

from sahel_map.data.check.run import check_all
from sahel_map.data.trace.register import register

MINI = Path(__file__).parents[2] / "mini"
GAPS, CLAIMS, FIGURES = (f"incidents/{name}.csv" for name in ("known_gaps", "claims", "incident_figures"))


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(MINI, tmp_path / "data"))


def change(folder, path, change_rows):
    file = folder / path
    with file.open(encoding="utf-8", newline="") as opened:
        header, *rows = csv.reader(opened)
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows([header, *sorted(change_rows(rows))])


def problems(folder):
    register(folder)
    return [(problem.file, problem.message) for problem in check_all(folder).problems]


def test_figure_when_new_and_without_a_claim_then_refused(folder):
    change(folder, FIGURES, lambda rows: [*rows, ["EX-2023-0004", "injured", "2", "", "", ""]])
    change(folder, "incidents/incident_harms.csv", lambda rows: [*rows, ["EX-2023-0004", "injury"]])
    assert [message for _, message in problems(folder)] == [
        "record EX-2023-0004, harm_type injury: no claim supports this fact. Add the claim that gives it to "
        "incidents/claims.csv, or list it in incidents/known_gaps.csv as no_claim with the reason",
        "record EX-2023-0004, injured: no claim supports this fact. Add the claim that gives it to "
        "incidents/claims.csv, or list it in incidents/known_gaps.csv as no_claim with the reason",
    ]


def test_figure_when_its_value_is_changed_against_the_claims_then_refused(folder):
    change(
        folder,
        FIGURES,
        lambda rows: [
            ["EX-2023-0001", "killed", "3", "4", *row[4:]] if row[:2] == ["EX-2023-0001", "killed"] else row
            for row in rows
        ],
    )
    assert problems(folder) == [
        (
            GAPS,
            "record EX-2023-0001, killed maximum: the counting rule gives another value from the claims. Add the "
            "claim that gives it to incidents/claims.csv, or list it in incidents/known_gaps.csv as not_derived "
            "with the reason",
        )
    ]


def test_gap_when_a_claim_closes_it_then_the_line_must_go(folder):
    claim = [
        "EX-2024-0006-C001",
        "EX-2024-0006",
        "date",
        "2024-06-15",
        "",
        "iso_date",
        "exact",
        "S-0011",
        "supports",
        "false",
        "",
        "",
    ]
    change(folder, CLAIMS, lambda rows: [*rows, claim])
    assert problems(folder) == [(GAPS, "this gap no longer exists; take the line out")]


def test_gap_when_listed_twice_or_without_reason_then_refused(folder):
    line = ["EX-2024-0006", "date", "", "no_claim", "", "Inventé."]
    change(folder, GAPS, lambda rows: [*rows, line])
    assert ("incidents/known_gaps.csv", "must not be empty") in problems(folder)


def test_rules_of_tracing_when_something_else_is_wrong_then_wait(folder):
    change(
        folder,
        FIGURES,
        lambda rows: [
            [*row[:2], "9", "8", *row[4:]] if row[:2] == ["EX-2023-0001", "killed"] else row for row in rows
        ],
    )
    assert [message for _, message in problems(folder)] == ["must not be above the maximum"]
