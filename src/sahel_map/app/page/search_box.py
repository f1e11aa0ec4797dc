"""The search box at the top of each page: one field, suggestions in groups, one press to go there."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from sahel_map.app.page import map_state, shared_data, state
from sahel_map.app.page.markdown_text import escape_markdown
from sahel_map.selection.space import MOST_KM
from sahel_map.views.search.finder import GROUPS, Hit
from sahel_map.words import Words

__all__ = ["show_around", "show_near", "show_search"]

_WITH_POINT = ("settlement", "near")
_FIRST_KM, _FIRST_DAYS, _MOST_DAYS = 30, 30, 366
_MAP = "dashboard.py"
_AREAS = frozenset({"commune", "cercle", "region"})
_SPACES = _AREAS | {"place"}
# Pages that show a kind of hit where it is chosen; from all others the map is opened with it.
_SHOWN_ON = {
    "map": frozenset(GROUPS),
    "incidents": frozenset({"record"}),
    "record": frozenset({"record"}),
    "area-profile": _SPACES,
    "trends": _AREAS,
}
# Who asks for a place wants to see it, and not what of it lies in the area or the view that was chosen before.
_ANYWHERE = {"areas": None, "near": None, "shape": None, "bounds": None}


@st.fragment
def show_search(words: Words) -> None:
    """Draw the field and, once something is written, what it may mean; only this part runs while one writes."""
    text = st.text_input(
        words("space-find"),
        key=f"find-{map_state.n_found()}",
        placeholder=words("space-find-hint"),
        icon=":material/search:",
        max_chars=100,
        live=True,
        label_visibility="collapsed",
    )
    text = (text or "").strip()
    if len(text) < 2:
        return
    hits = shared_data.finder(words.language, state.selection().admin_map).find(text)
    with st.container(border=True, key="found"):
        if not hits:
            st.caption(escape_markdown(words("space-find-none", text=text)))
        for kind in GROUPS:
            group = [hit for hit in hits if hit.kind == kind]
            if group:
                st.caption(words(f"space-find-{kind}"))
            for hit in group:
                _show_hit(hit, words)


def _show_hit(hit: Hit, words: Words) -> None:
    label = words("space-find-choice", name=hit.name, detail=hit.detail) if hit.detail else hit.name
    if st.button(escape_markdown(label), key=f"found-{hit.kind}-{hit.key}", type="tertiary"):
        wherever = _ANYWHERE if hit.kind in _SPACES else {}
        map_state.go_to({**wherever, **hit.changes}, hit.key if hit.kind == "record" else None)
        if hit.kind not in _SHOWN_ON.get(state.page(), ()):
            state.go_to_page(_MAP)
        st.rerun()


def show_near(words: Words) -> None:
    """Offer to change how far around a point the filter reaches, where there is one."""
    near = state.selection().near
    if near is None:
        return
    state.seed_widget("_near_km", int(near[2]))
    with st.popover(words("space-near-short"), type="tertiary", key="near"):
        st.slider(
            words("space-km"),
            1,
            MOST_KM,
            key="_near_km",
            width=280,
            on_change=lambda: state.change_selection(near=(*near[:2], float(state.widget_value("_near_km")))),
        )


def show_around(words: Words) -> None:
    """Offer what lies near the open record in place and time, where it has a place of its own."""
    incidents, code = shared_data.dataset().incidents, state.chosen_incident()
    if code not in incidents.index or incidents.at[code, "place_precision"] not in _WITH_POINT:
        return
    record = incidents.loc[code]
    with st.popover(words("space-here")):
        km = st.slider(words("space-km"), 1, MOST_KM, _FIRST_KM, key="_around_km")
        days = st.number_input(
            words("space-days"), min_value=0, max_value=_MOST_DAYS, value=_FIRST_DAYS, key="_around_days"
        )
        span = pd.Timedelta(days=int(days))
        changes = {
            "near": (round(record["lat"], 4), round(record["lon"], 4), float(km)),
            "start": f"{record['date_start'] - span:%Y-%m-%d}",
            "end": f"{record['date_end'] + span:%Y-%m-%d}",
        }
        st.button(words("space-show"), key="around", on_click=map_state.go_to, args=(changes,))
