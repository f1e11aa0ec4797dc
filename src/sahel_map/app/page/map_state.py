"""What page and map tell each other: the part in view, an area drawn, where a link or a reader goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NoReturn

import streamlit as st

from sahel_map.app.page import links, shared_data, state
from sahel_map.app.server.first_maps import FIRST_MAPS
from sahel_map.selection.period import month_of
from sahel_map.selection.selection import Selection

__all__ = [
    "ask_place",
    "asked",
    "awaits_place",
    "bounds_to_print",
    "browser",
    "draw",
    "first_map",
    "follow_map",
    "follows_map",
    "go_to",
    "keep_bounds",
    "keep_place",
    "keep_print",
    "map_start",
    "n_found",
    "open_print",
    "play",
    "playable",
    "played",
    "write_address",
]

_PRINT = "print_bounds"
_PLAYED, _WAITS, _FOUND, _VISIT = "played", "waits_for_bounds", "n_found", "first_visit"
_ASKED, _ASKED_FOR = "asked_place", "asked_place_for"

Period = tuple[str | None, str | None]


def follows_map() -> bool:
    """Whether everything is held to what the map shows, or will be once the map has said what that is."""
    return state.selection().bounds is not None or st.session_state.get(_WAITS, False)


def follow_map(wanted: bool) -> None:
    """Hold everything to what the map shows, or let it go."""
    st.session_state[_WAITS] = wanted
    state.change_selection(bounds=None)


def keep_bounds(bounds: tuple[float, float, float, float]) -> None:
    """Hold everything to a part of the map that the reader moved to."""
    st.session_state[_WAITS] = False
    state.change_selection(bounds=bounds)


def keep_print(bounds: tuple[float, float, float, float]) -> None:
    """Keep a part of the map that the reader wants to print."""
    st.session_state[_PRINT] = ",".join(f"{side:g}" for side in bounds)


def open_print() -> NoReturn:
    """Open the page for sheets."""
    state.go_to_page("pages/Briefing.py")


def bounds_to_print() -> str | None:
    """Return the part of the map that the reader came to print, once; None if there is none."""
    return st.session_state.pop(_PRINT, None)


def map_start() -> dict[str, object] | None:
    """Return where a link wants the map to look: `id`, so that it is done once, and `bounds` or `at`."""
    return st.session_state.get(state.MAP_START)


def ask_place(name: str) -> None:
    """Ask the map where it looks, for a saved view of this name."""
    st.session_state[_ASKED], st.session_state[_ASKED_FOR] = asked() + 1, name


def asked() -> int:
    """Return how often the map was asked where it looks."""
    return st.session_state.get(_ASKED, 0)


def awaits_place() -> bool:
    """Whether the map has yet to say where it looks."""
    return st.session_state.get(_ASKED_FOR) is not None


def keep_place(place: str | None) -> None:
    """Keep where the map looks with the saved view that it was asked for; what no link could hold is left out."""
    name = st.session_state.get(_ASKED_FOR)
    start, _ = links.map_start({links.START: place} if place else {}, None)
    for view in state.dossier().views:
        if view.name == name and place is not None and start is not None:
            placed = replace(view, query={**view.query, links.START: place})
            state.change_dossier(state.dossier().with_view(placed))
    st.session_state[_ASKED_FOR] = None


def first_map() -> str:
    """Return the name by which the map of this session reports that it is painted."""
    if _VISIT not in st.session_state:
        st.session_state[_VISIT] = FIRST_MAPS.expect()
    return st.session_state[_VISIT]


def browser() -> str:
    """Return what the reader's program calls itself; empty for one that says nothing."""
    return st.context.headers.get("User-Agent", "")


@dataclass(frozen=True)
class _Played:
    """What the player shows: the month, the period before all months, that of the month, what was shown last."""

    month: str | None
    cumulative: bool
    running: bool
    before: Period
    period: Period
    last: _Played | None = None


def play(report: Mapping[str, object]) -> None:
    """Let everything follow the month that the player shows; once it is left, go back to the period before.

    A run may be broken off at any look at the session: done again, or for the next month, this then finds the same
    period before all months.

    Parameters
    ----------
    report : mapping
        `month` ("YYYY-MM", or None), `cumulative` and `running`, as `picked_month` reads them.
    """
    now, last = _period(), _shown()
    before = now if last is None else last.before
    is_sum, month = bool(report["cumulative"]), None if report["month"] is None else str(report["month"])
    period = before if month is None else month_of(before, month, is_sum=is_sum)
    told = _Played(month, is_sum, bool(report["running"]), before, period)
    # Until the period is that of the month, the month before it is shown.
    st.session_state[_PLAYED] = replace(told, last=last and replace(last, last=None))
    if period != now:
        state.change_selection(start=period[0], end=period[1])
    st.session_state[_PLAYED] = None if month is None else told


def write_address() -> None:
    """Write the address, but not while months run by themselves: "back" would lead through all of them."""
    shown = _shown()
    if shown is None or not shown.running:
        state.write_address()


def played() -> dict[str, object] | None:
    """Return the month that the player shows (`month`, `cumulative`), unless the period was changed since."""
    shown = _shown()
    return None if shown is None else {"month": shown.month, "cumulative": shown.cumulative}


def playable() -> Selection:
    """Return the selection whose months can be played: while they are, that with the period before."""
    shown = _shown()
    if shown is None:
        return state.selection()
    return state.selection().replace(start=shown.before[0], end=shown.before[1])


def _shown() -> _Played | None:
    told, now = st.session_state.get(_PLAYED), _period()
    if told is not None and told.period != now:
        told = told.last
    return told if told is not None and told.month is not None and told.period == now else None


def _period() -> Period:
    return state.selection().start, state.selection().end


def draw(query: Mapping[str, str]) -> None:
    """Filter by an area drawn on the map, given as address parameters; one that is none takes nothing away."""
    drawn, notices = Selection.from_query(query, shared_data.known())
    if notices:
        state.show_notices(notices)
    else:
        state.change_selection(near=drawn.near, shape=drawn.shape)


def go_to(changes: Mapping[str, object], incident_id: str | None = None) -> None:
    """Go to what the reader found: change the selection, or open a record."""
    if incident_id is not None:
        state.choose_incident(incident_id)
    else:
        state.change_selection(**changes)
        state.forget_widgets()
    st.session_state[_FOUND] = n_found() + 1


def n_found() -> int:
    """Return how often something was found: the search box starts empty after each."""
    return st.session_state.get(_FOUND, 0)
