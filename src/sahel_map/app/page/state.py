"""The reader's choices: the only module that reads or writes session state and the address.

One durable key holds one frozen `Selection`. Widget keys start with an underscore; Streamlit drops
them when the page changes, so each widget copies its value into the durable selection at once. The
address mirrors the selection: the same link gives the same view.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any, NoReturn

import streamlit as st

from sahel_map.app.page import compared, links
from sahel_map.app.page import shared_data as cache
from sahel_map.app.page.dossier_state import DOSSIER, dossier, keep_dossier
from sahel_map.app.page.widgets import (
    act_on_news,
    forget_widgets,
    is_new_widget,
    is_news,
    seed_widget,
    widget_value,
)
from sahel_map.app.server.streamlit_private import came_by_history
from sahel_map.selection.all_filters import PARAMETERS
from sahel_map.selection.display import Display
from sahel_map.selection.dossier import Dossier
from sahel_map.selection.filter import Filter
from sahel_map.selection.notice import Notice, stray_notices
from sahel_map.selection.pair import Pair
from sahel_map.selection.records import read_records
from sahel_map.selection.selection import Selection
from sahel_map.selection.set_pair import SetPair
from sahel_map.sets.store import DEFAULT_SET
from sahel_map.words import LANGUAGES

__all__ = [
    "DOSSIER",
    "act_on_news",
    "choose_incident",
    "chosen_incident",
    "display",
    "dossier",
    "forget_widgets",
    "is_new_widget",
    "is_news",
    "language",
    "link_query",
    "notices",
    "open_state",
    "page",
    "seed_widget",
    "selection",
    "widget_value",
    "write_address",
]

_SELECTION, _LANGUAGE, _INCIDENT, _PAGE, _NOTICES = "selection", "language", "incident", "page", "notices"
_DISPLAY, _CLOSED = "display", "n_closed"
_MIRROR, _WRITTEN_AT, _TOUCHED = "address_written", "address_written_at", "widget_touched"
_MESSAGE, _PICKS, _WANTED_SET, _REFUSED = "message", "n_picks", "wanted_set", "refused_set"
#: Where a link wants the map to look; `map_state` hands it over.
MAP_START = "map_start"
_SETTLING_S = 1.5
pair, set_pair = compared.pair, compared.set_pair
#: Parameters of an address beside those of filters and layers.
_OWN = ("lang", "incident", "set", DOSSIER, *compared.COMPARED)


def asked_set(page: str) -> str:
    """Return the id of the set that this run is to show: of the link, or else the one the session shows."""
    if _PAGE not in st.session_state or _is_link(page):
        return st.query_params.get("set", DEFAULT_SET)
    return st.session_state.get(_WANTED_SET, DEFAULT_SET)


def keep_set(set_id: str, refused: Notice | None = None) -> None:
    """Go on with a set; with a notice where a link asks for one that is not here, or not for this reader."""
    st.session_state[_WANTED_SET], st.session_state[_REFUSED] = set_id, refused


def change_set(set_id: str) -> None:
    """Show another set from the next run on; filters, layers and the open record belong to the one before."""
    reset_selection()
    st.session_state[_WANTED_SET], st.session_state[_INCIDENT] = set_id, None
    st.session_state[_SELECTION], st.session_state[_DISPLAY] = Selection(), Display()
    compared.keep_set_pair(SetPair())


def open_state(page: str) -> Selection:
    """Return the selection of this run, taken from the session or, for a new link, from the address.

    Parameters
    ----------
    page : str
        Name of the page that runs.
    """
    state = st.session_state
    if _SELECTION not in state or _is_link(page):
        _read_address(st.query_params.to_dict())
    elif state[_PAGE] != page:
        state[_NOTICES] = ()
    state[_SELECTION] = selection().among(cache.known())
    chosen = chosen_incident()
    if chosen is not None and not _is_known(chosen):
        # Newer data no longer hold the record that was open.
        choose_incident(None)
    state[_PAGE], state[_TOUCHED] = page, False
    return state[_SELECTION]


def _is_link(page: str) -> bool:
    """Whether the address was changed by the reader (a link, "back") and not by this session.

    A browser that acts twice in quick succession sends the address of before our last writing; it is told from a
    link by the widget that was used, or by the short time that has passed.
    """
    state, address = st.session_state, st.query_params.to_dict()
    if came_by_history():
        return True
    if address == state.get(_MIRROR) or state.get(_TOUCHED):
        return False
    if time.monotonic() - state.get(_WRITTEN_AT, 0) < _SETTLING_S:
        return False
    # Changing the page may empty the address: that is no link to the view without filters.
    return bool(address) or state[_PAGE] == page


def _read_address(address: dict[str, str]) -> None:
    """Take selection, language and record from a link; what cannot be used becomes a notice."""
    chosen, notices = Selection.from_query(address, cache.known())
    shown, unknown = Display.from_query(address)
    found = [*notices, *unknown, *compared.read_compared(address, cache.known())]
    language = address.get("lang", LANGUAGES[0])
    if language not in LANGUAGES:
        found.append(Notice("lang", language, ", ".join(LANGUAGES)))
        language = LANGUAGES[0]
    incident = address.get("incident")
    if incident is not None and not _is_known(incident):
        found.append(Notice("incident", incident, "", kind="record"))
        incident = None
    # A link without a dossier leaves the one that the reader has put together.
    collected = read_records(address.get(DOSSIER), DOSSIER, cache.known(), found)
    if collected is not None:
        keep_dossier(replace(dossier(), records=collected))
    st.session_state[_SELECTION] = chosen
    st.session_state[_DISPLAY] = shown
    st.session_state[MAP_START], unreadable = links.map_start(address, chosen.bounds)
    st.session_state[_LANGUAGE] = language
    st.session_state[_INCIDENT] = incident
    st.session_state[_NOTICES] = (*found, *unreadable, *_stray())
    forget_widgets()


def _stray() -> tuple[Notice, ...]:
    """Return what the address holds that means nothing here, or holds more than once."""
    given = {name: st.query_params.get_all(name) for name in st.query_params}
    own = (each.name for each in PARAMETERS)
    return stray_notices(given, {*own, *Display.parameters(), *_OWN, links.START})


def _is_known(incident_id: str) -> bool:
    """Whether there is such a record; a link to one that was retracted leads to the reason."""
    data = cache.dataset()
    return incident_id in data.incidents.index or incident_id in data.retracted.index


def write_address() -> None:
    """Write the whole view into the address."""
    address = link_query()
    is_new = st.query_params.to_dict() != address
    # A run may be broken off at each of these: what was written and is not known as ours would be taken for a link.
    if is_new:
        st.session_state[_WRITTEN_AT] = time.monotonic()
    st.session_state[_MIRROR] = address
    if is_new:
        st.query_params.from_dict(address)


def page() -> str:
    """Return the name of the page that runs."""
    return st.session_state[_PAGE]


def link_query(shown: Selection | None = None) -> dict[str, str]:
    """Return the address parameters of the present view, or of one with another selection."""
    query = (shown or selection()).to_query() | display().to_query() | compared.compared_query()
    if (opened := chosen_incident()) is not None:
        query["incident"] = opened
    if collected := [each for each in dossier().records if each in cache.known().records]:
        query[DOSSIER] = ",".join(collected)
    if language() != LANGUAGES[0]:
        query["lang"] = language()
    if cache.set_id() != DEFAULT_SET:
        query["set"] = cache.set_id()
    return query


def selection() -> Selection:
    """Return the reader's selection."""
    return st.session_state[_SELECTION]


