"""GeoJSON, also with the old `crs` member; one feature is one row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyproj
import shapely

from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.limits import Limits
from sahel_map.imports.readers.encoding import decode
from sahel_map.imports.readers.points import crs_of, texts_of, with_points
from sahel_map.imports.readers.source import Broken, Reading, SourceTable

__all__ = ["read_file"]

_KINDS = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection")


def read_file(path: Path, reading: Reading, limits: Limits) -> list[SourceTable]:
    """Read a collection of features.

    Parameters
    ----------
    path : Path
    reading : Reading
        How the file is to be read, where the user said so.
    limits : Limits

    Raises
    ------
    ImportFileError
        If it is no JSON, or no collection of features.
    """
    text, _, notes = decode(path.read_bytes(), reading.encoding)
    try:
        content = _content(text)
    except RecursionError as error:
        raise ImportFileError("depth", file=path.name, most=limits.depth) from error
    except ValueError as error:
        raise ImportFileError("damaged", file=path.name, why=error) from error
    if isinstance(content, dict) and content.get("type") == "Feature":
        content = {"type": "FeatureCollection", "features": [content]}
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise ImportFileError("no-features", file=path.name)
    limits.check_shape(path.name, len(features), 0)
    crs = _crs(content.get("crs")) if not reading.crs else crs_of(reading.crs)
    rows, shapes, broken = {}, [], {}
    for row, feature in enumerate(features, start=2):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(feature, dict) or not isinstance(properties, (dict, type(None))):
            broken[row] = Broken("feature", (str(feature)[:200],))
            continue
        rows[row] = dict(properties or {})
        if "id" not in rows[row] and feature.get("id") is not None:
            rows[row]["id"] = feature["id"]
        shapes.append(_shape(feature.get("geometry")))
    frame = pd.DataFrame(list(rows.values()), index=list(rows), dtype="object")
    limits.check_shape(path.name, 0, frame.shape[1])
    cells = pd.DataFrame({str(name): texts_of(column) for name, column in frame.items()}, index=frame.index)
    cells, found = with_points(cells, np.array(shapes, dtype=object), crs)
    return [SourceTable("", cells, broken, len(features), {}, (*notes, *found))]


def _content(text: str) -> Any:
    """Return the JSON of a text, or one collection of the features that stand one on a line."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        lines = [line.strip("\x1e \r") for line in text.split("\n")]
        if error.msg != "Extra data" or not all(line.startswith("{") for line in lines if line):
            raise
        return {"type": "FeatureCollection", "features": [json.loads(line) for line in lines if line]}


def _crs(member: object) -> pyproj.CRS:
    """Return the system of the old `crs` member; GeoJSON without one is in degrees."""
    properties = member.get("properties") if isinstance(member, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return crs_of(name or "EPSG:4326")


def _shape(geometry: object) -> object:
    if not isinstance(geometry, dict) or geometry.get("type") not in _KINDS:
        return None
    try:
        if geometry["type"] == "Point":
            x, y = (float(value) for value in geometry["coordinates"][:2])
            return shapely.Point(x, y)
        return shapely.geometry.shape(geometry)
    except (
        TypeError,
        ValueError,
        KeyError,
        AttributeError,
        IndexError,
        RecursionError,
        shapely.errors.ShapelyError,
    ):
        return None
