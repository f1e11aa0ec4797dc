"""A file brought to the page is read beside the server: the same content, or a sentence, and the server goes on."""

import datetime as dt
from pathlib import Path

import pytest

from sahel_map.app.panels.brought_file import (
    prepare_brought,
    read_brought,
    records_that_differ,
    write_brought,
)
from sahel_map.data.dataset import load_dataset
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.importing import prepare, read_upload
from sahel_map.imports.limits import Limits
from sahel_map.imports.mapping import ImportMapping, Origin
from sahel_map.words import Words

pytestmark = pytest.mark.slow  # processes

MINI = Path(__file__).parents[2] / "mini"
HEADER = "id,event_date,location,latitude,longitude,actor,killed\n"
ROW = "EX{n},2024-05-11,Exampleville,14.51,-3.91,FAMA,1\n"


def put(folder, text):
    path = folder / "events.csv"
    path.write_text(text, "utf-8")
    return path


def test_file_when_brought_then_read_as_by_the_command(tmp_path, workshop):
    path = put(tmp_path, HEADER + "".join(ROW.format(n=n) for n in range(30)))
    found, wanted = read_brought(path, Limits(), workshop()), read_upload(path)
    assert found.cells.equals(wanted.cells)
    assert (found.file, found.n_rows, found.n_counted, found.mapping) == ("events.csv", 30, 30, wanted.mapping)


def test_file_when_prepared_and_written_then_by_a_worker_and_as_by_the_command(tmp_path, workshop, mini):
    one, told, today = workshop(), [], dt.date(2026, 12, 1)
    recognised = read_brought(put(tmp_path, HEADER + "".join(ROW.format(n=n) for n in range(30))), Limits(), one)
    said = ImportMapping(origin=Origin("Example Recorders"), defaults={"place_precision": "settlement"})
    prepared = prepare_brought(recognised, said, mini, today, lambda share, key: told.append((share, key)), one)
    wanted = prepare(recognised, said, mini, today)
    assert prepared.events.equals(wanted.events)
    assert prepared.accounting.lines(Words("fr")) == wanted.accounting.lines(Words("fr"))
    assert told == [(0.1, "cells"), (0.3, "events"), (0.6, "places"), (0.8, "accounting")]
    write_brought(prepared, tmp_path / "made", MINI, lambda share, key: None, one)
    assert len(load_dataset(tmp_path / "made").incidents) == prepared.n_accepted == 30


def test_records_when_two_folders_differ_then_a_worker_names_them(workshop, copy_with_retraction):
    found = records_that_differ("example", MINI, copy_with_retraction, workshop())
    assert found == {"added": [], "changed": [], "retracted": ["EX-2023-0001"], "removed": []}


def test_import_when_stopped_on_the_way_then_its_worker_ends_and_no_folder_is_left(tmp_path, workshop, mini):
    one, today = workshop(), dt.date(2026, 12, 1)
    recognised = read_brought(put(tmp_path, HEADER + ROW.format(n=1)), Limits(), one)
    said = ImportMapping(origin=Origin("Example Recorders"), defaults={"place_precision": "settlement"})
    prepared = prepare_brought(recognised, said, mini, today, lambda share, key: None, one)

    def stop(share, key):
        raise KeyboardInterrupt

    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(KeyboardInterrupt):
        write_brought(prepared, place / "made", MINI, stop, one)
    assert one._idle == []
    assert not (place / "made").exists()


def test_file_when_it_cannot_be_read_then_its_own_sentence_and_the_worker_stays(tmp_path, workshop):
    one = workshop()
    with pytest.raises(ImportFileError, match="the file is empty; a row of headings"):
        read_brought(put(tmp_path, ""), Limits(), one)
    assert [worker.poll() for worker in one._idle] == [None]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "takes more memory or time to read than this server grants"), ("fr", "demande plus de mémoire")],
)
def test_file_when_it_takes_too_much_memory_then_one_sentence(tmp_path, workshop, language, said):
    # A million short rows want several times the memory that is granted here.
    path = put(tmp_path, HEADER + ROW.format(n=1) * 1_000_000)
    with pytest.raises(ImportFileError) as caught:
        read_brought(path, Limits(), workshop(most_bytes=250 * 1024**2))
    assert said in caught.value.text(Words(language))
    assert "\n" not in caught.value.text(Words(language))
