"""What all charts share: look, number axes, fills of actor groups, and the state of nothing to show.

Every text a chart shows is made here or handed in as a finished string: the browser formats nothing, so
that French numbers and months do not depend on its locale. Must not import streamlit or folium.
"""

from __future__ import annotations

import json
import math
import textwrap
from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from sahel_map.core.vocabulary import ActorGroup, members_of
from sahel_map.style import GROUP_MARKS, INTERFACE
from sahel_map.words import Words

__all__ = [
    "NEUTRAL_FILL",
    "TEXT_SIZE",
    "TITLE_LINE",
    "finish",
    "group_fill",
    "lookup",
    "nothing_to_show",
    "number_axis",
    "number_scale_top",
    "wrap",
]

#: Smallest text in a chart, CSS pixels.
TEXT_SIZE = 12
#: Height of a line of an axis title, CSS pixels.
TITLE_LINE = 14
#: Fill of bars that stand for all actors together: dark for the lowest count, light up to the highest.
NEUTRAL_FILL = (INTERFACE["secondary"], "#C9CCD0")

# Letters on a line of an axis title: what a telephone has room for.
_TITLE_LETTERS = 54
# Screen readers get the description; marks and axes would only read out positions.
_LOOK = alt.Config(
    font="Source Sans, Source Sans Pro, sans-serif",
    background="transparent",
    mark=alt.MarkConfig(aria=False),
    view=alt.ViewConfig(stroke=None),
    axis=alt.AxisConfig(
        aria=False,
        labelFontSize=TEXT_SIZE,
        titleFontSize=TEXT_SIZE,
        titleFontWeight="normal",
        labelColor=INTERFACE["secondary"],
        titleColor=INTERFACE["secondary"],
        gridColor=INTERFACE["lines"],
        domain=False,
        ticks=False,
    ),
    legend=alt.LegendConfig(aria=False, labelFontSize=TEXT_SIZE, labelColor=INTERFACE["text"], labelLimit=0),
    text=alt.MarkConfig(aria=False, fontSize=TEXT_SIZE, color=INTERFACE["text"]),
)


def finish(layers: Sequence[alt.Chart], description: str, height: float) -> alt.LayerChart:
    """Put layers into one chart and give it its size, its look and a summary for screen readers.

    Parameters
    ----------
    layers : sequence of Chart
        From back to front; the width follows the page.
    description : str
        Written summary of what the chart shows.
    height : float
        Height of the plot in CSS pixels; axes and legend come on top.
    """
    return alt.layer(
        *layers,
        width="container",
        height=height,
        description=description,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        config=_LOOK,
    )


def nothing_to_show(words: Words, text: str | None = None) -> alt.LayerChart:
    """Return the chart of an empty selection: one sentence in place of marks."""
    sentence = text or words("charts-nothing")
    mark = (
        alt.Chart(pd.DataFrame({"place": [0]}))
        .mark_text(text=wrap(sentence, 48), fontSize=14, color=INTERFACE["secondary"])
        .encode(x=alt.XValue(alt.ExprRef("width / 2")), y=alt.YValue(30))
    )
    return finish([mark], sentence, 80)


def number_scale_top(highest: float) -> tuple[float, float]:
    """Return a round end of an axis from 0 and its step, for at most six labels.

    Examples
    --------
    >>> number_scale_top(738)
    (800, 200)
    """
    rough = max(highest, 4) / 4
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    return step * math.ceil(max(highest, 1) / step), step


def number_axis(words: Words, highest: float, title: str) -> tuple[alt.Scale, alt.Axis]:
    """Return scale and axis of a count from 0, with labels in the reader's language."""
    top, step = number_scale_top(highest)
    values = [step * place for place in range(round(top / step) + 1)]
    labels = lookup({value: words.number(value) for value in values})
    axis = alt.Axis(
        values=values,
        labelExpr=labels,
        title=wrap(title, _TITLE_LETTERS),
        titleLineHeight=TITLE_LINE,
        titleAngle=0,
        titleAlign="left",
        titleAnchor="start",
        gridWidth=1,
    )
    return alt.Scale(domain=[0, top], nice=False, zero=True), axis


def wrap(text: str, letters: int) -> list[str]:
    """Break a text into lines of about so many letters, never within a word."""
    return textwrap.wrap(text, letters, break_long_words=False, break_on_hyphens=False)


def lookup(labels: Mapping[float, str] | Mapping[str, str | list[str]]) -> str:
    """Return a Vega expression that shows each axis value by its finished label.

    The labels become quoted text inside the expression; nothing in them is run.
    """
    keyed = {_key(value): label for value, label in labels.items()}
    return f"({json.dumps(keyed)})[datum.value]"


def _key(value: float | str) -> str:
    """Return a value as JavaScript writes it when it looks a label up."""
    is_whole = not isinstance(value, str) and value == int(value)
    return str(int(value)) if is_whole else str(value)


def group_fill(group_bits: int) -> str | alt.ExprRef:
    """Return the fill of one group, or the split fill of several, each in an upright stripe of its colour."""
    colours = [GROUP_MARKS[group].colour for group in members_of(ActorGroup, group_bits)]
    if not colours:
        return GROUP_MARKS[ActorGroup.UNIDENTIFIED].colour
    return colours[0] if len(colours) == 1 else alt.ExprRef(_stripes(colours))


def _stripes(colours: Sequence[str]) -> str:
    """Return a gradient with hard edges, as an expression: Vega-Lite has no patterns."""
    share = 1 / len(colours)
    stops = [
        {"offset": edge, "color": colour}
        for place, colour in enumerate(colours)
        for edge in (place * share, (place + 1) * share)
    ]
    return json.dumps({"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 0, "stops": stops})
