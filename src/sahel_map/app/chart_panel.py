"""The charts on a page: each with what it counts in words, and the same numbers as a table."""

from __future__ import annotations

import altair as alt
import pandas as pd
import streamlit as st

from sahel_map.app.frame import View
from sahel_map.views import charts
from sahel_map.views.markdown import escape_markdown, link

__all__ = ["show_areas", "show_harms", "show_matrix", "show_timeline"]


def show_timeline(view: View, with_switches: bool = False) -> None:
    """Show the incidents by month; on request with a choice of measure and of the rule for periods."""
    st.subheader(view.words("page-timeline"), anchor=False)
    measure, spread = "incidents", "start"
    if with_switches:
        measure = _switch(view, "timeline-measure", ("incidents", "killed"))
        spread = _switch(view, "timeline-spread", ("start", "even"))
    arguments = (view.dataset, view.mask, view.words)
    months = (view.selection.start_month, view.selection.end_month)
    chart = charts.timeline(*arguments, measure, spread, *months)
    caption = charts.timeline_caption(*arguments, measure, spread, *months)
    _show(view, chart, caption, charts.timeline_table(*arguments, spread), "timeline")
    events = charts.timeline_events(*arguments, spread, *months)
    if events:
        with st.expander(view.words("page-events")):
            st.markdown("\n".join(_event_line(event) for event in events))


def show_matrix(view: View) -> None:
    """Show how many incidents each alleged actor has of each type of harm."""
    st.subheader(view.words("page-matrix"), anchor=False)
    arguments = (view.dataset, view.mask, view.words)
    chart = charts.actor_harm_matrix(*arguments)
    _show(view, chart, charts.actor_harm_caption(*arguments), charts.actor_harm_table(*arguments), "matrix")


def show_harms(view: View) -> None:
    """Show how many incidents there are of each type of harm."""
    st.subheader(view.words("page-harms"), anchor=False)
    arguments = (view.dataset, view.mask, view.words)
    chart = charts.harm_bars(*arguments)
    _show(view, chart, charts.harm_bars_caption(*arguments), charts.harm_bars_table(*arguments), "harms")


def show_areas(view: View, with_switches: bool = False) -> None:
    """Show reported killed by region or cercle as ranges."""
    st.subheader(view.words("page-areas"), anchor=False)
    level = _switch(view, "area-level", ("region", "cercle")) if with_switches else "region"
    arguments = (view.dataset, view.mask, view.words, level, view.selection.admin_map)
    chart = charts.area_bars(*arguments)
    _show(view, chart, charts.area_bars_caption(*arguments), charts.area_bars_table(*arguments), "areas")


def _event_line(event: charts.ContextLine) -> str:
    label = link(event.label, event.source_url) if event.source_url else escape_markdown(event.label)
    return f"{event.number}. {escape_markdown(event.date)}: {label}"


def _switch(view: View, name: str, options: tuple[str, ...]) -> str:
    return st.radio(
        view.words(f"page-{name}"),
        options,
        format_func=lambda option: view.words(f"page-{name}-{option}"),
        horizontal=True,
        key=f"switch-{name}",
    )


def _show(view: View, chart: alt.TopLevelMixin, caption: str, table: pd.DataFrame, name: str) -> None:
    st.altair_chart(chart, theme=None, key=f"chart-{name}")
    st.caption(escape_markdown(caption))
    with st.expander(view.words("page-table-show")):
        st.dataframe(table, hide_index=True)
