"""From a file of events to a set, in the page: bring it, see what was understood, correct it, keep it or not."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit import config

from sahel_map.app.page import shared_data as cache
from sahel_map.app.page import sign_in
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.shell import View
from sahel_map.app.panels import data_keep
from sahel_map.app.panels.brought_file import prepare_brought, read_brought
from sahel_map.app.panels.data_columns import choose_columns
from sahel_map.app.panels.data_preview import preview_table
from sahel_map.app.panels.import_progress import progress_on
from sahel_map.app.server.running_settings import settings
from sahel_map.core.errors import DataError
from sahel_map.core.scratch import scratch_folder
from sahel_map.data.dataset import Dataset
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.findings import Question
from sahel_map.imports.importing import Prepared, Recognised
from sahel_map.imports.limits import Limits
from sahel_map.imports.lists import account_text, held_back_csv
from sahel_map.imports.mapping import ImportMapping, Origin, SetAbout
from sahel_map.imports.mapping_file import mapping_toml, parse_mapping
from sahel_map.sets.mappings import kept_mappings, read_kept_mapping
from sahel_map.words import Words
from sahel_map.words.errors import SaidError

__all__ = ["page_limits", "show_import"]

_UNITS = ("", "civilians", "all_deaths", "events")
_MOST_WORDS = 30
_UNPACKED = 15
_READ, _ANSWERED, _PREPARED = "import_read", "import_answered", "import_prepared"
# Where the labels of answers stand that are codes.
_LABELS = {"harms": "harm_types", "attributions": "attribution", "commune_name": "communes"}


def show_import(view: View) -> None:
    """Show the steps of an import, as far as they have come; or why nobody may import here."""
    words = view.words
    st.header(words("data-import-heading"), anchor=False)
    if cache.shelf().store is None:
        st.caption(words("data-import-no-store"))
        return
    if not sign_in.may_change():
        st.info(words("data-import-off"))
        return
    limits = page_limits(int(config.get_option("server.maxUploadSize")))
    most = limits.bytes // 1_000_000
    st.markdown(words("data-import-what"))
    st.caption(
        words(
            "data-import-limits",
            mb=most,
            unpacked=words.number(limits.unpacked_bytes // 1_000_000),
            rows=words.number(limits.rows),
            columns=limits.columns,
        )
    )
    # A new control for each file: one that was kept or discarded would otherwise stand there as if it waited.
    key = f"import-file-{st.session_state.get(data_keep.N_ENDED, 0)}"
    file = st.file_uploader(words("data-import-file"), key=key, max_upload_size=most)
    if file is None:
        for name in (_READ, _PREPARED):
            st.session_state.pop(name, None)
        return
    try:
        recognised = _read(file, limits)
        mapping = _mapping(recognised, words)
        with st.status(words("data-import-working"), expanded=False) as status:
            prepared = _prepare(recognised, mapping, words)
            status.update(label=words("data-import-understood"), state="complete")
        _show_prepared(prepared, mapping, words)
    except SaidError as error:
        st.error(escape_markdown(error.text(words)))
    except DataError as error:
        st.error(escape_markdown(str(error)))


def page_limits(upload_mb: int) -> Limits:
    """Return what may be brought to the page: what was read is held in the process that serves all.

    Parameters
    ----------
    upload_mb : int
        Largest upload (MB). A workbook or archive of that size may unpack to fifteen times as much, as those that
        people make do; the command takes more.
    """
    whole = Limits()
    most = min(upload_mb * 1_000_000, whole.bytes)
    return dataclasses.replace(whole, bytes=most, unpacked_bytes=min(_UNPACKED * most, whole.unpacked_bytes))


def _read(file: st.runtime.uploaded_file_manager.UploadedFile, limits: Limits) -> Recognised:
    """Read the file once, and keep what was understood as long as it is there."""
    kept = st.session_state.get(_READ)
    if kept is not None and kept[0] == file.file_id:
        return kept[1]
    with scratch_folder("upload") as folder:
        # Only the last part: a name must not lead out of the folder.
        path = folder / (Path(file.name).name or "file")
        path.write_bytes(file.getbuffer())
        recognised = read_brought(path, limits)
    st.session_state[_READ] = (file.file_id, recognised)
    st.session_state[_ANSWERED] = ImportMapping()
    return recognised


def _mapping(recognised: Recognised, words: Words) -> ImportMapping:
    """Show what was understood, and return what the person says instead."""
    n = words.number(recognised.n_rows)
    st.markdown(escape_markdown(words("data-recognised", file=recognised.file, count=n, n=recognised.n_rows)))
    for table in recognised.tables if len(recognised.tables) > 1 else ():
        used = words("data-table-used") if table.is_used else words("data-table-left")
        st.caption(escape_markdown(words.labelled(table.name, f"{words.number(table.n_rows)} · {used}")))
    for note in recognised.taken:
        st.caption(escape_markdown(note.text(words)))
    given = _from_file(words)
    columns = choose_columns(recognised, given, words)
    return dataclasses.replace(
        given, columns=columns, origin=_origin(recognised, given, words), about=_about(given, words)
    )


def _from_file(words: Words) -> ImportMapping:
    """Return the answers given so far, a mapping kept on this server, or the one that the person brings as TOML."""
    data_dir = Path(settings().data_dir)
    kept = kept_mappings(data_dir)
    with st.expander(words("data-mapping-bring")):
        chosen = None
        if kept:
            chosen = st.selectbox(
                words("data-mapping-kept"),
                kept,
                index=None,
                key="import-mapping-kept",
                placeholder=words("data-mapping-none"),
            )
        brought = st.file_uploader(words("data-mapping-file"), type=["toml"], key="import-mapping")
    if brought is None and chosen is None:
        return st.session_state[_ANSWERED]
    if brought is None:
        return _with_answers(parse_mapping(read_kept_mapping(data_dir, str(chosen)), str(chosen)))
    try:
        return _with_answers(parse_mapping(brought.getvalue().decode("utf-8"), brought.name))
    except UnicodeDecodeError:
        raise ImportFileError("not-utf8", file=brought.name) from None


def _with_answers(mapping: ImportMapping) -> ImportMapping:
    """Return a mapping from elsewhere with the answers given on the page over it."""
    said: ImportMapping = st.session_state[_ANSWERED]
    return dataclasses.replace(
        mapping,
        values={
            **mapping.values,
            **{name: {**mapping.values.get(name, {}), **rows} for name, rows in said.values.items()},
        },
        places={**mapping.places, **said.places},
        defaults={**mapping.defaults, **said.defaults},
    )


def _origin(recognised: Recognised, given: ImportMapping, words: Words) -> Origin:
    base = given.origin if given.origin != Origin() else recognised.mapping.origin
    left, middle, right = st.columns(3)
    return dataclasses.replace(
        base,
        publisher=left.text_input(words("data-publisher"), base.publisher, key="import-publisher").strip(),
        licence=middle.text_input(
            words("data-licence"), base.licence, key="import-licence", help=words("data-licence-help")
        ).strip(),
        url=right.text_input(words("data-url"), base.url, key="import-url").strip(),
    )


def _about(given: ImportMapping, words: Words) -> SetAbout:
    left, middle, right = st.columns(3)
    title = left.text_input(words("data-title"), given.about.title, key="import-title").strip()
    unit = middle.selectbox(
        words("data-unit"),
        _UNITS,
        index=_UNITS.index(given.about.unit_of_count) if given.about.unit_of_count in _UNITS else 0,
        format_func=lambda code: words("data-unit-choice", unit=code or "unknown"),
        key="import-unit",
    )
    internal = right.checkbox(words("data-internal"), given.about.internal, key="import-internal")
    return dataclasses.replace(given.about, title=title, unit_of_count=unit, internal=internal)


def _base() -> Dataset:
    """Return the data set whose codes, units and places a file is set against."""
    return cache.shelf().edition_store().current().dataset


def _prepare(recognised: Recognised, mapping: ImportMapping, words: Words) -> Prepared:
    """Turn the file into events; a press of any control on the way stops it, and nothing is left behind."""
    today, base = dt.datetime.now(dt.UTC).date(), _base()
    # What the events depend on: nothing of it changes with a press of "Keep", which would wait for them again.
    asked = mapping, base.version.digest, today
    kept = st.session_state.get(_PREPARED)
    if kept is not None and kept[0] is recognised and kept[1] == asked:
        return kept[2]
    bar = st.progress(0.0)
    prepared = prepare_brought(recognised, mapping, base, today, progress_on(bar, words))
    bar.empty()
    st.session_state[_PREPARED] = (recognised, asked, prepared)
    return prepared


def _show_prepared(prepared: Prepared, mapping: ImportMapping, words: Words) -> None:
    lines = prepared.accounting.lines(words, is_short=True)
    st.markdown(f"**{escape_markdown(lines[0])}**")
    _ask(prepared, mapping, words)
    with st.expander(words("data-accounting"), expanded=prepared.accounting.n_held > 0):
        for line in lines[1:]:
            st.caption(escape_markdown(line.strip()))
    if not prepared.preview.empty:
        st.markdown(words("data-preview", n=len(prepared.preview)))
        st.dataframe(preview_table(prepared.preview, words), hide_index=True)
    _show_files(prepared, words)
    data_keep.show_keep(prepared, words)


def _show_files(prepared: Prepared, words: Words) -> None:
    """Offer the account of every row, the rows held back, and the mapping as files."""
    stem = Path(prepared.recognised.file).stem
    files: dict[str, tuple[Callable[[], str | bytes], str, str]] = {
        "data-account-save": (
            lambda: account_text(prepared, words),
            f"{stem}-account-{words.language}.txt",
            "text/plain",
        ),
        "data-held-save": (
            lambda: held_back_csv(prepared, words),
            f"{stem}-held-back-{words.language}.csv",
            "text/csv",
        ),
        "data-mapping-save": (lambda: mapping_toml(prepared.mapping), f"{stem}-mapping.toml", "application/toml"),
    }
    if not prepared.accounting.n_held:
        del files["data-held-save"]
    with st.container(horizontal=True):
        for key, (make, name, mime) in files.items():
            st.download_button(words(key), make, file_name=name, mime=mime, on_click="ignore", key=f"import-{key}")


def _ask(prepared: Prepared, mapping: ImportMapping, words: Words) -> None:
    """Show what only a person can say; answers are taken together, by one button."""
    questions = prepared.questions
    if not questions:
        return
    with st.form("import-questions"):
        st.markdown(words("data-questions", n=len(questions)))
        answers = [
            (question, word, _answer(question, word, words))
            for question in questions
            for word in _words_of(question)
        ]
        if st.form_submit_button(words("data-answer")):
            answered = mapping
            for question, word, value in answers:
                if value:
                    answered = question.answer(answered, value, word)
            st.session_state[_ANSWERED] = answered
            st.rerun()


def _words_of(question: Question) -> tuple[str, ...]:
    """Return what each answer is about: one word of the file each, or the question as a whole."""
    return question.found[:_MOST_WORDS] if question.table in ("values", "places") else ("",)


def _answer(question: Question, word: str, words: Words) -> str:
    key = f"answer-{question.table}-{question.name}-{word}"
    label = escape_markdown(word or question.text(words))
    if word and word == question.found[0]:
        st.caption(escape_markdown(question.text(words)))
    if question.choices:
        options = ["", *question.choices]
        return st.selectbox(label, options, key=key, format_func=lambda code: _choice(question, code, words))
    return st.text_input(label, key=key).strip()


def _choice(question: Question, code: str, words: Words) -> str:
    """Return an answer in words: the label of a code, or what the mapping's own words mean."""
    if not code:
        return words("data-not-said")
    table = _LABELS.get(question.name, question.name)
    return words.label(table, code) if words.has_label(table, code) else words("import-choice", code=code)
