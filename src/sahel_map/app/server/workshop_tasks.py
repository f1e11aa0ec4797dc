"""What a worker of the workshop does: takes up one data set, makes files of it, ends when it is left alone."""

from __future__ import annotations

import datetime as dt
import errno
import os
import pickle
import resource
import select
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from sahel_map.app.server.laid_down import take_up
from sahel_map.core.errors import SahelMapError
from sahel_map.data.dataset import Dataset
from sahel_map.data.laid_out import WORTH_RECORDS
from sahel_map.data.read.package import read_package
from sahel_map.data.trace.diff import KINDS, compare, named_in
from sahel_map.exports.dossier import dossier_report
from sahel_map.exports.dossier_tables import DossierJob
from sahel_map.exports.formats import FORMATS, export_bytes
from sahel_map.exports.job import ExportJob
from sahel_map.exports.sheet_file import sheet_file
from sahel_map.exports.tables_zip import incidents_csv
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.limits import Limits
from sahel_map.selection.selection import Selection
from sahel_map.sheets.make import preview_sheet
from sahel_map.sheets.order import SheetOrder
from sahel_map.words import Words

if TYPE_CHECKING:
    from sahel_map.imports.importing import Prepared, Recognised
    from sahel_map.imports.mapping import ImportMapping

__all__ = ["TASKS"]


_TOO_MUCH = "This file takes more time or memory than the server grants; choose fewer records."
# The server holds a file until the reader has it; 300,000 records are 42 MB as CSV and 900 MB as GeoJSON.
_MOST_FILE_BYTES = 256 * 1024**2


def export(
    dataset: Dataset, code: str, language: str, selection: Selection, mask: np.ndarray, now: dt.datetime
) -> bytes:
    """Return the incidents of a mask (bool, shape (n,)) as a file of a format.

    Parameters
    ----------
    dataset : Dataset
    code : str
        Of the format, a key of `FORMATS`.
    language : {"en", "fr"}
    selection : Selection
    mask : ndarray of bool, shape (n,)
        Incidents to write.
    now : datetime
        The moment that the file names.
    """
    words = Words(language, dataset.labels(language))
    return export_bytes(ExportJob(dataset, selection, mask, words, now), FORMATS[code], _MOST_FILE_BYTES)


def table(dataset: Dataset, mask: np.ndarray) -> bytes:
    """Return the incidents of a mask (bool, shape (n,)) as the CSV that programs read."""
    words, now = Words("en", dataset.labels("en")), dt.datetime.now(dt.UTC)
    return incidents_csv(ExportJob(dataset, Selection(), mask, words, now))


def dossier(
    dataset: Dataset,
    code: str,
    language: str,
    selection: Selection,
    mask: np.ndarray,
    now: dt.datetime,
    notes: Mapping[str, str],
) -> bytes:
    """Return the records of a dossier as a file of a format, in their order, with the reader's notes.

    Parameters
    ----------
    dataset : Dataset
    code : str
        Of the format, a key of `FORMATS`.
    language : {"en", "fr"}
    selection : Selection
        Names the records, in their order.
    mask : ndarray of bool, shape (n,)
        The same records.
    now : datetime
        The moment that the file names.
    notes : mapping of str to str
        Of the reader, by incident id.
    """
    words = Words(language, dataset.labels(language))
    return export_bytes(DossierJob(dataset, selection, mask, words, now, notes=notes), FORMATS[code])


def report(
    dataset: Dataset, ids: tuple[str, ...], language: str, now: dt.datetime, notes: Mapping[str, str]
) -> bytes:
    """Return the records of a dossier as a Word file, in their order, with the reader's notes.

    Parameters
    ----------
    dataset : Dataset
    ids : tuple of str
        Incidents in the order of the dossier.
    language : {"en", "fr"}
    now : datetime
        The moment that the file names.
    notes : mapping of str to str
        Of the reader, by incident id.
    """
    return dossier_report(dataset, ids, Words(language, dataset.labels(language)), now, notes)


def sheet(dataset: Dataset, order: SheetOrder, language: str) -> bytes:
    """Return a map sheet.

    Parameters
    ----------
    dataset : Dataset
    order : SheetOrder
        Which sheet, and how it looks.
    language : {"en", "fr"}
    """
    return sheet_file(dataset, order, Words(language, dataset.labels(language)), progress=_tell)


def preview(dataset: Dataset, order: SheetOrder, language: str) -> bytes:
    """Return the first page of a sheet as a picture for the screen.

    Parameters
    ----------
    dataset : Dataset
    order : SheetOrder
        Which sheet, and how it looks.
    language : {"en", "fr"}
    """
    return preview_sheet(dataset, order, Words(language, dataset.labels(language)))


