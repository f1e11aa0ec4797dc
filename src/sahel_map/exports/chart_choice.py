"""Which charts can be had as files by name, and how each is made from a selection. Must not import streamlit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sahel_map.core.allowed import unknown_value
from sahel_map.data.dataset import Dataset
from sahel_map.exports.chart_file import CHART_FORMATS
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.charts.bars import area_bars, harm_bars
from sahel_map.views.charts.chart import Chart
from sahel_map.views.charts.coverage import coverage
from sahel_map.views.charts.matrix import actor_harm_matrix
from sahel_map.views.charts.timeline import Trend, timeline
from sahel_map.words import Words

__all__ = ["CHARTS", "ChartChoice", "chart_suffix"]

Build = Callable[[Dataset, Selection, Words], Chart]


@dataclass(frozen=True, slots=True)
class ChartChoice:
    """A chart by name.

    Attributes
    ----------
    heading : str
        Key of the heading that it has on its page.
    build : callable
        Makes it from data, selection and words.
    """

    heading: str
    build: Build


def _months(trend: Trend) -> Build:
    return lambda dataset, selection, words: timeline(
        _numbers(dataset, selection), words, trend, "start", selection.start_month, selection.end_month
    )


def _areas(level: str) -> Build:
    return lambda dataset, selection, words: area_bars(
        _numbers(dataset, selection), words, level, selection.admin_map
    )


CHARTS: Mapping[str, ChartChoice] = {
    "months": ChartChoice("page-timeline", _months("incidents")),
    "months-killed": ChartChoice("page-timeline", _months("killed")),
    "harms": ChartChoice("page-harms", lambda data, chosen, words: harm_bars(_numbers(data, chosen), words)),
    "matrix": ChartChoice(
        "page-matrix", lambda data, chosen, words: actor_harm_matrix(_numbers(data, chosen), words)
    ),
    "areas": ChartChoice("page-areas", _areas("region")),
    "areas-cercle": ChartChoice("page-areas", _areas("cercle")),
    "coverage": ChartChoice(
        "coverage-heading", lambda data, chosen, words: coverage(data, matching(data, chosen), words, chosen)
    ),
}
"""By name, in the order of the pages."""


def chart_suffix(name: str, target: Path | None) -> str:
    """Return the suffix of a chart's file; a PNG where no file is named.

    Raises
    ------
    ValueError
        One sentence: there is no such chart, or the file has another suffix.
    """
    if name not in CHARTS:
        raise ValueError(unknown_value("chart", name, CHARTS))
    suffix = ".png" if target is None else target.suffix.lower()
    if suffix not in CHART_FORMATS:
        raise ValueError(f"a chart cannot be made as {suffix!r}; allowed: {', '.join(CHART_FORMATS)}")
    return suffix


def _numbers(dataset: Dataset, selection: Selection) -> Numbers:
    return Numbers(dataset, matching(dataset, selection))
