"""What the reader picked on the running map: an incident, a month, an area drawn, the part in view.

The script tells all of it as a pick with a number of its own; the last one is told again at every run.
"""

from __future__ import annotations

from collections.abc import Mapping

from sahel_map.core.geometry import plain_degrees
from sahel_map.selection.period import is_month
from sahel_map.views.map.document import PICK

__all__ = ["picked_bounds", "picked_drawing", "picked_month", "picked_place", "picked_position", "picked_print"]


def picked_position(returned: Mapping[str, object] | None, n: int) -> tuple[int, int] | None:
    """Read which incident the reader picked on the map.

    Parameters
    ----------
    returned : mapping or None
        What `st_folium` returned. It repeats the last pick at every rerun.
    n : int
        Number of incidents.

    Returns
    -------
    tuple of int, or None
        Position of the incident, and a number that differs for each pick, so that an old pick can be told
        from a new one; None if nothing, or nothing that exists, was picked.
    """
    position, pick = _told(returned, "id")
    return (position, pick) if pick is not None and type(position) is int and 0 <= position < n else None


def picked_bounds(returned: Mapping[str, object] | None) -> tuple[tuple[float, float, float, float], int] | None:
    """Read what part of the map is in view, which the script tells while the figures are to follow it.

    st_folium decides once, when it mounts the map, whether it sends bounds, and would send them at each pan
    from then on; so the script tells them as a pick.

    Parameters
    ----------
    returned : mapping or None
        What `st_folium` returned.

    Returns
    -------
    (tuple of float, int), or None
        West, south, east, north (degrees), and a number that differs for each pick; None if the last one was
        another, or nothing that can be used.
    """
    return _bounds(returned, "bounds")


def picked_print(returned: Mapping[str, object] | None) -> tuple[tuple[float, float, float, float], int] | None:
    """Read what part of the map the reader wants on a sheet; see `picked_bounds`."""
    return _bounds(returned, "print")


def _bounds(
    returned: Mapping[str, object] | None, name: str
) -> tuple[tuple[float, float, float, float], int] | None:
    seen, pick = _told(returned, name)
    edges = _numbers(seen)
    if pick is None or edges is None or len(edges) != 4:
        return None
    west, south, east, north = edges
    return ((west, south, east, north), pick) if west < east and south < north else None


def picked_place(returned: Mapping[str, object] | None) -> tuple[str | None, int] | None:
    """Read where the map looks, which the script tells once for each time the page asks.

    Parameters
    ----------
    returned : mapping or None
        What `st_folium` returned.

    Returns
    -------
    (str or None, int), or None
        Latitude, longitude (degrees) and zoom, as an address has them, or None for a map that looks where it would
        by itself; and a number that differs for each pick. None if the last pick was none of this.
    """
    # A place may be told as None, so that what was not told has to be another value.
    place, pick = _told(returned, "at", default=0)
    return (place, pick) if pick is not None and (place is None or isinstance(place, str)) else None


def picked_drawing(returned: Mapping[str, object] | None) -> tuple[dict[str, str], int] | None:
    """Read which area the reader drew on the map.

    Parameters
    ----------
    returned : mapping or None
        What `st_folium` returned.

    Returns
    -------
    (dict of str to str, int), or None
        The area as a parameter of the address, `near` or `shape`, and a number that differs for each drawing; None
        if the last pick was none.
    """
    drawn, pick = _told(returned, "drawn")
    if pick is None or not isinstance(drawn, Mapping) or len(drawn) != 1:
        return None
    ((kind, numbers),) = drawn.items()
    found = _numbers(numbers)
    if kind not in ("near", "shape") or found is None:
        return None
    return {kind: ",".join(map(plain_degrees, found))}, pick


def picked_month(returned: Mapping[str, object] | None) -> tuple[dict[str, object], int] | None:
    """Read which month the player shows, and the page is to follow.

    Parameters
    ----------
    returned : mapping or None
        What `st_folium` returned.

    Returns
    -------
    (dict, int), or None
        `month` ("YYYY-MM"; None once the player is left), `cumulative`: whether those before it count too, and
        `running`: whether the next one follows by itself; and a number that differs for each pick. None if the
        last pick was none of this.
    """
    played, pick = _told(returned, "played")
    if pick is None or not isinstance(played, Mapping):
        return None
    month = played.get("month")
    if month is not None and not (isinstance(month, str) and is_month(month)):
        return None
    switches = {name: played.get(name) is True for name in ("cumulative", "running")}
    return {"month": month, **switches}, pick


def _numbers(values: object) -> list[float] | None:
    """Return a list of numbers as such, or None if it is none."""
    if not isinstance(values, list) or not all(type(value) in (int, float) for value in values):
        return None
    return [float(value) for value in values]


def _told(returned: Mapping[str, object] | None, name: str, default: object = None) -> tuple[object, int | None]:
    """Return what the script last told under a name, and the number of that pick; None if it has none."""
    drawing = (returned or {}).get(PICK)
    properties = drawing.get("properties") if isinstance(drawing, Mapping) else None
    if not isinstance(properties, Mapping):
        return default, None
    number = properties.get("pick")
    return properties.get(name, default), number if type(number) is int else None
