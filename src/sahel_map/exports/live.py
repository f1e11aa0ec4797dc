"""The addresses by which other programs read a selection: QGIS, Excel, R."""

from __future__ import annotations

from urllib.parse import urlencode

from sahel_map.selection.selection import Selection

__all__ = ["MOST_AT_ONCE", "live_addresses"]

#: Features that the server gives at once; a program that reads one address asks for no second page.
MOST_AT_ONCE = 10_000


def live_addresses(dashboard: str, selection: Selection, set_id: str = "") -> dict[str, str]:
    """Return the address for each program.

    Parameters
    ----------
    dashboard : str
        Its address without page and parameters.
    selection : Selection
    set_id : str
        Empty for the server's own set.

    Returns
    -------
    dict of str to str
        "qgis": the incidents as GeoJSON of OGC API - Features; "excel": the CSV of the exports; "r": the same CSV
        as a command.

    Examples
    --------
    >>> live_addresses("https://map.example/", Selection(start="2024-01"))["excel"]
    'https://map.example/api/incidents.csv?from=2024-01'
    """
    query = selection.to_query() | ({"set": set_id} if set_id else {})
    page = urlencode(query | {"limit": str(MOST_AT_ONCE)})
    asked = f"?{urlencode(query)}" if query else ""
    api = f"{dashboard.rstrip('/')}/api"
    table = f"{api}/incidents.csv{asked}"
    return {"qgis": f"{api}/collections/incidents/items?{page}", "excel": table, "r": f'read.csv("{table}")'}
