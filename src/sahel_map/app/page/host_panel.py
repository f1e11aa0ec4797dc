"""What the people who keep the server see at the foot of the sidebar: which data are shown, and why."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import shared_data as cache
from sahel_map.app.page import sign_in
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.server import watch
from sahel_map.app.server.access import Role
from sahel_map.words import Words

__all__ = ["show_host"]


def show_host(words: Words) -> bool:
    """Show a maintainer the state of the data and a button to look for newer ones; return whether there is one."""
    if sign_in.role() is not Role.MAINTAINER:
        return False
    version, refusal = cache.dataset().version, cache.edition_store().refusal
    with st.expander(words("host-heading")):
        st.caption(
            words("host-data", version=version.version, date=words.iso_date(version.date), digest=version.digest)
        )
        if refusal is not None:
            st.error(words("host-data-refused", n=len(refusal.problems)))
            for problem in refusal.problems or (refusal.message,):
                st.text(problem)
        elif st.session_state.pop("host_looked", False):
            st.success(escape_markdown(words("host-data-well")))
        st.button(words("host-look"), on_click=_look, key="host-look")
    return True


def _look() -> None:
    watch.look(cache.edition_store(), sign_in.who(), sign_in.role(), cache.set_id())
    st.session_state["host_looked"] = True
