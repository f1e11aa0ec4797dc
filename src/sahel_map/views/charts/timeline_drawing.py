"""How the monthly timeline is drawn: its specification, without any data. Must not import streamlit or folium."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import altair as alt

from sahel_map.core.vocabulary import ActorGroup
from sahel_map.statistics.by_month import CATEGORIES
from sahel_map.style import GROUP_MARKS, INTERFACE, SIGN_COLOURS
from sahel_map.views.charts.chart import ENDS, TEXT_SIZE, TITLE_LINE, finish, lookup, number_axis, wrap
from sahel_map.views.charts.events import BAND, event_layers
from sahel_map.views.charts.picks import entry_of_legend, month_picks
from sahel_map.views.charts.timeline_data import Trend, category_label
from sahel_map.words import Words

__all__ = ["SIGNS", "group_fill", "group_signs", "specification", "time_axis", "time_ticks"]

# Heights in CSS pixels: of the bars, and one period of the stripes.
_BARS, _STRIPE = 190, 4
_LIGHT = 0.4
# A piece as wide and as tall as this (CSS pixels) has room for the shape of its group, of so many square pixels.
_SIGN_ROOM, _SIGN_SIZE = 6, 20
#: Shapes of the map as Vega draws them, in a square from -1 to 1; the hollow ring has its hole.
SIGNS = {
    "circle": "circle",
    "diamond": "diamond",
    "triangle": "triangle-up",
    "square": "square",
    "ring": "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0ZM-0.55,0A0.55,0.55,0,1,0,0.55,0A0.55,0.55,0,1,0,-0.55,0Z",
    "pentagon": "M0,-1L0.95,-0.31L0.59,0.81L-0.59,0.81L-0.95,-0.31Z",
}
# Width of the plot, CSS pixels, from which a ring for a month is drawn at its full size.
_ROOMY = 560


@lru_cache(maxsize=64)
def specification(words: Words, trend: Trend) -> dict[str, Any]:
    """Return the timeline as Vega-Lite, the same for every choice of incidents.

    Parameters
    ----------
    words : Words
        Language and labels.
    trend : {"incidents", "killed"}
        What bars measure.

    Returns
    -------
    dict
        Reads the tables "ends", "axis", "events", "bars" and "months" of `timeline_data`.
    """
    title = wrap(words(f"charts-timeline-axis-{trend}"))
    above = TITLE_LINE * len(title) + 4
    band = above + BAND
    x, x2 = time_axis(16 if trend == "killed" else 8), alt.X2("x2:Q")
    layers = [
        _title(title),
        _incomplete_month(x, band),
        *_uncovered_months(x, band, words),
        *time_ticks(x, band + _BARS),
        *event_layers(x, above, band + _BARS),
        *_bars(x, x2, _y(band), group_fill(words)),
        group_signs(words, _BARS),
        *(_toll_marks(x, band) if trend == "killed" else []),
        _months(x, x2, band, words),
    ]
    return finish(layers, words, band + _BARS)


def time_axis(label_padding: float) -> alt.X:
    """Return the time axis in running months; labels and their places come with the data."""
    axis = alt.Axis(
        values=alt.ExprRef("pluck(data('axis'), 'x')"),
        # An axis knows its labels by their values alone.
        labelExpr="pluck(data('axis'), 'label')[indexof(pluck(data('axis'), 'x'), datum.value)]",
        title=None,
        grid=False,
        labelPadding=label_padding,
        labelOverlap="greedy",
    )
    return alt.X("x:Q", scale=alt.Scale(nice=False, zero=False), axis=axis)


def _y(band: float) -> alt.Y:
    """Return the axis of counts, its plot below the band that holds its title and the event labels."""
    scale, axis = number_axis()
    scale.range = [band + _BARS, band]
    return alt.Y("y:Q", scale=scale, axis=axis)


def _title(lines: list[str]) -> alt.Chart:
    ends = alt.Chart(alt.NamedData("ends"))
    text = ends.mark_text(
        text=lines, align="left", baseline="top", lineHeight=TITLE_LINE, color=INTERFACE["secondary"]
    )
    return text.encode(x=alt.XValue(0), y=alt.YValue(0))


def group_fill(words: Words) -> alt.Color:
    """Return the fills and their legend; pieces of several groups are split, and share one line of it."""
    colours = [GROUP_MARKS[group].colour for group in ActorGroup]
    scale = alt.Scale(domain=list(CATEGORIES), range=[*colours, alt.ExprRef(_split(colours))])
    return alt.Color("group:N", scale=scale, legend=_legend(words))


def group_signs(words: Words, height: float, with_legend: bool = True) -> alt.Chart:
    """Return the shape that each group has on the map, in every piece of a bar that has room for it.

    Colour never stands alone: in grey, and to eyes that take red for green, the shapes tell the pieces apart.

    Parameters
    ----------
    words : Words
    height : float
        Of the bars, CSS pixels.
    with_legend : bool
        Whether the drawing has the legend of `group_fill`, whose symbols take the shapes.
    """
    tall = f"(datum.y2 - datum.y) / {ENDS}.top * {height} >= {_SIGN_ROOM}"
    wide = f"(datum.x2 - datum.x) / ({ENDS}.end - {ENDS}.start) * width >= {_SIGN_ROOM}"
    middles = (
        alt.Chart(alt.NamedData("bars"))
        .transform_calculate(room=f"!datum.light && {tall} && {wide}")
        # Under names of their own: the pieces themselves keep theirs.
        .transform_calculate(across="(datum.x + datum.x2) / 2", up="(datum.y + datum.y2) / 2")
        .transform_filter("datum.room")
    )
    shapes = alt.Scale(
        domain=list(CATEGORIES), range=[*(SIGNS[GROUP_MARKS[each].shape] for each in ActorGroup), "square"]
    )
    dark = [each.value for each, colour in SIGN_COLOURS.items() if colour != INTERFACE["page"]]
    return middles.mark_point(filled=True, size=_SIGN_SIZE, opacity=1, stroke=None, tooltip=None).encode(
        x=alt.X("across:Q", title=None),
        y=alt.Y("up:Q", title=None),
        shape=alt.Shape("group:N", scale=shapes, legend=_legend(words) if with_legend else None),
        color=alt.condition(
            alt.FieldOneOfPredicate("group", dark), alt.value(INTERFACE["text"]), alt.value(INTERFACE["page"])
        ),
    )


def _legend(words: Words) -> alt.Legend:
    """Return the one legend of fills and shapes: two that say the same become one."""
    labels = {code: category_label(words, code) for code in CATEGORIES}
    longest = max(len(label) for label in labels.values())
    return alt.Legend(
        title=None,
        orient="top",
        direction="horizontal",
        values=alt.ExprRef(f"split({ENDS}.legend, ',')"),
        labelExpr=lookup(labels),
        symbolSize=140,
        symbolOpacity=1,
        columns=alt.ExprRef(f"max(1, floor(width / {longest * TEXT_SIZE * 0.5 + 30:.0f}))"),
        offset=8,
    )


def _split(colours: list[str]) -> str:
    """Return a gradient with hard edges, as an expression: Vega-Lite has no patterns."""
    share = 1 / len(colours)
    stops = [
        {"offset": round(edge, 4), "color": colour}
        for place, colour in enumerate(colours)
        for edge in (place * share, (place + 1) * share)
    ]
    return json.dumps({"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 0, "stops": stops})


def _bars(x: alt.X, x2: alt.X2, y: alt.Y, fill: alt.Color) -> list[alt.Chart]:
    """Draw the stack: lighter where it reaches from lowest to highest count, striped if over months."""
    bars = alt.Chart(alt.NamedData("bars"))
    opacity = alt.ExprRef(f"datum.light ? {_LIGHT} : 1")
    pieces = bars.mark_rect(opacity=opacity).encode(x=x, x2=x2, y=y, y2=alt.Y2("y2:Q"), color=fill)
    step = f"{_STRIPE / _BARS} * {ENDS}.top"
    lines = (
        bars.transform_filter("datum.spans")
        .transform_calculate(y=f"sequence(datum.y + {step} / 2, datum.y2, {step})")
        .transform_flatten(["y"])
    )
    striped = lines.mark_rule(stroke=INTERFACE["page"], strokeWidth=1.5)
    return [pieces.add_params(entry_of_legend("group")), striped.encode(x=x, x2=x2, y=alt.Y("y:Q"))]


def _toll_marks(x: alt.X, band: float) -> list[alt.Chart]:
    """Mark months whose highest count is "at least" (plus) and those with an unknown toll (ring)."""
    middle = alt.Chart(alt.NamedData("months")).transform_calculate(x="datum.x + 0.5")
    plus = middle.transform_filter("datum.plus !== null").mark_text(
        text="+", baseline="bottom", dy=1, color=INTERFACE["text"]
    )
    ring = middle.transform_filter("datum.ring").mark_point(
        size=alt.ExprRef(f"width >= {_ROOMY} ? 28 : 10"),
        stroke=INTERFACE["secondary"],
        strokeWidth=1.2,
        fill=INTERFACE["page"],
    )
    return [plus.encode(x=x, y=alt.Y("plus:Q")), ring.encode(x=x, y=alt.YValue(band + _BARS + 8))]


def _incomplete_month(x: alt.X, band: float) -> alt.Chart:
    """Hatch the last month of the data where the data end before it does."""
    levels = (
        alt.Chart(alt.NamedData("ends"))
        .transform_filter("datum.incomplete !== null")
        .transform_calculate(x="datum.incomplete", x2="datum.incomplete + 1", level=f"sequence(2, {_BARS}, 5)")
        .transform_flatten(["level"])
    )
    hatch = levels.mark_rule(stroke=INTERFACE["lines"], strokeWidth=1.5)
    return hatch.encode(x=x, x2=alt.X2("x2:Q"), y=alt.YValue(alt.ExprRef(f"{band} + datum.level")))


def _uncovered_months(x: alt.X, band: float, words: Words) -> list[alt.Chart]:
    """Shade the months after what was searched and name them; the label stands upright, as they may be few."""
    ends = alt.Chart(alt.NamedData("ends")).transform_filter("datum.uncovered !== null")
    ends = ends.transform_calculate(x="datum.uncovered", x2="datum.end")
    shade = ends.mark_rect(color=INTERFACE["lines"], opacity=0.45)
    middle = ends.transform_calculate(x="(datum.uncovered + datum.end) / 2")
    label = middle.mark_text(text=words("covered-not"), angle=270, color=INTERFACE["secondary"])
    return [
        shade.encode(x=x, x2=alt.X2("x2:Q"), y=alt.YValue(band), y2=alt.Y2Value(band + _BARS)),
        label.encode(x=x, y=alt.YValue(band + _BARS / 2)),
    ]


def time_ticks(x: alt.X, foot: float) -> list[alt.Chart]:
    """Mark where months begin below the bars, and, longer, where years do."""
    axis, ends = alt.Chart(alt.NamedData("axis")), alt.Chart(alt.NamedData("ends"))
    months = ends.transform_calculate(x="sequence(datum.start, datum.end + 1)").transform_flatten(["x"])
    years = axis.transform_filter("datum.tick !== null").transform_calculate(x="datum.tick")
    return [
        months.mark_rule(stroke="#B9BCC0").encode(x=x, y=alt.YValue(foot), y2=alt.Y2Value(foot + 3)),
        years.mark_rule(stroke=INTERFACE["secondary"]).encode(x=x, y=alt.YValue(foot), y2=alt.Y2Value(foot + 7)),
    ]


def _months(x: alt.X, x2: alt.X2, band: float, words: Words) -> alt.Chart:
    """Lay an unseen column over each month that says its numbers; groups without an incident are not named."""
    named = {
        words("charts-tip-month"): "datum.month",
        words("charts-tip-incidents"): "datum.incidents",
        # A field that is not there leaves its line out.
        **{
            category_label(words, code): f"datum.{code} === null ? datum.none : datum.{code}" for code in CATEGORIES
        },
        words("charts-tip-killed"): "datum.killed",
        words("charts-tip-without-figure"): "datum.without_figure",
    }
    lines = ", ".join(f"{json.dumps(label)}: {value}" for label, value in named.items())
    columns = alt.Chart(alt.NamedData("months")).mark_rect(opacity=0, tooltip=alt.ExprRef(f"{{{lines}}}"))
    columns = columns.encode(x=x, x2=x2, y=alt.YValue(band), y2=alt.Y2Value(band + _BARS))
    return columns.add_params(*month_picks())
