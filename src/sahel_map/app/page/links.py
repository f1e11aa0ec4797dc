"""What a link asks for beside filters and layers, and what of it cannot be used."""

from __future__ import annotations

import time
from collections.abc import Mapping

from sahel_map.selection.notice import Notice

__all__ = ["START", "map_start"]

#: Parameter that says where the map looks: latitude, longitude (degrees), zoom.
START = "at"
_FORM = "latitude,longitude,zoom"
_MOST_ZOOM = 20


def map_start(
    address: Mapping[str, str], bounds: tuple[float, float, float, float] | None
) -> tuple[dict[str, object] | None, tuple[Notice, ...]]:
    """Return where the map of a link looks: at the part that its figures are held to, or where it was copied.

    Parameters
    ----------
    address : mapping of str to str
    bounds : tuple of float or None
        West, south, east, north (degrees) of the part in view that filters.

    Returns
    -------
    dict or None
        `id`, so that it is done once for each link, and `bounds` or `at` (latitude, longitude, zoom).
    tuple of Notice
        One if the place cannot be read.
    """
    if bounds is not None:
        return {"id": time.monotonic(), "bounds": bounds}, ()
    raw = address.get(START)
    if raw is None:
        return None, ()
    try:
        latitude, longitude, zoom = (float(part) for part in raw.split(","))
    except ValueError:
        return None, (Notice(START, raw, _FORM),)
    if not (abs(latitude) <= 90 and abs(longitude) <= 360 and 0 <= zoom <= _MOST_ZOOM):
        return None, (Notice(START, raw, _FORM),)
    return {"id": time.monotonic(), START: [latitude, longitude, zoom]}, ()
