"""The control of the filter "new or changed since": a version of the data, or the one this browser saw last."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import shared_data, state
from sahel_map.app.server.page_scripts import last_seen
from sahel_map.selection.filter import Filter
from sahel_map.sets.store import DEFAULT_SET
from sahel_map.words import Words

__all__ = ["show_since"]


def show_since(each: Filter, words: Words) -> None:
    """Draw the list of versions; the newest is left out, as nothing is newer, and a day of a link stays."""
    dataset, chosen = shared_data.dataset(), state.selection().since
    versions = list(shared_data.known().versions)
    dates = dict(zip(dataset.versions["version"], dataset.versions["date"], strict=True))
    earlier = [version for version in reversed(versions) if version != versions[-1]]
    options = [*earlier, *([chosen] if chosen and chosen not in earlier else [])]
    if not options:
        return
    # Browsers remember versions of the set that is shown unasked alone: those of others may have the same numbers.
    is_default = shared_data.set_id() == DEFAULT_SET
    seen = last_seen(st.context.cookies, dataset.version.version) if is_default else ""

    def label(code: str) -> str:
        if code == seen:
            return words("filter-since-visit", version=code)
        if code in dates:
            return words("filter-since-version", version=code, date=words.date(dates[code].date()))
        return words("filter-since-day", day=code)

    state.seed_widget("_since", chosen)
    st.selectbox(
        words(f"filter-{each.key}"),
        options,
        index=None,
        key="_since",
        format_func=label,
        placeholder=words("filter-since-all"),
        on_change=lambda: state.change_selection(since=state.widget_value("_since")),
    )
