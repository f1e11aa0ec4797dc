"""What the map shows as a list: the way to each record without a map."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from sahel_map.app.page import state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.shell import View
from sahel_map.incident.toll import toll_line

__all__ = ["show_list"]

#: Incidents listed at most; the page Incidents has all, and the list says so.
MOST_LISTED = 200


def show_list(view: View) -> None:
    """Offer the incidents on the map as a list, the newest first, each with a link to its record."""
    words = view.words
    twin = st.expander(words("map-list"), on_change="rerun", key="map-list")
    if not twin.open:
        return
    incidents = view.dataset.incidents
    newest = incidents["date_start"][view.mask].nlargest(MOST_LISTED).index
    lines = [_line(view, str(incident_id)) for incident_id in newest]
    n = int(view.mask.sum())
    with twin:
        count, listed = words.number(n), words.number(len(lines))
        st.caption(words("map-list-count", n=n, count=count, listed=listed, cut=n - len(lines)))
        st.markdown("\n".join(lines))


def _line(view: View, incident_id: str) -> str:
    words, row = view.words, view.dataset.incidents.loc[incident_id]
    date = words.date_span(row["date_start"].date(), row["date_end"].date(), str(row["date_precision"]))
    name = words("map-list-name", place=row[f"place_name_{words.language}"], date=date)
    address = "Record?" + urlencode(state.link_query() | {"incident": incident_id})
    return f"1. [{escape_markdown(name)}]({address}): {escape_markdown(toll_line(row, words))}"
