"""The dossier: records ticked anywhere, in the reader's order and with the reader's notes, and saved views."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import streamlit as st

from sahel_map.app.page import shared_data as cache
from sahel_map.app.page import shell, sign_in, state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.shell import View
from sahel_map.app.panels import figures
from sahel_map.core.errors import SelectionError
from sahel_map.exports.context import export_name
from sahel_map.exports.dossier_tables import DOSSIER_FORMATS
from sahel_map.exports.formats import FORMATS
from sahel_map.incident.set_words import file_stem
from sahel_map.incident.toll import toll_line
from sahel_map.selection.dossier import LONGEST_NOTE, read_dossier
from sahel_map.selection.records import MOST_RECORDS
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.brand import own_brand
from sahel_map.sheets.content.options import FORMATS as SHEET_FORMATS
from sahel_map.sheets.content.options import SheetOptions
from sahel_map.sheets.order import SheetOrder
from sahel_map.words import Words

__all__ = [
    "choose_several",
    "dossier_selection",
    "show_add",
    "show_dossier",
    "show_files",
    "show_tick",
    "show_views",
]

_LONGEST_FILE = 2_000_000
_NOTE_HEIGHT_PX = 80


def dossier_selection(selection: Selection) -> Selection:
    """Return the records of the dossier as a selection, whatever the filters show."""
    return Selection(admin_map=selection.admin_map, records=state.dossier().records)


def show_tick(view: View, incident_id: str, where: str) -> None:
    """Draw the box that puts a record into the dossier, and takes it out.

    Parameters
    ----------
    view : View
    incident_id : str
    where : str
        Names the place on the page, as a record may stand on it twice.
    """
    dossier, key = state.dossier(), f"_tick-{where}-{incident_id}"
    is_in = incident_id in dossier.records
    state.seed_widget(key, is_in)
    st.checkbox(
        view.words("dossier-tick"),
        key=key,
        on_change=_tick,
        args=(incident_id, key),
        disabled=not is_in and len(dossier.records) >= MOST_RECORDS,
    )


def _tick(incident_id: str, key: str) -> None:
    dossier = state.dossier()
    wanted = bool(state.widget_value(key))
    state.change_dossier(dossier.with_records(incident_id) if wanted else dossier.without(incident_id))


def choose_several(words: Words) -> bool:
    """Draw the switch by which a tick in the table picks a record for the dossier in place of opening it."""
    return st.toggle(words("dossier-several"), key="dossier-several")


def show_add(ticked: list[str], shown: list[str], words: Words) -> None:
    """Offer to put the ticked rows of the table into the dossier or, where none is ticked, all of them.

    Parameters
    ----------
    ticked : list of str
        Ids of the ticked rows.
    shown : list of str
        Ids of all rows of the table.
    words : Words
        Language.
    """
    ids, dossier = ticked or shown, state.dossier()
    new = [each for each in ids if each not in dossier.records]
    label = "dossier-add" if ticked else "dossier-add-all"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words(label, n=len(new), count=words.number(len(new))),
            key="dossier-add",
            on_click=_change,
            args=("with_records", *new),
            disabled=not new or len(dossier.records) + len(new) > MOST_RECORDS,
        )
        if len(dossier.records) + len(new) > MOST_RECORDS:
            st.caption(words("dossier-full", most=MOST_RECORDS))


def show_dossier(view: View) -> None:
    """Show the records in the reader's order, each with its note, and what all of them add up to."""
    words, dossier = view.words, state.dossier()
    st.markdown(words("dossier-what"))
    if not dossier.records:
        st.info(words("dossier-empty"))
        return
    figures.show_key_figures(view)
    for place, incident_id in enumerate(dossier.records):
        with st.container(border=True, key=f"dossier-{incident_id}"):
            _show_record(view, place, incident_id)


def _show_record(view: View, place: int, incident_id: str) -> None:
    words, dossier, incidents = view.words, state.dossier(), view.dataset.incidents
    with st.container(horizontal=True, vertical_alignment="center"):
        heading = words("dossier-place", place=words.number(place + 1), id=incident_id)
        if incident_id in incidents.index:
            row = incidents.loc[incident_id]
            st.page_link(
                shell.PAGES["record"],
                label=escape_markdown(
                    words(
                        "dossier-line",
                        heading=heading,
                        name=row[f"place_name_{words.language}"],
                        date=words.date_span(
                            row["date_start"].date(), row["date_end"].date(), str(row["date_precision"])
                        ),
                        toll=toll_line(row, words),
                    )
                ),
                query_params=state.link_query() | {"incident": incident_id},
            )
        else:
            absent = words("dossier-absent", heading=heading, version=view.dataset.version.version)
            st.markdown(escape_markdown(absent))
        for key, by, is_off in (("up", -1, place == 0), ("down", 1, place == len(dossier.records) - 1)):
            st.button(
                words(f"dossier-{key}"),
                key=f"dossier-{key}-{incident_id}",
                type="tertiary",
                disabled=is_off,
                on_click=_change,
                args=("moved", incident_id, by),
            )
        st.button(
            words("dossier-remove"),
            key=f"dossier-remove-{incident_id}",
            type="tertiary",
            on_click=_change,
            args=("without", incident_id),
        )
    key = f"_note-{incident_id}"
    state.seed_widget(key, dossier.notes.get(incident_id, ""))
    st.text_area(
        words("dossier-note", id=incident_id),
        key=key,
        max_chars=LONGEST_NOTE,
        height=_NOTE_HEIGHT_PX,
        placeholder=words("dossier-note-hint"),
        label_visibility="collapsed",
        on_change=_note,
        args=(incident_id, key),
    )


