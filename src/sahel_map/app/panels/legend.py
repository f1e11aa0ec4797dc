"""The legend under the map: one entry for each group of alleged actors, with its count; a press filters by it."""

from __future__ import annotations

import numpy as np
import streamlit as st

from sahel_map.app.page import shared_data, state
from sahel_map.app.page.shell import View
from sahel_map.core.vocabulary import GROUP_OF_ACTOR, ActorGroup
from sahel_map.selection.all_filters import ACTORS
from sahel_map.selection.matching import matching
from sahel_map.style import LEGEND_ORDER

__all__ = ["show_legend"]

_ACTORS = {
    group: frozenset(str(actor) for actor, its_group in GROUP_OF_ACTOR.items() if its_group == group)
    for group in ActorGroup
}


def show_legend(view: View) -> None:
    """Draw the legend in one row; counts are those beside the other filters, a joint operation in each group."""
    words, selection = view.words, view.selection
    counts = dict(zip(ActorGroup, _counts(view), strict=True))
    chosen = selection.actors or frozenset()
    state.seed_widget("_legend", [group for group in LEGEND_ORDER if _is_chosen(group, chosen)])

    def label(group: ActorGroup) -> str:
        # Short, so that six stand in one row; the filter and each record give the name in full.
        name = words(f"map-group-{str(group).lower().replace('_', '-')}")
        # Where nothing was searched, nothing was counted either.
        count = "–" if view.numbers.is_uncovered else words.number(counts[group])
        return words("map-legend-entry", label=name, count=count)

    with st.container(key="legend"):
        st.pills(
            words("map-legend-actors"),
            LEGEND_ORDER,
            selection_mode="multi",
            key="_legend",
            format_func=label,
            on_change=_filter,
            label_visibility="collapsed",
        )


def _counts(view: View) -> list[int]:
    """Return how many incidents name an actor of each group, of those that the other filters leave."""
    selection = view.selection
    others = selection.replace(actors=None) if ACTORS.is_set(selection) else selection
    if (stored := shared_data.stored_counts()) is not None:
        return stored.groups(others).tolist()
    shown = view.mask if others is selection else matching(view.dataset, others)
    bits = view.dataset.incidents["group_bits"].to_numpy()[shown]
    return [int(np.count_nonzero(bits >> place & 1)) for place in range(len(ActorGroup))]


def _is_chosen(group: ActorGroup, chosen: frozenset[str]) -> bool:
    return str(group) in chosen or _ACTORS[group] <= chosen


def _filter() -> None:
    """Hold the selection to the groups chosen; single actors that were chosen beside them stay."""
    before = state.selection().actors or frozenset()
    whole = {code for group in ActorGroup if _is_chosen(group, before) for code in {str(group), *_ACTORS[group]}}
    chosen = (before - whole).union(*(_ACTORS[group] for group in state.widget_value("_legend")))
    state.change_selection(actors=chosen or None)
