"""The panel beside the map: the record the reader opened, or how to read the map."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import state
from sahel_map.app.page.frame import View
from sahel_map.app.page.markdown_text import escape_markdown, link
from sahel_map.app.panels.claims import show_claims
from sahel_map.incident.facts import Record, build_record
from sahel_map.incident.retraction import retraction_text
from sahel_map.incident.toll import toll_line
from sahel_map.selection.map_display import Display
from sahel_map.words import Words

__all__ = ["fact_lines", "show_panel", "show_record"]

PANEL_HEIGHT_PX = 560
N_LATEST = 6


def show_panel(view: View) -> None:
    """Show the open record or, before any is open, how to read the map and the latest incidents."""
    with st.container(height=PANEL_HEIGHT_PX, border=True, key="panel"):
        if state.chosen_incident() is None:
            _show_guide(view)
        else:
            show_record(view)


def show_record(view: View) -> None:
    """Show the record the reader opened, with everything its sources say."""
    words, incident_id = view.words, state.chosen_incident()
    st.button(words("record-close"), on_click=state.choose_incident, args=(None,), key="close", type="tertiary")
    if incident_id in view.dataset.retracted.index:
        _show_retraction(view, incident_id)
        return
    record = build_record(view.dataset, incident_id, words)
    st.subheader(escape_markdown(record.title), anchor=False)
    st.markdown(f"**{escape_markdown(record.when)}** · {escape_markdown(words('record-id', id=incident_id))}")
    if not view.mask[view.dataset.incidents.at[incident_id, "position"]]:
        st.info(words("record-not-shown"))
    for flag in record.flags:
        st.info(escape_markdown(flag))
    st.markdown(escape_markdown(record.summary))
    st.markdown("  \n".join(fact_lines(record, words)))
    show_claims(view, incident_id)
    if record.doubts:
        st.markdown(f"**{words('record-doubts')}**")
        for doubt in record.doubts:
            st.markdown(escape_markdown(doubt))
    st.markdown(f"**{words('record-sources')}**")
    if words.language != "en":
        st.caption(words("record-supports-english"))
    for source in record.sources:
        name = words("record-source", publisher=source.publisher, published=source.published)
        st.markdown(f"- {link(name, source.url)}  \n  {escape_markdown(source.supports)}")


def _show_retraction(view: View, incident_id: str) -> None:
    """Say which record was taken back, and why; nothing of what it said."""
    heading, reason = retraction_text(view.dataset, incident_id, view.words)
    st.subheader(escape_markdown(heading), anchor=False)
    st.warning(escape_markdown(reason))


def fact_lines(record: Record, words: Words) -> list[str]:
    """Return the facts of a record as lines of Markdown."""
    return [
        words("record-figure-line", label=f"**{escape_markdown(label)}**", range=escape_markdown(value))
        for label, value in record.facts
    ]


def _guide(display: Display) -> tuple[str, ...]:
    """Return the keys of what explains the layer shown."""
    if display.layer == "incidents":
        return ("page-how", "page-how-place")
    painted = f"page-how-{display.layer}"
    return (painted, "page-how") if display.shows_marks else (painted,)


def _show_guide(view: View) -> None:
    words, incidents = view.words, view.dataset.incidents
    st.subheader(words("page-how-heading"), anchor=False)
    for text in _guide(state.display()):
        st.markdown(words(text))
    # One column only: a copy of all columns of the rows shown takes long where there are many.
    latest = incidents["date_start"][view.mask].nlargest(N_LATEST).index
    if latest.empty:
        st.info(words("page-empty"))
        return
    st.subheader(words("page-latest"), anchor=False)
    for incident_id in latest:
        record = incidents.loc[incident_id]
        line = words(
            "page-latest-line",
            place=record[f"place_name_{words.language}"],
            date=words.date_span(record["date_start"].date(), record["date_end"].date(), record["date_precision"]),
            toll=toll_line(record, words),
        )
        st.button(
            escape_markdown(line),
            key=f"latest-{incident_id}",
            type="tertiary",
            on_click=state.choose_incident,
            args=(incident_id,),
        )