def read(path: str, limits: Limits) -> bytes:
    """Return a file that somebody brought as it was understood, a pickled `Recognised`."""
    from sahel_map.imports.importing import read_upload  # most workers never read one

    try:
        return pickle.dumps(read_upload(Path(path), limits=limits), protocol=pickle.HIGHEST_PROTOCOL)
    except ImportFileError as error:
        if isinstance(error.__cause__, MemoryError):
            # It is the limit of this process that was reached, not that of the machine.
            raise MemoryError from error
        raise


def prepare(dataset: Dataset, recognised: Recognised, mapping: ImportMapping, today: dt.date) -> bytes:
    """Return a file as it would be imported, a pickled `Prepared`.

    Parameters
    ----------
    dataset : Dataset
        Whose codes, units and places it is set against.
    recognised : Recognised
    mapping : ImportMapping
        What the person says.
    today : date
        Later days have not happened.
    """
    from sahel_map.imports.importing import prepare as prepare_events

    made = prepare_events(recognised, mapping, dataset, today, _tell)
    return pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL)


def write(prepared: Prepared, folder: str, template: str) -> bytes:
    """Write what was prepared into a new data folder, laid out beside it if it is large, and return nothing.

    Parameters
    ----------
    prepared : Prepared
    folder : str
        To make.
    template : str
        Data folder whose boundaries, code lists and background are used.
    """
    from sahel_map.app.server.preparing import lay_ready
    from sahel_map.imports.writing import write as write_folder

    is_large = prepared.n_accepted >= WORTH_RECORDS
    write_folder(prepared, Path(folder), Path(template), _tell, is_last=True)
    if is_large:
        lay_ready(Path(folder))
    return b""


def differ(old: str, new: str) -> bytes:
    """Return which records of two data folders differ, a pickled mapping of kind to incident ids.

    Parameters
    ----------
    old, new : str
        The folders.
    """
    changes = compare(read_package(Path(old)), read_package(Path(new)))
    return pickle.dumps({kind: named_in(changes, kind)[0] for kind in KINDS})


TASKS: dict[str, Callable[..., bytes]] = {
    "export": export,
    "table": table,
    "dossier": dossier,
    "report": report,
    "sheet": sheet,
    "preview": preview,
    "read": read,
    "prepare": prepare,
    "write": write,
    "differ": differ,
}


def _tell(*told: object) -> None:
    """Tell the server how far the file is; only a worker has somebody to tell."""
    if _ANSWERS:
        _send(("progress", told))


# Where this process answers, once it works.
_ANSWERS: list[BinaryIO] = []


def _send(answer: tuple[str, Any]) -> None:
    pickle.dump(answer, _ANSWERS[0], protocol=pickle.HIGHEST_PROTOCOL)
    _ANSWERS[0].flush()


@lru_cache(maxsize=1)
def _dataset(laid_down: str) -> Dataset:
    return take_up(Path(laid_down))


def _answer(task: str, laid_down: str | None, arguments: tuple[object, ...]) -> tuple[str, Any]:
    try:
        dataset = () if laid_down is None else (_dataset(laid_down),)
        return "made", TASKS[task](*dataset, *arguments)
    except MemoryError:
        return "failed", _TOO_MUCH
    except SahelMapError as error:
        return "failed", error
    except OSError as error:
        if error.errno == errno.ENOMEM:
            return "failed", _TOO_MUCH
        return "failed", f"The file could not be made: {error.strerror}."


def work(most_bytes: int, idle_s: float) -> None:
    """Answer questions on the standard input until there are none for some time."""
    # Not the address space: the data set is a mapped file, which takes none of the worker's own.
    resource.setrlimit(resource.RLIMIT_DATA, (most_bytes, most_bytes))
    # What a library prints must not be taken for an answer.
    _ANSWERS.append(os.fdopen(os.dup(1), "wb"))
    sys.stdout = sys.stderr
    os.dup2(2, 1)
    # Read to its end, however long it is: a pipe gives 64 kB at a time. The server asks one question at a time, so
    # that nothing of the next is read with it.
    questions = os.fdopen(0, "rb")
    while select.select([questions], [], [], idle_s)[0]:
        try:
            question = pickle.load(questions)  # noqa: S301 - from the server that started this process
        except EOFError:
            return
        _send(_answer(*question))


def _give_way() -> None:
    """Let the server go first, for the processor and where memory runs out: a file is lost then, no reader.

    A sandbox may refuse either; the file is made all the same.
    """
    with suppress(OSError):
        os.nice(10)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


if __name__ == "__main__":
    _give_way()
    work(int(sys.argv[1]), float(sys.argv[2]))
