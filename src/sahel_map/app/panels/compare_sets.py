"""The second half of the page that compares: this set with another one of the server, incident by incident."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from sahel_map.app.page import shared_data as cache
from sahel_map.app.page import state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.set_control import readable_sets
from sahel_map.app.page.shell import View
from sahel_map.app.page.text_table import show_text_table
from sahel_map.app.panels.charts import draw_chart
from sahel_map.core.errors import DataError
from sahel_map.data.dataset import Dataset
from sahel_map.exports.comparison import COMPARISON_FORMATS
from sahel_map.exports.set_comparison import overlap_bytes, overlap_name
from sahel_map.incident.set_words import version_title
from sahel_map.selection.known import Known
from sahel_map.selection.matching import matching
from sahel_map.selection.period import is_month
from sahel_map.selection.selection import Selection
from sahel_map.selection.set_pair import DEFAULT_OTHER, MOST_DAYS, MOST_KM, SetPair
from sahel_map.sets.store import DEFAULT_SET
from sahel_map.statistics.set_overlap import SetOverlap, SetSide, match_sets
from sahel_map.views.charts.picks import picked_state
from sahel_map.views.compare.set_charts import overlap_map, overlap_months
from sahel_map.views.compare.set_sentences import overlap_sentences, set_caution, set_side_sentence
from sahel_map.views.compare.set_tables import STATES, matched_table, numbers_table
from sahel_map.words import Words

__all__ = ["compares_sets", "show_set_comparison"]

_MODES = ("choices", "sets")
_MOST_KEPT = 4
# Which incidents the table shows: where they stand, and the month or point of a mark that was pressed.
_STATE, _WHERE = "compare-sets-state", "compare-sets-where"


def compares_sets(view: View) -> bool:
    """Draw the choice of what is compared, where there is another set; return whether it is two sets."""
    words, others = view.words, _others(view.words)
    is_sets = state.set_pair().other is not None
    if not others:
        if is_sets:
            st.warning(words("compare-sets-none"))
            state.change_set_pair(other=None)
        return False
    state.seed_widget("_compare-mode", _MODES[is_sets])

    def choose() -> None:
        wants_sets = state.widget_value("_compare-mode") == "sets"
        state.change_set_pair(other=next(iter(others)) if wants_sets else None)

    st.segmented_control(
        words("compare-mode"),
        _MODES,
        format_func=lambda mode: words(f"compare-mode-{mode}"),
        key="_compare-mode",
        on_change=choose,
        required=True,
    )
    return is_sets


def show_set_comparison(view: View) -> None:
    """Draw the choice of the other set and both limits, and what they give."""
    st.markdown(view.words("compare-sets-what"))
    overlap = _choose(view)
    if overlap is None:
        return
    _show_numbers(overlap, view)
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(view.words("compare-sets-map"), anchor=False)
        draw_chart(overlap_map(overlap, view.words), "sets-map", view.words("charts-pick-sets"), _pick)
    with right:
        st.subheader(view.words("compare-sets-months"), anchor=False)
        draw_chart(overlap_months(overlap, view.words), "sets-months", view.words("charts-pick-sets"), _pick)
    _show_incidents(overlap, view.words)
    _show_downloads(overlap, view)


def _others(words: Words) -> dict[str, str]:
    """Return the sets this one can be compared with, by their name in the address, with their titles."""
    shown, readable = cache.set_id(), readable_sets()
    titles = {
        set_id: version_title(entry.version.title, entry.version.is_internal, words)
        for set_id, entry in readable.items()
        if set_id != shown
    }
    if shown == DEFAULT_SET:
        return titles
    own = cache.shelf().edition_store().current().dataset.profile
    return {DEFAULT_OTHER: version_title(own.title, own.is_internal, words), **titles}


def _choose(view: View) -> SetOverlap | None:
    """Draw the controls; return what they give, or None after saying why there is nothing."""
    words, pair, others = view.words, state.set_pair(), _others(view.words)
    known = pair.other if pair.other in others else None
    for key, value in (("_other-set", known), ("_within-km", pair.km), ("_within-days", pair.days)):
        state.seed_widget(key, value)
    which, km, days = st.columns([2, 1, 1])
    which.selectbox(
        words("compare-sets-other"),
        list(others),
        index=None,
        format_func=others.__getitem__,
        key="_other-set",
        placeholder=words("compare-sets-choose"),
        on_change=lambda: state.change_set_pair(other=state.widget_value("_other-set") or pair.other),
    )
    km.number_input(
        words("compare-sets-km"),
        min_value=0.0,
        max_value=MOST_KM,
        step=1.0,
        format="%g",
        help=words("compare-sets-km-help"),
        key="_within-km",
        on_change=lambda: state.change_set_pair(km=state.widget_value("_within-km")),
    )
    days.number_input(
        words("compare-sets-within-days"),
        min_value=0,
        max_value=MOST_DAYS,
        step=1,
        help=words("compare-sets-within-days-help"),
        key="_within-days",
        on_change=lambda: state.change_set_pair(days=state.widget_value("_within-days")),
    )
    if known is None:
        st.warning(words("compare-sets-gone", set=escape_markdown(str(pair.other)[:80])))
        return None
    try:
        other = cache.shelf().edition_store(DEFAULT_SET if known == DEFAULT_OTHER else known).current().dataset
    except DataError as error:
        st.error(words("compare-sets-broken", message=escape_markdown(error.message)))
        return None
    return _overlap(view, other)


def _overlap(view: View, other: Dataset) -> SetOverlap:
    pair = state.set_pair()
    there, notices = Selection.from_query(view.selection.to_query(), Known.of(other))
    for notice in notices:
        filter_text = f"{notice.parameter} = {notice.value[:80]}"
        st.warning(view.words("compare-sets-filter-unknown", filter=escape_markdown(filter_text)))
    what = (view.dataset.version.digest, view.selection, other.version.digest, there, pair.km, pair.days)
    return _kept(what, lambda: _match(view, other, there, pair))


@st.cache_resource(max_entries=_MOST_KEPT, show_spinner=False, hash_funcs={tuple: hash})
def _kept(what: tuple[object, ...], _match_them: Callable[[], SetOverlap]) -> SetOverlap:
    """Return what was matched; `what` names both sets, the filters and the limits."""
    return _match_them()


def _match(view: View, other: Dataset, there: Selection, pair: SetPair) -> SetOverlap:
    first, second = SetSide.of(view.dataset, view.mask), SetSide.of(other, matching(other, there))
    return match_sets(first, second, pair.km, pair.days)


def _show_numbers(overlap: SetOverlap, view: View) -> None:
    words = view.words
    for column, side, name in zip(st.columns(2), (overlap.first, overlap.second), "ab", strict=True):
        sentence = escape_markdown(set_side_sentence(side, words))
        column.markdown(f"**{words(f'compare-sets-{name}')}** {sentence}")
    st.markdown("  \n".join(escape_markdown(each) for each in overlap_sentences(overlap, words)))
    st.info(escape_markdown(set_caution(words)))
    show_text_table(numbers_table(overlap, words))


def _pick(picked: Mapping[str, Any]) -> None:
    """Show the incidents behind a mark, a bar or an entry of the key in the table below."""
    if (found := picked_state(picked)) is not None:
        chosen, st.session_state[_WHERE] = found
        state.pick()
        state.seed_widget(_STATE, chosen)


def _show_incidents(overlap: SetOverlap, words: Words) -> None:
    """Show the pairs with what both say side by side, or what stands in one set only."""
    st.subheader(words("compare-sets-table"), anchor=False)
    if state.is_new_widget(_STATE):
        state.seed_widget(_STATE, STATES[0])
    shown = st.segmented_control(
        words("compare-sets-table-show"),
        STATES,
        format_func=lambda state: words(f"compare-sets-state-{state}"),
        key=_STATE,
        on_change=_forget_where,
        required=True,
    )
    if where := st.session_state.get(_WHERE):
        of = "month" if is_month(where) else "point"
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(words(f"compare-sets-where-{of}", month=words.month(where) if of == "month" else ""))
            st.button(words("compare-sets-where-all"), key="compare-sets-where-all", on_click=_forget_where)
    table = matched_table(overlap, shown or STATES[0], words, where or "")
    if table.empty:
        st.caption(words("compare-sets-table-empty"))
    else:
        st.dataframe(table, hide_index=True, placeholder="–", key=f"compare-sets-{shown}")
    st.caption(words("compare-sets-rule"))


def _forget_where() -> None:
    st.session_state[_WHERE] = ""


def _show_downloads(overlap: SetOverlap, view: View) -> None:
    now = dt.datetime.now(dt.UTC)
    with st.container(horizontal=True):
        for suffix, (name, mime) in COMPARISON_FORMATS.items():
            st.download_button(
                view.words("compare-download", format=name),
                data=lambda suffix=suffix: overlap_bytes(  # type: ignore[misc]
                    overlap, view.selection, suffix, view.words, now
                ),
                file_name=overlap_name(overlap, suffix, view.words.language, now.date()),
                mime=mime,
                on_click="ignore",
                key=f"compare-sets-download-{suffix}",
            )
