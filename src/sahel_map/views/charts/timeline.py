"""The monthly timeline: incidents or people reported killed, stacked by group of alleged actors.

Must not import streamlit or folium.
"""

from __future__ import annotations

import altair as alt
import numpy as np
import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.statistics.by_month import CATEGORIES, Spread, by_month, month_text
from sahel_map.style import INTERFACE
from sahel_map.views.charts.chart import (
    TEXT_SIZE,
    TITLE_LINE,
    finish,
    group_fill,
    lookup,
    nothing_to_show,
    number_axis,
    number_scale_top,
)
from sahel_map.views.charts.events import (
    LANE,
    LAYOUT_WIDTHS,
    ContextLine,
    context_key,
    event_layers,
    event_rows,
)
from sahel_map.views.charts.timeline_data import (
    AreaMeasure,
    Period,
    category_label,
    month_rows,
    period_of,
    stack,
    stripes,
)
from sahel_map.views.charts.timeline_text import timeline_summary
from sahel_map.words import Words

__all__ = ["timeline", "timeline_events"]

# Heights in CSS pixels: of the bars, and one period of the stripes.
_BARS, _STRIPE = 190, 4
# Up to this many months each month has a label, beyond it each year.
_SINGLE_MONTHS = 18
_LIGHT = 0.4


def timeline(
    dataset: Dataset,
    mask: np.ndarray,
    words: Words,
    measure: AreaMeasure = "incidents",
    spread: Spread = "start",
    start_month: str | None = None,
    end_month: str | None = None,
) -> alt.LayerChart:
    """Build the monthly timeline with the context events.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
        Language and labels.
    measure : {"incidents", "killed"}
        What bars count: incidents, or people reported killed (solid up to the lowest counts, lighter
        up to the highest).
    spread : {"start", "even"}
        Date rule for incidents that span several months; no total depends on it.
    start_month, end_month : str or None
        Months of the axis ("YYYY-MM"); all of the data set where None.

    Returns
    -------
    LayerChart
        With a written summary as its description; a sentence in place of bars if nothing is to be shown.
    """
    counts = by_month(dataset, mask, spread)
    if counts.empty:
        return nothing_to_show(words)
    if measure == "killed" and counts["maximum"].isna().all():
        return nothing_to_show(words, words("charts-nothing-killed"))
    period = period_of(dataset, counts, start_month, end_month)
    events = event_rows(context_key(dataset, words, period.first, period.last), period.first, period.last)
    pieces, months = stack(counts, measure), month_rows(counts, period, words)
    highest = float(pieces["y2"].max()) if len(pieces) else 0
    scale, axis = number_axis(words, highest, words(f"charts-timeline-axis-{measure}"))
    n_lanes = 1 + int(events["lane"].max()) if events["lane"].notna().any() else 0
    band = TITLE_LINE * len(axis.title) + LANE * n_lanes + 10
    y = _below(band, scale, axis)
    layers = [
        *_incomplete_month(period, band),
        _year_ticks(period, band),
        *event_layers(events, band - 10, band + _BARS),
        *_bars(pieces, highest, _x(period, words, measure), y, _fill(counts, words)),
        *(_toll_marks(pieces, months, band) if measure == "killed" else []),
        _tooltips(months, counts, words, band),
    ]
    summary = timeline_summary(dataset, mask, words, measure, spread, start_month, end_month)
    return finish(layers, summary, band + _BARS)


def timeline_events(
    dataset: Dataset,
    mask: np.ndarray,
    words: Words,
    spread: Spread = "start",
    start_month: str | None = None,
    end_month: str | None = None,
) -> tuple[ContextLine, ...]:
    """Return the key to the numbered context events of the same timeline; empty if it has no bars."""
    counts = by_month(dataset, mask, spread)
    if counts.empty:
        return ()
    period = period_of(dataset, counts, start_month, end_month)
    return context_key(dataset, words, period.first, period.last)


