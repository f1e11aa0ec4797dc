"""Every correction is dated, tied to a record, explained and sourced; the newest version comes first."""

import pytest

from sahel_map.data.trace.changelog import read_corrections

CHANGELOG = "CHANGELOG.md"
HEAD = "# Invented\n\n## 0.1.0 (2024-12-31)\n\n| date | record | what | why | source |\n|---|---|---|---|---|\n"


def problems(copy, text):
    (copy.root / CHANGELOG).write_text(text, encoding="utf-8")
    return [(row, name, found, message) for _, row, name, found, message in copy.problems()]


def test_corrections_when_read_then_one_row_each(mini):
    assert mini.corrections.values.tolist() == [
        [
            "0.1.0",
            "2024-12-30",
            "EX-2023-0001",
            "invented: killed from 2 to 3",
            "invented: the agency replaced its count",
            "S-0001",
        ]
    ]


def test_changelog_when_missing_then_needed(copy):
    (copy.root / CHANGELOG).unlink()
    assert [problem[-1] for problem in copy.problems()] == ["this file is needed; it lists the corrections of fact"]
    assert read_corrections(copy.root).empty


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| 2024-12-30 | EX-2023-0001 | a | b |", (7, None, "4 cells")),
        ("| 2024-12-30 | EX-2023-0001 | | b | c |", (7, "what", "")),
        ("| 30 December | EX-2023-0001 | a | b | c |", (7, "date", "30 December")),
        ("| 2025-01-01 | EX-2023-0001 | a | b | c |", (7, "date", "2025-01-01")),
        ("| 2024-12-30 | EX-2023-0099 | a | b | c |", (7, "record", "EX-2023-0099")),
    ],
)
def test_correction_when_incomplete_then_named_by_line_and_column(copy, row, expected):
    ((*found, _),) = problems(copy, f"{HEAD}{row}\n")
    assert tuple(found) == expected


@pytest.mark.parametrize("record", ["all", "EX-2023-0001, EX-2023-0002", "pl-exampleville-1", "S-0001"])
def test_correction_when_of_records_places_pages_or_all_then_accepted(copy, record):
    assert problems(copy, f"{HEAD}| 2024-12-30 | {record} | a | b | c |\n") == []


def test_version_when_not_the_registered_one_then_problem(copy):
    assert problems(copy, HEAD.replace("0.1.0", "0.0.9")) == [
        (3, None, "0.0.9 2024-12-31", "the first version must be the one in the register: ## 0.1.0 (2024-12-31)")
    ]
