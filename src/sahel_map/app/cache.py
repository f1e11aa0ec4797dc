"""What all sessions share: the data set, held once, and the words that go with it.

`st.cache_resource` hands out the same object, never a copy: a copy per rerun would cost tenths of a
second and tens of megabytes a session. Nobody may change what these functions return.
"""

from __future__ import annotations

import streamlit as st

from sahel_map.data.dataset import Dataset, load_dataset
from sahel_map.facets import Facets, count_facets
from sahel_map.selection import KnownAreas
from sahel_map.views.columns import PackedColumns, pack_columns
from sahel_map.words import Words

__all__ = ["dataset", "facets", "known_areas", "map_columns", "words"]


@st.cache_resource(show_spinner=False)
def dataset() -> Dataset:
    """Return the data set this server shows, read once."""
    return load_dataset()


@st.cache_resource(show_spinner=False)
def words(language: str) -> Words:
    """Return texts, labels of codes and names of areas in a language."""
    data = dataset()
    return Words(language, data.codes.labels(language) | data.units.labels(language))


@st.cache_resource(show_spinner=False)
def known_areas() -> KnownAreas:
    """Return the P-codes that an address may name."""
    return KnownAreas.of(dataset().units)


@st.cache_resource(show_spinner=False)
def facets() -> Facets:
    """Return how many incidents stand behind each choice of a filter."""
    return count_facets(dataset())


@st.cache_resource(show_spinner=False)
def map_columns() -> PackedColumns:
    """Return what the map draws of each incident, packed once."""
    return pack_columns(dataset())
