"""What all sessions share: the data set, held once, and the words that go with it.

Each run of a page uses one edition from its first line to its last, even if newer data arrive
meanwhile; the next run takes the newest. Nobody may change what these functions return: every
session is handed the same objects, never a copy.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache

import streamlit as st

from sahel_map.app.server.edition_store import Edition, EditionStore
from sahel_map.app.server.map_data import MapData
from sahel_map.app.server.running_settings import settings
from sahel_map.app.server.set_shelf import SetShelf
from sahel_map.app.server.streamlit_private import is_in_run, session_id
from sahel_map.app.server.workshop import WORKSHOP
from sahel_map.core.errors import ExportError
from sahel_map.data.dataset import Dataset
from sahel_map.data.read.paths import ENVIRONMENT_VARIABLE
from sahel_map.data.read.stored import StoredRecords
from sahel_map.selection.all_filters import FILTERS
from sahel_map.selection.filter import ChoiceFilter
from sahel_map.selection.known import Known
from sahel_map.selection.matching import counts_beside, matching
from sahel_map.selection.selection import Selection
from sahel_map.sets.opening import open_store
from sahel_map.sets.store import DEFAULT_SET
from sahel_map.statistics.covered import last_month
from sahel_map.statistics.stored import MOST_MARKS, StoredCounts
from sahel_map.views.map.packed_columns import PackedColumns
from sahel_map.views.search.finder import Finder
from sahel_map.words import Words

__all__ = [
    "choices",
    "counts",
    "dataset",
    "edition_store",
    "find_map_data",
    "finder",
    "is_found",
    "known",
    "make_file",
    "map_columns",
    "months",
    "n_uncounted",
    "open_run",
    "readers_of_digest",
    "set_id",
    "shelf",
    "stored_counts",
    "take",
    "words",
]

_EDITION, _SET, _TAKEN, _N_STORED = "edition", "set", "taken", "n_stored"


def shelf() -> SetShelf:
    """Return every set of this server."""
    chosen = settings()
    return _shelf(
        os.environ.get(ENVIRONMENT_VARIABLE), chosen.data_dir, chosen.database_url, chosen.database_password
    )


# Another folder, as tests set one, gets a shelf of its own.
@lru_cache(maxsize=4)
def _shelf(_folder: str | None, data_dir: str, database_url: str, password: str) -> SetShelf:
    return SetShelf(open_store(data_dir, database_url, password))


def edition_store() -> EditionStore:
    """Return the editions of the set that this run shows; outside a run, those of the default one."""
    return shelf().edition_store(set_id())


def set_id() -> str:
    """Return the id of the set that this run shows."""
    return st.session_state.get(_SET, DEFAULT_SET) if is_in_run() else DEFAULT_SET


def open_run(wanted: str = DEFAULT_SET) -> bool:
    """Take the newest edition of a set for this run of a page.

    Parameters
    ----------
    wanted : str
        Id of the set.

    Returns
    -------
    bool
        Whether the session saw an older one of the same set before.

    Raises
    ------
    DataError
        If there is no data set to show.
    """
    newest, before = shelf().edition_store(wanted).current(), st.session_state.get(_EDITION)
    is_same_set = st.session_state.get(_SET, DEFAULT_SET) == wanted
    st.session_state[_EDITION], st.session_state[_SET] = newest, wanted
    st.session_state.pop(_TAKEN, None)
    return is_same_set and before is not None and before.dataset is not newest.dataset


def take(selection: Selection) -> None:
    """Take the records of a selection into this run, where the set is large and they are few enough to be drawn."""
    found = stored_counts()
    if found is None:
        return
    wanted = selection.stored
    st.session_state[_N_STORED] = n = found.n_records(wanted)
    if n <= MOST_MARKS:
        st.session_state[_TAKEN] = edition_store().excerpt(st.session_state[_EDITION], wanted)


def stored_counts() -> StoredCounts | None:
    """Return what counts the records of a large set where they stand; None for a set that is held."""
    stored = _whole().dataset.stored
    return None if stored is None else _stored_counts(stored)


def n_uncounted() -> int | None:
    """Return how many records a selection has that is too large to be held, or None if it is held."""
    is_whole = is_in_run() and stored_counts() is not None and _TAKEN not in st.session_state
    return st.session_state.get(_N_STORED, 0) if is_whole else None


@lru_cache(maxsize=8)
def _stored_counts(stored: StoredRecords) -> StoredCounts:
    return StoredCounts(stored)


def _whole() -> Edition:
    if is_in_run() and _EDITION in st.session_state:
        return st.session_state[_EDITION]
    return edition_store().current()


def _edition() -> Edition:
    """Return the edition of this run, of a large set with the records that were taken."""
    if is_in_run() and _TAKEN in st.session_state:
        return st.session_state[_TAKEN]
    return _whole()


def find_map_data(digest: str) -> MapData | None:
    """Return the map's data of a digest, from the newest edition of any set or the one before."""
    found = shelf().find(digest)
    return found[1] if found else None


