"""The charts on a page: each with what it counts in words, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from altair.utils import schemapi

from sahel_map.app.page import state
from sahel_map.app.page.frame import View
from sahel_map.app.page.markdown_text import escape_markdown, link
from sahel_map.incident.set_words import comparability
from sahel_map.selection.map_display import BAR_LEVELS, SPREADS, TRENDS
from sahel_map.views.charts import all as charts

__all__ = ["show_areas", "show_harms", "show_matrix", "show_timeline"]

# Specifications of charts are small and the same for every reader of a selection.
MOST_SPECS = 512


@dataclass(frozen=True, slots=True)
class _Kind:
    """The three functions of a chart: picture, caption and table."""

    build: Callable
    caption: Callable
    table: Callable


_KINDS = {
    "timeline": _Kind(charts.timeline, charts.timeline_caption, charts.timeline_table),
    "matrix": _Kind(charts.actor_harm_matrix, charts.actor_harm_caption, charts.actor_harm_table),
    "harms": _Kind(charts.harm_bars, charts.harm_bars_caption, charts.harm_bars_table),
    "areas": _Kind(charts.area_bars, charts.area_bars_caption, charts.area_bars_table),
}


def show_timeline(view: View, with_switches: bool = False) -> None:
    """Show the incidents by month; on request with a choice of measure and of the rule for periods."""
    st.subheader(view.words("page-timeline"), anchor=False)
    measure, spread = "incidents", "start"
    if with_switches:
        st.caption(escape_markdown(comparability(view.dataset.profile, view.words)))
        measure = _switch(view, "timeline-measure", "trend", TRENDS)
        spread = _switch(view, "timeline-spread", "spread", SPREADS)
    months = (view.selection.start_month, view.selection.end_month)
    _show(view, "timeline", (measure, spread, *months), table_arguments=(spread,))
    events = charts.timeline_events(view.dataset, view.mask, view.words, spread, *months)
    if events:
        with st.expander(view.words("page-events")):
            st.markdown("\n".join(_event_line(event) for event in events))


def show_matrix(view: View) -> None:
    """Show how many incidents each alleged actor has of each type of harm."""
    st.subheader(view.words("page-matrix"), anchor=False)
    _show(view, "matrix")


def show_harms(view: View) -> None:
    """Show how many incidents there are of each type of harm."""
    st.subheader(view.words("page-harms"), anchor=False)
    _show(view, "harms")


def show_areas(view: View, with_switches: bool = False) -> None:
    """Show reported killed by region or cercle as ranges."""
    st.subheader(view.words("page-areas"), anchor=False)
    level = _switch(view, "area-level", "bars", BAR_LEVELS) if with_switches else "region"
    arguments = (level, view.selection.admin_map)
    _show(view, "areas", arguments, table_arguments=arguments)


def _show(view: View, name: str, arguments: tuple = (), table_arguments: tuple = ()) -> None:
    kind, shown = _KINDS[name], (view.dataset, view.mask, view.words)
    what = (view.dataset.version.digest, view.words.language, tuple(view.selection.to_query().items()), view.bounds)
    st.vega_lite_chart(spec=_spec(name, what, arguments, view), theme=None, key=f"chart-{name}")
    st.caption(escape_markdown(kind.caption(*shown, *arguments)))
    table = st.expander(view.words("page-table-show"), on_change="rerun", key=f"table-{name}")
    if table.open:
        table.dataframe(kind.table(*shown, *table_arguments), hide_index=True, placeholder="–")


@st.cache_data(max_entries=MOST_SPECS, show_spinner=False)
def _spec(name: str, what: tuple, arguments: tuple, _view: View) -> dict:
    """Return a chart as Vega-Lite; `what` names data, language and selection in place of the view."""
    # Tests validate every chart; doing it again at each rerun, of the parts and of the whole, costs half the time.
    with schemapi.debug_mode(False):
        return _KINDS[name].build(_view.dataset, _view.mask, _view.words, *arguments).to_dict(validate=False)


def _event_line(event: charts.ContextLine) -> str:
    label = link(event.label, event.source_url) if event.source_url else escape_markdown(event.label)
    return f"{event.number}. {escape_markdown(event.date)}: {label}"


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
