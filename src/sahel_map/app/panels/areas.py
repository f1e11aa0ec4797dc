"""The page of areas: choose one, and see everything about it in one place."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import shared_data, state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.shell import View
from sahel_map.app.panels import charts, figures
from sahel_map.selection.all_filters import AREAS
from sahel_map.selection.selection import Selection
from sahel_map.views.areas.profile import area_of, neighbour_table, population_line, publisher_table
from sahel_map.views.quality.empty_areas_text import empty_areas_lines

__all__ = ["choose_area", "show_profile"]


def choose_area(view: View) -> None:
    """Draw the choice of one area; it is the filter by area, so that link, sentence and exports follow."""
    words, selection = view.words, view.selection
    ever = shared_data.counts(AREAS, Selection(admin_map=selection.admin_map))
    options = AREAS.choices(ever, words, selection)
    chosen = area_of(selection)
    state.seed_widget("_profile", chosen if chosen in options else None)
    st.selectbox(
        words("areas-choose"),
        options,
        index=None,
        key="_profile",
        format_func=lambda code: AREAS.label(code, words, selection),
        placeholder=words("areas-choose-hint"),
        on_change=_choose,
    )


def _choose() -> None:
    code = state.widget_value("_profile")
    state.change_selection(areas=frozenset({code}) if code else None, near=None, shape=None, bounds=None)


def show_profile(view: View) -> None:
    """Show figures, months, harms, actors, neighbours, sources and what is missing, of the area that filters."""
    words, selection = view.words, view.selection
    code = area_of(selection)
    if code is None and selection.near is None and selection.shape is None and selection.bounds is None:
        st.info(words("areas-none"))
        charts.show_areas(view)  # a click on a bar chooses its area
        return
    if code is not None:
        name = AREAS.name_in_full(code, selection.admin_map, words)
        st.header(escape_markdown(name[:1].upper() + name[1:]), anchor=False)
        with st.container(key="above-figures"):
            st.markdown(escape_markdown(population_line(view.numbers, code, selection.admin_map, words)))
    figures.show_key_figures(view)
    charts.show_timeline(view)
    charts.show_harms(view)
    charts.show_matrix(view)
    if code is not None:
        st.header(words("areas-neighbours"), anchor=False)
        st.caption(words("areas-neighbours-rule"))
        st.dataframe(neighbour_table(view.dataset, selection, code, words), hide_index=True, placeholder="–")
    st.header(words("areas-publishers"), anchor=False)
    st.dataframe(publisher_table(view.dataset, view.mask, words), hide_index=True)
    st.header(words("areas-missing"), anchor=False)
    for line in empty_areas_lines(view.dataset, view.mask, words, selection):
        st.markdown(escape_markdown(line))
