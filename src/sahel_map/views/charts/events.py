"""Context events on the time axis: where each label stands so that none covers another.

A label is the event's text where all of them fit, and otherwise its number in the key that the page
prints under the chart (`context_key`). Must not import streamlit or folium.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.style import INTERFACE
from sahel_map.views.charts.chart import Columns
from sahel_map.words import Words

__all__ = [
    "LANE",
    "LAYOUT_WIDTHS",
    "ContextLine",
    "EventLabel",
    "context_key",
    "event_labels",
    "event_layers",
    "event_table",
    "month_position",
]

#: Height of a lane of labels, CSS pixels.
LANE = 14

#: Plot widths, CSS pixels, that labels are laid out for; each layout holds from its width to the next.
LAYOUT_WIDTHS = (270, 560, 840)

# The most lanes that texts take, and numbers.
_TEXT_LANES, _NUMBER_LANES = 4, 3
# Mean width of a character at 12 px, and the gap kept between labels, CSS pixels.
_CHARACTER, _GAP = 6.3, 4
_RULE = "#C3C6CA"


@dataclass(frozen=True, slots=True)
class ContextLine:
    """One line of the key to the numbered context events.

    Attributes
    ----------
    number : int
        Number on the chart, from 1 in order of date.
    date : str
        Day in full, in the reader's language.
    label : str
        What happened.
    source_url : str or None
        Where it is documented.
    position : float
        Place on the time axis: running number of months, with the day as a fraction.
    """

    number: int
    date: str
    label: str
    source_url: str | None
    position: float


@dataclass(frozen=True, slots=True)
class EventLabel:
    """A label as placed above the plot.

    Attributes
    ----------
    line : ContextLine
        The event.
    text : str
        Text of the event or its number.
    lane : int or None
        Row of labels, 0 next to the plot; None where no row has room, so that the rule stays bare.
    ends_at_rule : bool
        The text runs to the left of its rule, because the right has no room.
    """

    line: ContextLine
    text: str
    lane: int | None
    ends_at_rule: bool


def context_key(dataset: Dataset, words: Words, first: int, last: int) -> tuple[ContextLine, ...]:
    """Return the context events from the first to the last month (running numbers), numbered by date."""
    events = dataset.context_events.sort_values(["date", "event_id"])
    positions = [month_position(day) for day in events["date"]]
    lines: list[Any] = []
    for event, position in zip(events.to_dict("records"), positions, strict=True):
        if first <= position < last + 1:
            url = event["source_url"]
            lines.append(
                ContextLine(
                    number=len(lines) + 1,
                    date=words.date(event["date"]),
                    label=event[f"label_{words.language}"],
                    source_url=None if pd.isna(url) else url,
                    position=position,
                )
            )
    return tuple(lines)


def event_labels(lines: Sequence[ContextLine], first: int, last: int, width: float) -> tuple[EventLabel, ...]:
    """Lay the labels out above a plot: texts if there is room for all of them, else numbers.

    Parameters
    ----------
    lines : sequence of ContextLine
        In order of date.
    first, last : int
        First and last month of the axis, running numbers.
    width : float
        Width of the plot, CSS pixels.

    Returns
    -------
    tuple of EventLabel
        In order of date; no two labels of a lane overlap at this width or a greater one.
    """
    pixels = [(line.position - first) / (last + 1 - first) * width for line in lines]
    texts = [line.label for line in lines]
    placed = _lanes(pixels, texts, width, _TEXT_LANES)
    if any(lane is None for lane, _ in placed):
        texts = [str(line.number) for line in lines]
        placed = _lanes(pixels, texts, width, _NUMBER_LANES)
    return tuple(
        EventLabel(line, text, lane, turned)
        for line, text, (lane, turned) in zip(lines, texts, placed, strict=True)
    )


def month_position(day: dt.date) -> float:
    """Return a day as a running number of months with a fraction, as months stand on the time axis."""
    days = calendar.monthrange(day.year, day.month)[1]
    return day.year * 12 + day.month - 1 + (day.day - 1) / days


def event_table(lines: Sequence[ContextLine], first: int, last: int) -> tuple[Columns, int]:
    """Lay the labels out for every class of plot width.

    Returns
    -------
    mapping of str to list
        One row per event and class of width: `x` (months), `lane` (null for a bare rule), `text`, `turned`,
        `tip` (text), and the plot widths it is meant for: from `above` to less than `below`, CSS pixels.
    int
        Lanes in use.
    """
    limits = [0, *LAYOUT_WIDTHS[1:], 1e6]
    rows = [
        (
            label.line.position,
            label.lane,
            label.text,
            limits[place],
            limits[place + 1],
            label.ends_at_rule,
            f"{label.line.date}: {label.line.label}",
        )
        for place, width in enumerate(LAYOUT_WIDTHS)
        for label in event_labels(lines, first, last, width)
    ]
    names = ("x", "lane", "text", "above", "below", "turned", "tip")
    columns: dict[str, list[Any]] = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    lanes: list[int] = [lane for lane in columns["lane"] if lane is not None]
    return columns, 1 + max(lanes, default=-1)


def event_layers(x: alt.X, lowest: float, bottom: float) -> list[alt.Chart]:
    """Draw a thin rule and a label per event; of the layouts only the one for the width is seen.

    Parameters
    ----------
    x : X
        The time axis.
    lowest, bottom : float
        Height of the first lane and of the foot of the rules, CSS pixels from the top.
    """
    events = alt.Chart(alt.NamedData("events"))
    seen = alt.ExprRef("width >= datum.above && width < datum.below ? 1 : 0")
    # A rule whose label found no room ends below the lanes.
    place = f"datum.lane === null ? {lowest + LANE / 2} : {lowest} - {LANE} * datum.lane"
    y = alt.YValue(alt.ExprRef(place))
    rules = events.mark_rule(stroke=_RULE, strokeWidth=1, opacity=seen)
    layers = [rules.encode(x=x, y=y, y2=alt.Y2Value(bottom))]
    text = events.transform_filter("datum.lane !== null").encode(
        x=x, y=y, text=alt.Text("text:N"), tooltip=alt.Tooltip("tip:N")
    )
    side = {
        "align": alt.ExprRef("datum.turned ? 'right' : 'left'"),
        "dx": alt.ExprRef("datum.turned ? -3 : 3"),
        "baseline": "middle",
    }
    # The white outline keeps a label readable where the rule of another one passes behind it.
    layers.append(text.mark_text(stroke=INTERFACE["page"], strokeWidth=4, opacity=seen, **side))
    layers.append(text.mark_text(color=INTERFACE["secondary"], opacity=seen, **side))
    return layers


def _lanes(
    pixels: Sequence[float], texts: Sequence[str], width: float, n_lanes: int
) -> list[tuple[int | None, bool]]:
    """Put each label into the first lane with room; at the right edge, labels turn to the left."""
    ends = [0.0] * n_lanes
    placed: list[tuple[int | None, bool]] = []
    for pixel, text in zip(pixels, texts, strict=True):
        length = len(text) * _CHARACTER + _GAP
        turned = pixel + length > width
        start = pixel - length if turned else pixel
        lane = next((place for place, end in enumerate(ends) if end <= start), None)
        if lane is not None:
            ends[lane] = start + length
        placed.append((lane, turned))
    return placed
