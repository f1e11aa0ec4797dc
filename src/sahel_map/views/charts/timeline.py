"""The monthly timeline: incidents or people reported killed, stacked by group of alleged actors.

Must not import streamlit or folium.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from sahel_map.statistics.by_month import CATEGORIES, SEVERAL_GROUPS, Spread, month_text, month_totals
from sahel_map.statistics.numbers import Numbers
from sahel_map.statistics.sums import range_of
from sahel_map.views.charts.chart import Chart, nothing_to_show, number_ends
from sahel_map.views.charts.events import context_key, event_table
from sahel_map.views.charts.sentences import (
    aggregates_sentence,
    count_column,
    counted,
    range_columns,
    toll_sentences,
)
from sahel_map.views.charts.timeline_data import (
    Period,
    Trend,
    axis_table,
    bar_table,
    category_label,
    month_table,
    period_of,
)
from sahel_map.views.charts.timeline_drawing import specification
from sahel_map.views.figures.key_figures import nothing_words
from sahel_map.words import Words

__all__ = ["timeline"]


def timeline(
    numbers: Numbers,
    words: Words,
    trend: Trend = "incidents",
    spread: Spread = "start",
    start_month: str | None = None,
    end_month: str | None = None,
) -> Chart:
    """Return the monthly timeline with the context events.

    Parameters
    ----------
    numbers : Numbers
        Of the incidents shown.
    words : Words
        Language and labels.
    trend : {"incidents", "killed"}
        What bars count: incidents, or people reported killed (solid up to the lowest counts, lighter
        up to the highest).
    spread : {"start", "even"}
        Date rule for incidents that span several months; no total depends on it.
    start_month, end_month : str or None
        Months of the axis ("YYYY-MM"); all of the data set where None.

    Returns
    -------
    Chart
        A sentence in place of bars if nothing is to be shown.
    """
    counts, killed = numbers.by_month(spread), numbers.total()
    if counts.empty:
        nothing = nothing_words(numbers, words, "charts-nothing")
        return nothing_to_show(words, " ".join([nothing, *aggregates_sentence(killed, words)]), nothing)
    period, totals = period_of(numbers.dataset, counts, start_month, end_month), month_totals(counts)
    caption = " ".join(
        [*_caption(numbers, counts, period, words, trend, spread), _summary(totals, period, words, trend)]
    )
    if trend == "killed" and killed.reported.is_unknown:
        return nothing_to_show(words, caption, words("charts-nothing-killed"))
    bars = bar_table(counts, trend)
    tops: dict[int, float] = {}
    for x, y2 in zip(bars["x"], bars["y2"], strict=True):
        tops[int(x)] = max(tops.get(int(x), 0), y2)
    lines = context_key(numbers.dataset, words, period.first, period.last)
    events = event_table(lines, period.first, period.last, words)
    occurring = set(counts["category"])
    data = {
        "ends": number_ends(
            max(tops.values(), default=0),
            incomplete=period.incomplete,
            uncovered=period.uncovered,
            start=period.first,
            end=period.last + 1,
            legend=",".join(code for code in CATEGORIES if code in occurring),
        ),
        "axis": axis_table(period, words),
        "events": events,
        "bars": bars,
        "months": month_table(totals, tops, period, words),
    }
    drawing = specification(words, trend)
    return Chart(drawing, data, caption, lambda: _table(counts, words, spread == "even"), notes=lines)


def _caption(
    numbers: Numbers, counts: pd.DataFrame, period: Period, words: Words, trend: Trend, spread: Spread
) -> list[str]:
    """Return what is counted, then the date rule, unknown tolls, an incomplete month and what is left out."""
    killed, covered_until = numbers.total(), numbers.dataset.profile.covered_until
    n = killed.reported.n_records if trend == "incidents" else killed.reported.n_with_figure
    # Spread over months, the parts of an incident add up to 1.
    n_spanning = round(counts["n_incidents"].to_numpy()[counts["spans_months"].to_numpy()].sum())
    sentences = [counted(words, f"charts-timeline-counted-{trend}", n, killed=words.range(killed.reported))]
    if n_spanning:
        sentences.append(counted(words, f"charts-timeline-rule-{spread}", n_spanning))
    if period.incomplete is not None:
        sentences.append(words("charts-incomplete-note", month=words.month(month_text(period.incomplete))))
    if period.uncovered is not None and covered_until is not None:
        sentences.append(words("covered-until", date=words.date(covered_until)))
    if trend == "killed":
        sentences += toll_sentences(killed, words)
    if (counts["category"] == SEVERAL_GROUPS).any():
        sentences.append(words("charts-several-note"))
    return [*sentences, *aggregates_sentence(killed, words)]


def _summary(totals: Mapping[int, Mapping[str, Any]], period: Period, words: Words, trend: Trend) -> str:
    """Return the months shown and the highest of them."""
    measured = "n_incidents" if trend == "incidents" else "maximum"
    known = {month: total[measured] for month, total in totals.items() if total[measured] == total[measured]}
    shown = {
        "first": words.month(month_text(period.first)),
        "last": words.month(month_text(period.last)),
    }
    if not known:
        return words("charts-timeline-span", **shown)
    peak = max(known, key=known.__getitem__)
    value = counted(words, "charts-incidents", round(totals[peak]["n_incidents"], 1))
    if trend == "killed":
        value = words("charts-killed", killed=words.range(range_of(totals[peak])))
    return words("charts-timeline-summary", **shown, peak=words.month(month_text(peak)), value=value)


def _table(counts: pd.DataFrame, words: Words, fractions: bool) -> pd.DataFrame:
    """Return the numbers, one row per month and category with an incident.

    Returns
    -------
    DataFrame
        Month ("YYYY-MM"), alleged actors, incidents that span several months, then the columns of
        `sentences.range_columns`, which add up to the totals.
    """
    spanning = counts["n_incidents"].where(counts["spans_months"], 0)
    groups = counts.assign(n_spanning=spanning).groupby(["month", "category"], sort=False)
    names = ["n_incidents", "n_spanning", "minimum", "maximum", "n_without_figure", "n_mixed"]
    summed = groups[names].sum(min_count=1).assign(is_open=groups["is_open"].any()).reset_index()
    columns = {
        words("charts-column-month"): [month_text(month) for month in summed["month"]],
        words("charts-column-actors"): [category_label(words, code) for code in summed["category"]],
        words("charts-column-spanning"): count_column(summed["n_spanning"], fractions).array,
    }
    return pd.DataFrame(columns | range_columns(summed, words, fractions))
