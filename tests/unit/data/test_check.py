"""Checking never raises, whatever is broken, and says it in a report."""

import json
import random

import pytest

from sahel_map.core.allowed import allowed
from sahel_map.core.problem import Problem, shorten
from sahel_map.data.check.run import RULES, check_all
from sahel_map.data.trace.register import register


def test_report_when_clean_then_counts_by_resource(copy):
    report = check_all(copy.root)
    assert report.is_clean
    assert report.problems == ()
    assert {name: report.counts[name] for name in ("incidents", "sources", "places", "communes")} == {
        "incidents": 14,
        "sources": 11,
        "places": 11,
        "communes": 8,
    }


def test_report_when_the_folder_does_not_exist_then_one_problem(tmp_path):
    [problem] = check_all(tmp_path / "nowhere").problems
    assert problem.file == "datapackage.json"
    assert problem.message.startswith(f"No data set at {tmp_path / 'nowhere'}: give a folder")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "datapackage.json cannot be read in the data folder: No such file or directory."),
        ("[]", "datapackage.json must hold one JSON object."),
        ("{", "datapackage.json is not valid JSON in UTF-8: Expecting property name"),
        ("{}", "datapackage.json: an entry lacks 'resources'; needed are version"),
        ('{"resources": [{"name": "a"}]}', "datapackage.json: an entry lacks 'schema'; needed are version"),
    ],
)
def test_report_when_the_register_is_broken_then_one_sentence(copy, text, message):
    (copy.root / "datapackage.json").unlink()
    if text is not None:
        (copy.root / "datapackage.json").write_text(text, encoding="utf-8")
    [problem] = check_all(copy.root).problems
    assert problem.message.startswith(message)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda entry: entry["schema"]["fields"][0].update(type="text"),
            "incident_harms.incident_id has the type 'text'; allowed are string, integer, number, boolean, date",
        ),
        (
            lambda entry: entry["schema"].update(primaryKey=["id"]),
            "incident_harms has the key 'id', which is not among its fields",
        ),
        (
            lambda entry: entry["schema"]["foreignKeys"][0]["reference"].update(resource="incident"),
            "incident_harms.incident_id refers to incident.incident_id, which is not registered",
        ),
        (lambda entry: entry.update(name="incidents"), "two resources have the same name"),
        (lambda entry: entry.update(format=["csv"]), "incident_harms: names, path and format must be text"),
        (
            lambda entry: entry["schema"]["fields"][1]["constraints"].update(minimum="one"),
            "incident_harms.harm_type has the constraint minimum 'one'",
        ),
    ],
)
def test_register_when_an_entry_is_malformed_then_it_is_named(copy, change, message):
    copy.change_register(lambda content: change(content["resources"][2]))
    [problem] = check_all(copy.root).problems
    assert problem.message.startswith(f"datapackage.json: an entry is malformed: {message}; needed are")


def test_register_when_a_needed_resource_or_field_is_gone_then_named_and_the_rest_is_checked(copy):
    def change(content):
        content["resources"] = [entry for entry in content["resources"] if entry["name"] != "rivers"]

    copy.change_register(change)
    (copy.root / "boundaries/rivers.geojson").unlink()
    assert copy.problems_as_registered() == [
        ("datapackage.json", None, "rivers", "", "this resource is needed and not registered")
    ]


def halve(data):
    return data[: len(data) // 2]


def scramble(data):
    return random.Random(len(data)).randbytes(300)


def keep_first_line(data):
    return data.partition(b"\n")[0] + b"\n"


@pytest.mark.parametrize("damage", [halve, scramble, keep_first_line, lambda data: b"", lambda data: b"\0" * 9])
def test_check_when_every_file_is_damaged_then_reported_and_not_raised(copy, damage):
    files = [path for path in copy.root.rglob("*") if path.suffix in {".csv", ".geojson"}]
    for path in files:
        path.write_bytes(damage(path.read_bytes()))
    report = check_all(copy.root)
    assert {problem.file for problem in report.problems} >= {
        path.relative_to(copy.root).as_posix() for path in files
    }
    assert [problem for problem in report.problems if "not foreseen" in problem.message] == []


@pytest.mark.parametrize("value", ["", "-1", "9" * 20, "2023-13-01", '"'])
def test_check_when_every_cell_holds_the_same_then_reported_and_not_raised(copy, value):
    for path in copy.root.rglob("*.csv"):
        name = path.relative_to(copy.root).as_posix()
        rows = copy.rows(name)
        copy.write(name, [rows[0], *([value] * len(row) for row in rows[1:])])
    report = check_all(copy.root)
    assert ("incidents/incidents.csv", 2, "incident_id") in {
        (problem.file, problem.row, problem.field) for problem in report.problems
    }
    assert [problem for problem in report.problems if "not foreseen" in problem.message] == []


def test_check_when_a_rule_itself_fails_then_a_problem_and_not_an_exception(copy, monkeypatch):
    def broken(package, tables):
        raise RuntimeError("surprise")
        yield

    monkeypatch.setattr("sahel_map.data.check.run.RULES", (*RULES, broken))
    assert copy.problems_as_registered() == [
        (
            "datapackage.json",
            None,
            None,
            "RuntimeError('surprise')",
            "the rule broken could not be checked because of damage not foreseen; mend the other problems first",
        )
    ]


def test_problem_when_written_out_then_file_row_field_message_and_what_was_found():
    problem = Problem("places/places.csv", 7, "lat", "x", "must be a number")
    assert str(problem) == "places/places.csv, row 7, lat: must be a number (found: x)"
    assert str(Problem("a.csv", None, None, "", "is empty")) == "a.csv: is empty"


def test_allowed_when_nothing_is_near_then_no_suggestion_and_long_lists_are_not_printed():
    assert allowed(["high", "low"], "zzz") == "Allowed: high, low"
    assert allowed([f"S-{n:04d}" for n in range(50)], "S-00O7") == (
        'did you mean "S-0007"? Allowed: one of the 50 known values'
    )


def test_shorten_when_text_is_long_then_one_line_with_an_ellipsis():
    assert shorten("a\n b" + "c" * 100, 10) == "a bcccccc…"


@pytest.mark.slow
def test_register_when_run_twice_then_the_second_changes_nothing(copy):
    copy.set("incidents/incidents.csv", 2, "confidence", "low")
    assert register(copy.root) == ["incidents/incidents.csv", "counts.csv"]
    before = (copy.root / "datapackage.json").read_bytes()
    assert register(copy.root) == []
    assert (copy.root / "datapackage.json").read_bytes() == before
    entry = json.loads(before)["resources"][0]
    assert entry["rows"] == 14
    assert entry["bytes"] == (copy.root / "incidents/incidents.csv").stat().st_size
