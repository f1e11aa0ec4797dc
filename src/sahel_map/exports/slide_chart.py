"""The monthly timeline as a chart of PowerPoint's own, so that it can be edited and restyled.

Groups are stacked in the colours and patterns of the sheets, which the legend of the map beside it explains.
"""

from __future__ import annotations

import pandas as pd
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Length, Pt

from sahel_map.core.vocabulary import ActorGroup
from sahel_map.exports.job import ExportJob
from sahel_map.sheets.content.timeline import timeline_of
from sahel_map.sheets.map.timeline import SEVERAL_COLOUR
from sahel_map.statistics.by_month import CATEGORIES, SEVERAL_GROUPS, by_month, month_text
from sahel_map.style import GROUP_MARKS, INTERFACE
from sahel_map.views.charts.timeline_data import category_label
from sahel_map.words import Words

__all__ = ["add_monthly_chart", "monthly_counts"]

#: As on sheets: stripes in four directions, crossed for several groups.
_PATTERNS = {
    ActorGroup.ISLAMIST_ARMED_GROUPS: MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    ActorGroup.SELF_DEFENCE_MILITIAS: MSO_PATTERN.NARROW_HORIZONTAL,
    ActorGroup.REBEL_COALITIONS: MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    ActorGroup.OTHER: MSO_PATTERN.NARROW_VERTICAL,
    SEVERAL_GROUPS: MSO_PATTERN.DIAGONAL_CROSS,
}
_LABELS = 5  # month names that fit side by side


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
    data.categories = [words.short_month(month_text(month)) for month in counts.index] or [words("charts-none")]
    for category in counts:
        data.add_series(category_label(words, category), counts[category].tolist())
    if counts.empty:
        data.add_series(words("export-slide-chart"), [None])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_STACKED, left, top, width, height, data)
    _style(frame.chart, words)
    for category, series in zip(counts, frame.chart.plots[0].series, strict=False):
        _paint(series, category)
    _thin_out_labels(frame.chart, len(counts))
    return frame


def _style(chart: Chart, words: Words) -> None:
    chart.font.size, chart.font.name = Pt(9), "Arial"
    chart.has_title, chart.has_legend = True, False
    chart.chart_title.text_frame.text = words("export-slide-chart")
    title = chart.chart_title.text_frame.paragraphs[0].runs[0].font
    title.size, title.bold = Pt(10), True
    chart.plots[0].gap_width, chart.plots[0].overlap = 25, 100
    chart.value_axis.major_gridlines.format.line.color.rgb = _colour("lines")
    chart.value_axis.format.line.fill.background()


def _paint(series: BarSeries, category: str) -> None:
    """Give a series the colour and the pattern that its category has on sheets."""
    colour = SEVERAL_COLOUR if category == SEVERAL_GROUPS else GROUP_MARKS[ActorGroup(category)].colour
    fill, ink = series.format.fill, RGBColor.from_string(colour.lstrip("#"))
    if category == ActorGroup.UNIDENTIFIED:
        fill.solid()
        fill.fore_color.rgb = _colour("page")
        series.format.line.color.rgb, series.format.line.width = ink, Pt(0.75)
    elif category in _PATTERNS:
        fill.patterned()
        fill.pattern = _PATTERNS[category]
        fill.fore_color.rgb, fill.back_color.rgb = _colour("page"), ink
    else:
        fill.solid()
        fill.fore_color.rgb = ink


def _colour(name: str) -> RGBColor:
    return RGBColor.from_string(INTERFACE[name].lstrip("#"))


def _thin_out_labels(chart: Chart, n_months: int) -> None:
    """Write every so many months' names only; the library has no call for it."""
    axis = chart.category_axis._element
    step = max(1, -(-n_months // _LABELS))
    last = axis.find(qn("c:noMultiLvlLbl"))
    for name in ("c:tickLblSkip", "c:tickMarkSkip"):  # the schema wants them in this place
        last.addprevious(axis.makeelement(qn(name), {"val": str(step)}))
