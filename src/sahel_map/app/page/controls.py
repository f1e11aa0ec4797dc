"""The sidebar's filters: each widget starts from the selection and writes back into it at once.

The list of filters says which controls there are; nothing here names a single code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from sahel_map.app.page import period_control, shared_data, since_control, state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.core.text_folding import fold_text
from sahel_map.data.read.codes import Codes
from sahel_map.selection.all_filters import AREAS, FILTERS
from sahel_map.selection.codes import MODES, SeveralFilter
from sahel_map.selection.counted_codes import NOWHERE
from sahel_map.selection.filter import ChoiceFilter, Filter
from sahel_map.selection.known import ADMIN_MAPS, level_of
from sahel_map.selection.limits import MOST, NumberFilter
from sahel_map.selection.selection import Selection
from sahel_map.selection.text import LONGEST_TEXT
from sahel_map.words import LANGUAGES, Words

__all__ = ["codes_of", "show_filters", "show_language", "show_mode"]

# What a filter cannot tell apart, and how to find it all the same.
_NOTES = {"harms": "filter-harms-note"}
_LANGUAGE_NAMES = {"en": "English", "fr": "Français"}


def show_language(words: Words) -> None:
    """Draw the switch between English and French."""
    state.seed_widget("_language", state.language())
    st.segmented_control(
        words("filter-language"),
        LANGUAGES,
        key="_language",
        format_func=_LANGUAGE_NAMES.__getitem__,
        on_change=lambda: state.change_language(state.widget_value("_language") or state.language()),
        label_visibility="collapsed",
    )


def show_filters(words: Words) -> None:
    """Draw all filters in the order of their list, the lesser ones under "more"."""
    more = [each for each in FILTERS if each.is_more]
    for each in FILTERS:
        if each.control and each not in more:
            _show(each, words)
    is_used = any(each.is_set(state.selection()) for each in more)
    # A dozen controls with hundreds of choices, which few readers need: made once they are asked for.
    folded = st.expander(words("filter-more"), expanded=is_used, on_change="rerun", key="more-filters")
    if folded.open:
        with folded:
            period_control.show_days(words)
            for each in more:
                _show(each, words)
    st.button(
        words("filter-reset"),
        key="reset",
        on_click=state.reset_selection,
        disabled=state.selection().is_everything,
        width="stretch",
    )


def _show(each: Filter, words: Words) -> None:
    if each is AREAS:
        _show_admin_map(words)
    _CONTROLS[each.control](each, words)


def _show_choices(each: ChoiceFilter, words: Words) -> None:
    """Draw a list of what the data have, each with what it shows beside the other filters; empty is no limit."""
    key, selection = f"_{each.name}", state.selection()
    counts, names = shared_data.counts(each, selection), shared_data.choices(each, words.language, selection)
    choice = words.pattern("filter-choice", "label", "count")
    # Each label is asked for several times, and there are hundreds.
    labels = {code: choice(name, words.number(counts.get(code, 0))) for code, name in names.items()}
    state.seed_widget(key, [code for code in each.shown(selection) if code in names])
    st.multiselect(
        words(f"filter-{each.key}"),
        list(names),
        key=key,
        format_func=labels.__getitem__,
        placeholder=words(f"filter-{each.key}-all"),
        # "Select all" would be the first choice offered, though an empty list already means all.
        select_all=False,
        help=_definitions_beside(each, words),
        on_change=lambda: state.change_selection(
            **each.chosen(codes_of(state.widget_value(key), names, choice), state.selection())
        ),
    )
    if isinstance(each, SeveralFilter) and len(each.shown(selection)) > 0:
        show_mode(each, f"_{each.mode_field}", state.selection, state.change_selection, words)


def codes_of(values: Iterable[str], names: Mapping[str, str], choice: Callable[[str, str], str]) -> list[str]:
    """Return the codes of what was chosen in a list whose labels end in counts.

    Streamlit takes a label that it no longer knows for the value itself: the count of a choice can change between
    the list that a reader sees and the press.

    Parameters
    ----------
    values : iterable of str
        Codes, or labels of an earlier run.
    names : mapping of str to str
        Name of each code.
    choice : callable
        Makes a label of a name and a count.

    Returns
    -------
    list of str
        What fits no name is left out.
    """
    begins = {code: choice(name, "") for code, name in names.items()}
    return [code for value in values for code in names if value == code or value.startswith(begins[code])]


def _definitions_beside(each: ChoiceFilter, words: Words) -> str | None:
    """Return what each code of a filter means, by the codebook; None for a filter without codes, as of places."""
    if not each.codebook:
        return None
    dataset = shared_data.dataset()
    meant = _definitions(dataset.version.digest, each.codebook, words.language, dataset.codes)
    return f"{meant}\n\n{words(_NOTES[each.name])}" if each.name in _NOTES else meant


@st.cache_data(max_entries=64, show_spinner=False)
def _definitions(digest: str, table: str, language: str, _codes: Codes) -> str:
    return "\n".join(
        f"- **{escape_markdown(_codes.label(table, code, language))}**: "
        f"{escape_markdown(_codes.definition(table, code, language))}"
        for code in _codes.codes(table)
    )


def show_mode(
    each: SeveralFilter, key: str, find: Callable[[], Selection], change: Callable[..., None], words: Words
) -> None:
    """Draw how several codes go together, once there is one.

    Parameters
    ----------
    each : SeveralFilter
    key : str
        Of the control.
    find : callable
        Returns the selection that the codes are of; asked again when another mode is chosen.
    change : callable
        Takes the fields to change, by name.
    words : Words
    """
    state.seed_widget(key, getattr(find(), each.mode_field))
    st.segmented_control(
        words(f"filter-{each.key}-mode"),
        MODES,
        key=key,
        format_func=lambda mode: words(f"filter-mode-{mode}"),
        label_visibility="collapsed",
        on_change=lambda: change(**each.with_mode(str(state.widget_value(key) or MODES[0]), find())),
    )


def _show_number(each: NumberFilter, words: Words) -> None:
    key = f"_{each.name}"
    state.seed_widget(key, getattr(state.selection(), each.name))
    st.number_input(
        words(f"filter-{each.key}"),
        min_value=each.least,
        max_value=MOST,
        value=None,
        step=1,
        key=key,
        placeholder=words("filter-number-any"),
        on_change=lambda: state.change_selection(**{each.name: state.widget_value(key)}),
    )


def _show_switch(each: Filter, words: Words) -> None:
    key = f"_{each.name}"
    state.seed_widget(key, getattr(state.selection(), each.name))
    st.checkbox(
        words(f"filter-{each.key}"),
        key=key,
        on_change=lambda: state.change_selection(**{each.name: bool(state.widget_value(key))}),
    )


def _show_text(each: Filter, words: Words) -> None:
    state.seed_widget("_text", state.selection().text)
    st.text_input(
        words(f"filter-{each.key}"),
        key="_text",
        max_chars=LONGEST_TEXT,
        placeholder=words("filter-text-hint"),
        on_change=lambda: state.change_selection(text=str(state.widget_value("_text")).strip()),
    )


def _show_admin_map(words: Words) -> None:
    if shared_data.dataset().units.has_one_map:
        return
    state.seed_widget("_admin_map", state.selection().admin_map)
    st.radio(
        words("filter-map"),
        ADMIN_MAPS,
        key="_admin_map",
        format_func=lambda code: words(f"filter-map-{code}"),
        horizontal=True,
        on_change=lambda: _change_map(words),
    )


def _change_map(words: Words) -> None:
    """Change the map of regions; smaller areas stay, regions of the other map are dropped and named."""
    selection = state.selection()
    regions = f"regions_{selection.admin_map}"
    chosen = selection.areas or frozenset()
    dropped = frozenset(code for code in chosen if level_of(code, selection.admin_map, words) == regions)
    # A click on the bar of a region, beside a filter by area, is kept as what it counted.
    counted = selection.counted or frozenset()
    clicked = {code: code.partition(".")[2] for code in counted if code.startswith("region.")}
    clicked = {code: region for code, region in clicked.items() if region != NOWHERE}
    state.change_selection(
        admin_map=state.widget_value("_admin_map"),
        areas=None if selection.areas is None else chosen - dropped or None,
        counted=counted.difference(clicked) or None,
    )
    dropped |= frozenset(clicked.values())
    if dropped:
        names = sorted((words.label(regions, code) for code in dropped), key=fold_text)
        state.notify(words("filter-map-dropped", labels=words.all_of(names)))


_CONTROLS: dict[str, Callable] = {
    "choices": _show_choices,
    "period": period_control.show_period,
    "text": _show_text,
    "number": _show_number,
    "switch": _show_switch,
    "since": since_control.show_since,
}
