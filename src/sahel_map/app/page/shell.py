"""The shell of every page: one sidebar, one heading, one footer, one selection."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sahel_map.app.page import (
    bar,
    chips,
    controls,
    host_panel,
    large,
    map_state,
    search_box,
    set_control,
    sign_in,
    state,
)
from sahel_map.app.page import shared_data as cache
from sahel_map.app.page.addresses import address_of, link_to, show_link
from sahel_map.app.page.bar import PAGES
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.page_style import draw_style
from sahel_map.app.server import metrics, page_scripts
from sahel_map.app.server.lasting_objects import set_apart_once
from sahel_map.core.errors import DataError
from sahel_map.data.dataset import Dataset
from sahel_map.incident.citation import citation
from sahel_map.incident.set_words import foreign_set_note, missing_pages, page_title, set_footer
from sahel_map.incident.withheld import release_note
from sahel_map.selection.all_filters import FILTERS
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.sets.store import DEFAULT_SET
from sahel_map.statistics.numbers import Numbers
from sahel_map.words import LANGUAGES, Words

__all__ = [
    "PAGES",
    "Start",
    "View",
    "address_of",
    "close_page",
    "link_to",
    "open_page",
    "show_shell",
    "show_bounds_switch",
    "show_link",
    "start_page",
    "view_of",
]

#: Pages on the whole of the data: the filters are kept for the others, and not offered where they do nothing.
WHOLE_PAGES = frozenset({"reports", "dossier", "data", "about", "help", "accessibility"})
#: Pages with the strip of key figures.
FIGURE_PAGES = frozenset({"map", "trends"})
SIDEBAR_WIDTH_PX = 300


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows: the data set, the selection, which rows it shows, and in which language.

    Attributes
    ----------
    numbers : Numbers
        Of the incidents shown, which are in row order; the data set is shared by all sessions.
    selection : Selection
    words : Words
    """

    numbers: Numbers
    selection: Selection
    words: Words

    @property
    def dataset(self) -> Dataset:
        """The data set; nobody may change it."""
        return self.numbers.dataset

    @property
    def mask(self) -> np.ndarray:
        """Incidents shown, a bool for each row."""
        return self.numbers.mask


@dataclass(frozen=True, slots=True)
class Start:
    """A page that has begun but shows nothing yet.

    Attributes
    ----------
    page : str
        Name in `PAGES`.
    selection : Selection
        The reader's choice, the same on every page.
    heading : DeltaGenerator
        Place at the top that `show_shell` fills.
    is_replaced : bool
        Whether newer data than the session saw before are shown.
    """

    page: str
    selection: Selection
    heading: DeltaGenerator
    is_replaced: bool


def open_page(page: str) -> Selection:
    """Start a page: settings, data, sidebar and heading.

    Parameters
    ----------
    page : {"map", "trends", "area-profile", "incidents", "record", "reports", "dossier", "briefing", "quality",
        "data", "about", "help", "accessibility"}
        Name in `PAGES`.

    Returns
    -------
    Selection
        The reader's choice, the same on every page; everything on a page of `WHOLE_PAGES`.
    """
    start = start_page(page)
    show_shell(start)
    return start.selection


def start_page(page: str) -> Start:
    """Begin a page without sidebar and heading, for one that has something to send before them."""
    metrics.begin_run(page)
    st.set_page_config(page_title="Sahel Map", layout="wide", initial_sidebar_state=SIDEBAR_WIDTH_PX)
    draw_style()
    sign_in.require_reader()
    is_replaced = _require_data(set_control.choose_set(page))
    # Widgets write their value into the selection before a run, so it is known before they are drawn.
    selection = state.open_state(page)
    if page in WHOLE_PAGES:
        selection = Selection(admin_map=selection.admin_map)
    cache.take(selection)
    return Start(page, selection, st.container(key="heading"), is_replaced)


def show_shell(start: Start) -> None:
    """Draw sidebar and heading."""
    words = cache.words(state.language())
    profile = cache.dataset().profile
    named = words("page-name") if profile.is_curated else page_title(profile, words)
    st.set_page_config(page_title=f"{words(f'page-{start.page}')} · {named}")
    is_whole = start.page in WHOLE_PAGES
    with st.sidebar:
        in_sidebar = [set_control.show_sets(words)]
        if not is_whole:
            controls.show_filters(words)
        in_sidebar += [sign_in.show_sign_out(words, "sidebar"), host_panel.show_host(words)]
    is_bare = is_whole and not any(in_sidebar)
    # An empty sidebar is none: the browser then gives its room to the page.
    with (start.heading if is_bare else st.sidebar).container(key="language"):
        page_scripts.name_language(words.language)
        if cache.set_id() == DEFAULT_SET:
            page_scripts.remember_version(cache.dataset().version.version)
    map_state.write_address()
    with start.heading:
        bar.show_bar(words, is_bare)
        _show_heading(start.page, start.selection, words)
        if start.is_replaced:
            version = cache.dataset().version
            st.info(words("host-data-replaced", version=version.version, date=words.iso_date(version.date)))
    _require_page(start.page, words)
    with start.heading:
        large.show_large(start.page, start.selection, words)
    if start.page == "map" and cache.n_uncounted() is not None:
        # The map is drawn by now; figures, record and charts below it need records.
        close_page(view_of(start.selection))
        st.stop()


