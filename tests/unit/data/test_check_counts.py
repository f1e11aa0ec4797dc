"""The counts of the invented data: written when it is registered, named by texts, checked against the tables."""

import pytest

from sahel_map.data.trace.counts import with_counts


def test_register_when_a_record_changes_then_counts_and_marked_numbers_follow(copy):
    datasheet = copy.root / "README.md"
    datasheet.write_text("Of 99<!--incidents--> records 99<!--confidence_low--> are low.\n", encoding="utf-8")
    copy.set("incidents/incidents.csv", 2, "confidence", "low")
    copy.register()
    counts = dict(copy.rows("counts.csv")[1:])
    # tests/mini/README.md: 14 records, 4 of them low, and now EX-2023-0001 as well.
    assert (counts["incidents"], counts["confidence_low"]) == ("14", "5")
    assert datasheet.read_text("utf-8") == "Of 14<!--incidents--> records 5<!--confidence_low--> are low.\n"
    assert copy.problems_as_registered() == []


def test_check_when_a_count_or_a_marked_number_is_not_as_in_the_tables_then_named(copy):
    (copy.root / "README.md").write_text("x\nOf 15<!--incidents--> and 3<!--witches-->.\n", encoding="utf-8")
    rows = copy.rows("counts.csv")
    row = next(number for number, (name, _) in enumerate(rows, start=1) if name == "killed_max")
    copy.set("counts.csv", row, "value", "46")
    # As if registered by hand, without counting again.
    copy.register_sizes("counts.csv")
    how = "run python -m sahel_map.data.trace.register, which counts again"
    assert copy.problems_as_registered() == [
        ("README.md", 2, "incidents", "15", f"the tables give 14; {how}"),
        ("README.md", 2, "witches", "3", "is no count"),
        ("counts.csv", row, "killed_max", "46", f"the tables give 45; {how}"),
    ]


def test_version_when_its_row_is_not_as_counted_then_written_anew_and_named_by_the_check(copy):
    copy.set("versions.csv", 3, "incidents", "15")
    copy.register_sizes("versions.csv")
    how = "run python -m sahel_map.data.trace.register, which counts again"
    assert copy.problems_as_registered() == [("versions.csv", 3, "incidents", "15", f"the tables give 14; {how}")]
    copy.register()
    # Rows of earlier versions are history and stay.
    assert [row[:4] for row in copy.rows("versions.csv")[1:]] == [
        ["0.0.1", "2024-07-01", "12", "2"],
        ["0.1.0", "2024-12-31", "14", "3"],
    ]


def test_text_when_it_marks_what_is_not_counted_then_refused():
    with pytest.raises(KeyError, match="witches"):
        with_counts("3<!--witches-->", {"incidents": 14})
