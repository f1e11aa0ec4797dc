"""The table of incidents on a page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from sahel_map.app.page import state
from sahel_map.app.page.shell import View
from sahel_map.app.panels import dossier as dossier_panel
from sahel_map.app.panels import record as record_panel
from sahel_map.selection.display import COLUMNS, ORDERS
from sahel_map.views.figures.key_figures import nothing_words
from sahel_map.views.table.table import incident_table

__all__ = ["show_incidents"]

TABLE_HEIGHT_PX = 460

# The columns shown unasked have room beside each other at 1440 px.
_WIDTHS_PX = {
    "when": 172,
    "place": 118,
    "actors": 108,
    "harms": 96,
    "confidence": 76,
    "evidence": 104,
    "independent": 96,
    "differs": 86,
}


def show_incidents(view: View) -> None:
    """Show the incidents of the selection, and the record of the ticked row."""
    words = view.words
    shown = state.display()
    table = incident_table(view.dataset, view.mask, words, shown.columns, shown.order)
    st.markdown(words("page-incidents-count", n=len(table), count=words.number(len(table))))
    if table.empty:
        st.info(nothing_words(view.numbers, words))
    else:
        _show_table(table, view)
    if state.chosen_incident() is not None:
        with st.container(border=True):
            record_panel.show_record(view)


def _show_table(table: pd.DataFrame, view: View) -> None:
    """Draw the table with what orders it; a ticked row opens its record."""
    words, shown = view.words, state.display()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _choose_order(view)
        _choose_columns(view)
    several = dossier_panel.choose_several(words)
    st.caption(words("dossier-pick" if several else "table-pick"))
    # The key follows the selection: row numbers of another table must not be taken for this one's, and a record
    # that was closed has no ticked row any more.
    key = f"incidents-{view.selection.slug()}-{words.language}-{state.n_closed()}-{several}-{shown.order}"
    if state.is_new_widget(key):
        state.is_news("table", [])  # a table begins without a tick, which closes no record
    event = st.dataframe(
        table,
        height=TABLE_HEIGHT_PX,
        placeholder="–",
        on_select="rerun",
        selection_mode="multi-row" if several else "single-row",
        key=key,
        # Narrow texts, so that the counts and the grades stand on a laptop; a double click shows the whole.
        column_config={words(f"table-{name}"): st.column_config.Column(width=px) for name, px in _WIDTHS_PX.items()}
        | {
            words("table-id"): st.column_config.Column(pinned=True, width=98),
            words("table-killed"): st.column_config.Column(alignment="right", width=110),
        },
    )
    rows = event.selection.rows
    if several:
        dossier_panel.show_add([str(table.index[row]) for row in rows], [str(each) for each in table.index], words)
    elif state.is_news("table", rows):
        state.choose_incident(str(table.index[rows[0]]) if rows else None)


def _choose_order(view: View) -> None:
    """Draw the choice of order, which a click on a heading does not tell the server."""
    words = view.words
    state.seed_widget("_order", state.display().order)
    st.selectbox(
        words("table-order"),
        ORDERS,
        key="_order",
        format_func=lambda order: words(f"table-order-{order}"),
        help=words("table-order-help"),
        width=320,
        on_change=lambda: state.change_display(order=state.widget_value("_order")),
    )


def _choose_columns(view: View) -> None:
    """Draw the choice of columns; their order is that in which they were chosen, and both are in the address."""
    words = view.words
    with st.popover(words("table-columns")):
        state.seed_widget("_columns", list(state.display().columns))
        st.multiselect(
            words("table-columns"),
            COLUMNS,
            key="_columns",
            format_func=lambda name: words(f"table-{name}"),
            select_all=False,
            label_visibility="collapsed",
            on_change=lambda: state.change_display(columns=tuple(state.widget_value("_columns")) or COLUMNS),
        )
