"""Which areas a filter by area leaves in. Must not import folium or streamlit."""

from __future__ import annotations

from collections.abc import Collection

from sahel_map.data.read.units import Units

__all__ = ["units_inside"]


def units_inside(units: Units, chosen: Collection[str], level: str, admin_map: str) -> frozenset[str]:
    """Return the areas of one level that lie, at least in part, in the regions and cercles chosen.

    Parameters
    ----------
    units : Units
        Reads the communes: cercles that the reform of 2023 split lie in two regions.
    chosen : collection of str
        P-codes of regions on `admin_map`, and of cercles.
    level : {"region", "cercle", "commune"}
        Kind of area.
    admin_map : {"2023", "old"}
        Map of regions.
    """
    communes, region = units.communes, f"region_{admin_map}_pcode"
    inside = communes[communes["cercle_pcode"].isin(chosen) | communes[region].isin(chosen)]
    if level == "commune":
        return frozenset(inside.index)
    return frozenset(inside["cercle_pcode" if level == "cercle" else region].dropna())