def change_selection(**changes: object) -> None:
    """Change some fields of the selection."""
    st.session_state[_SELECTION] = selection().replace(**changes)
    st.session_state[_NOTICES], st.session_state[_TOUCHED], st.session_state[_MESSAGE] = (), True, ""


def take_off(each: Filter) -> None:
    """Take one filter off the selection."""
    change_selection(**each.fields)
    forget_widgets()


def pick(**changes: object) -> None:
    """Change the selection by a click on a chart, whose marks are then drawn anew with nothing picked."""
    change_selection(**changes)
    st.session_state[_PICKS] = n_picks() + 1
    forget_widgets()


def pick_all(picked: Selection) -> None:
    """Show the records of another selection, as a click on a chart asks."""
    pick(**{name: getattr(picked, name) for name in picked.__dataclass_fields__})


def go_to_page(script: str) -> NoReturn:
    """Go to another page with what was chosen in this run.

    Streamlit writes the address that a switch of pages is given to the page that is left: given the new one, "back"
    would come to a view that nobody saw. The page that opens writes its own.
    """
    st.switch_page(script, query_params=st.query_params.to_dict())


def n_picks() -> int:
    """Return how often a chart was clicked: it names the charts, so that each click starts from none."""
    return st.session_state.get(_PICKS, 0)


