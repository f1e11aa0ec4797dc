"""The charts on a page: each with what it counts in words, and the same numbers as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa
import streamlit as st

from sahel_map.app.page import state
from sahel_map.app.page.bar import PAGES
from sahel_map.app.page.markdown_text import escape_markdown, link
from sahel_map.app.page.shell import View
from sahel_map.exports.chart_file import CHART_FORMATS, chart_bytes, chart_file_name
from sahel_map.incident.set_words import comparability
from sahel_map.selection.counted import behind
from sahel_map.selection.display import BAR_LEVELS, SPREADS, TRENDS
from sahel_map.selection.month_counted import counted_in_month
from sahel_map.selection.selection import Selection
from sahel_map.views.charts.bars import area_bars, harm_bars
from sahel_map.views.charts.chart import Chart
from sahel_map.views.charts.events import ContextLine
from sahel_map.views.charts.matrix import actor_harm_matrix
from sahel_map.views.charts.picks import (
    PICK,
    areas_of_entry,
    picked_codes,
    picked_entry,
    picked_month,
    picked_period,
    picked_record,
    picks_filters,
)
from sahel_map.views.charts.timeline import timeline
from sahel_map.words import Words

__all__ = [
    "draw_bars",
    "draw_chart",
    "draw_opening_chart",
    "kept_chart",
    "show_areas",
    "show_chart",
    "show_counting_chart",
    "show_events",
    "show_files",
    "show_harms",
    "show_matrix",
    "show_table",
    "show_timeline",
]

# Charts are small and the same for every reader of a selection.
_MOST_CHARTS = 256


def show_timeline(view: View, with_switches: bool = False) -> None:
    """Show the incidents by month; on request with a choice of measure and of the rule for periods."""
    st.header(view.words("page-timeline"), anchor=False)
    trend, spread = "incidents", "start"
    if with_switches:
        st.caption(escape_markdown(comparability(view.dataset.profile, view.words)))
        with st.container(horizontal=True):
            trend = _switch(view, "timeline-measure", "trend", TRENDS)
            spread = _switch(view, "timeline-spread", "spread", SPREADS)
    months = (view.selection.start_month, view.selection.end_month)
    chart = kept_chart(view, timeline, trend, spread, *months)
    show_chart(chart, "timeline", view, lambda picked: _filter_by_month(picked, spread, view))
    show_events(chart, view)


def show_events(chart: Chart, view: View) -> None:
    """Show the key to what is marked on a time axis, each with its source."""
    if chart.notes:
        folded = st.expander(view.words("page-events"), on_change="rerun", key="events")
        if folded.open:
            folded.markdown("\n".join(_event_line(event, view.words) for event in chart.notes))


def show_matrix(view: View) -> None:
    """Show how many incidents each alleged actor has of each type of harm."""
    st.header(view.words("page-matrix"), anchor=False)
    show_chart(kept_chart(view, actor_harm_matrix), "matrix", view)


def show_harms(view: View) -> None:
    """Show how many incidents there are of each type of harm."""
    st.header(view.words("page-harms"), anchor=False)
    show_chart(kept_chart(view, harm_bars), "harms", view)


def show_areas(view: View, with_switches: bool = False) -> None:
    """Show reported killed by region or cercle as ranges; on the page of a map in colour, by its areas."""
    st.header(view.words("page-areas"), anchor=False)
    display = state.display()
    beside = "cercle" if display.layer == "areas" and display.level != "region" else "region"
    level = _switch(view, "area-level", "bars", BAR_LEVELS) if with_switches else beside
    show_chart(kept_chart(view, area_bars, level, view.selection.admin_map), "areas", view)


def show_chart(chart: Chart, name: str, view: View, act: Callable[[Mapping[str, Any]], None] | None = None) -> None:
    """Show a chart, what it counts, and on request its numbers as a table.

    Parameters
    ----------
    chart : Chart
    name : str
        Names its place on the page.
    view : View
    act : callable, optional
        As in `draw_bars`.
    """
    draw_chart(chart, name, view.words(f"charts-pick-{name}"), act)
    show_table(chart, name, view)


def show_counting_chart(chart: Chart, name: str, view: View) -> None:
    """Show a chart whose cells open the records they count, with its numbers as a table on request.

    Parameters
    ----------
    chart : Chart
        Its marks have codes of `selection.counted`.
    name : str
        Names its place on the page.
    view : View
    """
    draw_opening_chart(chart, name, view.words(f"charts-pick-{name}"), view.selection)
    show_table(chart, name, view)


def show_table(chart: Chart, name: str, view: View) -> None:
    """Lead to the records that a chart counts; show its numbers as a table with its files, on request.

    Parameters
    ----------
    chart : Chart
    name : str
        Of the chart, unique on its page.
    view : View
        What the page shows; the records are those of its mask.
    """
    n = int(view.mask.sum())
    if n:
        st.page_link(
            PAGES["incidents"],
            label=view.words("charts-records", n=n, count=view.words.number(n)),
            query_params=state.link_query(view.selection),
        )
    table = st.expander(view.words("page-table-show"), on_change="rerun", key=f"table-{name}")
    if table.open:
        table.dataframe(chart.table(), hide_index=True, placeholder="–")
        with table:
            title = view.words(f"page-{name}" if name != "coverage" else "coverage-heading")
            show_files(chart, name, title, view, view.selection)


def draw_opening_chart(chart: Chart, name: str, hint: str, selection: Selection) -> None:
    """Show a chart, and open the records behind a cell, a mark or an entry of its key that is pressed.

    Parameters
    ----------
    chart : Chart
        Its marks have `codes` of `selection.counted`, or a `record`.
    name : str
        Of the chart, unique on its page.
    hint : str
        What a press does.
    selection : Selection
        Of the records that the chart counts.
    """
    if not picks_filters(chart):
        draw_chart(chart, name, hint)
        return
    key = f"chart-{name}-{state.n_picks()}"
    event = st.vega_lite_chart(spec=_with_data(chart), theme=None, key=key, on_select="rerun")
    st.caption(escape_markdown(f"{chart.caption} {hint}"))
    picked = event["selection"]
    if record := picked_record(picked):
        state.choose_incident(record)
        state.pick()
        state.go_to_page(PAGES["record"])
    if codes := picked_codes(picked) or areas_of_entry(picked, chart):
        state.pick_all(behind(selection, *codes))
        state.go_to_page(PAGES["incidents"])


def draw_bars(chart: Chart, name: str, act: Callable[[Mapping[str, Any]], None] | None = None) -> None:
    """Show a chart whose marks act when they are pressed, and nothing beside it.

    Parameters
    ----------
    chart : Chart
    name : str
        Of the chart, unique on its page.
    act : callable, optional
        What to do with what the browser says was pressed; by default it filters.
    """
    if not picks_filters(chart):
        st.vega_lite_chart(spec=_with_data(chart), theme=None, key=f"chart-{name}")
        return
    key = f"chart-{name}-{state.n_picks()}"
    do = act or _filter
    st.vega_lite_chart(
        spec=_with_data(chart), theme=None, key=key, on_select=lambda: do(state.widget_value(key)["selection"])
    )


def draw_chart(chart: Chart, name: str, hint: str, act: Callable[[Mapping[str, Any]], None] | None = None) -> None:
    """Show a chart and what it counts, without its numbers; a press on its marks filters, or does something else.

    Parameters
    ----------
    chart : Chart
    name : str
        Of the chart, unique on its page.
    hint : str
        What a press does.
    act : callable, optional
        As in `draw_bars`.
    """
    draw_bars(chart, name, act)
    st.caption(escape_markdown(f"{chart.caption} {hint if picks_filters(chart) else ''}".strip()))


def _filter(picked: Mapping[str, Any]) -> None:
    if period := picked_period(picked):
        state.pick(**period)
    elif codes := picked_codes(picked) or picked_entry(picked):
        state.pick_all(behind(state.selection(), *codes))


def _filter_by_month(picked: Mapping[str, Any], spread: str, view: View) -> None:
    """Show what a month that was clicked counts; anything else as on other charts."""
    month = picked_month(picked)
    if month is None or picked.get(PICK):
        _filter(picked)
    elif (found := counted_in_month(view.dataset, state.selection(), month, spread)) is not None:
        state.pick_all(found)
    else:
        state.pick()
        state.notify(view.words("charts-month-outside", month=view.words.month(month)))


def show_files(chart: Chart, name: str, title: str, view: View, selection: Selection) -> None:
    """Offer the chart's numbers and its picture; each is made when it is pressed.

    Parameters
    ----------
    chart : Chart
    name : str
        Of the chart, unique on its page; in the name of the file too.
    title : str
        Over the picture.
    view : View
    selection : Selection
        Of the records that the chart counts.
    """
    now = dt.datetime.now(dt.UTC)
    with st.container(horizontal=True):
        for suffix, media_type in CHART_FORMATS.items():
            st.download_button(
                view.words("charts-download", format=suffix.removeprefix(".").upper()),
                data=lambda suffix=suffix: chart_bytes(  # type: ignore[misc]
                    chart, suffix, title, view.dataset, selection, view.words, now
                ),
                file_name=chart_file_name(view.dataset, selection, name, suffix, now.date(), view.words.language),
                mime=media_type,
                on_click="ignore",
                key=f"chart-{name}{suffix}",
            )


def kept_chart(view: View, build: Callable[..., Chart], *arguments: object) -> Chart:
    """Return a chart of what the view shows, the same object for every reader of it.

    Parameters
    ----------
    view : View
    build : callable
        Makes the chart from numbers, words and `arguments`.
    *arguments : object
        Choices of the chart; they can be hashed.
    """
    what = (view.dataset.version.digest, view.words.language, view.selection, build, arguments)
    return _kept(what, lambda: build(view.numbers, view.words, *arguments))


@st.cache_resource(max_entries=_MOST_CHARTS, show_spinner=False, hash_funcs={tuple: hash})
def _kept(what: tuple[object, ...], _build: Callable[[], Chart]) -> Chart:
    """Return a chart; `what` names data, language and selection in place of the view."""
    return _build()


def _with_data(chart: Chart) -> dict[str, object]:
    """Return a chart for the browser, which keeps its picture where only its tables differ."""
    tables = {name: _arrow(pa.table(dict(columns))) for name, columns in chart.data.items()}
    return {**chart.specification, "datasets": chart.specification.get("datasets", {}) | tables}


def _arrow(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()


def _event_line(event: ContextLine, words: Words) -> str:
    label = link(event.label, event.source_url) if event.source_url else escape_markdown(event.label)
    return f"{event.number}. {words.labelled(escape_markdown(event.date), label)}"


def _switch(view: View, name: str, field: str, options: tuple[str, ...]) -> str:
    """Offer one field of the display; it is kept there, and so in the address."""
    key = f"_switch-{name}"
    state.seed_widget(key, getattr(state.display(), field))
    return st.radio(
        view.words(f"page-{name}"),
        options,
        format_func=lambda option: view.words(f"page-{name}-{option}"),
        horizontal=True,
        key=key,
        on_change=lambda: state.change_display(**{field: state.widget_value(key)}),
    )
