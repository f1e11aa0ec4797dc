"""The end of an import in the page: keep it as a new set or as the next version of one, or discard it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from sahel_map.app.page import shared_data as cache
from sahel_map.app.page import sign_in, state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.panels.brought_file import write_brought
from sahel_map.app.panels.data_sets import change_lines, difference_lines, who
from sahel_map.app.panels.import_progress import progress_on
from sahel_map.app.server import logs
from sahel_map.app.server.running_settings import settings
from sahel_map.core.scratch import scratch_folder
from sahel_map.data.read.paths import geodata_root
from sahel_map.imports.importing import Prepared
from sahel_map.imports.mapping_file import mapping_toml
from sahel_map.incident.set_words import version_title
from sahel_map.sets.changes import comparable_folders
from sahel_map.sets.errors import StoreError
from sahel_map.sets.mappings import keep_mapping
from sahel_map.sets.store import SetEntry, Store, set_id_from
from sahel_map.words import Words

__all__ = ["N_ENDED", "show_keep"]

#: Where the session counts the files that were kept or discarded.
N_ENDED = "files-ended"


def show_keep(prepared: Prepared, words: Words) -> None:
    """Offer to keep what was prepared, once no question that is needed is open."""
    store, entries = cache.shelf().store, {entry.set_id: entry for entry in cache.shelf().entries()}
    if store is None:
        return
    open_questions = [question for question in prepared.questions if question.is_needed]
    if open_questions or not prepared.n_accepted:
        st.warning(words("data-keep-not-yet", n=len(open_questions)))
        return
    target = st.selectbox(
        words("data-keep-as"),
        ["", *entries],
        format_func=lambda set_id: _target(set_id, entries, words),
        key="import-target",
    )
    keep, discard = st.columns([1, 4])
    if target and st.button(words("data-keep-compare"), key="import-compare"):
        _compare(prepared, store, target, words)
    if keep.button(words("data-keep"), type="primary", key="import-keep"):
        _keep(prepared, store, target, entries, words)
    if discard.button(words("data-discard"), key="import-discard"):
        _clear()
        state.notify(words("data-discarded"))
        st.rerun()


def _target(set_id: str, entries: dict[str, SetEntry], words: Words) -> str:
    if not set_id:
        return words("data-keep-new")
    version = entries[set_id].version
    return words("data-keep-replace", title=version_title(version.title, version.is_internal, words))


def _compare(prepared: Prepared, store: Store, set_id: str, words: Words) -> None:
    """Say what would change in a set; nothing is stored."""
    try:
        (before,) = comparable_folders(store, set_id, None)
        with scratch_folder("import") as workshop:
            made = workshop / "data"
            write_brought(prepared, made, geodata_root(), lambda share, key: None)
            lines = difference_lines(set_id, before, made, words)
    except StoreError as error:
        st.error(escape_markdown(error.text(words)))
        return
    for line in lines:
        st.caption(escape_markdown(line))


def _keep(prepared: Prepared, store: Store, target: str, entries: dict[str, SetEntry], words: Words) -> None:
    """Store it whole or not at all; a press of any control on the way stops it, and nothing is left behind."""
    bar = st.progress(0.0)
    try:
        with scratch_folder("import") as workshop:
            made = workshop / "data"
            write_brought(
                prepared,
                made,
                geodata_root(),
                progress_on(bar, words),
            )
            taken = [entry.set_id for entry in store.entries()]
            title = prepared.mapping.about.title or Path(prepared.recognised.file).stem
            set_id = target or set_id_from(title, taken)
            replaces = entries[target].version.number if target else 0
            version = store.add(
                set_id, made, who(words), words("data-what", file=prepared.recognised.file), replaces
            )
    except StoreError as error:
        bar.empty()
        st.error(escape_markdown(error.text(words)))
        return
    _keep_mapping(set_id, prepared, words)
    logs.audit("set-import", sign_in.who(), sign_in.role(), set=set_id, version=version.number)
    cache.shelf().entries(anew=True)
    _clear()
    lines = change_lines(store, set_id, version.number - 1, version.number, words) if target else []
    n = words.number(version.n_incidents)
    state.notify(" ".join([words("data-kept", set_id=set_id, number=version.number, count=n), *lines]))
    st.rerun()


def _keep_mapping(set_id: str, prepared: Prepared, words: Words) -> None:
    """Keep the mapping for the next file of this source; the set is stored whether that succeeds or not."""
    try:
        keep_mapping(Path(settings().data_dir), set_id, mapping_toml(prepared.mapping))
    except StoreError as error:
        st.toast(words("data-mapping-not-kept", why=error.text(words)))


def _clear() -> None:
    for key in [key for key in st.session_state if str(key).startswith(("import", "answer-", "columns-"))]:
        del st.session_state[key]
    st.session_state[N_ENDED] = st.session_state.get(N_ENDED, 0) + 1