def change_pair(changed: Pair) -> None:
    """Compare two other choices."""
    compared.keep_pair(changed)
    st.session_state[_NOTICES], st.session_state[_TOUCHED], st.session_state[_MESSAGE] = (), True, ""
    forget_widgets()


def change_set_pair(**changes: Any) -> None:
    """Compare with another set, or under other limits."""
    compared.keep_set_pair(replace(set_pair(), **changes))
    change_pair(pair())


def display() -> Display:
    """Return the layers the reader chose."""
    return st.session_state[_DISPLAY]


def change_display(**changes: object) -> None:
    """Change some fields of the layers chosen."""
    st.session_state[_DISPLAY] = display().replace(**changes)
    st.session_state[_NOTICES], st.session_state[_TOUCHED] = (), True


def change_dossier(changed: Dossier) -> None:
    """Put another dossier in the place of the present one; the address follows."""
    keep_dossier(changed)
    st.session_state[_TOUCHED] = True


def reset_selection() -> None:
    """Go back to everything; language, map of regions and chosen record stay."""
    st.session_state[_SELECTION] = Selection(admin_map=selection().admin_map)
    st.session_state[_NOTICES], st.session_state[_TOUCHED], st.session_state[_MESSAGE] = (), True, ""
    forget_widgets()


def language() -> str:
    """Return the language of the interface."""
    return st.session_state[_LANGUAGE]


def change_language(code: str) -> None:
    """Change the language of the interface."""
    st.session_state[_LANGUAGE], st.session_state[_TOUCHED] = code, True
    forget_widgets()


def chosen_incident() -> str | None:
    """Return the id of the record the reader opened, if any."""
    return st.session_state.get(_INCIDENT)


def touch() -> None:
    """Say that a widget was used: the address that the browser sends with it is no link, however late it comes."""
    st.session_state[_TOUCHED] = True


def choose_incident(incident_id: str | None) -> None:
    """Open a record, or close it with None."""
    if incident_id is None:
        st.session_state[_CLOSED] = n_closed() + 1
    st.session_state[_INCIDENT] = incident_id


def n_closed() -> int:
    """Return how often a record was closed: a table then begins without a ticked row."""
    return st.session_state.get(_CLOSED, 0)


def notices() -> tuple[Notice, ...]:
    """Return what the link asked for in vain."""
    refused = st.session_state.get(_REFUSED)
    return (*((refused,) if refused else ()), *st.session_state.get(_NOTICES, ()))


def show_notices(notices: tuple[Notice, ...]) -> None:
    """Show what could not be used until the selection changes."""
    st.session_state[_NOTICES] = notices


def notify(text: str) -> None:
    """Show a sentence above the page until the selection changes again."""
    st.session_state[_MESSAGE] = text


def message() -> str:
    """Return the sentence to show above the page, if any."""
    return st.session_state.get(_MESSAGE, "")
