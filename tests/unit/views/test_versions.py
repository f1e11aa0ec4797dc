"""What changed from the version before is said in plain words, and its numbers are those of the data."""

import dataclasses
from pathlib import Path

import pandas as pd

from sahel_map.views.about.versions import added_table, correction_table, version_change, version_table
from sahel_map.words import Words


def test_change_when_read_then_in_the_readers_language(mini):
    assert version_change(mini, Words("fr")) == (
        "1 déjà connue a été corrigée ou complétée. Inventé\u00a0: deux fiches de plus."
    )
    newer = dataclasses.replace(mini, version=dataclasses.replace(mini.version, version="0.1.1"))
    assert version_change(newer, Words("en")) == ""


def test_change_when_of_a_release_then_that_of_its_data(mini):
    public = dataclasses.replace(mini, version=dataclasses.replace(mini.version, version="0.1.0+public"))
    assert version_change(public, Words("en")) == (
        "1 known before was corrected or completed. Invented: two records more."
    )


def test_change_when_records_came_changed_and_went_then_counted_from_the_changelog_in_both_languages(mini):
    rows = [
        ("EX-2024-0006", "record added"),
        ("EX-2024-0005", "record added"),
        ("EX-2023-0001", "invented: killed from 2 to 3"),
        ("EX-2024-0006", "summary_en: four (was five)"),
        ("S-0001, pl-exampleville-1", "invented"),
    ]
    table = pd.DataFrame([("0.1.1", "2025-01-02", *row, "x", "S-0001") for row in rows])
    corrections = table.set_axis(mini.corrections.columns, axis="columns")
    version = dataclasses.replace(mini.version, version="0.1.1")
    newer = dataclasses.replace(mini, version=version, corrections=corrections)
    assert version_change(newer, Words("en")) == "2 records were added. 1 known before was corrected or completed."
    assert version_change(newer, Words("fr")) == (
        "2 fiches ont été ajoutées. 1 déjà connue a été corrigée ou complétée."
    )


def test_versions_when_listed_then_newest_first_with_the_share_of_two_publishers(mini):
    table = version_table(mini, Words("en"))
    assert [tuple(row) for row in table.itertuples(index=False, name=None)] == [
        ("0.1.0", "31 December 2024", "14", "3 (21%)"),
        ("0.0.1", "1 July 2024", "12", "2 (17%)"),
    ]


def test_versions_when_several_are_of_one_day_then_the_last_made_first(mini):
    row = mini.versions.iloc[[-1]]
    made = [row.assign(version=f"0.1.{n}") for n in (1, 10, 9)]
    table = version_table(dataclasses.replace(mini, versions=pd.concat([mini.versions, *made])), Words("en"))
    assert table["Version"].tolist() == ["0.1.10", "0.1.9", "0.1.1", "0.1.0", "0.0.1"]


def test_versions_when_shipped_then_the_newest_row_is_as_counted_and_says_wider_not_better(shipped, counts):
    newest = shipped.versions[shipped.versions["version"] == shipped.version.version].iloc[0]
    assert newest["incidents"] == counts["incidents"]
    assert newest["several_publishers"] == counts["several_publishers"]
    # Counted a second way: rows of the changelog by hand.
    text = (Path(__file__).parents[3] / "geodata" / "CHANGELOG.md").read_text(encoding="utf-8")
    rows = [line.split(" | ")[1:3] for line in text.partition("## 2026.11.0")[0].splitlines() if "| 2026-" in line]
    added = {record for record, what in rows if what == "record added"}
    known = {code for record, _ in rows for code in record.split(", ") if code.startswith("ML-")} - added
    said = version_change(shipped, Words("en"))
    begins = (
        f"{len(added)} records were added. {len(known)} known before were corrected or completed. This version is"
    )
    assert said.startswith(begins)
    assert "wider, not better confirmed as a whole" in said
    assert "sans être mieux confirmée dans son ensemble" in version_change(shipped, Words("fr"))


def test_changelog_when_shown_then_records_added_are_not_called_corrections(shipped):
    french = correction_table(shipped, Words("fr"))
    added = added_table(shipped, Words("fr"))
    changelog = (Path(__file__).parents[3] / "geodata" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert len(added) == changelog.count("| record added |")
    assert len(added) + len(french) == len(shipped.corrections)
    assert "record added" not in set(french["Objet"])
    assert french.iloc[0]["Date"] == "29 nov. 2026"
    assert list(added.columns) == ["Version", "Date", "Fiche", "Raison", "Source"]
