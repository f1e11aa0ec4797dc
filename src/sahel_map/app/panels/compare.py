"""The page that compares two choices: what they differ in, what the numbers say, maps, tables, files."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

from sahel_map.app.page import state
from sahel_map.app.page.controls import show_mode
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.shell import View
from sahel_map.app.page.text_table import show_text_table
from sahel_map.app.panels.charts import draw_opening_chart, show_files
from sahel_map.exports.comparison import COMPARISON_FORMATS, comparison_bytes, comparison_name
from sahel_map.selection.all_filters import ACTORS, AREAS, HARMS
from sahel_map.selection.codes import SeveralFilter
from sahel_map.selection.filter import ChoiceFilter
from sahel_map.selection.matching import matching
from sahel_map.selection.pair import SIDES, Pair
from sahel_map.selection.period import first_day, is_month, last_day, months_between
from sahel_map.selection.selection import Selection
from sahel_map.statistics.compare import Comparison, Side, compare
from sahel_map.views.compare.maps import pair_maps
from sahel_map.views.compare.sentences import comparison_sentences, reporting_sentence, side_sentence
from sahel_map.views.compare.tables import BREAKDOWNS, breakdown_table, sides_table
from sahel_map.words import Words

__all__ = ["choose_sides", "show_comparison", "show_differences", "show_downloads", "show_maps"]


def choose_sides(view: View) -> Comparison | None:
    """Draw the controls of both sides; return the comparison, or None where there is nothing to compare."""
    words, dataset = view.words, view.dataset
    st.markdown(words("compare-what"))
    _show_milestones(view)
    for column, side in zip(st.columns(2, gap="medium"), SIDES, strict=True):
        with column:
            st.header(words(f"compare-side-{side}"), anchor=False)
            _show_side(side, view)
    selections = state.pair().sides(view.selection)
    for side, chosen in zip(SIDES, selections, strict=True):
        if chosen.start and chosen.end and first_day(chosen.start) > last_day(chosen.end):
            st.warning(words("compare-order", side=words(f"compare-side-{side}")))
            return None
    if selections[0] == selections[1]:
        st.info(words("compare-same"))
        return None
    first, second = (Side.of(dataset, each, matching(dataset, each)) for each in selections)
    if not (first.n_incidents and second.n_incidents):
        st.info(words("compare-empty"))
        return None
    return compare(first, second)


def show_comparison(comparison: Comparison, view: View) -> None:
    """Show both sides in words and numbers, and what a change in reporting can fake."""
    words = view.words
    for column, side, name in zip(st.columns(2), (comparison.first, comparison.second), SIDES, strict=True):
        sentence = escape_markdown(side_sentence(side, words))
        column.markdown(f"**{words(f'compare-{name}')}** {sentence}")
    st.markdown("  \n".join(escape_markdown(each) for each in comparison_sentences(comparison, words)))
    st.info(escape_markdown(reporting_sentence(comparison, words)))
    show_text_table(sides_table(comparison, words))


def show_maps(comparison: Comparison, view: View) -> None:
    """Show both sides by cercle, in one scale and one view."""
    hint, charts = view.words("charts-pick-pair"), pair_maps(comparison, view.words)
    for column, chart, name, side in zip(
        st.columns(2), charts, SIDES, (comparison.first, comparison.second), strict=True
    ):
        with column:
            title = view.words(f"compare-side-{name}")
            st.markdown(f"**{title}**")
            draw_opening_chart(chart, f"pair-{name}", hint, side.selection)
            show_files(chart, f"pair-{name}", title, view, side.selection)


def show_differences(comparison: Comparison, view: View) -> None:
    """Show what differs by cercle, type of harm and alleged actor."""
    words = view.words
    st.caption(words("compare-by-note"))
    for by in BREAKDOWNS:
        st.header(words(f"compare-by-{by}"), anchor=False)
        table = breakdown_table(comparison, by, words)
        st.dataframe(table, hide_index=True, height="auto", placeholder="–", key=f"compare-{by}")


def show_downloads(comparison: Comparison, view: View) -> None:
    """Offer the comparison as files."""
    now = dt.datetime.now(dt.UTC)
    with st.container(horizontal=True):
        for suffix, (name, mime) in COMPARISON_FORMATS.items():
            st.download_button(
                view.words("compare-download", format=name),
                data=lambda suffix=suffix: comparison_bytes(comparison, suffix, view.words, now),  # type: ignore[misc]
                file_name=comparison_name(comparison, suffix, view.words.language, now.date()),
                mime=mime,
                on_click="ignore",
                key=f"compare-download-{suffix}",
            )


def _show_milestones(view: View) -> None:
    """Offer the time before and after an event; one click sets both sides."""
    words, events = view.words, view.dataset.context_events.sort_values("date", ascending=False)
    incidents = view.dataset.incidents
    within = (events["date"] >= incidents["date_start"].min()) & (events["date"] < incidents["date_end"].max())
    events = events[within].set_index("event_id")
    if events.empty:
        return
    dates = {code: pd.Timestamp(day).date() for code, day in events["date"].items()}
    shown = next((code for code, day in dates.items() if Pair.around(day) == state.pair()), None)
    state.seed_widget("_milestone", shown)

    def label(code: str) -> str:
        name = events.at[code, f"label_{words.language}"]
        return words("compare-milestone-choice", date=words.date(dates[code]), label=name)

    def choose() -> None:
        code = state.widget_value("_milestone")
        state.change_pair(Pair.around(dates[code]) if code else Pair())

    st.selectbox(
        words("compare-milestone"),
        list(events.index),
        index=None,
        format_func=label,
        key="_milestone",
        placeholder=words("compare-milestone-none"),
        on_change=choose,
    )


def _show_side(side: str, view: View) -> None:
    first, last = st.columns(2, gap="small")
    with first:
        _show_date(side, "start", view)
    with last:
        _show_date(side, "end", view)
    for each in (ACTORS, HARMS, AREAS):
        _show_choices(side, each, view)


def _show_date(side: str, field: str, view: View) -> None:
    """Draw a list of months; a day that a milestone or a link set stands first."""
    words, incidents, key = view.words, view.dataset.incidents, f"_{side}_{field}"
    chosen = getattr(state.pair().of(side), field)
    months = months_between(int(incidents["month_first"].min()), int(incidents["month_last"].max()))
    options = [*([chosen] if chosen and chosen not in months else []), *months]
    state.seed_widget(key, chosen)
    st.selectbox(
        words("compare-from" if field == "start" else "compare-to"),
        options,
        index=None,
        key=key,
        format_func=lambda date: _date_words(date, words),
        placeholder=words("compare-as-shared"),
        on_change=lambda: state.change_pair(state.pair().changed(side, **{field: state.widget_value(key)})),
    )


def _date_words(date: str, words: Words) -> str:
    return words.short_month(date) if is_month(date) else words.short_date(dt.date.fromisoformat(date))


def _show_choices(side: str, each: ChoiceFilter, view: View) -> None:
    """Draw one of the lists of the filters for one side; empty is as in the filters."""
    words, key, own = view.words, f"_{side}_{each.name}", _own(side, view)
    everything = view.selection.replace(**each.fields)
    counts = each.counts(view.dataset, matching(view.dataset, everything), everything)
    options = each.choices(counts, words, view.selection)
    state.seed_widget(key, [code for code in each.shown(own) if code in options])
    st.multiselect(
        words(f"filter-{each.key}"),
        options,
        key=key,
        format_func=lambda code: each.label(code, words, view.selection),
        placeholder=words("compare-as-shared"),
        select_all=False,
        on_change=lambda: state.change_pair(
            state.pair().changed(side, **each.chosen(state.widget_value(key), _own(side, view)))
        ),
    )
    if isinstance(each, SeveralFilter) and each.shown(own):
        show_mode(
            each,
            f"_{side}_{each.mode_field}",
            lambda: _own(side, view),
            lambda **changes: state.change_pair(state.pair().changed(side, **changes)),
            words,
        )


def _own(side: str, view: View) -> Selection:
    """Return what one side has of its own, among the actors of the set."""
    return state.pair().of(side).replace(known_actors=view.selection.known_actors)
