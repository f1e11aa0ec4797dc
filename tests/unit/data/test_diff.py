"""Between two states of the data: what was added, changed, retracted, and what must not be removed."""

import json
import shutil
import zipfile

import pytest
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.core.errors import DataError
from sahel_map.data.trace import diff
from sahel_map.data.trace.diff import Change, compare, open_data, without_entry

INCIDENTS, FIGURES = "incidents/incidents.csv", "incidents/incident_figures.csv"


@pytest.fixture
def old(copy, tmp_path):
    return shutil.copytree(copy.root, tmp_path / "old")


def changes(old, copy):
    with open_data(old) as before, open_data(copy.root) as after:
        return compare(before, after)


def test_diff_when_nothing_changed_then_empty(old, copy):
    assert changes(old, copy) == ()


def test_diff_when_a_figure_is_corrected_then_field_old_and_new(old, copy):
    copy.set(FIGURES, 3, "maximum", "25")
    assert changes(old, copy) == (
        Change("EX-2023-0002", "changed", "incident_figures", "maximum", "20", "25", "killed"),
    )


def test_diff_when_a_figure_comes_and_another_goes_then_changes_of_the_record(old, copy):
    rows = copy.rows(FIGURES)
    copy.write(FIGURES, [*rows[:3], ["EX-2023-0002", "injured", "1", "", "", ""], *rows[4:]])
    assert changes(old, copy) == (
        Change("EX-2023-0002", "changed", "incident_figures", "", "", "EX-2023-0002 injured", "injured"),
        Change(
            "EX-2023-0002", "changed", "incident_figures", "", "EX-2023-0002 livestock_taken", "", "livestock_taken"
        ),
    )


def retract(copy, row):
    copy.set(INCIDENTS, row, "status", "retracted")
    copy.set(INCIDENTS, row, "retraction_reason_en", "Invented: withdrawn.")
    copy.set(INCIDENTS, row, "retraction_reason_fr", "Inventé : retirée.")


def test_diff_when_a_record_is_retracted_then_status_and_reasons_each_in_its_column_and_no_other_line(old, copy):
    retract(copy, 3)
    assert changes(old, copy) == (
        Change("EX-2023-0002", "retracted", "incidents", "retraction_reason_en", "", "Invented: withdrawn."),
        Change("EX-2023-0002", "retracted", "incidents", "retraction_reason_fr", "", "Inventé : retirée."),
        Change("EX-2023-0002", "retracted", "incidents", "status", "published", "retracted"),
    )


def test_diff_when_a_record_came_and_was_retracted_then_retracted_and_not_added(old, copy):
    rows = copy.rows(INCIDENTS)
    copy.write(INCIDENTS, [*rows, ["EX-2024-0007", *rows[-1][1:]]])
    retract(copy, len(rows) + 1)
    retract(copy, 3)
    assert [change.kind for change in changes(old, copy)] == ["retracted"] * 6
    result = CliRunner().invoke(main, ["diff", str(old), str(copy.root)])
    column = "incidents.retraction_reason_en"
    reason = f"reason of the retraction, in English [{column}]: (nothing) -> Invented: withdrawn."
    assert result.stdout.split("\n\n", 1)[1] == (
        "added: 0 records\n\n"
        "changed: 0 records\n\n"
        "retracted: 2 records\n"
        f"  EX-2023-0002  {reason}\n"
        "  EX-2023-0002  status [incidents.status]: published -> retracted\n"
        f"  EX-2024-0007  {reason}\n"
        "  EX-2024-0007  added and retracted between the two\n\n"
        "removed: 0 records\n\n"
        "without a row in CHANGELOG.md: EX-2023-0002, EX-2024-0007\n"
    )


def test_diff_when_a_record_is_new_or_gone_then_named_once_with_all_its_rows(old, copy):
    rows = copy.rows(INCIDENTS)
    new = ["EX-2024-0007", *rows[-1][1:]]
    copy.write(INCIDENTS, [*rows[:1], *rows[2:], new])
    assert changes(old, copy) == (Change("EX-2023-0001", "removed"), Change("EX-2024-0007", "added"))


def test_diff_when_a_place_changes_then_named_by_its_key(old, copy):
    copy.set("places/places.csv", 2, "radius_m", "2500")
    assert changes(old, copy) == (
        Change("places pl-exampleville-1", "changed", "places", "radius_m", "2000", "2500"),
    )


def test_changelog_when_a_changed_record_has_no_row_then_named(old, copy):
    copy.set(FIGURES, 2, "maximum", "4")
    copy.set(FIGURES, 3, "maximum", "25")
    with open_data(old) as before, open_data(copy.root) as after:
        # EX-2023-0001 has a row in the invented changelog.
        assert without_entry(compare(before, after), after) == ("EX-2023-0002",)


def test_command_when_given_a_zip_then_reads_it(old, copy, tmp_path):
    archive = tmp_path / "old.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for path in old.rglob("*"):
            made.write(path, f"data/{path.relative_to(old)}")
    copy.set(FIGURES, 3, "maximum", "25")
    result = CliRunner().invoke(main, ["diff", str(archive), str(copy.root), "--json"])
    assert result.exit_code == 0
    content = json.loads(result.stdout)
    assert content["changes"] == [
        {
            "record": "EX-2023-0002",
            "kind": "changed",
            "table": "incident_figures",
            "field": "maximum",
            "old": "20",
            "new": "25",
            "row": "killed",
        }
    ]
    assert content["not_in_changelog"] == ["EX-2023-0002"]


def test_zip_when_it_would_unpack_to_too_much_then_one_sentence_and_nothing_of_it(tmp_path, monkeypatch):
    monkeypatch.setattr(diff, "_MOST_UNPACKED_BYTES", 2_000_000)
    archive = tmp_path / "old.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("datapackage.json", bytes(3_000_000))
    assert archive.stat().st_size < 10_000
    with pytest.raises(DataError, match=r"old.zip would unpack to 3 MB; at most 2 MB are\.$"), open_data(archive):
        raise AssertionError("it was unpacked")


def test_command_when_a_record_was_removed_then_exit_code_one(old, copy):
    rows = copy.rows(INCIDENTS)
    copy.write(INCIDENTS, [*rows[:1], *rows[2:]])
    result = CliRunner().invoke(main, ["diff", str(old), str(copy.root)])
    assert result.exit_code == 1
    assert "removed: 1 record\n  EX-2023-0001" in result.stdout


def test_command_when_a_page_came_then_counted_apart_from_the_records(old, copy):
    rows = copy.rows("incidents/sources.csv")
    copy.write("incidents/sources.csv", [*rows, ["S-9999", "https://news.example/new", *rows[-1][2:]]])
    result = CliRunner().invoke(main, ["diff", str(old), str(copy.root)])
    assert "added: 0 records, and 1 row of other tables\n  sources S-9999\n" in result.stdout


def test_command_when_the_file_is_no_data_then_one_sentence_and_exit_code_two(tmp_path):
    (tmp_path / "x.txt").write_text("x")
    result = CliRunner().invoke(main, ["diff", str(tmp_path / "x.txt"), str(tmp_path)])
    assert result.exit_code == 2
    assert "neither a data folder nor a ZIP" in " ".join(result.output.split())


def test_command_when_counts_change_then_they_stand_in_one_line(old, copy):
    copy.set("counts.csv", 2, "value", "99")
    copy.set("counts.csv", 3, "value", "98")
    result = CliRunner().invoke(main, ["diff", str(old), str(copy.root)])
    assert "  counts: abducted_min 7 -> 99, actor_africa_corps 1 -> 98\n" in result.stdout
    assert "changed: 0 records" in result.stdout
