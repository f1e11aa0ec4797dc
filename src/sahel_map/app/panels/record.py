"""The panel beside the map, and the same record on a page of its own."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from sahel_map.app.page import shell, state
from sahel_map.app.page.markdown_text import escape_markdown, link
from sahel_map.app.page.shell import View
from sahel_map.app.panels.claims import show_claims
from sahel_map.app.panels.dossier import show_tick
from sahel_map.app.panels.hits import show_hits
from sahel_map.app.server.running_settings import settings
from sahel_map.core.vocabulary import HarmType, members_of
from sahel_map.incident.claims import build_claims
from sahel_map.incident.counts import count_strips
from sahel_map.incident.error_report import mail_address, report_text
from sahel_map.incident.facts import Record, build_record, source_notes
from sahel_map.incident.nearby import nearby
from sahel_map.incident.order import neighbours_in_order
from sahel_map.incident.retraction import retraction_text
from sahel_map.incident.toll import toll_line
from sahel_map.selection.display import Display
from sahel_map.views.figures.key_figures import nothing_words
from sahel_map.views.record.strip import strip_html
from sahel_map.words import Words

__all__ = ["fact_lines", "show_panel", "show_record", "show_record_page"]

PANEL_HEIGHT_PX = 560
N_LATEST, N_MORE = 9, 7
NEAR_KM, NEAR_DAYS = 30, 30
_MOST_NEAR = 8
#: Columns of a record with a code that the codebook defines, each also the name of its list.
_GRADES = ("attribution", "confidence", "evidence", "place_precision", "date_precision")


def show_panel(view: View) -> None:
    """Show the open record or, before any is open, the latest incidents and how to read the map."""
    with st.container(height=PANEL_HEIGHT_PX, border=True, key="panel"):
        if state.chosen_incident() is None:
            _show_guide(view)
        else:
            show_record(view)


def show_record_page(view: View) -> None:
    """Show the record that is open on a page of its own, or how to open one."""
    if state.chosen_incident() is None:
        st.info(view.words("record-page-choose"))
        _show_latest(view)
        return
    with st.container(key="record-page"):
        show_record(view)


def show_record(view: View) -> None:
    """Show the record the reader opened: what happened, who says how many, what else its sources say."""
    words, incident_id = view.words, state.chosen_incident()
    if incident_id is None:
        return
    _show_ways(view, incident_id)
    if incident_id in view.dataset.retracted.index:
        _show_retraction(view, incident_id)
        return
    record = build_record(view.dataset, incident_id, words)
    st.header(escape_markdown(record.title), anchor=False)
    st.markdown(f"**{escape_markdown(record.when)}** · {escape_markdown(words('record-id', id=incident_id))}")
    if not view.mask[view.dataset.incidents.at[incident_id, "position"]]:
        st.info(words("record-not-shown"))
    for flag in record.flags:
        st.info(escape_markdown(flag))
    _show_counts(view, incident_id)
    st.markdown(escape_markdown(record.summary))
    st.markdown("  \n".join(fact_lines(record, words)), help=_definitions(view, incident_id))
    show_claims(view, incident_id)
    if record.doubts:
        st.markdown(f"**{words('record-doubts')}**")
        for doubt in record.doubts:
            st.markdown(escape_markdown(doubt))
    _show_sources(record, words)
    _show_nearby(view, incident_id)
    _show_report(view, record)


def _show_ways(view: View, incident_id: str) -> None:
    """Draw the ways out of a record: to the one before and after, to its page or the map, and back."""
    words = view.words
    order = state.display().order
    before, after, place, n = neighbours_in_order(view.dataset, view.mask, incident_id, order, words.language)
    with st.container(horizontal=True, key="record-ways"):
        for key, target in (("previous", before), ("next", after)):
            st.button(
                words(f"record-{key}"),
                on_click=state.choose_incident,
                args=(target,),
                key=key,
                type="tertiary",
                disabled=target is None,
            )
        if place and state.page() == "record":
            st.caption(words("record-place-in-order", place=words.number(place), n=words.number(n)))
        if state.page() != "record":
            _link("record", words("record-in-full"))
        if state.page() != "map":
            _link("map", words("record-on-map"))
        show_tick(view, incident_id, "record")
        st.button(words("record-close"), on_click=state.choose_incident, args=(None,), key="close", type="tertiary")


def _link(page: str, label: str) -> None:
    st.page_link(shell.PAGES[page], label=label, query_params=state.link_query())


def _show_counts(view: View, incident_id: str) -> None:
    """Show the reported killed, who says how many, and beside it what the accused says."""
    words = view.words
    row = view.dataset.incidents.loc[incident_id]
    st.markdown(f"### {escape_markdown(toll_line(row, words))}")
    strips = count_strips(view.dataset, incident_id, words)
    if strips:
        st.html("".join(strip_html(strip, words) for strip in strips))
        st.caption(words("record-counts-how"))
        if words.language != "en" and any(row.low is None for strip in strips for row in strip.rows):
            st.caption(words("claims-language"))
    said = [fact for fact in build_claims(view.dataset, incident_id, words) if fact.fact == "denial"]
    lines = [
        words("record-accused-line", value=row.value, publishers=row.publishers)
        for fact in said
        for row in fact.rows
    ]
    if lines:
        with st.container(key="record-accused"):
            st.markdown(f"**{words('record-accused')}**  \n" + "  \n".join(map(escape_markdown, lines)))


def _show_sources(record: Record, words: Words) -> None:
    st.markdown(f"**{words('record-sources')}**")
    for note in source_notes(record.sources, words):
        st.caption(note)
    for source in record.sources:
        name = words("record-source", publisher=source.publisher, published=source.published)
        st.markdown(f"- {link(name, source.url)}  \n  {escape_markdown(source.supports)}")


def _show_nearby(view: View, incident_id: str) -> None:
    """List what was reported close by in place and time, whatever the filters show."""
    words, found = view.words, nearby(view.dataset, incident_id, NEAR_KM, NEAR_DAYS)
    if found is None:
        st.caption(words("record-near-unknown"))
        return
    n = len(found)
    heading = words("record-near", n=n, count=words.number(n), km=NEAR_KM, days=NEAR_DAYS)
    if not n:
        st.caption(heading)
        return
    with st.expander(heading):
        for other, km in found["km"].head(_MOST_NEAR).items():
            row = view.dataset.incidents.loc[other]
            line = words(
                "record-near-line",
                place=row[f"place_name_{words.language}"],
                date=words.date_span(row["date_start"].date(), row["date_end"].date(), str(row["date_precision"])),
                km=words.number(round(km)),
                toll=toll_line(row, words),
            )
            _record_button(f"near-{other}", str(other), line)


def _show_report(view: View, record: Record) -> None:
    """Offer a prepared text by which a reader reports an error, and the host's address where there is one."""
    words, to = view.words, settings().contact
    with st.popover(words("record-report"), type="tertiary"):
        st.markdown(words("record-report-how"))
        address = shell.address_of(view.selection)
        text = report_text(view.dataset, record.incident_id, record.title, address, words)
        st.code(text, language=None, wrap_lines=True)
        if to:
            st.link_button(
                escape_markdown(words("record-report-mail", to=to)),
                mail_address(to, record.incident_id, text, words),
            )


