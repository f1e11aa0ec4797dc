"""The monthly timeline as a chart of PowerPoint's own, so that it can be edited and restyled."""

from __future__ import annotations

import pandas as pd
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Length, Pt

from sahel_map.exports.job import ExportJob
from sahel_map.sheets.content.timeline import timeline_of
from sahel_map.statistics.by_month import by_month, month_text
from sahel_map.style import INTERFACE
from sahel_map.words import Words

__all__ = ["add_monthly_chart", "monthly_counts"]

_LABELS = 5  # month names that fit side by side


def monthly_counts(job: ExportJob) -> pd.Series:
    """Return incidents per month, for all months of the sheets' timeline; index year * 12 + month - 1.

    Aggregate records are left out; a period of several months counts in the month it starts.
    """
    counts = by_month(job.dataset, job.mask).groupby("month")["n_incidents"].sum()
    if counts.empty:
        return counts.astype(int)
    shown = timeline_of(job.dataset, job.mask, job.selection, job.words)
    return counts.reindex(range(shown.first, shown.last + 1)).fillna(0).astype(int)


def add_monthly_chart(
    slide: Slide, job: ExportJob, left: Length, top: Length, width: Length, height: Length
) -> GraphicFrame:
    """Add columns of incidents per month; without incidents, a chart without columns.

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
    data.add_series(words("export-slide-chart"), counts.tolist() or [None])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, left, top, width, height, data)
    _style(frame.chart, words)
    _thin_out_labels(frame.chart, len(counts))
    return frame


def _style(chart: Chart, words: Words) -> None:
    chart.font.size, chart.font.name = Pt(9), "Arial"
    chart.has_title, chart.has_legend = True, False
    chart.chart_title.text_frame.text = words("export-slide-chart")
    title = chart.chart_title.text_frame.paragraphs[0].runs[0].font
    title.size, title.bold = Pt(10), True
    chart.plots[0].gap_width = 25
    chart.value_axis.major_gridlines.format.line.color.rgb = _colour("lines")
    chart.value_axis.format.line.fill.background()
    fill = chart.plots[0].series[0].format.fill
    fill.solid()
    fill.fore_color.rgb = _colour("secondary")


def _colour(name: str) -> RGBColor:
    return RGBColor.from_string(INTERFACE[name].lstrip("#"))


def _thin_out_labels(chart: Chart, n_months: int) -> None:
    """Write every so many months' names only; the library has no call for it."""
    axis = chart.category_axis._element
    step = max(1, -(-n_months // _LABELS))
    last = axis.find(qn("c:noMultiLvlLbl"))
    for name in ("c:tickLblSkip", "c:tickMarkSkip"):  # the schema wants them in this place
        last.addprevious(axis.makeelement(qn(name), {"val": str(step)}))
