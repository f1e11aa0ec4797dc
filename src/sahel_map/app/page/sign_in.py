"""Who is signed in, and what visitors see before they may read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import streamlit as st

from sahel_map.app.server.access import Role, is_own_machine, may_change_sets, pseudonym
from sahel_map.app.server.middleware import claims_in_headers
from sahel_map.app.server.running_settings import people, settings
from sahel_map.words import LANGUAGES, Words

__all__ = ["WIDTH_PX", "may_change", "may_read", "require_reader", "role", "show_sign_out", "who"]

#: Width of what stands alone on a page.
WIDTH_PX = 560


def require_reader() -> None:
    """Go on for somebody who may read; for anybody else show how to sign in, and stop."""
    if role() is not None:
        return
    is_signed_in = _claims() is not None
    # Nothing is known of the reader yet, so both languages are shown.
    for language in LANGUAGES:
        with st.container(border=True, width=WIDTH_PX):
            _show_door(Words(language), is_signed_in)
    st.stop()


def _show_door(words: Words, is_signed_in: bool) -> None:
    st.header(words("page-name"), anchor=False)
    st.markdown(words("host-not-allowed") if is_signed_in else words("host-sign-in-why"))
    if settings().login != "oidc":
        return
    if is_signed_in:
        st.button(words("host-sign-out"), on_click=st.logout, key=f"sign-out-{words.language}")
    else:
        st.button(words("host-sign-in"), on_click=st.login, type="primary", key=f"sign-in-{words.language}")


def show_sign_out(words: Words, place: Literal["sidebar", "menu"]) -> bool:
    """Draw the button that ends the session, where there is one, and return whether there is.

    On a telephone it stands in the list of pages, as nobody looks for it behind the word "Filters".
    """
    is_there = settings().login == "oidc"
    if is_there:
        st.button(words("host-sign-out"), on_click=st.logout, key=f"sign-out-{place}", type="tertiary")
    return is_there


def role() -> Role | None:
    """Return the role of the reader of this run, or None for somebody who may not read."""
    return people().role_of(_claims())


def may_read(readers: Sequence[str]) -> bool:
    """Whether the reader of this run may read a set that only these groups may; everybody for none."""
    return people().may_read(_claims(), readers)


def may_change() -> bool:
    """Whether the reader of this run may import, replace and remove sets."""
    chosen, client = settings(), st.context.ip_address or "127.0.0.1"  # Streamlit gives none for this machine
    return may_change_sets(role(), chosen, is_own_machine(client, st.context.headers.to_dict(), chosen))


def who() -> str | None:
    """Return the pseudonym of the reader, for the audit log."""
    return pseudonym(_claims(), settings())


def _claims() -> Mapping[str, Any] | None:
    chosen = settings()
    if chosen.login == "oidc":
        return st.user.to_dict() if st.user.is_logged_in else None
    if chosen.login == "proxy":
        return claims_in_headers(st.context.headers, chosen)
    return None
