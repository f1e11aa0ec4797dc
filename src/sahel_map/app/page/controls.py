"""The sidebar's filters: each widget starts from the selection and writes back into it at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from sahel_map.app.page import state
from sahel_map.core.actor_groups import ACTOR_GROUPS, expand_groups, fold_groups
from sahel_map.core.vocabulary import Actor, Attribution, Confidence, HarmType
from sahel_map.selection.facets import Facets
from sahel_map.selection.selection import ADMIN_MAPS, Selection, is_cercle
from sahel_map.words import LANGUAGES, Words

__all__ = ["show_filters", "show_language"]

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


def show_filters(facets: Facets, words: Words) -> None:
    """Draw all filters in the order actor, date, harm, place, more; each choice with its count."""
    _show_actors(facets, words)
    _show_months(facets.months, words)
    _show_codes("harms", HarmType, facets.harms, "harm_types", words)
    _show_areas(facets, words)
    with st.expander(words("filter-more"), expanded=_uses_more(state.selection())):
        state.seed_widget("_text", state.selection().text)
        st.text_input(
            words("filter-text"),
            key="_text",
            placeholder=words("filter-text-hint"),
            on_change=lambda: state.change_selection(text=str(state.widget_value("_text")).strip()),
        )
        _show_codes("attributions", Attribution, facets.attributions, "attribution", words)
        _show_codes("confidences", Confidence, facets.confidences, "confidence", words)
    st.button(
        words("filter-reset"),
        key="reset",
        on_click=state.reset_selection,
        disabled=state.selection().is_everything,
        width="stretch",
    )


def _uses_more(selection: Selection) -> bool:
    return bool(selection.text or selection.attributions is not None or selection.confidences is not None)


def _show_actors(facets: Facets, words: Words) -> None:
    groups = [group for group in ACTOR_GROUPS if group in facets.groups]
    options = [*groups, *(str(actor) for actor in Actor if actor in facets.actors)]
    counts = facets.groups | facets.actors

    def label(code: str) -> str:
        table = "actor_groups" if code in ACTOR_GROUPS else "actors"
        return words("filter-choice", label=words.label(table, code), count=words.number(counts[code]))

    _show_choices("actors", options, label, words, read=expand_groups, write=fold_groups)


def _show_codes(name: str, vocabulary: Sequence[str], counts: Mapping[str, int], table: str, words: Words) -> None:
    options = [str(code) for code in vocabulary if code in counts]

    def label(code: str) -> str:
        return words("filter-choice", label=words.label(table, code), count=words.number(counts[code]))

    _show_choices(name, options, label, words)


def _show_areas(facets: Facets, words: Words) -> None:
    state.seed_widget("_admin_map", state.selection().admin_map)
    st.radio(
        words("filter-map"),
        ADMIN_MAPS,
        key="_admin_map",
        format_func=lambda code: words(f"filter-map-{code}"),
        horizontal=True,
        on_change=lambda: _change_map(words),
    )
    admin_map = state.selection().admin_map
    regions = facets.regions_2023 if admin_map == "2023" else facets.regions_old
    table = "regions_2023" if admin_map == "2023" else "regions_old"
    tables = dict.fromkeys(regions, table) | dict.fromkeys(facets.cercles, "cercles")
    counts = regions | facets.cercles

    def label(code: str) -> str:
        kind = words("filter-area-cercle" if code in facets.cercles else "filter-area-region")
        name = words.label(tables[code], code)
        return words("filter-area-choice", kind=kind, label=name, count=words.number(counts[code]))

    options = sorted(regions, key=lambda code: words.label(table, code))
    options += sorted(facets.cercles, key=lambda code: words.label("cercles", code))
    _show_choices("areas", options, label, words)


def _change_map(words: Words) -> None:
    """Change the map of regions; cercles stay, regions of the other map are dropped and named."""
    selection = state.selection()
    table = "regions_2023" if selection.admin_map == "2023" else "regions_old"
    chosen = selection.areas or frozenset()
    cercles = frozenset(code for code in chosen if is_cercle(code))
    state.change_selection(
        admin_map=state.widget_value("_admin_map"),
        areas=None if selection.areas is None else cercles or None,
    )
    dropped = sorted(words.label(table, code) for code in chosen - cercles)
    if dropped:
        state.notify(words("filter-map-dropped", labels=words.all_of(dropped)))


def _show_choices(
    name: str,
    options: Sequence[str],
    label: Callable[[str], str],
    words: Words,
    read: Callable[[Sequence[str]], frozenset[str]] = frozenset,
    write: Callable[[frozenset[str]], Sequence[str]] = sorted,
) -> None:
    """Draw one list to choose from; an empty list means no restriction."""
    key = f"_{name}"
    chosen = getattr(state.selection(), name)
    state.seed_widget(key, [code for code in write(chosen or frozenset()) if code in options])
    st.multiselect(
        words(f"filter-{name}"),
        options,
        key=key,
        format_func=label,
        placeholder=words(f"filter-{name}-all"),
        # "Select all" would be the first choice offered, though an empty list already means all.
        select_all=False,
        on_change=lambda: state.change_selection(**{name: read(state.widget_value(key)) or None}),
    )


def _show_months(months: Sequence[str], words: Words) -> None:
    selection = state.selection()
    start = min(max(selection.start_month or months[0], months[0]), months[-1])
    end = max(min(selection.end_month or months[-1], months[-1]), start)
    state.seed_widget("_months", (start, end))
    st.select_slider(
        words("filter-months"),
        months,
        # Only a pair given here makes it a range; the pair shown comes from the selection, seeded above.
        value=(months[0], months[-1]),
        key="_months",
        format_func=words.short_month,
        on_change=lambda: _change_months(months),
    )


def _change_months(months: Sequence[str]) -> None:
    start, end = state.widget_value("_months")
    state.change_selection(
        start_month=start if start != months[0] else None,
        end_month=end if end != months[-1] else None,
    )
