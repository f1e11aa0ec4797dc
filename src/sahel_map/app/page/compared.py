"""What the page Compare compares, in the session: two choices of a set, or this set with another one."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from sahel_map.selection.known import Known
from sahel_map.selection.notice import Notice
from sahel_map.selection.pair import SIDES, Pair
from sahel_map.selection.set_pair import SET_PAIR_PARAMETERS, SetPair

__all__ = ["COMPARED", "compared_query", "keep_pair", "keep_set_pair", "pair", "read_compared", "set_pair"]

#: Parameters of an address that say what is compared.
COMPARED = (*SIDES, *SET_PAIR_PARAMETERS)
_PAIR, _SET_PAIR = "pair", "set_pair"


def pair() -> Pair:
    """Return what the two choices of the comparison differ in."""
    return st.session_state.get(_PAIR, Pair())


def keep_pair(changed: Pair) -> None:
    """Go on with two other choices."""
    st.session_state[_PAIR] = changed


def set_pair() -> SetPair:
    """Return which other set this one is compared with, and how close two incidents must be."""
    return st.session_state.get(_SET_PAIR, SetPair())


def keep_set_pair(changed: SetPair) -> None:
    """Go on with another set, or under other limits."""
    st.session_state[_SET_PAIR] = changed


def read_compared(address: Mapping[str, str], known: Known) -> tuple[Notice, ...]:
    """Take what is compared from a link; return what cannot be used."""
    choices, unusable = Pair.from_query(address, known)
    sets, unreadable = SetPair.from_query(address)
    keep_pair(choices)
    keep_set_pair(sets)
    return (*unusable, *unreadable)


def compared_query() -> dict[str, str]:
    """Return what is compared as address parameters."""
    return pair().to_query() | set_pair().to_query()
