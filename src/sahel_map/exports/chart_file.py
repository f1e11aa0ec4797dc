"""A chart as a file: its numbers as CSV, itself as PNG or SVG with title, filter sentence and citation.

Vega's own drawing runs in this process and asks no other machine for anything. Must not import streamlit.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Mapping
from functools import cache
from typing import Any

import vl_convert

from sahel_map.data.dataset import Dataset
from sahel_map.exports.cells import neutral_table
from sahel_map.exports.context import export_name
from sahel_map.incident.citation import citation
from sahel_map.selection.selection import Selection
from sahel_map.sheets.paper.typeface import FOLDER
from sahel_map.style import INTERFACE
from sahel_map.views.charts.chart import Chart
from sahel_map.words import Words

__all__ = ["CHART_FORMATS", "chart_bytes", "chart_file_name"]

#: Suffix of each format and its media type.
CHART_FORMATS: Mapping[str, str] = {".csv": "text/csv", ".png": "image/png", ".svg": "image/svg+xml"}

# Width of the plot in CSS pixels, pixels of a PNG for each of them, and letters on a line of its texts.
_WIDTH, _SCALE, _LETTERS = 900, 2, 150
_VEGA_LITE = "6.4"


def chart_bytes(
    chart: Chart, suffix: str, title: str, dataset: Dataset, selection: Selection, words: Words, now: dt.datetime
) -> bytes:
    """Return a chart as a file.

    Parameters
    ----------
    chart : Chart
    suffix : str
        Of `CHART_FORMATS`.
    title : str
        Heading of the chart on its page.
    dataset : Dataset
        Its version is cited.
    selection : Selection
        The filters, named in the picture and cited.
    words : Words
        Language.
    now : datetime
        Time of export.
    """
    if suffix == ".csv":
        return neutral_table(chart.table()).to_csv(index=False).encode("utf-8-sig")
    texts = [selection.describe(words), chart.caption, citation(dataset, selection, words, now.date())]
    whole = _with_texts(chart, title, texts)
    _use_fonts()
    # Data lie inside; nothing may be fetched.
    options: dict[str, Any] = {"vl_version": _VEGA_LITE, "allowed_base_urls": []}
    if suffix == ".svg":
        return vl_convert.vegalite_to_svg(whole, **options).encode()
    return vl_convert.vegalite_to_png(whole, scale=_SCALE, **options)


def chart_file_name(
    dataset: Dataset, selection: Selection, name: str, suffix: str, today: dt.date, language: str
) -> str:
    """Return the file name of a chart, which holds set, filter, chart, language and day.

    Parameters
    ----------
    dataset : Dataset
    selection : Selection
    name : str
        Of the chart, as its file calls it.
    suffix : str
        With its dot.
    today : date
        The day it is made.
    language : {"en", "fr"}
    """
    return export_name(dataset.profile, selection, name, suffix, today, language)


def _with_texts(chart: Chart, title: str, texts: list[str]) -> dict[str, Any]:
    """Return the whole chart with a title, and below it the texts; what only a page can do is left out."""
    lines = [line for text in texts for line in textwrap.wrap(text, _LETTERS, break_long_words=False)]
    whole = chart.vega_lite()
    heading = {"text": title, "subtitle": lines, "anchor": "start", "frame": "bounds", "offset": 14}
    colours = {"color": INTERFACE["text"], "subtitleColor": INTERFACE["secondary"], "subtitlePadding": 6}
    config = {**whole["config"], "background": INTERFACE["page"], "font": "Source Sans Pro"}
    return whole | {"width": _WIDTH, "title": heading | colours, "config": config, "padding": 16}


@cache
def _use_fonts() -> None:
    vl_convert.register_font_directory(str(FOLDER))