def _record_button(key: str, incident_id: str, line: str) -> None:
    st.button(escape_markdown(line), key=key, type="tertiary", on_click=state.choose_incident, args=(incident_id,))


def _show_retraction(view: View, incident_id: str) -> None:
    """Say which record was taken back, and why; nothing of what it said."""
    heading, reason = retraction_text(view.dataset, incident_id, view.words)
    st.header(escape_markdown(heading), anchor=False)
    st.warning(escape_markdown(reason))


def _definitions(view: View, incident_id: str) -> str:
    """Return what the codes of this record mean, by the codebook."""
    row, codes, language = view.dataset.incidents.loc[incident_id], view.dataset.codes, view.words.language
    given = [(table, str(row[table])) for table in _GRADES if str(row[table]) in codes.tables[table].index]
    harms = [("harm_types", str(harm)) for harm in members_of(HarmType, int(row["harm_bits"]))]
    return "\n".join(
        f"- **{escape_markdown(codes.label(table, code, language))}**: "
        f"{escape_markdown(codes.definition(table, code, language))}"
        for table, code in (*given, *harms)
    )


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
    words = view.words
    show_hits(view)
    _show_latest(view)
    # Without a heading: the legend on the map bears it.
    for text in _guide(state.display()):
        st.caption(words(text))


def _show_latest(view: View) -> None:
    words, incidents = view.words, view.dataset.incidents
    # One column only: a copy of all columns of the rows shown takes long where there are many.
    latest = incidents["date_start"][view.mask].nlargest(N_LATEST + N_MORE).index
    if latest.empty:
        st.info(nothing_words(view.numbers, words))
        return
    st.header(words("page-latest"), anchor=False)
    _show_lines(view, latest[:N_LATEST])
    # The style sheet shows these where the window is high enough.
    with st.container(key="more-latest"):
        _show_lines(view, latest[N_LATEST:])


def _show_lines(view: View, incident_ids: Iterable[str]) -> None:
    words, incidents = view.words, view.dataset.incidents
    for incident_id in incident_ids:
        record = incidents.loc[incident_id]
        line = words(
            "page-latest-line",
            place=record[f"place_name_{words.language}"],
            date=words.date_span(record["date_start"].date(), record["date_end"].date(), record["date_precision"]),
            toll=toll_line(record, words),
        )
        _record_button(f"latest-{incident_id}", str(incident_id), line)