def _change(how: str, *arguments: object) -> None:
    state.change_dossier(getattr(state.dossier(), how)(*arguments))


def _note(incident_id: str, key: str) -> None:
    _change("noted", incident_id, str(state.widget_value(key)))


def show_files(view: View) -> None:
    """Offer the dossier as files and as a link, and the file with notes and views to keep and to bring back."""
    words, dossier, now = view.words, state.dossier(), dt.datetime.now(dt.UTC)
    st.header(words("dossier-take-heading"), anchor=False)
    if dossier.records:
        with st.container(horizontal=True, vertical_alignment="center", key="dossier-files"):
            shell.show_link(Selection(admin_map=view.selection.admin_map), words)
            _offer_tables(view, now)
            _offer_papers(view, now)
            for page in ("map", "incidents"):
                st.page_link(
                    shell.PAGES[page],
                    label=words(f"dossier-on-{page}"),
                    query_params=state.link_query(view.selection),
                )
        st.caption(words("dossier-link"))
    st.caption(words("dossier-file-what"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="dossier-own-file"):
        st.download_button(
            words("dossier-file"),
            data=dossier.to_json(view.dataset.version.version).encode(),
            file_name=f"{file_stem(view.dataset.profile)}_dossier_{now:%Y%m%d}.json",
            mime="application/json",
            on_click="ignore",
            disabled=not (dossier.records or dossier.notes or dossier.views),
            key="dossier-file",
        )
        _bring_back(words)
        st.button(
            words("dossier-clear"),
            key="dossier-clear",
            type="tertiary",
            on_click=_change,
            args=("emptied",),
            disabled=not (dossier.records or dossier.notes),
        )


def _offer_tables(view: View, now: dt.datetime) -> None:
    for code in DOSSIER_FORMATS:
        chosen, notes = FORMATS[code], dict(state.dossier().notes)
        make = cache.make_file(
            "dossier", view.dataset, code, view.words.language, view.selection, view.mask, now, notes
        )
        _offer(view, code, make, _file_name(view, chosen.suffix, now), chosen.media_type)


def _offer_papers(view: View, now: dt.datetime) -> None:
    """Offer map, list and a page for each record as sheets, and the same to write on as a Word file."""
    dataset, language, dossier = view.dataset, view.words.language, state.dossier()
    ids = tuple(each for each in dossier.records if each in dataset.incidents.index)
    if not ids:
        return
    try:
        options = SheetOptions(made=now.date(), stem=file_stem(dataset.profile), brand=own_brand())
    except SelectionError as error:  # the organisation's own file
        st.error(escape_markdown(str(error)))
        return
    order = SheetOrder(Selection(), options, records=ids)
    make = cache.make_file("sheet", dataset, order, language)
    _offer(view, "pdf", make, order.file_name(language), SHEET_FORMATS["pdf"])
    word = FORMATS["docx"]
    make = cache.make_file("report", dataset, ids, language, now, dict(dossier.notes))
    _offer(view, "docx", make, _file_name(view, word.suffix, now), word.media_type)


def _offer(view: View, code: str, make: Callable[[], bytes], name: str, media_type: str) -> None:
    label, key = view.words(f"dossier-{code}"), f"dossier-{code}"
    st.download_button(label, data=make, file_name=name, mime=media_type, on_click="ignore", key=key)


def _file_name(view: View, suffix: str, now: dt.datetime) -> str:
    profile, language = view.dataset.profile, view.words.language
    return export_name(profile, view.selection, "dossier", suffix, now.date(), language)


def _bring_back(words: Words) -> None:
    """Take a file of before: as a file where this reader may send one, or else as its text."""
    with st.popover(words("dossier-bring")):
        if sign_in.may_change():
            file = st.file_uploader(
                words("dossier-bring-file"), type=["json"], key="dossier-brought", max_upload_size=2
            )
            content = file.getvalue() if file else b""
        else:
            st.caption(words("dossier-bring-paste-why"))
            content = st.text_area(
                words("dossier-bring-paste"), key="dossier-pasted", max_chars=_LONGEST_FILE
            ).encode()
        if not content or not state.is_news("dossier-brought-content", content):
            return
        try:
            brought = read_dossier(content, frozenset(shell.PAGES))
        except SelectionError as error:
            st.error(escape_markdown(words("dossier-bring-wrong", message=str(error))))
            return
    state.change_dossier(state.dossier().joined(brought))
    state.forget_widgets()
    st.rerun()


def show_views(view: View) -> None:
    """Show the saved views, each a link to its page with all that was chosen on it."""
    words, dossier = view.words, state.dossier()
    st.header(words("views-heading"), anchor=False)
    st.caption(words("views-what"))
    if not dossier.views:
        st.caption(words("views-none"))
    for place, saved in enumerate(dossier.views):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                shell.PAGES[saved.page],
                label=escape_markdown(words("views-line", name=saved.name, page=words(f"page-{saved.page}"))),
                query_params=dict(saved.query),
            )
            st.button(
                words("views-remove"),
                key=f"view-remove-{place}",
                type="tertiary",
                on_click=_change,
                args=("without_view", saved.name),
            )
