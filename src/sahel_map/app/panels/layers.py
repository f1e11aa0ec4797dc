"""The control above the map: which layer, coloured by what, over which details; and the table twin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from sahel_map.app.page import shared_data, state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.app.page.shell import View, show_bounds_switch
from sahel_map.app.server.running_settings import settings
from sahel_map.core.vocabulary import FigureName
from sahel_map.selection.display import LAYERS, LEVELS, MEASURES, OVERLAYS, SQUARE_SIDES_KM, Display
from sahel_map.statistics.density import density
from sahel_map.statistics.stored import StoredCounts
from sahel_map.views.areas.choropleth import Choropleth, choropleth, painted_areas
from sahel_map.views.areas.table import area_rule, area_table

__all__ = ["painted", "painted_display", "show_area_table", "show_layers"]

# Classes and numbers of one selection: small, and the same for every reader of it.
_MOST_PAINTED = 256


def show_layers(view: View) -> None:
    """Draw the choice of layers in one row; what is needed less often stands behind its last button."""
    words, display = view.words, painted_display()
    with st.container(horizontal=True, key="layers", vertical_alignment="center", gap="small"):
        state.seed_widget("_layer", display.layer)
        st.segmented_control(
            words("layers-layer"),
            LAYERS,
            key="_layer",
            format_func=lambda layer: words(f"layers-layer-{layer}"),
            on_change=lambda: state.change_display(layer=state.widget_value("_layer") or display.layer),
            label_visibility="collapsed",
        )
        if display.layer == "areas":
            _show_choice(view, "measure", "measure", tuple(MEASURES), 226)
            _show_choice(view, "level", "level", LEVELS, 124)
        if display.layer == "density":
            _show_choice(view, "square", "side_km", SQUARE_SIDES_KM, 110)
        with st.popover(words("layers-more")):
            if display.layer == "areas":
                _show_per_head(view, display)
            _show_overlays(view, display)
            _show_grouping(view, display)
            show_bounds_switch(words)


def painted(view: View) -> Mapping[str, Any] | None:
    """Return what is painted, as codes and numbers for the map; None while only incidents are shown."""
    display = painted_display()
    if display.layer == "incidents":
        return None
    return _payload(_what(view, display), view, display)


def painted_display() -> Display:
    """Return the layers chosen; where there are too many records to draw, density stands in for marks."""
    chosen = state.display()
    if shared_data.n_uncounted() is None or chosen.layer != "incidents":
        return chosen
    return chosen.replace(layer="density")


def show_area_table(view: View) -> None:
    """Show the areas in colour as a table, where the map shows any."""
    display = painted_display()
    if display.layer != "areas":
        return
    table = st.expander(view.words("layers-table"), on_change="rerun", key="table-layers")
    if table.open:
        areas = _areas(view, display)
        table.caption(escape_markdown(area_rule(areas, view.words)))
        table.dataframe(area_table(areas, view.words), hide_index=True, placeholder="–")


def _show_per_head(view: View, display: Display) -> None:
    has_population = display.level != "commune"
    state.seed_widget("_per_head", display.per_head and has_population)
    st.checkbox(
        view.words("layers-per-head"),
        key="_per_head",
        disabled=not has_population,
        help=None if has_population else view.words("layers-per-head-unknown"),
        on_change=lambda: state.change_display(per_head=bool(state.widget_value("_per_head"))),
    )


def _show_choice(view: View, name: str, field: str, options: Sequence[Any], width: int) -> None:
    key = f"_layer_{name}"

    def label(option: object) -> str:
        return (
            view.words("layers-square-km", km=option) if name == "square" else view.words(f"layers-{name}-{option}")
        )

    state.seed_widget(key, getattr(state.display(), field))
    st.selectbox(
        view.words(f"layers-{name}"),
        options,
        key=key,
        format_func=label,
        width=width,
        on_change=lambda: state.change_display(**{field: state.widget_value(key)}),
        label_visibility="collapsed",
    )


def _show_overlays(view: View, display: Display) -> None:
    for overlay in OVERLAYS:
        if (overlay == "tiles" and not settings().tile_url) or (
            overlay == "marks" and display.layer == "incidents"
        ):
            continue
        key = f"_overlay_{overlay}"
        state.seed_widget(key, overlay in display.overlays)
        st.checkbox(
            view.words(f"layers-overlay-{overlay}"), key=key, on_change=_switch_overlay, args=(overlay, key)
        )


def _show_grouping(view: View, display: Display) -> None:
    state.seed_widget("_grouped", display.is_grouped)
    st.checkbox(
        view.words("layers-grouped"),
        key="_grouped",
        on_change=lambda: state.change_display(is_grouped=bool(state.widget_value("_grouped"))),
        help=view.words("layers-grouped-help"),
    )


def _switch_overlay(overlay: str, key: str) -> None:
    chosen = state.display().overlays
    state.change_display(overlays=chosen | {overlay} if state.widget_value(key) else chosen - {overlay})


def _areas(view: View, display: Display) -> Choropleth:
    chosen = view.selection
    if (stored := _in_the_store()) is not None:
        figure = MEASURES[display.measure].figure or FigureName.KILLED
        tables = stored.by_area(chosen, display.level, chosen.admin_map, figure)
        return painted_areas(
            view.dataset.units,
            *tables,
            display.measure,
            display.level,
            chosen.admin_map,
            display.per_head,
            chosen.areas,
        )
    return choropleth(
        view.dataset, view.mask, display.measure, display.level, chosen.admin_map, display.per_head, chosen.areas
    )


def _in_the_store() -> StoredCounts | None:
    """Return what counts the records where they stand, if they are too many to be held."""
    return None if shared_data.n_uncounted() is None else shared_data.stored_counts()


def _what(view: View, display: Display) -> tuple[object, ...]:
    """Return what names data, selection and layer in place of the view itself."""
    layer = display.replace(overlays=frozenset()).to_query()
    query = view.selection.to_query()
    return (view.dataset.version.digest, tuple(query.items()), tuple(layer.items()))


@st.cache_data(max_entries=_MOST_PAINTED, show_spinner=False)
def _payload(what: tuple[object, ...], _view: View, _display: Display) -> dict[str, object]:
    stored = _in_the_store()
    if _display.layer == "density" and stored is not None:
        return stored.density(_view.selection, _display.side_km).payload()
    if _display.layer == "density":
        return density(_view.dataset, _view.mask, _display.side_km).payload()
    return _areas(_view, _display).payload()
