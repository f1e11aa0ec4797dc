"""The page of reports: what a report claims in its headline, and which records stand behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from sahel_map.app.page import state
from sahel_map.app.page.markdown_text import escape_markdown, link
from sahel_map.app.page.shell import View
from sahel_map.app.page.text_table import show_text_table
from sahel_map.app.panels import record as record_panel
from sahel_map.app.panels.charts import draw_chart
from sahel_map.statistics.report_ties import report_lines
from sahel_map.views.charts.picks import picked_claim
from sahel_map.views.reports.chart import report_chart
from sahel_map.views.reports.table import linked_records, report_conclusion, report_heading
from sahel_map.words import Words

__all__ = ["show_reports"]

_WIDTHS_PX = {"kind": 110, "place": 260, "date": 240, "figure": 200}


def show_reports(view: View) -> None:
    """Show every report with its claims; filters do not apply, for a report is one whole."""
    words = view.words
    st.markdown(words("report-what"))
    st.caption(words("report-rules"))
    for report_id in view.dataset.reports.index:
        _show_report(view, str(report_id))
    if state.chosen_incident() is not None:
        with st.container(border=True):
            record_panel.show_record(view)


def _show_report(view: View, report_id: str) -> None:
    words, report, lines = view.words, view.dataset.reports.loc[report_id], report_lines(view.dataset, report_id)
    st.header(escape_markdown(report[f"title_{words.language}"]), anchor=False)
    st.markdown(link(report_heading(view.dataset, report_id, words), report["url"]))
    st.markdown(f"**{escape_markdown(report_conclusion(lines, words))}**")
    for name in ("read", "method", "caveat"):
        text = report[f"{name}_{words.language}"]
        if isinstance(text, str):
            st.markdown(f"**{words(f'report-{name}')}** {escape_markdown(text)}")
    chart = report_chart(view.dataset, lines, words)
    draw_chart(chart, f"report-{report_id}", words("charts-pick-report"), lambda picked: _choose(report_id, picked))
    table = chart.table()
    claim, reason = words("report-column-claim"), words("report-column-reason")
    with st.container(key=f"wide-report-{report_id}"):
        show_text_table(table.drop(columns=reason))
    _show_reasons(reason, zip(table[claim], table[reason], strict=True), words)
    _show_links(view, report_id)
    _show_pages(view, report_id)


def _show_reasons(heading: str, reasons: Iterable[tuple[Any, str]], words: Words) -> None:
    """List sentences under a heading, each with what it is of."""
    lines = (
        words("report-reason-line", claim=escape_markdown(str(of)), reason=escape_markdown(reason))
        for of, reason in reasons
    )
    st.markdown(f"**{heading}**")
    st.markdown("\n".join(f"- {line}" for line in lines))


def _choose(report_id: str, picked: Mapping[str, Any]) -> None:
    """Show the records behind the claim that was pressed."""
    if (claim := picked_claim(picked)) is not None:
        state.pick()
        state.seed_widget(_list_key(report_id), claim)


def _list_key(report_id: str) -> str:
    return f"report-claim-{report_id}"


def _show_links(view: View, report_id: str) -> None:
    """Show the records behind one claim; a ticked row opens its record below."""
    words, claims = view.words, view.dataset.report_claims
    own = claims[claims["report_id"] == report_id]
    claim_id = st.selectbox(
        words("report-choose"),
        own.index,
        format_func=lambda code: own.at[code, f"label_{words.language}"],
        key=_list_key(report_id),
    )
    table = linked_records(view.dataset, claim_id, words)
    if table.empty:
        st.info(words("report-no-record"))
        return
    why = words("report-column-why")
    event = st.dataframe(
        table.drop(columns=why),
        on_select="rerun",
        selection_mode="single-row",
        height="content",
        column_config={
            words(f"report-column-{name}"): st.column_config.Column(width=width)
            for name, width in _WIDTHS_PX.items()
        },
        key=f"report-records-{claim_id}-{words.language}",
    )
    # Sentences: a cell of the table would cut them.
    _show_reasons(why, table[why].items(), words)
    rows = event.selection.rows
    if state.is_news(f"report-{claim_id}", rows) and rows:
        state.choose_incident(str(table.index[rows[0]]))


def _show_pages(view: View, report_id: str) -> None:
    """List the pages from which the claims were read."""
    words, pages = view.words, view.dataset.report_pages
    with st.expander(words("report-pages")):
        for page in pages[pages["report_id"] == report_id].itertuples():
            day = words("record-undated") if pd.isna(page.published) else words.date(page.published.date())
            name = words("record-source", publisher=page.publisher, published=day)
            read_for, _ = words.text_in(page, "supports")
            st.markdown(f"- {link(name, page.url)}  \n  {escape_markdown(read_for)}")
