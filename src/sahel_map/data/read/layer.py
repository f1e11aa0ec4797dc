"""One GeoJSON file of the data set as a typed table of shapes, with every misfit reported.

Row labels number the features of the file from 1.
"""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from sahel_map.core.allowed import allowed
from sahel_map.core.geometry import DISPLAY_CRS
from sahel_map.core.problem import Problem, shorten
from sahel_map.data.read.package import Field, Resource
from sahel_map.data.read.table import DTYPES


def read_layer(root: Path, resource: Resource) -> tuple[gpd.GeoDataFrame, list[Problem]]:
    """Read a registered GeoJSON file.

    Parameters
    ----------
    root
        The data folder.
    resource
        The entry of the register; its fields are the properties every feature must have.

    Returns
    -------
    layer : GeoDataFrame, EPSG:4326
        Exactly the registered properties and `geometry`; labels number the features from 1.
    problems : list of Problem
        Unreadable file, wrong reference system, unknown or missing property, damaged shape.
    """
    try:
        read = gpd.read_file(root / resource.path, engine="pyogrio")
    except (DataSourceError, DataLayerError, OSError, ValueError) as error:
        problem = Problem(resource.path, None, None, "", f"is not readable GeoJSON: {shorten(error)}")
        return empty_layer(resource), [problem]
    if resource.rows == 0 and read.empty:
        return empty_layer(resource), []  # a country whose lakes, say, nobody drew
    if not isinstance(read, gpd.GeoDataFrame):
        return empty_layer(resource), [Problem(resource.path, None, None, "", "holds no shapes")]
    read.index = pd.RangeIndex(1, len(read) + 1)
    problems = _check_properties(resource, read) + _check_shapes(resource.path, read)
    columns = {}
    for field in resource.fields:
        given = read[field.name] if field.name in read else pd.Series(None, read.index, dtype="object")
        columns[field.name], misfits = _typed(resource.path, field, given)
        problems += misfits
    return gpd.GeoDataFrame(columns, geometry=read.geometry.values, index=read.index), problems


def empty_layer(resource: Resource) -> gpd.GeoDataFrame:
    """Return a layer without features, in place of a file that cannot be read."""
    nothing = pd.Series([], dtype="object")
    columns = {field.name: _typed("", field, nothing)[0] for field in resource.fields}
    return gpd.GeoDataFrame(columns, geometry=[], crs=DISPLAY_CRS)


def _check_properties(resource: Resource, read: gpd.GeoDataFrame) -> list[Problem]:
    present = [name for name in read.columns if name != read.geometry.name]
    unknown = [name for name in present if name not in resource.field_names]
    missing = [name for name in resource.field_names if name not in present]
    return [
        Problem(resource.path, None, name, name, f"unknown property; {allowed(resource.field_names, name)}")
        for name in unknown
    ] + [Problem(resource.path, None, name, "", "this property is missing") for name in missing]


def _check_shapes(path: str, read: gpd.GeoDataFrame) -> list[Problem]:
    problems = []
    if read.crs != DISPLAY_CRS:
        problems.append(Problem(path, None, "crs", str(read.crs), f"must be in {DISPLAY_CRS}"))
    shapes = read.geometry.to_numpy()
    empty = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    faults = {
        "has no shape": empty,
        "has a shape that crosses itself or is otherwise invalid": ~empty & ~shapely.is_valid(shapes),
        "lies outside the range of longitudes and latitudes": ~empty & ~_is_on_globe(shapes),
    }
    for message, where in faults.items():
        problems += [Problem(path, int(row), "geometry", "", message) for row in read.index[where]]
    return problems


def _is_on_globe(shapes: np.ndarray) -> np.ndarray:
    left, low, right, high = shapely.bounds(shapes).T
    return (left >= -180) & (right <= 180) & (low >= -90) & (high <= 90)


def _typed(path: str, field: Field, given: pd.Series) -> tuple[pd.Series, list[Problem]]:
    """Convert a property; a value of another type becomes null and a problem."""
    if field.type == "string":
        fits = given.map(lambda value: isinstance(value, str))
    else:
        fits = pd.to_numeric(given.astype("object"), errors="coerce").notna()
    bad = given.notna() & ~fits.astype(bool)
    values = given.astype("object").where(~bad & given.notna(), None).astype(DTYPES[field.type])
    message = f"must be of type {field.type}"
    return values, [Problem(path, int(row), field.name, shorten(given[row]), message) for row in given.index[bad]]
