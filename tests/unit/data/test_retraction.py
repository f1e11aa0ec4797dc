"""A retracted record stays in the file under its id and is shown, counted and filtered nowhere else."""

import dataclasses

import pandas as pd
import pytest

from sahel_map.core.errors import DataError
from sahel_map.data.check.run import check_all
from sahel_map.data.dataset import load_dataset
from sahel_map.incident.retraction import retraction_text
from sahel_map.selection.matching import counts_beside, matching
from sahel_map.selection.selection import Selection
from sahel_map.sets.folders import FolderStore
from sahel_map.statistics.totals import total
from sahel_map.words import Words

INCIDENTS = "incidents/incidents.csv"
LINKS = "ledger/report_links.csv"
ROW = 3  # EX-2023-0002: ten to twenty killed, forty animals, matched in an invented report


def retract(copy):
    copy.set(INCIDENTS, ROW, "status", "retracted")
    copy.set(INCIDENTS, ROW, "retraction_reason_en", "Invented: the source took the report back.")
    copy.set(INCIDENTS, ROW, "retraction_reason_fr", "Inventé : la source a retiré son article.")
    links = copy.rows(LINKS)
    copy.write(LINKS, [row for row in links if row[2] != "EX-2023-0002"])
    copy.register()


@pytest.fixture(scope="module")
def without(module_copy):
    retract(module_copy)
    return load_dataset(module_copy.root)


def test_record_when_retracted_then_the_data_set_is_still_sound(copy):
    retract(copy)
    assert copy.problems() == []


def test_record_when_retracted_then_in_no_table_but_its_own(without):
    tables = [getattr(without, field.name) for field in dataclasses.fields(without)]
    holding = [
        table
        for table in tables
        if isinstance(table, pd.DataFrame)
        and ("EX-2023-0002" in table.index or "EX-2023-0002" in table.get("incident_id", pd.Series()).tolist())
    ]
    assert len(holding) == 1
    assert holding[0] is without.retracted


def test_record_when_retracted_then_in_no_total_filter_or_facet(mini, without):
    everything = matching(without, Selection())
    # 20-45 of all 13 records, less 10-20.
    reported = total(without, everything).reported
    assert (reported.minimum, reported.maximum, reported.n_records) == (10, 25, 12)
    assert len(everything) == len(matching(mini, Selection())) - 1
    assert without.incidents["position"].tolist() == list(range(13))
    assert counts_beside(without, Selection())["actors"]["DOZO"] == 0
    assert matching(without, Selection(text="joint")).sum() == 0


def test_record_when_retracted_then_its_link_leads_to_the_reason(without):
    words = Words("en", without.codes.labels("en"))
    assert retraction_text(without, "EX-2023-0002", words) == (
        "Exampleville-1, 3 February 2023 (record EX-2023-0002)",
        "This record was retracted and is shown, counted and exported nowhere else. Reason: Invented: the source "
        "took the report back.",
    )


def test_record_when_retracted_then_reports_and_texts_of_others_must_not_speak_of_it_as_if_it_stood(copy):
    copy.set(INCIDENTS, ROW, "status", "retracted")
    copy.set(INCIDENTS, ROW, "retraction_reason_en", "Invented.")
    copy.set(INCIDENTS, ROW, "retraction_reason_fr", "Inventé.")
    copy.set(INCIDENTS, 2, "notes_en", "As in EX-2023-0002. EX-2023-0002 (retracted) was a joint one.")
    copy.set(INCIDENTS, 2, "notes_fr", "Comme EX-2023-0002 (retirée).")
    tied = "is a retracted record, which no report is about; take the row out"
    assert copy.problems() == [
        (INCIDENTS, 2, "notes_en", "EX-2023-0002",
         "names a retracted record; write EX-2023-0002 (retracted), or take it out"),
        (LINKS, 3, "incident_id", "EX-2023-0002", tied),
        (LINKS, 5, "incident_id", "EX-2023-0002", tied),
    ]  # fmt: skip


@pytest.mark.slow
def test_set_when_it_was_stored_before_the_rule_then_shown_with_one_sentence_and_the_check_says_what_to_do(
    copy, tmp_path, caplog
):
    copy.set(INCIDENTS, ROW, "status", "retracted")
    copy.set(INCIDENTS, ROW, "retraction_reason_en", "Invented.")
    copy.set(INCIDENTS, ROW, "retraction_reason_fr", "Inventé.")
    copy.set(INCIDENTS, 2, "notes_en", "As in EX-2023-0002.")
    copy.set(INCIDENTS, 2, "notes_fr", "Comme EX-2023-0002 (retirée).")
    copy.register()
    store = FolderStore(tmp_path / "sets")
    store.add("earlier", copy.root, "analyst@example.org", "imported")
    caplog.clear()
    folder = store.folder("earlier")
    shown = load_dataset(folder)
    assert caplog.messages == [
        "The data set is shown, although 3 rows of it break a rule that came after it was stored; "
        f"`sahel-map check {folder}` says what to change in it."
    ]
    assert (len(shown.incidents), list(shown.retracted.index)) == (13, ["EX-2023-0002"])
    assert "EX-2023-0002" not in set(shown.report_links["incident_id"])
    # Whoever changes the set mends it first, and is told what in one go with anything else that is wrong.
    assert len(check_all(folder).problems) == 3
    copy.set(LINKS, 2, "kind", "perhaps")
    copy.register()
    with pytest.raises(DataError) as error:
        load_dataset(copy.root)
    assert len(error.value.problems) == 4


def test_retraction_when_without_a_reason_then_problem_in_each_language(copy):
    copy.set(INCIDENTS, ROW, "status", "retracted")
    found = [problem for problem in copy.problems() if problem[0] == INCIDENTS]
    assert [(row, name, message) for _, row, name, _, message in found] == [
        (ROW, "retraction_reason_en", "must say why, as the record is retracted"),
        (ROW, "retraction_reason_fr", "must say why, as the record is retracted"),
    ]


def test_reason_when_the_record_is_published_then_problem(copy):
    copy.set(INCIDENTS, ROW, "retraction_reason_en", "Invented.")
    assert [message for *_, message in copy.problems()] == ["must be empty, as the record is published"]


def test_status_when_misspelt_then_the_nearest_is_named(copy):
    copy.set(INCIDENTS, ROW, "status", "retractd")
    ((_, _, name, _, message),) = copy.problems()
    assert name == "status"
    assert 'did you mean "retracted"?' in message
