"""The list of incidents whose sources disagree, worst first, each with its table of claims."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import shell, state
from sahel_map.app.page.markdown_text import escape_markdown, link_within
from sahel_map.app.page.shell import View
from sahel_map.app.panels.claims import show_differing
from sahel_map.app.panels.dossier import show_tick
from sahel_map.data.trace.differing import DIFFERING
from sahel_map.incident.disagreement import disagreement_line, disagreements
from sahel_map.selection.counted import behind

__all__ = ["show_disagreements"]

_STEP, _LISTED = 10, "n_disagreements_listed"


def show_disagreements(view: View) -> None:
    """Show the incidents whose sources disagree, ten at a time; what they say is read when one is opened."""
    words = view.words
    st.header(words("differ-heading"), anchor=False)
    st.caption(words("differ-rule"))
    about = st.segmented_control(
        words("differ-about"),
        DIFFERING,
        format_func=lambda code: words(f"differ-about-{code}"),
        key="differ-about",
        label_visibility="collapsed",
    )
    table = disagreements(view.dataset, view.mask, about or "")
    if table.empty:
        st.info(words("differ-none"))
        return
    count = words("differ-count", n=len(table), count=words.number(len(table)))
    differing = behind(view.selection, f"differs.{about}") if about else view.selection.replace(differ=True)
    st.caption(link_within(count, shell.link_to("incidents", differing)))
    most = st.session_state.get(_LISTED, _STEP)
    for place, incident_id in enumerate(table.index[:most], start=1):
        _show_one(view, place, str(incident_id), disagreement_line(table.loc[incident_id], words))
    if len(table) > most:
        left = words("differ-more", n=words.number(len(table) - most))
        st.button(left, key="differ-more", on_click=_more, args=(most,))


def _show_one(view: View, place: int, incident_id: str, line: str) -> None:
    words, row = view.words, view.dataset.incidents.loc[incident_id]
    date = words.date_span(row["date_start"].date(), row["date_end"].date(), str(row["date_precision"]), short=True)
    name = row[f"place_name_{words.language}"]
    label = words("differ-line", place=words.number(place), name=name, date=date, what=line)
    shown = st.expander(escape_markdown(label), on_change="rerun", key=f"differ-{incident_id}")
    if shown.open:
        with shown:
            show_differing(view, incident_id)
            with st.container(horizontal=True, vertical_alignment="center"):
                show_tick(view, incident_id, "differ")
                st.page_link(
                    shell.PAGES["record"],
                    label=words("differ-open", id=incident_id),
                    query_params=state.link_query() | {"incident": incident_id},
                )


def _more(listed: int) -> None:
    st.session_state[_LISTED] = listed + _STEP
