"""Files made in processes of their own: the same file, a bounded one, and a clear sentence where there is none."""

import datetime as dt
import io
import os
import threading
from pathlib import Path

import docx
import numpy as np
import pytest

from sahel_map.app.server import workshop as workshop_module
from sahel_map.app.server import workshop_tasks
from sahel_map.app.server.run_slots import SLOTS
from sahel_map.core.errors import ExportError
from sahel_map.exports.dossier import dossier_report
from sahel_map.exports.formats import FORMATS, export_bytes
from sahel_map.exports.job import ExportJob
from sahel_map.exports.sheet_file import sheet_file
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.options import SheetOptions
from sahel_map.sheets.make import preview_sheet
from sahel_map.sheets.order import SheetOrder
from sahel_map.words import Words

pytestmark = pytest.mark.slow  # processes

NOW = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)


def order(workshop, dataset, code="geojson", asker=""):
    mask = np.ones(len(dataset.incidents), dtype=bool)
    return workshop.make("export", dataset, code, "en", Selection(), mask, NOW, asker=asker)


def texts(word):
    return [each.text for each in docx.Document(io.BytesIO(word)).paragraphs]


def test_file_when_made_in_a_process_of_its_own_then_is_the_same_file(workshop, mini):
    here = ExportJob(mini, Selection(), np.ones(14, dtype=bool), Words("en", mini.labels("en")), NOW)
    one = workshop()
    assert order(one, mini) == export_bytes(here, FORMATS["geojson"])
    (worker,) = one._idle
    # Where memory runs out, the worker ends and not the server.
    assert Path(f"/proc/{worker.pid}/oom_score_adj").read_text().strip() == "1000"
    assert os.getpriority(os.PRIO_PROCESS, worker.pid) > os.getpriority(os.PRIO_PROCESS, 0)
    # The same worker makes the next one, with the data it has read.
    order(one, mini)
    assert [kept.pid for kept in one._idle] == [worker.pid] != [os.getpid()]


@pytest.mark.long_after(1)
@pytest.mark.parametrize("limits", [{"longest_s": 0.2}, {"most_bytes": 200 * 1024**2}], ids=["time", "memory"])
def test_file_when_it_takes_too_much_then_is_not_made_and_the_next_worker_is_well(workshop, mini, limits):
    small = workshop(**limits)
    with pytest.raises(ExportError, match="takes more time or memory than the server grants; choose fewer records"):
        order(small, mini)
    assert small._idle == [] or small._idle[0].poll() is None
    assert order(workshop(), mini)


