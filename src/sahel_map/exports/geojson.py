"""Incidents as features of GeoJSON (RFC 7946): one way for the file and for the live addresses."""

from __future__ import annotations

import geopandas as gpd

__all__ = ["features_of", "plain"]


def features_of(shapes: gpd.GeoDataFrame) -> list[dict[str, object]]:
    """Return features whose id is the incident's; days as ISO texts, unknown as null.

    Parameters
    ----------
    shapes : GeoDataFrame
        From `incident_shapes`.
    """
    days = {name: shapes[name].dt.strftime("%Y-%m-%d") for name in ("date_start", "date_end")}
    # As objects, null is null in JSON: a column of floats would hold NaN, which JSON does not know.
    properties = shapes.assign(**days).drop(columns="geometry").astype("object")
    table = gpd.GeoDataFrame(properties.where(properties.notna(), None), geometry=shapes.geometry)
    features = table.set_index("incident_id", drop=False).to_geo_dict()["features"]
    for feature in features:
        feature["properties"] = {name: plain(value) for name, value in feature["properties"].items()}
        feature.pop("bbox", None)
    return features


def plain(value: object) -> object:
    """Return a number of numpy as one of Python, for JSON."""
    return value.item() if hasattr(value, "item") else value
