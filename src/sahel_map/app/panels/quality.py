"""The page on quality: what the records shown rest on and what they lack. All of it is counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from sahel_map.app.page import shell
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.shell import View
from sahel_map.app.page.text_table import show_text_table
from sahel_map.app.panels.charts import show_counting_chart
from sahel_map.selection.counted import behind
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.views.charts.coverage import coverage
from sahel_map.views.figures.key_figures import KeyFigure
from sahel_map.views.figures.strip import strip_html
from sahel_map.views.quality.behind import Codes, codes_of_table, figure_selection
from sahel_map.views.quality.empty_areas_text import empty_areas_lines
from sahel_map.views.quality.known_gaps import known_gaps_codes, known_gaps_table
from sahel_map.views.quality.pending import pending_by, pending_codes, pending_table
from sahel_map.views.quality.quality import (
    grade_table,
    missing_table,
    quality_figures,
    sources_table,
    standards_table,
    support_table,
)
from sahel_map.views.quality.quality_text import confidence_exceptions, unnamed_agencies

__all__ = ["show_coverage", "show_gaps", "show_pending", "show_quality", "show_tables"]

_GRADES = ("confidence", "evidence", "attribution", "place_precision", "date_precision")


def show_quality(view: View) -> None:
    """Show the figures of the top strip."""
    words = view.words
    n = int(view.mask.sum())
    st.markdown(words("quality-what", n=n, count=words.number(n)))
    figures = quality_figures(view.dataset, view.mask, words)
    strip = [
        KeyFigure(
            "",
            each.label,
            each.value,
            each.note,
            caption=each.note,
            address=_records_behind(each.name, view),
        )
        for each in figures
    ]
    with st.container(key="quality-figures"):
        st.html(strip_html(strip))
    st.caption(f"{words('quality-departing-meaning')} {words('quality-behind')}")


def _records_behind(name: str, view: View) -> str:
    """Return where the records behind a figure are; nothing stands behind a zero."""
    behind_it = figure_selection(name, view.selection)
    return shell.link_to("incidents", behind_it) if matching(view.dataset, behind_it).any() else ""


def show_coverage(view: View) -> None:
    """Show the strip of months by regions, and where no record is."""
    words, arguments = view.words, (view.dataset, view.mask, view.words, view.selection)
    st.header(words("coverage-heading"), anchor=False)
    show_counting_chart(coverage(*arguments), "coverage", view)
    for line in empty_areas_lines(*arguments):
        st.caption(escape_markdown(line))


def show_tables(view: View) -> None:
    """Show grades, sources, standards of proof, support of facts and what is missing, two tables a line."""
    words, arguments = view.words, (view.dataset, view.mask, view.words)
    tables = [(name, grade_table(*arguments[:2], name, words)) for name in _GRADES]
    tables += [
        ("sources", sources_table(*arguments)),
        ("standards", standards_table(*arguments)),
        ("support", support_table(*arguments)),
        ("missing", missing_table(*arguments)),
    ]
    notes = {
        "confidence": confidence_exceptions(*arguments),
        "sources": unnamed_agencies(*arguments),
    }
    for start in range(0, len(tables), 2):
        for column, (name, table) in zip(st.columns(2), tables[start : start + 2], strict=False):
            with column:
                _show_table(view, name, table, notes.get(name, ()))


def show_gaps(view: View) -> None:
    """Show known gaps by region, year and alleged actor."""
    words = view.words
    st.header(words("gaps-heading"), anchor=False)
    st.caption(words("gaps-caption"))
    for by in ("region", "year", "actor"):
        arguments = (view.dataset, view.mask, by, words, view.selection.admin_map)
        _draw_table(view, known_gaps_table(*arguments), known_gaps_codes(*arguments))


def show_pending(view: View) -> None:
    """Show the reports that are known and not assessed, by month and region beside the published records."""
    words, pending = view.words, view.dataset.pending
    if pending.empty:
        return
    st.header(words("pending-heading"), anchor=False)
    st.caption(words("pending-caption", n=len(pending), count=words.number(len(pending))))
    ways: tuple[Literal["month", "region"], ...] = ("month", "region")
    for column, by in zip(st.columns(2), ways, strict=True):
        with column:
            _draw_table(
                view,
                pending_by(view.dataset, by, words),
                pending_codes(view.dataset, by, words),
                Selection(known_actors=view.selection.known_actors),
            )
    with st.expander(words("pending-list")):
        show_text_table(pending_table(view.dataset, words).reset_index(), links=[words("pending-column-pages")])


def _show_table(view: View, name: str, table: pd.DataFrame, notes: Sequence[str]) -> None:
    key = f"quality-{name.replace('_', '-')}"
    st.header(view.words(f"{key}-heading"), anchor=False)
    st.caption(view.words(f"{key}-note"))
    _draw_table(view, table, codes_of_table(view.dataset, view.mask, name))
    for note in notes:
        st.caption(escape_markdown(note))


def _draw_table(view: View, table: pd.DataFrame, codes: Codes, counted: Selection | None = None) -> None:
    """Draw a table whose numbers lead to the records behind them; nothing stands behind a zero.

    Parameters
    ----------
    view : View
    table : DataFrame
    codes : list of dict
        Behind its numbers.
    counted : Selection, optional
        Of the records that are counted, where they are not those that the view shows.
    """
    ways = {
        (row, place): shell.link_to("incidents", behind(counted or view.selection, *each))
        for row, places in enumerate(codes)
        for place, each in places.items()
        if not str(table.iat[row, place]).startswith("0")
    }
    show_text_table(table, ways=ways)
