"""The dossier: order, notes, its own file, the records filter, and its Excel and CSV."""

import datetime as dt
import io
import json
import zipfile

import pandas as pd
import pytest

from sahel_map.core.errors import SelectionError
from sahel_map.exports.dossier_tables import DossierJob
from sahel_map.exports.formats import FORMATS, export_bytes
from sahel_map.selection.dossier import Dossier, SavedView, read_dossier
from sahel_map.selection.known import Known
from sahel_map.selection.matching import matching
from sahel_map.selection.records import MOST_RECORDS
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

PAGES = frozenset({"map", "trends"})
NOW = dt.datetime(2026, 11, 29, 12, tzinfo=dt.UTC)
FULL = Dossier(
    ("EX-2023-0003", "EX-2023-0001"),
    {"EX-2023-0003": "=1+1 asked twice", "EX-2024-0001": "out, note kept"},
    (SavedView("Towns", "map", {"precision": "settlement"}),),
)


def test_dossier_when_written_and_read_then_the_same():
    assert read_dossier(FULL.to_json("2026.12.0").encode(), PAGES) == FULL


def test_dossier_when_changed_then_keeps_order_and_notes():
    assert FULL.with_records("EX-2023-0001", "EX-2024-0001").records == (*FULL.records, "EX-2024-0001")
    assert FULL.moved("EX-2023-0001", -1).records == ("EX-2023-0001", "EX-2023-0003")
    assert FULL.moved("EX-2023-0003", -5).records == FULL.records
    assert FULL.without("EX-2023-0003").notes == FULL.notes
    assert FULL.noted("EX-2023-0003", " ").notes == {"EX-2024-0001": "out, note kept"}
    assert FULL.emptied() == Dossier(views=FULL.views)
    ids = [f"EX-2023-{n:04}" for n in range(500)]
    assert len(Dossier().with_records(*ids).records) == MOST_RECORDS


def test_dossier_when_two_are_joined_then_both_notes_are_kept():
    other = Dossier(("EX-2023-0002",), {"EX-2023-0003": "second"}, (SavedView("Towns", "trends", {}),))
    joined = FULL.joined(other)
    assert joined.records == (*FULL.records, "EX-2023-0002")
    assert joined.notes["EX-2023-0003"] == "=1+1 asked twice\n\nsecond"
    assert [view.page for view in joined.views] == ["trends"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe", "not JSON in UTF-8"),
        (b"[]", 'no "format": "sahel-map dossier" at its top'),
        (b'{"format": "sahel-map dossier", "format_version": 2}', '"format_version" is 2; allowed: 1'),
        (b'{"format": "sahel-map dossier", "format_version": 1, "records": 3}', '"records" is not a list'),
        (
            b'{"format": "sahel-map dossier", "format_version": 1, "records": [{"id": ""}]}',
            'records 1, "id": allowed are 1 to 40 characters',
        ),
        (
            b'{"format": "sahel-map dossier", "format_version": 1, "views": [{"name": "a", "page": "x"}]}',
            'views 1, "page": allowed are map, trends',
        ),
        (
            b'{"format": "sahel-map dossier", "format_version": 1, "views":'
            b' [{"name": "a", "page": "map", "query": {"a": 1}}]}',
            'views 1, "query": allowed are texts by name of the parameter',
        ),
    ],
)
def test_file_when_wrong_then_one_sentence_says_where(content, message):
    with pytest.raises(SelectionError) as error:
        read_dossier(content, PAGES)
    assert message in str(error.value)


def test_records_when_in_an_address_then_in_order_and_unknown_ones_are_named(mini):
    query = {"records": "ex-2023-0003,EX-2023-0001,EX-1999-0001,EX-2023-0003"}
    selection, (notice,) = Selection.from_query(query, Known.of(mini))
    assert selection.records == FULL.records
    assert (notice.kind, notice.value) == ("record", "EX-1999-0001")
    assert list(mini.incidents.index[matching(mini, selection)]) == ["EX-2023-0001", "EX-2023-0003"]
    # Not everything where none of the ids is known.
    nothing, _ = Selection.from_query({"records": "EX-1999-0001"}, Known.of(mini))
    assert matching(mini, nothing).sum() == 0
    assert nothing.to_query() == {"records": "none"}


def test_records_when_too_many_then_says_how_many_are_used(mini):
    many = ",".join(f"EX-1999-{n:04}" for n in range(MOST_RECORDS + 1))
    _, notices = Selection.from_query({"records": many}, Known.of(mini))
    assert (notices[0].kind, notices[0].value, notices[0].allowed) == ("many", "201", "200")


@pytest.mark.parametrize("code", ["xlsx", "csv"])
def test_files_when_made_then_in_the_readers_order_with_notes(mini, code):
    selection = Selection(records=FULL.records)
    mask = matching(mini, selection)
    job = DossierJob(mini, selection, mask, Words("en", mini.labels("en")), NOW, notes=FULL.notes)
    content = io.BytesIO(export_bytes(job, FORMATS[code]))
    if code == "xlsx":
        table = pd.read_excel(content, sheet_name="incidents", engine="openpyxl")
    else:
        with zipfile.ZipFile(content) as archive:
            table = pd.read_csv(archive.open("incidents.csv"))
    assert table["incident_id"].tolist() == list(FULL.records)
    assert table["dossier_place"].tolist() == [1, 2]
    # A note that would start a formula elsewhere is neutralised, as every text is.
    assert table["reader_note"].fillna("").tolist() == ["'=1+1 asked twice", ""]
    assert table["killed_min"].tolist() == [5, 3]


def test_file_when_opened_by_a_person_then_says_which_data():
    content = json.loads(FULL.to_json("2026.12.0"))
    assert content["data_version"] == "2026.12.0"
    assert [each["is_in"] for each in content["records"]] == [True, True, False]
