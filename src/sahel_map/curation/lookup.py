"""Where places are: the units of the map, the towns drawn on it, and a gazetteer that the curator has.

A gazetteer is a CSV file with the columns name, lat and lon (degrees, EPSG:4326), as many have; alternative names
may stand in a column alternative_names, with a bar between them.
"""

from __future__ import annotations

import csv
import math
from functools import cached_property
from pathlib import Path

import geopandas
import shapely

from sahel_map.core.errors import DataError
from sahel_map.core.geometry import distances_m
from sahel_map.core.text_folding import fold_text
from sahel_map.data.read.package import Package
from sahel_map.data.read.raw_tables import Row

__all__ = ["Lookup"]

#: Radius of a settlement found by its name, metres: half of the settlements of the data have no more.
_RADIUS_M = "3000"


class Lookup:
    """Finds points by name or unit; nothing is read before it is asked.

    Parameters
    ----------
    package : Package
        The data folder, for its map.
    gazetteer : Path, optional
        A CSV file of the curator's own.
    """

    def __init__(self, package: Package, gazetteer: Path | None = None) -> None:
        self._package, self._gazetteer = package, gazetteer
        self._layers: dict[str, geopandas.GeoDataFrame] = {}

    def unit(self, level: str, pcode: str) -> Row | None:
        """Return the label point of a unit, with a radius that reaches its farthest edge; None if it is unknown.

        Parameters
        ----------
        level : {"communes", "cercles", "regions_old", "regions_2023"}
            Layer of the map.
        pcode : str
        """
        units = self._layer(level)
        found = units[units["pcode"] == pcode]
        if found.empty:
            return None
        unit = found.iloc[0]
        lon, lat = float(unit["label_lon"]), float(unit["label_lat"])
        edges = shapely.get_coordinates(unit.geometry)
        metres = distances_m(lon, lat, edges[:, 0], edges[:, 1])
        noun = level.removesuffix("s") if level in ("communes", "cercles") else "region"
        basis = f"unit only: {noun} {unit['name']} ({pcode}); label point; radius reaches the farthest edge"
        return {
            "lat": f"{lat}",
            "lon": f"{lon}",
            "radius_m": str(math.ceil(float(metres.max()) / 1000) * 1000),
            "basis": basis,
        }

    def settlement(self, name: str) -> Row | None:
        """Return the point of the one settlement of this name; None if none or several have it."""
        found = self._named.get(fold_text(name), [])
        if len({(row["lat"], row["lon"]) for row in found}) != 1:
            return None
        return found[0] | {"radius_m": _RADIUS_M}

    @cached_property
    def _named(self) -> dict[str, list[Row]]:
        names: dict[str, list[Row]] = {}
        towns = self._layer("towns")
        for name, name_fr, point in zip(towns["name"], towns["name_fr"], towns.geometry, strict=True):
            row = {"lat": f"{point.y}", "lon": f"{point.x}", "basis": f"town of the map in boundaries/: {name}"}
            for spelling in {fold_text(str(name)), fold_text(str(name_fr))}:
                names.setdefault(spelling, []).append(row)
        for row, spellings in self._gazetteer_rows():
            for spelling in spellings:
                names.setdefault(spelling, []).append(row)
        return names

    def _gazetteer_rows(self) -> list[tuple[Row, set[str]]]:
        if self._gazetteer is None:
            return []
        try:
            with self._gazetteer.open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file))
        except OSError as error:
            raise DataError(f"{self._gazetteer} cannot be read: {error.strerror}.") from error
        if not rows or not {"name", "lat", "lon"} <= set(rows[0]):
            raise DataError(f"{self._gazetteer} needs the columns name, lat and lon.")
        return [
            (
                {"lat": row["lat"], "lon": row["lon"], "basis": f"{self._gazetteer.name}: {row['name']}"},
                {
                    fold_text(name.strip())
                    for name in (row["name"], *(row.get("alternative_names") or "").split("|"))
                    if name.strip()
                },
            )
            for row in rows
        ]

    def _layer(self, name: str) -> geopandas.GeoDataFrame:
        if name not in self._layers:
            path = self._package.root / self._package.resources[name].path
            self._layers[name] = geopandas.read_file(path)
        return self._layers[name]
