"""Every rule on figures, one deliberate fault at a time."""

import pytest

FIGURES = "incidents/incident_figures.csv"


def row_of(copy, incident, figure):
    return next(number for number, row in enumerate(copy.rows(FIGURES), start=1) if row[:2] == [incident, figure])


@pytest.mark.parametrize(
    ("incident", "figure", "field", "value", "message"),
    [
        ("EX-2023-0002", "killed", "minimum", "21", "must not be above the maximum"),
        ("EX-2023-0002", "killed", "minimum", "-1", "must be 0 or more"),
        ("EX-2023-0002", "killed", "minimum", "ten", "must be a whole number"),
        ("EX-2023-0002", "killed", "is_open", "", "is_open and is_mixed must be given for killed"),
        (
            "EX-2023-0002",
            "livestock_taken",
            "maximum",
            "50",
            "only killed has a highest count; other figures are lowest counts",
        ),
        (
            "EX-2023-0002",
            "livestock_taken",
            "is_mixed",
            "false",
            "is_open and is_mixed must be empty for other figures than killed",
        ),
        (
            "EX-2023-0002",
            "livestock_taken",
            "minimum",
            "",
            "a row needs a figure; where nothing is reported there is no row",
        ),
        (
            "EX-2023-0006",
            "killed",
            "maximum",
            "1",
            "incident EX-2023-0006 needs one of the harm types killing, or known_gaps must say why not",
        ),
        (
            "EX-2023-0003",
            "children_killed",
            "minimum",
            "8",
            "women and children killed in EX-2023-0003 are more than the people killed; they are part of them",
        ),
    ],
)
def test_figure_when_impossible_then_one_problem(copy, incident, figure, field, value, message):
    copy.set(FIGURES, row_of(copy, incident, figure), field, value)
    assert [problem[4] for problem in copy.problems()] == [message]


def test_women_when_the_killed_have_a_lowest_count_alone_then_are_part_of_it(copy):
    copy.set(FIGURES, row_of(copy, "EX-2023-0003", "killed"), "maximum", "")
    assert [message for *_, message in copy.problems() if "more than the people killed" in message] == []


def test_abducted_when_only_an_arrest_is_reported_then_problem(copy):
    # EX-2024-0002 reports an abduction with its number; as an arrest alone it would be in `detained`.
    harms = "incidents/incident_harms.csv"
    row = copy.rows(harms).index(["EX-2024-0002", "abduction"]) + 1
    copy.set(harms, row, "harm_type", "detention")
    messages = [problem[4] for problem in copy.problems()]
    needed = "incident EX-2024-0002 needs one of the harm types abduction, enforced_disappearance"
    assert f"{needed}, or known_gaps must say why not" in messages


def test_killed_when_zero_and_harm_is_killing_then_problem(copy):
    row = row_of(copy, "EX-2023-0001", "killed")
    copy.set(FIGURES, row, "minimum", "0")
    copy.set(FIGURES, row, "maximum", "0")
    assert copy.problems() == [
        (
            FIGURES,
            row,
            "maximum",
            "0",
            "incident EX-2023-0001 has the harm type killing, so the count cannot be 0",
        )
    ]


def test_children_when_the_number_of_killed_is_unknown_then_problem(copy):
    rows = copy.rows(FIGURES)
    rows.remove(["EX-2023-0003", "killed", "5", "8", "false", "true"])
    copy.write(FIGURES, rows)
    [problem] = copy.problems()
    assert problem[4].startswith("women and children killed in EX-2023-0003 are more")
