"""The dossier in the session, one for each set; its records are in the address too."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import shared_data as cache
from sahel_map.selection.dossier import Dossier

__all__ = ["DOSSIER", "dossier", "keep_dossier"]

#: Parameter of an address that names the records of the dossier, in their order.
DOSSIER = "dossier"


def dossier() -> Dossier:
    """Return what the reader has put together of the set shown."""
    return st.session_state.get(f"{DOSSIER}-{cache.set_id()}", Dossier())


def keep_dossier(changed: Dossier) -> None:
    """Keep a dossier for the set shown: its ids mean nothing in another."""
    st.session_state[f"{DOSSIER}-{cache.set_id()}"] = changed
