"""GeoJSON that is small, and the same bytes for the same content."""

import json
from pathlib import Path

import pandas as pd
import shapely
from geopandas import GeoDataFrame

from tools.boundaries.topology import DECIMALS


def write_geojson(layer: GeoDataFrame, path: Path) -> None:
    """Write a layer in EPSG:4326 with one feature a line, so that changes can be read line by line.

    Parameters
    ----------
    layer
        The named index becomes the first property; missing values become null.
    path
        File to write; its folder is made if missing.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    features = [_feature(row, geometry) for row, geometry in zip(_properties(layer), layer.geometry, strict=True)]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _properties(layer: GeoDataFrame) -> list[dict]:
    table = pd.DataFrame(layer.drop(columns=layer.geometry.name))
    if table.index.name:
        table = table.reset_index()
    return table.astype(object).where(table.notna(), None).to_dict("records")


def _feature(properties: dict, geometry: shapely.Geometry) -> str:
    shape = _on_decimals(json.loads(shapely.to_geojson(shapely.orient_polygons(geometry))))
    feature = {"type": "Feature", "properties": properties, "geometry": shape}
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def _on_decimals(value: object) -> object:
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, list):
        return [_on_decimals(item) for item in value]
    if isinstance(value, dict):
        return {key: _on_decimals(item) for key, item in value.items()}
    return value
