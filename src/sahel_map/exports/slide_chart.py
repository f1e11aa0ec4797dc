"""The monthly timeline as a chart of PowerPoint's own, so that it can be edited and restyled.

Groups are stacked in the colours and patterns of the sheets.
"""

from __future__ import annotations

import datetime as dt

import pandas as pd
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Length, Pt

from sahel_map.core.vocabulary import ActorGroup
from sahel_map.exports.job import ExportJob
from sahel_map.exports.slide_text import FONT, SMALLEST, colour_of
from sahel_map.sheets.content.timeline import timeline_of
from sahel_map.sheets.map.timeline import SEVERAL_COLOUR
from sahel_map.statistics.by_month import CATEGORIES, SEVERAL_GROUPS, by_month
from sahel_map.style import GROUP_MARKS
from sahel_map.views.charts.timeline_data import category_label

__all__ = ["add_monthly_chart", "monthly_counts"]

#: As on sheets: stripes in four directions, crossed for several groups.
_PATTERNS = {
    ActorGroup.ISLAMIST_ARMED_GROUPS: MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    ActorGroup.SELF_DEFENCE_MILITIAS: MSO_PATTERN.NARROW_HORIZONTAL,
    ActorGroup.REBEL_COALITIONS: MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    ActorGroup.OTHER: MSO_PATTERN.NARROW_VERTICAL,
    SEVERAL_GROUPS: MSO_PATTERN.DIAGONAL_CROSS,
}
_LABELS = 9  # month names that fit side by side, also in a wide typeface
_FEW = 8
_LOCALES = {"en": "809", "fr": "40C"}


def monthly_counts(job: ExportJob) -> pd.DataFrame:
    """Return incidents per month, for all months of the sheets' timeline, a column for each category there is.

    Index year * 12 + month - 1. Aggregate records are left out; a period of several months counts in the month it
    starts.
    """
    counts = by_month(job.dataset, job.mask)
    table = counts.pivot_table(index="month", columns="category", values="n_incidents", aggfunc="sum")
    if counts.empty:
        return table
    shown = timeline_of(job.dataset, job.mask, job.selection, job.words)
    there = [category for category in CATEGORIES if category in table]
    return table[there].reindex(range(shown.first, shown.last + 1)).fillna(0).round().astype(int)


def add_monthly_chart(
    slide: Slide, job: ExportJob, left: Length, top: Length, width: Length, height: Length
) -> GraphicFrame:
    """Add columns of incidents per month, stacked by group; without incidents, a chart without columns.

    Parameters
    ----------
    slide : Slide
    job : ExportJob
        What is exported.
    left, top, width, height : Length
        On the slide.
    """
    counts, words = monthly_counts(job), job.words
    data = CategoryChartData(number_format="0")
    data.categories = [dt.date(month // 12, month % 12 + 1, 1) for month in counts.index] or [words("charts-none")]
    for category in counts:
        several = category == SEVERAL_GROUPS
        label = words("sheet-legend-several") if several else category_label(words, category)
        data.add_series(label, counts[category].tolist())
    if counts.empty:
        data.add_series(words("export-slide-chart"), [None])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_STACKED, left, top, width, height, data)
    _style(frame.chart, 0 if counts.empty else int(counts.sum(axis=1).max()))
    for category, series in zip(counts, frame.chart.plots[0].series, strict=False):
        _paint(series, category)
    if len(counts):
        _name_months(frame.chart, len(counts), words.language)
    return frame


def _style(chart: Chart, most: int) -> None:
    chart.font.size, chart.font.name = Pt(SMALLEST), FONT
    chart.has_title = False  # the slide has it
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.plots[0].gap_width, chart.plots[0].overlap = 25, 100
    chart.value_axis.major_gridlines.format.line.color.rgb = colour_of("lines")
    chart.value_axis.format.line.fill.background()
    if most <= _FEW:  # incidents have no halves
        chart.value_axis.major_unit = 1


def _paint(series: BarSeries, category: str) -> None:
    """Give a series the colour and the pattern that its category has on sheets."""
    colour = SEVERAL_COLOUR if category == SEVERAL_GROUPS else GROUP_MARKS[ActorGroup(category)].colour
    fill, ink = series.format.fill, RGBColor.from_string(colour.lstrip("#"))
    if category == ActorGroup.UNIDENTIFIED:
        fill.solid()
        fill.fore_color.rgb = colour_of("page")
        series.format.line.color.rgb, series.format.line.width = ink, Pt(0.75)
    elif category in _PATTERNS:
        fill.patterned()
        fill.pattern = _PATTERNS[category]
        fill.fore_color.rgb, fill.back_color.rgb = colour_of("page"), ink
    else:
        fill.solid()
        fill.fore_color.rgb = ink


def _name_months(chart: Chart, n_months: int, language: str) -> None:
    """Write every so many months' names only, level: names that lean take the room of the bars."""
    labels = chart.category_axis.tick_labels
    labels.font.size = Pt(SMALLEST)
    labels.number_format, labels.number_format_is_linked = f"[$-{_LOCALES[language]}]mmm yyyy", False
    axis = chart.category_axis._element
    axis.find(qn("c:txPr")).find(qn("a:bodyPr")).set("rot", "0")
    # The library has no call for these; the schema wants them last, in this order.
    axis.remove(axis.find(qn("c:baseTimeUnit")))
    step = -(-n_months // _LABELS)
    for name, value in (("baseTimeUnit", "months"), ("majorUnit", str(step)), ("majorTimeUnit", "months")):
        axis.append(axis.makeelement(qn(f"c:{name}"), {"val": value}))
