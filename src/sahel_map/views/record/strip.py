"""Who says how many, as HTML: a row for each count and source, a dot where it stands, the record's range as a band.

A table, so that it is read out row by row; colours and sizes are in the style sheet of the page, places along the
scale are the only styles written here. Must not import streamlit.
"""

from __future__ import annotations

from html import escape

from sahel_map.incident.counts import CountRow, CountStrip
from sahel_map.words import Words

__all__ = ["strip_html"]


def strip_html(strip: CountStrip, words: Words) -> str:
    """Return the strip of one figure as an HTML table, every text escaped.

    Parameters
    ----------
    strip : CountStrip
    words : Words
        Language of the heading and of what a dot means to those who do not see it.
    """
    band = _band(strip)
    rows = "".join(_row(row, strip.top, band) for row in strip.rows)
    caption = words("record-counts", figure=strip.label.split(" (")[0], range=strip.range)
    return f'<table class="sahel-strip"><caption>{escape(caption)}</caption><tbody>{rows}</tbody></table>'


def _band(strip: CountStrip) -> str:
    """Return what of the scale the record's range covers; open upwards where it has no highest count."""
    if strip.high is None:
        return ""
    low = strip.low or 0
    left, width = _percent(low, strip.top), _percent(strip.high - low, strip.top)
    return f'<i class="band" style="left:{left};width:{width}"></i>'


def _row(row: CountRow, top: float, band: str) -> str:
    state = " class=superseded" if row.is_superseded else ""
    note = f"<small>{escape(row.note)}</small>" if row.note else ""
    name = f"<th scope=row>{escape(row.label)}{note}</th>"
    if row.low is None:
        return f"<tr{state}>{name}<td colspan=2 class=words lang=en>{escape(row.text)}</td></tr>"
    return (
        f"<tr{state}>{name}<td class=scale>{band}{_mark(row, top)}</td><td class=count>{escape(row.text)}</td></tr>"
    )


def _mark(row: CountRow, top: float) -> str:
    """Return a dot, two dots and the line between them, or a dot with an arrow where a count is a limit."""
    low, high = row.low or 0, row.high or 0
    dots = "".join(f'<i class="dot" style="left:{_percent(end, top)}"></i>' for end in dict.fromkeys((low, high)))
    line = f'<i class="line" style="left:{_percent(low, top)};width:{_percent(high - low, top)}"></i>'
    arrow = {"at_least": "more", "up_to": "less"}.get(row.limit, "")
    end = f'<i class="arrow {arrow}" style="left:{_percent(high, top)}"></i>' if arrow else ""
    return (line if high > low else "") + dots + end


def _percent(value: float, top: float) -> str:
    return f"{100 * value / top:.1f}%"
