"""Context events on the time axis: a few are named, the others are a dot that says what it is.

Thirty labels over fifty months hide each other and the bars. What is not named is told by its dot when it is
pointed at, and by the key that the page prints under the chart (`context_key`).

Must not import streamlit or folium.
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

__all__ = ["BAND", "ContextLine", "context_key", "event_layers", "event_table", "month_position"]

#: Height that labels take above the bars, CSS pixels: two rows, as on a narrow screen two names may meet.
BAND = 28

# Turning points that the chart names, and their short names; the key gives them in full, with their source.
_NAMED = {
    "E-2022-03-27": "charts-event-moura",
    "E-2023-12-31": "charts-event-un",
    "E-2025-06-06": "charts-event-wagner",
}
# Below this width of the plot (CSS pixels) every other name goes to a second row.
_ONE_ROW_FROM = 480
# Mean width of a character at 12 px, CSS pixels.
_CHARACTER = 6.3
_RULE = "#7B8087"


@dataclass(frozen=True, slots=True)
class ContextLine:
    """One line of the key to the context events.

    Attributes
    ----------
    number : int
        Number in the key, from 1 in order of date.
    date : str
        Day in full, in the reader's language.
    label : str
        What happened.
    source_url : str or None
        Where it is documented.
    position : float
        Place on the time axis: running number of months, with the day as a fraction.
    short : str or None
        Name on the chart; None for an event that has a dot only.
    """

    number: int
    date: str
    label: str
    source_url: str | None
    position: float
    short: str | None = None


def context_key(dataset: Dataset, words: Words, first: int, last: int) -> tuple[ContextLine, ...]:
    """Return the context events from the first to the last month (running numbers), numbered by date.

    Parameters
    ----------
    dataset : Dataset
    words : Words
    first, last : int
        Year * 12 + month - 1.
    """
    events = dataset.context_events.sort_values(["date", "event_id"])
    positions = [month_position(day) for day in events["date"]]
    lines: list[Any] = []
    for event, position in zip(events.to_dict("records"), positions, strict=True):
        if first <= position < last + 1:
            url, named = event["source_url"], _NAMED.get(event["event_id"])
            lines.append(
                ContextLine(
                    number=len(lines) + 1,
                    date=words.date(event["date"]),
                    label=event[f"label_{words.language}"],
                    source_url=None if pd.isna(url) else url,
                    position=position,
                    short=None if named is None else words(named),
                )
            )
    return tuple(lines)


def month_position(day: dt.date) -> float:
    """Return a day as a running number of months with a fraction, as months stand on the time axis."""
    days = calendar.monthrange(day.year, day.month)[1]
    return day.year * 12 + day.month - 1 + (day.day - 1) / days


def event_table(lines: Sequence[ContextLine], first: int, last: int, words: Words) -> Columns:
    """Return what is drawn of each event.

    Parameters
    ----------
    lines : sequence of ContextLine
    first, last : int
        Months at the ends of the axis, year * 12 + month - 1.
    words : Words

    Returns
    -------
    mapping of str to list
        One row per event: `x` (months), `text` (name, or null), `row` (0 or 1, of the names on a narrow screen),
        `room` (share of the axis to its right), `length` (of its name, CSS pixels), `tip` (text).
    """
    named = [line for line in lines if line.short]
    rows = [
        (
            line.position,
            line.short,
            named.index(line) % 2 if line.short else 0,
            (last + 1 - line.position) / (last + 1 - first),
            len(line.short or "") * _CHARACTER,
            words.labelled(line.date, line.label),
        )
        for line in lines
    ]
    names = ("x", "text", "row", "room", "length", "tip")
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def event_layers(x: alt.X, top: float, bottom: float) -> list[alt.Chart]:
    """Draw a thin rule and a name for the few; for the others a dot, where there is room for it.

    Parameters
    ----------
    x : X
        The time axis.
    top, bottom : float
        Upper edge of the band of names and foot of the rules, CSS pixels from the top.
    """
    events = alt.Chart(alt.NamedData("events"))
    tip = alt.Tooltip("tip:N")
    narrow = f"width < {_ONE_ROW_FROM}"
    height = f"{top} + ({narrow} ? 6 + 15 * datum.row : 7)"
    y = alt.YValue(alt.ExprRef(height))
    named, others = events.transform_filter("datum.text !== null"), events.transform_filter("datum.text === null")
    rules = named.mark_rule(stroke=_RULE, strokeWidth=1, strokeDash=[2, 2])
    turned = "width * datum.room < datum.length + 6"
    side = {
        "align": alt.ExprRef(f"{turned} ? 'right' : 'left'"),
        "dx": alt.ExprRef(f"{turned} ? -4 : 4"),
        "baseline": "middle",
    }
    text = named.encode(x=x, y=y, text=alt.Text("text:N"), tooltip=tip)
    # Names in two rows need the place of the dots, which a finger cannot point at: the key tells the others there.
    dots = others.mark_point(size=22, filled=True, color="#9BA0A6", opacity=alt.ExprRef(f"{narrow} ? 0 : 1"))
    return [
        dots.encode(x=x, y=alt.YValue(top + BAND - 5), tooltip=tip),
        rules.encode(x=x, y=y, y2=alt.Y2Value(bottom)),
        # The white outline keeps a name readable where the rule of another one passes behind it.
        text.mark_text(stroke=INTERFACE["page"], strokeWidth=4, **side),
        text.mark_text(color=INTERFACE["text"], **side),
    ]