def readers_of_digest(digest: str) -> tuple[str, ...]:
    """Return the groups that may read the data of a digest; none where every reader may."""
    found = shelf().find(digest)
    return shelf().readers_of(found[0]) if found else ()


def make_file(
    task: str,
    data: Dataset,
    *arguments: object,
    on_wait: Callable[[], None] = lambda: None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Callable[[], bytes]:
    """Return what makes a file of the data set of this run, in a process of its own, when it is called.

    Parameters
    ----------
    task : str
        Name in `workshop_tasks.TASKS`.
    data : Dataset
        As this run shows it. Once it is replaced or its set is removed, the call ends in an error of one sentence.
    *arguments
        What the task takes besides.
    on_wait, on_progress : callable
        As for `Workshop.make`; for a file that a page waits for.
    """
    # The set is this run's: the call comes later, when the reader presses the button.
    wanted, asker = set_id(), session_id()

    def make() -> bytes:
        if shelf().edition_store(wanted).current().dataset.version.digest != data.version.digest:
            raise ExportError("The data were replaced by a newer version: reload the page.")
        return WORKSHOP.make(task, data, *arguments, asker=asker, on_wait=on_wait, on_progress=on_progress)

    return make


def dataset() -> Dataset:
    """Return the data set this run shows."""
    return _edition().dataset


def words(language: str) -> Words:
    """Return texts, labels of codes and names of areas in a language."""
    return _edition().map_data.words(language)


def known() -> Known:
    """Return the codes that an address may name."""
    return _edition().known


def counts(each: ChoiceFilter, selection: Selection) -> dict[str, int]:
    """Return how many incidents stand behind each choice of a filter, given the other filters."""
    return _counts(dataset().version.digest, selection, each.is_more)[each.name]


def choices(each: ChoiceFilter, language: str, selection: Selection) -> dict[str, str]:
    """Return the codes that a filter offers, in order, with their names: those that the data have at all.

    Parameters
    ----------
    each : ChoiceFilter
        A filter whose codes are chosen from a list.
    language : {"en", "fr"}
    selection : Selection
        Only its map of regions and its actors matter: they decide which areas and groups there are.
    """
    everything = Selection(admin_map=selection.admin_map, known_actors=selection.known_actors)
    return _choices(dataset().version.digest, each, language, everything)


def months() -> tuple[int, int]:
    """Return the first and the last month to choose from, year * 12 + month - 1."""
    data = dataset()
    if data.stored is not None:
        return data.stored.month_first, data.stored.month_last
    return int(data.incidents["month_first"].min()), last_month(data)


def finder(language: str, admin_map: str) -> Finder:
    """Return what the search box finds, in a language and on a map of regions."""
    return _finder(dataset().version.digest, language, admin_map)


@st.cache_resource(max_entries=8, show_spinner=False)
def _finder(digest: str, language: str, admin_map: str) -> Finder:
    del digest  # it names the data
    return Finder.of(dataset(), words(language), admin_map)


def is_found(text: str) -> bool:
    """Whether any record contains a text, whatever the other filters leave."""
    return bool(matching(dataset(), Selection(text=text)).any())


# Small, and the same for every reader of a selection; a cache of Streamlit's would copy it sixteen times a run.
# What stands under "more" is counted once that is open.
@lru_cache(maxsize=256)
def _counts(digest: str, selection: Selection, is_more: bool) -> dict[str, dict[str, int]]:
    del digest  # it names the data
    found = stored_counts()
    if found is not None:
        return found.counts_beside(selection)
    return counts_beside(dataset(), selection, [each for each in FILTERS if each.is_more == is_more])


@lru_cache(maxsize=64)
def _choices(digest: str, each: ChoiceFilter, language: str, everything: Selection) -> dict[str, str]:
    del digest  # it names the data
    known = words(language)
    codes = each.choices(counts(each, everything), known, everything)
    return {code: each.label(code, known, everything) for code in codes}


def map_columns() -> PackedColumns:
    """Return what the map draws of each incident, packed once."""
    return _edition().map_data.packed