def _x(period: Period, words: Words, measure: AreaMeasure) -> alt.X:
    """Return the time axis in running months: years in the middle of their span, or single months."""
    if period.n_months <= _SINGLE_MONTHS:
        labels = {month + 0.5: words.short_month(month_text(month)) for month in _months(period)}
    else:
        labels = {}
        for year in range(period.first // 12, period.last // 12 + 1):
            start, end = max(period.first, year * 12), min(period.last + 1, year * 12 + 12)
            if end - start >= 2:
                labels[(start + end) / 2] = str(year)
    axis = alt.Axis(
        values=list(labels),
        labelExpr=lookup(labels),
        title=None,
        grid=False,
        labelPadding=16 if measure == "killed" else 8,
        labelOverlap="greedy",
    )
    return alt.X("x:Q", scale=alt.Scale(domain=[period.first, period.last + 1], nice=False, zero=False), axis=axis)


def _below(band: float, scale: alt.Scale, axis: alt.Axis) -> alt.Y:
    """Return the axis of counts, its plot below the band that holds its title and the event labels."""
    scale.range = [band + _BARS, band]
    axis.titleX, axis.titleY, axis.titleBaseline = 0, 0, "top"
    return alt.Y("y:Q", scale=scale, axis=axis)


def _fill(counts: pd.DataFrame, words: Words) -> alt.Color:
    """Return the fills; all sets of several groups share one line of the legend, that of the most common."""
    sizes = counts.groupby(["category", "group_bits"])["n_incidents"].sum()
    shown = [int(sizes[code].idxmax()) for code in CATEGORIES if code in sizes.index]
    category = dict(zip(counts["group_bits"], counts["category"], strict=True))
    labels = {str(bits): category_label(words, category[bits]) for bits in shown}
    longest = max(len(label) for label in labels.values())
    legend = alt.Legend(
        title=None,
        orient="top",
        direction="horizontal",
        values=list(labels),
        labelExpr=lookup(labels),
        symbolType="square",
        symbolSize=140,
        symbolOpacity=1,
        columns=alt.ExprRef(f"max(1, floor(width / {longest * TEXT_SIZE * 0.5 + 30:.0f}))"),
        offset=8,
    )
    domain = sorted({str(bits) for bits in category})
    scale = alt.Scale(domain=domain, range=[group_fill(int(bits)) for bits in domain])
    return alt.Color("group_bits:N", scale=scale, legend=legend)


def _bars(pieces: pd.DataFrame, highest: float, x: alt.X, y: alt.Y, fill: alt.Color) -> list[alt.Chart]:
    """Draw the stack: solid, lighter where it reaches from lowest to highest count, striped if over months."""
    rows = pieces.astype({"group_bits": "str"})
    drawn = ["group_bits", "x", "x2", "y", "y2"]  # the browser is sent nothing else
    layers = [
        alt.Chart(part[drawn])
        .mark_rect(opacity=opacity)
        .encode(x=x, x2=alt.X2("x2:Q"), y=y, y2=alt.Y2("y2:Q"), color=fill)
        for part, opacity in ((rows[~rows["is_range"]], 1), (rows[rows["is_range"]], _LIGHT))
    ]
    top, _ = number_scale_top(highest)
    lines = alt.Chart(stripes(pieces, _STRIPE * top / _BARS))
    striped = lines.mark_rule(stroke=INTERFACE["page"], strokeWidth=1.5)
    return [*layers, striped.encode(x=alt.X("x:Q"), x2=alt.X2("x2:Q"), y=alt.Y("y:Q"))]


def _toll_marks(pieces: pd.DataFrame, months: pd.DataFrame, band: float) -> list[alt.Chart]:
    """Mark months whose highest count is "at least" (plus) and those with an unknown toll (ring)."""
    tops = pieces.groupby(np.floor(pieces["x"]))["y2"].max()
    open_months = months[months["is_open"]].assign(y=lambda rows: rows["x"].map(tops).fillna(0))
    unknown = months[months["n_without_figure"] > 0]
    middle = alt.Chart(open_months.assign(x=open_months["x"] + 0.5, text="+"))
    plus = middle.mark_text(baseline="bottom", dy=1, color=INTERFACE["text"])
    ring = alt.Chart(unknown.assign(x=unknown["x"] + 0.5)[["x"]]).mark_point(
        size=alt.ExprRef(f"width >= {LAYOUT_WIDTHS[1]} ? 28 : 10"),
        stroke=INTERFACE["secondary"],
        strokeWidth=1.2,
        fill=INTERFACE["page"],
    )
    return [
        plus.encode(x=alt.X("x:Q"), y=alt.Y("y:Q"), text=alt.Text("text:N")),
        ring.encode(x=alt.X("x:Q"), y=alt.YValue(band + _BARS + 8)),
    ]


def _incomplete_month(period: Period, band: float) -> list[alt.Chart]:
    """Hatch the last month of the data where the data end before it does."""
    if period.incomplete is None:
        return []
    month = {"x": period.incomplete, "x2": period.incomplete + 1}
    levels = pd.DataFrame([month | {"y": band + offset} for offset in range(2, _BARS, 5)])
    hatch = alt.Chart(levels).mark_rule(stroke=INTERFACE["lines"], strokeWidth=1.5)
    return [hatch.encode(x=alt.X("x:Q"), x2=alt.X2("x2:Q"), y=alt.YValue(alt.ExprRef("datum.y")))]


def _year_ticks(period: Period, band: float) -> alt.Chart:
    """Mark where years begin, below the bars."""
    starts = [month for month in _months(period) if month % 12 == 0 and period.n_months > _SINGLE_MONTHS]
    ticks = alt.Chart(pd.DataFrame({"x": starts})).mark_rule(stroke=INTERFACE["secondary"])
    return ticks.encode(x=alt.X("x:Q"), y=alt.YValue(band + _BARS), y2=alt.Y2Value(band + _BARS + 5))


def _tooltips(months: pd.DataFrame, counts: pd.DataFrame, words: Words, band: float) -> alt.Chart:
    """Lay an unseen column over each month that carries its numbers."""
    fields = {name: words(f"charts-tip-{name.replace('_', '-')}") for name in ("month", "incidents")}
    fields |= {code: category_label(words, code) for code in CATEGORIES if code in set(counts["category"])}
    fields |= {name: words(f"charts-tip-{name.replace('_', '-')}") for name in ("killed", "without_figure")}
    columns = alt.Chart(months.drop(columns=["n_without_figure", "is_open"])).mark_rect(opacity=0)
    tooltip = [alt.Tooltip(f"{name}:N", title=title) for name, title in fields.items()]
    y, y2 = alt.YValue(band), alt.Y2Value(band + _BARS)
    return columns.encode(x=alt.X("x:Q"), x2=alt.X2("x2:Q"), y=y, y2=y2, tooltip=tooltip)


def _months(period: Period) -> range:
    return range(period.first, period.last + 1)
