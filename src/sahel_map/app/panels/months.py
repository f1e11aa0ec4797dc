"""The months under the map: their bars are brushed, their two boxes chosen from, to set the period."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import period_control
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.shell import View
from sahel_map.app.panels import charts, layers, map_list
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.statistics.by_month import month_counts
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.charts.chart import Chart
from sahel_map.views.charts.period_bars import period_bars
from sahel_map.words import Words

__all__ = ["show_months", "show_twins"]


def show_months(view: View) -> Chart:
    """Draw the bars of all months, of what the other filters show; a stretch brushed becomes the period."""
    words = view.words
    chart = charts.kept_chart(view, _bars, view.selection)
    with st.container(key="months"):
        with st.container(horizontal=True, key="months-head", vertical_alignment="center"):
            st.markdown(words("period-heading"), help=escape_markdown(chart.caption))
            period_control.show_months(words)
        charts.draw_bars(chart, "months")
    return chart


def show_twins(chart: Chart, view: View) -> None:
    """Offer as lists and tables what map and bars show: incidents, areas, months, and what the marked days were."""
    map_list.show_list(view)
    layers.show_area_table(view)
    charts.show_table(chart, "timeline", view)
    charts.show_events(chart, view)


def _bars(numbers: Numbers, words: Words, selection: Selection) -> Chart:
    dataset, others = numbers.dataset, numbers.mask
    if selection.start or selection.end:
        others = matching(dataset, selection.replace(start=None, end=None))
    return period_bars(dataset, month_counts(dataset, others), selection, words)
