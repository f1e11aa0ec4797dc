"""What all sessions share: the data set, held once, and the words that go with it.

Each run of a page uses one edition from its first line to its last, even if newer data arrive
meanwhile; the next run takes the newest. Nobody may change what these functions return: every
session is handed the same objects, never a copy.
"""

from __future__ import annotations

import os
from functools import lru_cache

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from sahel_map.app.server.edition_store import Edition, EditionStore
from sahel_map.app.server.map_data import MapData
from sahel_map.data.dataset import Dataset
from sahel_map.data.read.paths import ENVIRONMENT_VARIABLE
from sahel_map.selection.filters import counts_beside, matching
from sahel_map.selection.known import Known
from sahel_map.selection.selection import Selection
from sahel_map.views.map.packed_columns import PackedColumns
from sahel_map.words import Words

__all__ = ["counts", "dataset", "find_map_data", "known", "map_columns", "open_run", "edition_store", "words"]

_EDITION = "edition"


def edition_store() -> EditionStore:
    """Return the editions of this server's data folder."""
    return _edition_store(os.environ.get(ENVIRONMENT_VARIABLE))


# Another folder, as tests set one, gets a store of its own.
@lru_cache(maxsize=4)
def _edition_store(_folder: str | None) -> EditionStore:
    return EditionStore()


def open_run() -> bool:
    """Take the newest edition for this run of a page.

    Returns
    -------
    bool
        Whether the session saw an older one before.

    Raises
    ------
    DataError
        If there is no data set to show.
    """
    newest, before = edition_store().current(), st.session_state.get(_EDITION)
    st.session_state[_EDITION] = newest
    return before is not None and before.dataset is not newest.dataset


def _edition() -> Edition:
    if get_script_run_ctx(suppress_warning=True) is not None and _EDITION in st.session_state:
        return st.session_state[_EDITION]
    return edition_store().current()


def find_map_data(digest: str) -> MapData | None:
    """Return the map's data of a digest, from the newest edition or the one before."""
    return edition_store().find(digest)


def dataset() -> Dataset:
    """Return the data set this run shows."""
    return _edition().dataset


def words(language: str) -> Words:
    """Return texts, labels of codes and names of areas in a language."""
    return _edition().map_data.words(language)


def known() -> Known:
    """Return the codes that an address may name."""
    return _edition().known


def counts(selection: Selection) -> dict[str, dict[str, int]]:
    """Return how many incidents stand behind each choice of each filter, given the other filters."""
    return _counts(dataset().version.digest, tuple(selection.to_query().items()), selection)


def is_found(text: str) -> bool:
    """Whether any record contains a text, whatever the other filters leave."""
    return bool(matching(dataset(), Selection(text=text)).any())


# Small, and the same for every reader of a selection.
@st.cache_data(max_entries=256, show_spinner=False)
def _counts(digest: str, query: tuple[tuple[str, str], ...], _selection: Selection) -> dict[str, dict[str, int]]:
    del digest, query  # they name data and selection
    return counts_beside(dataset(), _selection)


def map_columns() -> PackedColumns:
    """Return what the map draws of each incident, packed once."""
    return _edition().map_data.packed
