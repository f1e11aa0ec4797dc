"""Units of a file as the levels of a data folder, coarser ones made of the finest: none contradicts another."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from sahel_map.core.geometry import DISPLAY_CRS
from sahel_map.data.read.units import Units
from sahel_map.imports.boundaries.reading import UnitFile

__all__ = ["Levels", "levels_of", "same_unit"]

#: Two shapes are one unit if they share at least this part of what either covers.
_SAME = 0.5


@dataclass(frozen=True)
class Levels:
    """The layers of a data folder.

    Attributes
    ----------
    communes, cercles, regions_old, regions_2023 : GeoDataFrame, EPSG:4326
        With the columns of the data set; sorted by `pcode`.
    country : GeoDataFrame
    keeps_reform : bool
        Whether the regions of 2023 are still those of the folder before; otherwise both maps are the same.
    """

    communes: gpd.GeoDataFrame
    cercles: gpd.GeoDataFrame
    regions_old: gpd.GeoDataFrame
    regions_2023: gpd.GeoDataFrame
    country: gpd.GeoDataFrame
    keeps_reform: bool


def levels_of(file: UnitFile, before: Units | None, country: str, iso3: str) -> Levels:
    """Return the levels of a file.

    Parameters
    ----------
    file : UnitFile
    before : Units or None
        Units of the same country until now: where every commune is one of these, its region of 2023 stays.
    country, iso3 : str
        Name and code of the country.
    """
    finest, middle = file.n_levels, min(2, file.n_levels)
    units = file.units
    columns = {
        "pcode": units[f"code_{finest}"],
        "name": units[f"name_{finest}"],
        "name_fr": units[f"name_fr_{finest}"],
        "cercle_pcode": units[f"code_{middle}"],
        "region_old_pcode": units["code_1"],
        "region_2023_pcode": units["code_1"],
    }
    communes = gpd.GeoDataFrame(columns, geometry=units.geometry.to_numpy(), crs=DISPLAY_CRS)
    same = {} if before is None else same_unit(communes.set_index("pcode"), before.communes)
    keeps_reform = before is not None and len(same) == len(communes) == len(set(same.values()))
    new_names = {level: units.drop_duplicates(f"code_{level}").set_index(f"code_{level}") for level in (1, middle)}
    if keeps_reform and before is not None:
        communes["region_2023_pcode"] = communes["pcode"].map(same).map(before.communes["region_2023_pcode"])
    regions_old = _made_of(communes, "region_old_pcode", new_names[1], 1)
    if keeps_reform and before is not None:
        regions_2023 = _shapes_of(communes, "region_2023_pcode").join(before.regions_2023[["name", "name_fr"]])
    else:
        regions_2023 = regions_old.copy()
    cercles = _made_of(communes, "cercle_pcode", new_names[middle], middle)
    first = communes.groupby("cercle_pcode")[["region_old_pcode", "region_2023_pcode"]].first()
    cercles = cercles.join(first)
    land = gpd.GeoDataFrame(
        {"iso3": [iso3], "name": [country], "name_fr": [country]},
        geometry=[shapely.union_all(communes.geometry.to_numpy())],
        crs=DISPLAY_CRS,
    )
    return Levels(
        _labelled(communes),
        _labelled(cercles.reset_index()),
        _labelled(regions_old.reset_index()),
        _labelled(regions_2023.reset_index()),
        land,
        keeps_reform,
    )


def same_unit(units: gpd.GeoDataFrame, others: gpd.GeoDataFrame) -> dict[str, str]:
    """Return, for units of one set of boundaries, the unit of another that covers the same land.

    Codes are no help: those of two editions clash, and mean other places. Shapes decide: the shared area is at
    least half of what both cover together.

    Parameters
    ----------
    units, others : GeoDataFrame, EPSG:4326, index of codes
    """
    shapes, others_shapes = units.geometry.to_numpy(), others.geometry.to_numpy()
    one, other = shapely.STRtree(others_shapes).query(shapes, predicate="intersects")
    shared = shapely.area(shapely.intersection(shapes[one], others_shapes[other]))
    whole = shapely.area(shapes)[one] + shapely.area(others_shapes)[other] - shared
    good = np.flatnonzero(shared >= _SAME * whole)
    return {str(units.index[one[at]]): str(others.index[other[at]]) for at in good}


def _shapes_of(communes: gpd.GeoDataFrame, column: str) -> gpd.GeoDataFrame:
    made = communes[[column, "geometry"]].dissolve(column, method="unary")
    return made.rename_axis("pcode").sort_index()


def _made_of(communes: gpd.GeoDataFrame, column: str, names: pd.DataFrame, level: int) -> gpd.GeoDataFrame:
    made = _shapes_of(communes, column)
    made["name"] = names[f"name_{level}"].reindex(made.index)
    made["name_fr"] = names[f"name_fr_{level}"].reindex(made.index)
    return made


def _labelled(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Add the point at which a name stands."""
    points = shapely.point_on_surface(layer.geometry.to_numpy())
    layer["label_lon"], layer["label_lat"] = shapely.get_x(points).round(5), shapely.get_y(points).round(5)
    return layer.sort_values("pcode", ignore_index=True)