def view_of(selection: Selection) -> View:
    """Return what the page shows for a selection."""
    dataset = cache.dataset()
    return View(
        Numbers(dataset, matching(dataset, selection), selection.start), selection, cache.words(state.language())
    )


def show_bounds_switch(words: Words) -> None:
    """Draw the switch that holds figures, list, sentence and link to what the map shows."""
    state.seed_widget("_follow", map_state.follows_map())
    st.toggle(
        words("layers-bounds"),
        key="_follow",
        on_change=lambda: map_state.follow_map(bool(state.widget_value("_follow"))),
    )


def close_page(view: View) -> None:
    """End a page: caveat, data version, what a release withholds, licence and how to cite."""
    words = view.words
    today = dt.datetime.now(dt.UTC).date()
    map_state.write_address()
    st.divider()
    st.caption(words("page-caveat"))
    st.caption(f"{escape_markdown(set_footer(view.dataset, words))} {words('set-programme')}")
    if note := release_note(view.dataset, words):
        st.caption(note)
    with st.container(horizontal=True, key="foot"):
        for page in ("help", "accessibility"):
            st.page_link(PAGES[page], label=words(f"page-{page}"), query_params=state.link_query())
    # Its iframe with a button to copy is 440 kB of script, and the words count the incidents again.
    folded = st.expander(words("page-cite-heading"), on_change="rerun", key="cite")
    if folded.open:
        cited = citation(view.dataset, view.selection, words, today, address_of(view.selection))
        folded.code(cited, language=None, wrap_lines=True)
    metrics.end_run()
    set_apart_once(state.page(), view.dataset.version.digest)


def _require_data(set_id: str) -> bool:
    """Return whether the session saw older data; stop with the reasons in plain sight if there are none."""
    try:
        return cache.open_run(set_id)
    except DataError as error:
        _show_broken(error)
        st.stop()


def _show_broken(error: DataError) -> None:
    """Say in both languages that there is nothing to see, and the cause once, for whoever runs the server."""
    both = [Words(language) for language in LANGUAGES]
    with st.container(width=sign_in.WIDTH_PX, key="no-data"):
        st.title(both[0]("page-name"), anchor=False)  # which also ends the word "Loading…"
        for words in both:
            st.header(words("page-data-broken"), anchor=False)
            st.markdown(words("page-data-broken-what"))
        st.caption(" · ".join(words("page-data-broken-cause") for words in both))
        with st.container(border=True):
            for line in (error.message, *error.problems):
                st.text(line)


def _require_page(page: str, words: Words) -> None:
    """Say that the set has no such page, and stop there, for a link to one that it does not have."""
    if page in missing_pages(cache.dataset()):
        st.info(words("set-page-missing", page=words(f"page-{page}"), page_code=page))
        st.stop()


def _show_heading(page: str, selection: Selection, words: Words) -> None:
    profile = cache.dataset().profile
    if note := foreign_set_note(profile, words):
        with st.container(key="set-bar-internal" if profile.is_internal else "set-bar"):
            st.markdown(escape_markdown(f"{words('set-internal')} {note}" if profile.is_internal else note))
    title = page_title(profile, words) if page == "map" else words(f"page-{page}")
    with st.container(horizontal=True, key="title-row", vertical_alignment="bottom"):
        st.title(escape_markdown(title), anchor=False)
        if page not in WHOLE_PAGES:
            # Beside the title: a row of its own would move the map down when a record opens.
            with st.container(key="beside-title"):
                search_box.show_around(words)
            show_link(selection, words)
    # A report is about itself, not about all documented incidents; so are the list of sets and the method.
    if page not in WHOLE_PAGES:
        chips.show_sentence(selection, words)
    elif any(each.is_set(state.selection()) for each in FILTERS):
        st.caption(words("page-no-filters"))
    # A place of their own, filled or not: an element that comes or goes would load the map below anew.
    with st.container():
        if state.message():
            st.info(escape_markdown(state.message()))
        # Where there are key figures, this stands with how they are counted.
        if (selection.start_month or selection.end_month) and page not in FIGURE_PAGES:
            st.caption(words("page-months-rule"))
        for notice in state.notices():
            st.warning(escape_markdown(notice.text(words)))
        if page not in WHOLE_PAGES:
            chips.show_similar(selection, words)
