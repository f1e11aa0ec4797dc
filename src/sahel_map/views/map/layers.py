"""What a choice of layers sends to the running map: switches, codes and numbers, never a text."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from sahel_map.selection.display import Display
from sahel_map.selection.selection import Selection

__all__ = ["layer_settings"]


def layer_settings(
    display: Display,
    selection: Selection,
    painted: Mapping[str, object] | None = None,
    follows_map: bool = False,
    area: tuple[float, float, float, float] | None = None,
    start: Mapping[str, object] | None = None,
    played: Mapping[str, object] | None = None,
    playable: Selection | None = None,
    asked: int = 0,
    nothing: str = "",
) -> dict[str, object]:
    """Return the settings that `selection_layer` hands to the script.

    Parameters
    ----------
    display : Display
        Layers chosen.
    selection : Selection
        Its address parameters are those by which the script fetches the months.
    painted : mapping, optional
        `payload()` of a choropleth or density, for a layer that is painted.
    follows_map : bool
        The figures beside the map are to follow what it shows.
    area : tuple of float, optional
        West, south, east, north (degrees) of the area chosen; the map goes there when it changes.
    start : mapping, optional
        Where a link wants the map to look: `id`, and `bounds` or `at` (latitude, longitude, zoom).
    played : mapping, optional
        The month that the player shows and the page follows: `month` ("YYYY-MM") and `cumulative`.
    playable : Selection, optional
        Whose months are played; by default those of `selection`, which while one is played is that month.
    asked : int, optional
        How often the page has asked where the map looks; at each further time the map tells it.
    nothing : str
        What the map says where it shows no incident and there is more to say than that none matches; a sentence of
        the catalogue.

    Returns
    -------
    dict
        `marks`: whether incidents are drawn; `grouped`: whether those that cover each other are gathered even
        where few are in view; `overlays`: what else is; `painted`; `months`: the selection as
        a query, percent-encoded, so that a reader's search words in it cannot end a script;
        `follows`; `bounds`: those that the figures are held to, if they are known; `area`; `outline` of the area
        that filters, `near` and `shape` as in the address; `start`; `played`; `asked`; `nothing`.
    """
    return {
        "marks": display.shows_marks,
        "grouped": display.is_grouped,
        "overlays": sorted(display.overlays - {"marks"}),
        "painted": painted,
        "months": urlencode((playable or selection).whole_map.to_query()),
        "played": played,
        "follows": follows_map,
        "bounds": selection.bounds,
        "outline": {"near": selection.near, "shape": selection.shape},
        "start": start,
        "asked": asked,
        "nothing": nothing,
        "area": None if area is None else [round(edge, 3) for edge in area],
    }
