"""The sets of this server: a list for every reader, and for who may change them what can be done with each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from sahel_map.app.page import shared_data as cache
from sahel_map.app.page import sign_in, state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.set_control import readable_sets
from sahel_map.app.page.shell import View
from sahel_map.app.panels.brought_file import records_that_differ
from sahel_map.app.server import logs
from sahel_map.core.licences import licence_label
from sahel_map.incident.set_words import version_title
from sahel_map.sets.changes import comparable_folders, rename_set
from sahel_map.sets.errors import StoreError
from sahel_map.sets.store import SetEntry, SetVersion, Store
from sahel_map.words import Words

__all__ = ["change_lines", "difference_lines", "show_sets", "who"]

_LONGEST_TITLE = 120


def who(words: Words) -> str:
    """Return who acts, for the list of versions: a pseudonym, or that nobody signs in here."""
    return sign_in.who() or words("data-nobody")


def show_sets(view: View) -> None:
    """Show the list of sets, and what may be done with each."""
    words, shelf = view.words, cache.shelf()
    st.header(words("data-sets-heading"), anchor=False)
    st.markdown(words("data-sets-what"))
    if shelf.store is None:
        st.info(words("data-no-store"))
        return
    entries = list(readable_sets().values())
    if not entries:
        st.caption(words("data-no-sets"))
    else:
        st.dataframe(_table(entries, words), hide_index=True)
    if sign_in.may_change():
        try:
            _show_changes(shelf.store, entries, words)
            _show_removed(shelf.store, words)
        except StoreError as error:
            st.error(escape_markdown(error.text(words)))


def _table(entries: list[SetEntry], words: Words) -> pd.DataFrame:
    rows = [
        {
            "title": version_title(entry.version.title, entry.version.is_internal, words),
            "records": words.number(entry.version.n_incidents),
            "publisher": entry.version.publisher or words("set-publisher-unknown"),
            "licence": licence_label(entry.version.licence) or words("set-licence-unknown"),
            "version": words("data-version", number=entry.version.number, own=entry.version.data_version),
            "who": entry.version.who,
            "when": _when(entry.version, words),
            "readers": ", ".join(entry.readers) or words("data-everybody"),
        }
        for entry in entries
    ]
    table = pd.DataFrame(rows)
    return table.set_axis([words(f"data-column-{name}") for name in table.columns], axis="columns")


def _when(version: SetVersion, words: Words) -> str:
    return words.short_date(dt.datetime.fromisoformat(version.at).date())


def _show_changes(store: Store, entries: list[SetEntry], words: Words) -> None:
    for entry in entries:
        title = version_title(entry.version.title, entry.version.is_internal, words)
        with st.expander(escape_markdown(words("data-change", title=title))):
            _show_versions(store, entry, words)
            _show_controls(store, entry, words)


def _show_controls(store: Store, entry: SetEntry, words: Words) -> None:
    set_id = entry.set_id
    new = st.text_input(
        words("data-new-title"),
        entry.version.title.of(words.language),
        max_chars=_LONGEST_TITLE,
        key=f"title-{set_id}",
    )
    readers = st.text_input(words("data-readers"), ", ".join(entry.readers), key=f"readers-{set_id}")
    left, middle, right = st.columns(3)
    if left.button(words("data-rename"), key=f"rename-{set_id}") and new.strip():
        _do(words, "set-rename", lambda: rename_set(store, set_id, new.strip(), who(words)))
    if middle.button(words("data-allow"), key=f"allow-{set_id}"):
        groups = [group.strip() for group in readers.split(",") if group.strip()]
        _do(words, "set-allow", lambda: store.allow(set_id, groups))
    sure = right.checkbox(words("data-remove-sure"), key=f"sure-{set_id}")
    if right.button(words("data-remove"), key=f"remove-{set_id}", disabled=not sure):
        _do(words, "set-remove", lambda: store.remove(set_id))


def _show_versions(store: Store, entry: SetEntry, words: Words) -> None:
    versions = store.versions(entry.set_id)
    for version in versions[:5]:
        line = words(
            "data-version-line",
            number=version.number,
            when=_when(version, words),
            who=version.who,
            what=version.what,
            records=words.number(version.n_incidents),
        )
        st.caption(escape_markdown(line))
    if len(versions) > 1 and st.button(words("data-diff"), key=f"diff-{entry.set_id}"):
        for line in change_lines(store, entry.set_id, versions[1].number, versions[0].number, words):
            st.caption(escape_markdown(line))


def change_lines(store: Store, set_id: str, old: int, new: int, words: Words) -> list[str]:
    """Return how many records came, changed or went between two versions, with some of their ids, or why not.

    Parameters
    ----------
    store : Store
    set_id : str
    old, new : int
        Numbers of the versions.
    words : Words
        Language.
    """
    try:
        before, after = comparable_folders(store, set_id, old, new)
        return difference_lines(set_id, before, after, words)
    except StoreError as error:
        return [error.text(words)]


def difference_lines(set_id: str, before: Path, after: Path, words: Words) -> list[str]:
    """Return how many records of two data folders differ, a line for each kind of change.

    Parameters
    ----------
    set_id : str
        Whose versions they are.
    before, after : Path
        The folders.
    words : Words

    Raises
    ------
    StoreError
        If that takes more time or memory than the server grants.
    """
    return [
        words(f"data-diff-{kind}", n=len(records), count=words.number(len(records)), some=", ".join(records[:8]))
        for kind, records in records_that_differ(set_id, before, after).items()
    ]


def _show_removed(store: Store, words: Words) -> None:
    for entry in store.entries():
        if entry.removed_at:
            title = version_title(entry.version.title, entry.version.is_internal, words)
            day = words.date(dt.datetime.fromisoformat(entry.removed_at).date())
            left, right = st.columns([4, 1])
            left.caption(escape_markdown(words("data-removed", title=title, day=day)))
            if right.button(words("data-bring-back"), key=f"back-{entry.set_id}"):
                _do(words, "set-bring-back", partial(store.bring_back, entry.set_id))


def _do(words: Words, name: str, act: Callable[[], object]) -> None:
    """Do what was asked, write it down, and show the page anew; a refusal is said in one sentence."""
    try:
        act()
    except StoreError as error:
        st.error(escape_markdown(error.text(words)))
        return
    logs.audit(name, sign_in.who(), sign_in.role())
    cache.shelf().entries(anew=True)
    state.notify(words("data-done"))
    st.rerun()
