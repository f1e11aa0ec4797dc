"""The legend under the map: one entry for each group of alleged actors, with its count; a press filters by it."""

from __future__ import annotations

import numpy as np
import streamlit as st

from sahel_map.app.page import shared_data, state
from sahel_map.app.page.shell import View
from sahel_map.core.vocabulary import ActorGroup
from sahel_map.selection.all_filters import ACTORS
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.style import LEGEND_ORDER

__all__ = ["show_legend"]


def show_legend(view: View) -> None:
    """Draw the legend in one row; counts are those beside the other filters, a joint operation in each group."""
    words, selection = view.words, view.selection
    counts = dict(zip(ActorGroup, _counts(view), strict=True))
    state.seed_widget("_legend", [group for group in LEGEND_ORDER if _is_chosen(group, selection)])

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


def _is_chosen(group: str, selection: Selection) -> bool:
    chosen = selection.actors or frozenset()
    return group in chosen or chosen.issuperset(selection.known_actors.members[group])


def _filter() -> None:
    """Hold the selection to the groups chosen; single actors that were chosen beside them stay."""
    selection = state.selection()
    members = selection.known_actors.members
    whole = {code for group in members if _is_chosen(group, selection) for code in (group, *members[group])}
    chosen = (selection.actors or frozenset()) - whole
    state.change_selection(
        actors=chosen.union(*(members[group] for group in state.widget_value("_legend"))) or None
    )
