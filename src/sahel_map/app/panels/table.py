"""The table of incidents on a page."""

from __future__ import annotations

import streamlit as st

from sahel_map.app.page import state
from sahel_map.app.page.frame import View
from sahel_map.app.panels import record as record_panel
from sahel_map.views.table.table import incident_table

__all__ = ["show_incidents"]

TABLE_HEIGHT_PX = 460


def show_incidents(view: View) -> None:
    """Show the incidents of the selection, and the record of the ticked row."""
    words = view.words
    table = incident_table(view.dataset, view.mask, words)
    st.markdown(words("page-incidents-count", n=len(table), count=words.number(len(table))))
    if table.empty:
        st.info(words("page-empty"))
        return
    st.caption(words("table-pick"))
    event = st.dataframe(
        table,
        height=TABLE_HEIGHT_PX,
        placeholder="–",
        on_select="rerun",
        selection_mode="single-row",
        # The key follows the selection: row numbers of another table must not be taken for this one's.
        key=f"incidents-{view.selection.slug()}-{words.language}",
        column_config={words("table-id"): st.column_config.Column(pinned=True)},
    )
    rows = event.selection.rows
    if state.is_news("table", rows) and rows:
        state.choose_incident(str(table.index[rows[0]]))
    if state.chosen_incident() is not None:
        with st.container(border=True):
            record_panel.show_record(view)
