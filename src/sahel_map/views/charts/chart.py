"""What all charts share: the `Chart`, its look, number axes, and the state of nothing to show.

A specification says how a chart is drawn, and is the same for every choice of incidents: it is built once for
a language and a layout, and the browser keeps its picture when only the data change. What belongs to one choice,
the ends of axes among it, travels as small tables by name. Must not import streamlit or folium.
"""

from __future__ import annotations

import json
import math
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd
from altair.utils import schemapi
from babel import numbers

from sahel_map.style import INTERFACE
from sahel_map.words import Words

if TYPE_CHECKING:
    from sahel_map.views.charts.events import ContextLine

__all__ = [
    "ENDS",
    "NEUTRAL_FILL",
    "TEXT_SIZE",
    "TITLE_LINE",
    "Chart",
    "Columns",
    "finish",
    "lookup",
    "nothing_to_show",
    "number_axis",
    "number_ends",
    "number_scale_top",
    "wrap",
]

#: A table as columns of one length.
Columns = Mapping[str, Sequence[Any]]

#: Smallest text in a chart, CSS pixels.
TEXT_SIZE = 12
#: Height of a line of an axis title, CSS pixels.
TITLE_LINE = 14
#: Fill of bars that stand for all actors together: dark for the lowest count, light up to the highest.
NEUTRAL_FILL = (INTERFACE["secondary"], "#C9CCD0")
#: Name of the table of one row that holds the ends of axes; an expression reads it as `ENDS.top`.
ENDS = "data('ends')[0]"

# Letters on a line of an axis title: what a telephone has room for.
_TITLE_LETTERS = 54
# Screen readers get the description; marks and axes would only read out positions.
_LOOK: dict[str, Any] = {
    "font": "Source Sans, Source Sans Pro, sans-serif",
    "background": "transparent",
    "mark": alt.MarkConfig(aria=False),
    "view": alt.ViewConfig(stroke=None),
    "axis": alt.AxisConfig(
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
    "legend": alt.LegendConfig(
        aria=False, labelFontSize=TEXT_SIZE, labelColor=INTERFACE["text"], labelLimit=0, titleFontSize=TEXT_SIZE
    ),
    "text": alt.MarkConfig(aria=False, fontSize=TEXT_SIZE, color=INTERFACE["text"]),
}


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of some incidents: what is drawn, said and tabled, all from one aggregation.

    Attributes
    ----------
    specification : mapping
        Vega-Lite without data but outlines of areas, the same object for every choice of incidents in one layout.
    data : mapping of str to mapping of str to sequence
        The tables the specification names, as columns.
    caption : str
        Sentences under the chart; the first says what is counted.
    table : callable returning DataFrame
        The same numbers with headers in the reader's language; made when it is asked for.
    notes : sequence of ContextLine
        The key to numbered context events, for the timeline.
    """

    specification: Mapping[str, Any]
    data: Mapping[str, Columns]
    caption: str
    table: Callable[[], pd.DataFrame]
    notes: Sequence[ContextLine] = ()

    def rows(self, name: str) -> list[dict[str, object]]:
        """Return one of the tables as rows."""
        columns = self.data[name]
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def vega_lite(self) -> dict[str, Any]:
        """Return the whole chart with its data inside, for a program other than the page."""
        tables = {name: self.rows(name) for name in self.data}
        outlines = self.specification.get("datasets", {})
        return {**self.specification, "description": self.caption, "datasets": outlines | tables}


def finish(layers: Sequence[alt.Chart], words: Words, height: float | alt.Step) -> dict[str, Any]:
    """Put layers into one chart and give it its size and look; return it as Vega-Lite.

    Parameters
    ----------
    layers : sequence of Chart
        From back to front, their data by name; the width follows the page.
    words : Words
        Language of numbers on axes, and of what screen readers say.
    height : float or Step
        Height of the plot, or of one of its rows, in CSS pixels; axes and legend come on top.
    """
    chart = alt.layer(
        *layers,
        width="container",
        height=height,
        description=words("charts-description"),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        config=alt.Config(**_LOOK, locale=alt.Locale(number=_number_locale(words))),
    )
    # Tests validate every specification against the schema; doing it here takes most of the time.
    with schemapi.debug_mode(False):
        return chart.to_dict(validate=False)


def nothing_to_show(words: Words, caption: str, text: str | None = None) -> Chart:
    """Return the chart of an empty selection: one sentence in place of marks.

    Parameters
    ----------
    words : Words
    caption : str
    text : str, optional
        The sentence; None for the usual one.
    """
    specification = _nothing(words, text or words("charts-nothing"))
    return Chart(specification, {"nothing": {"place": [0]}}, caption, pd.DataFrame)


@lru_cache(maxsize=32)
def _nothing(words: Words, sentence: str) -> dict[str, Any]:
    mark = (
        alt.Chart(alt.NamedData("nothing"))
        .mark_text(text=wrap(sentence, 48), fontSize=14, color=INTERFACE["secondary"])
        .encode(x=alt.XValue(alt.ExprRef("width / 2")), y=alt.YValue(30))
    )
    return finish([mark], words, 80) | {"description": sentence}


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


def number_ends(highest: float, **others: object) -> Columns:
    """Return the table of one row that says where a number axis ends, and what else a chart needs once."""
    top, step = number_scale_top(highest)
    return {name: [value] for name, value in ({"top": top, "step": step} | others).items()}


def number_axis(title: str | None = None) -> tuple[alt.Scale, alt.Axis]:
    """Return scale and axis of a count from 0, as the table "ends" gives its end and step."""
    axis = alt.Axis(
        values=alt.ExprRef(f"sequence(0, {ENDS}.top + {ENDS}.step / 2, {ENDS}.step)"),
        format=",d",
        title=None if title is None else wrap(title, _TITLE_LETTERS),
        titleLineHeight=TITLE_LINE,
        titleAngle=0,
        titleAlign="left",
        titleAnchor="start",
        gridWidth=1,
    )
    return alt.Scale(domainMin=0, domainMax=alt.ExprRef(f"{ENDS}.top"), nice=False, zero=True), axis


def wrap(text: str, letters: int = _TITLE_LETTERS) -> list[str]:
    """Break a text into lines of about so many letters, never within a word."""
    return textwrap.wrap(text, letters, break_long_words=False, break_on_hyphens=False)


def lookup(labels: Mapping[str, str | list[str] | float], value: str = "datum.value") -> str:
    """Return a Vega expression that shows each code by its finished label.

    The labels become quoted text inside the expression; nothing in them is run.
    """
    return f"({json.dumps(labels)})[{value}]"


def _number_locale(words: Words) -> alt.NumberLocale:
    return alt.NumberLocale(
        decimal=numbers.get_decimal_symbol(words.locale),
        thousands=numbers.get_group_symbol(words.locale),
        grouping=[3],
        currency=["", ""],
    )
