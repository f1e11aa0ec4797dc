"""The legend under the map: one entry for each group of alleged actors, with its count; a press filters by it."""

from __future__ import annotations

import numpy as np
import streamlit as st

from sahel_map.app.page import shared_data, state
from sahel_map.app.page.shell import View
from sahel_map.core.vocabulary import ActorGroup
from sahel_map.selection.all_filters import ACTORS
from sahel_map.selection.by_group import chosen_groups, mode_of_actors, with_groups
from sahel_map.selection.matching import matching
from sahel_map.statistics.by_group import count_groups
from sahel_map.style import LEGEND_ORDER

__all__ = ["show_legend"]


def show_legend(view: View) -> None:
    """Draw the legend in one row; a count is of the records that its entry alone gives beside the other filters.

    A joint operation counts in each of its groups; where nothing but the actors chosen may be there, in none.
    """
    words, selection = view.words, view.selection
    counts = dict(zip(ActorGroup, _counts(view), strict=True))
    chosen = chosen_groups(selection)
    state.seed_widget("_legend", [group for group in LEGEND_ORDER if group in chosen])

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
    selection = view.selection
    is_alone = mode_of_actors(selection) == "only"
    others = selection.replace(actors=None) if ACTORS.is_set(selection) else selection
    if (stored := shared_data.stored_counts()) is not None:
        return stored.groups(others, is_alone=is_alone)
    shown = view.mask if others is selection else matching(view.dataset, others)
    n_records = np.bincount(view.dataset.incidents["group_bits"].to_numpy()[shown])
    return count_groups(np.arange(len(n_records)), n_records, is_alone=is_alone)


def _filter() -> None:
    chosen = with_groups(state.selection(), state.widget_value("_legend"))
    state.change_selection(actors=chosen.actors, actor_mode=chosen.actor_mode)