@pytest.mark.long
def test_files_when_several_are_wanted_then_only_so_many_workers_there_are(workshop, mini):
    one, made = workshop(at_once=1), []
    threads = [threading.Thread(target=lambda: made.append(order(one, mini))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert (len(made), len(set(made)), len(one._idle)) == (3, 1, 1)


@pytest.mark.long
def test_preview_when_made_in_a_process_of_its_own_then_is_the_same_picture(workshop, mini):
    sheet = SheetOrder(Selection(), SheetOptions("a4"))
    made = workshop().make("preview", mini, sheet, "fr")
    assert made == preview_sheet(mini, sheet, Words("fr", mini.labels("fr")))


@pytest.mark.long
def test_dossier_when_made_in_a_process_of_its_own_then_is_the_file_of_the_commands(workshop, mini):
    ids, words = ("EX-2024-0003", "EX-2023-0001"), Words("en", mini.labels("en"))
    sheets = SheetOrder(Selection(), SheetOptions("a4", made=NOW.date()), records=ids)
    one = workshop()
    assert one.make("sheet", mini, sheets, "en") == sheet_file(mini, sheets, words)
    # A ZIP holds the time at which it was made: the texts are compared.
    word = one.make("report", mini, ids, "en", NOW, {})
    assert texts(word) == texts(dossier_report(mini, ids, words, NOW, {}))


def test_question_when_longer_than_a_pipe_holds_then_is_read_to_its_end(workshop, mini):
    # As the mask of 300,000 records is; a pipe gives 64 kB at a time.
    ids, notes = ("EX-2024-0003",), {"EX-2023-0001": "x" * 1_000_000}
    one = workshop()
    for _ in range(2):
        word = one.make("report", mini, ids, "en", NOW, notes)
        assert texts(word) == texts(dossier_report(mini, ids, Words("en", mini.labels("en")), NOW, {}))


@pytest.mark.long
def test_atlas_when_made_in_a_process_of_its_own_then_says_how_far_it_is(workshop, mini):
    atlas, told = SheetOrder(Selection(), SheetOptions("a4"), is_atlas=True), []
    made = workshop().make("sheet", mini, atlas, "en", on_progress=lambda *step: told.append(step))
    assert made.startswith(b"%PDF")
    # Incidents lie in four cercles of Exampleland.
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.long
def test_file_when_nobody_waits_for_it_any_more_then_its_worker_ends(workshop, mini):
    class ReaderGoneError(BaseException):
        pass

    def leave(*_):
        raise ReaderGoneError

    one, atlas = workshop(), SheetOrder(Selection(), SheetOptions("a4"), is_atlas=True)
    with pytest.raises(ReaderGoneError):
        one.make("sheet", mini, atlas, "en", on_progress=leave)
    assert one._idle == []
    assert order(one, mini)


@pytest.mark.long
def test_files_when_others_are_made_first_then_the_waiting_is_told_once_and_keeps_no_page_waiting(workshop, mini):
    one, said, drawn = workshop(at_once=1), [], []

    def wait_for_a_file(number):
        with SLOTS.turn():
            one.make(
                "export", mini, "geojson", "en", Selection(),
                np.ones(len(mini.incidents), dtype=bool), NOW, asker=str(number),
                on_wait=lambda: said.append("in line"),
            )  # fmt: skip

    # More readers than pages are drawn at once wait for files of one worker.
    threads = [threading.Thread(target=wait_for_a_file, args=[number]) for number in range(6)]
    for thread in threads:
        thread.start()
    with SLOTS.turn():
        drawn.append(sum(thread.is_alive() for thread in threads))
    for thread in threads:
        thread.join(120)
    assert drawn == [6]
    assert set(said) <= {"in line"} and len(said) <= 5


@pytest.mark.long
def test_files_when_one_asks_for_many_at_once_then_is_told_to_come_back_and_others_are_served(workshop, mini):
    one, are_on_their_way, may_end = workshop(at_once=5), threading.Barrier(5), threading.Event()
    atlas = SheetOrder(Selection(), SheetOptions("a4"), is_atlas=True)

    def hold(*_):
        if not may_end.is_set():
            are_on_their_way.wait(120)
            may_end.wait(120)

    wanted = {"asker": "ada", "on_progress": hold}
    threads = [
        threading.Thread(target=one.make, args=("sheet", mini, atlas, "en"), kwargs=wanted) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    are_on_their_way.wait(120)
    with pytest.raises(ExportError, match="ask again in a minute"):
        order(one, mini, asker="ada")
    assert order(one, mini, asker="eve")
    may_end.set()
    for thread in threads:
        thread.join(120)
    assert order(one, mini, asker="ada")


def test_files_when_as_many_wait_as_may_then_the_next_is_refused_whoever_asks(workshop, mini, monkeypatch):
    monkeypatch.setattr(workshop_module, "_MOST", 0)
    with pytest.raises(ExportError, match="ask again in a minute"):
        order(workshop(), mini)


@pytest.mark.long
def test_worker_when_its_sandbox_refuses_to_let_it_go_behind_then_works_all_the_same(monkeypatch):
    asked = []

    def refuse(by):
        asked.append(by)
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(workshop_tasks.os, "nice", refuse)
    monkeypatch.setattr(workshop_tasks, "Path", lambda _: Path("/proc/self/no-such-file"))
    workshop_tasks._give_way()
    assert asked == [10]
