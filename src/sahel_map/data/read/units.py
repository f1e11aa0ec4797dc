"""Administrative units, map background and population: what incidents are set against."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from sahel_map.core.text_folding import fold_text
from sahel_map.data.read.layout import LEVELS
from sahel_map.words import ONE_MAP

# In English names of places in Mali are written as in Mali, with their accents, but for one.
_EXONYMS = {"Tombouctou": "Timbuktu"}
_BACKGROUND = ("country", "neighbours", "rivers", "lakes", "towns")
#: Layers of shapes that a map may be drawn from: fields of `Units`, by name.
SHAPE_LAYERS = tuple(sorted((*LEVELS, *_BACKGROUND)))


@dataclass(frozen=True)
class Units:
    """Administrative units on both maps of regions, and what is drawn behind the incidents.

    Attributes
    ----------
    communes, cercles, regions_old, regions_2023 : GeoDataFrame, EPSG:4326
        Index `pcode` (sorted); columns name, name_fr, label_lon, label_lat (degrees, a point inside the
        unit), the codes of the units above, and geometry.
    country, neighbours, rivers, lakes, towns : GeoDataFrame, EPSG:4326
        Background of the map.
    population_cercle, population_region : DataFrame
        Index cercle_pcode and region_2023_pcode; population (persons, null where not found), year, source.
    """

    communes: gpd.GeoDataFrame
    cercles: gpd.GeoDataFrame
    regions_old: gpd.GeoDataFrame
    regions_2023: gpd.GeoDataFrame
    country: gpd.GeoDataFrame
    neighbours: gpd.GeoDataFrame
    rivers: gpd.GeoDataFrame
    lakes: gpd.GeoDataFrame
    towns: gpd.GeoDataFrame
    population_cercle: pd.DataFrame
    population_region: pd.DataFrame

    @property
    def has_one_map(self) -> bool:
        """Whether both maps of regions are the same: of a country without the reform there is nothing to choose."""
        old, new = self.regions_old, self.regions_2023
        return old.index.equals(new.index) and old["name"].equals(new["name"])

    def level(self, level: str) -> gpd.GeoDataFrame:
        """Return the units of a level named in `LEVELS`; raise `KeyError` for another name."""
        if level not in LEVELS:
            raise KeyError(f"unknown level {level!r}; allowed: {', '.join(LEVELS)}")
        return getattr(self, level)

    def pcodes(self, level: str) -> frozenset[str]:
        """Return the codes of all units of a level."""
        return frozenset(self.level(level).index)

    def bounds(self, pcodes: Collection[str], admin_map: str) -> tuple[float, float, float, float] | None:
        """Return west, south, east, north (degrees) of regions, on one map of them, and cercles; None for none."""
        found = [self.level(level) for level in (f"regions_{admin_map}", "cercles")]
        boxes = [units.geometry[units.index.isin(pcodes)].total_bounds for units in found]
        edges = np.array(boxes)[~np.isnan(boxes).any(axis=1)]
        if not len(edges):
            return None
        (west, south), (east, north) = edges[:, :2].min(axis=0), edges[:, 2:].max(axis=0)
        return float(west), float(south), float(east), float(north)

    def name(self, level: str, pcode: str, language: str) -> str:
        """Return the name of a unit; raise `KeyError` if level or code is unknown.

        Parameters
        ----------
        level : {"communes", "cercles", "regions_old", "regions_2023"}
        pcode : str
        language : {"en", "fr"}
        """
        return str(self.level(level).at[pcode, _name_column(language)])

    def labels(self, language: str) -> dict[tuple[str, str], str]:
        """Return the name of every unit by (level, code), as the text catalogue wants them.

        Where there is one map of regions, `ONE_MAP` is among them: no text then says which map is meant.
        """
        names = {
            (level, str(pcode)): str(name)
            for level in LEVELS
            for pcode, name in self.level(level)[_name_column(language)].items()
        }
        return names | ({ONE_MAP: ""} if self.has_one_map else {})


def build_units(tables: Mapping[str, pd.DataFrame]) -> Units:
    """Return the units from the tables of a checked data set."""
    indexed = {level: tables[level].set_index("pcode").sort_index() for level in LEVELS}
    indexed = {level: units.assign(name=_english(units)) for level, units in indexed.items()}
    background = {name: tables[name].reset_index(drop=True) for name in _BACKGROUND}
    background["towns"] = background["towns"].assign(name=_english(background["towns"]))
    return Units(
        **indexed,
        **background,
        population_cercle=tables["population_cercle"].set_index("cercle_pcode").sort_index(),
        population_region=tables["population_region"].set_index("region_2023_pcode").sort_index(),
    )


def _english(places: pd.DataFrame) -> list[str]:
    """Return the English names: one spelling, where sources write the same name with and without accents."""
    return [
        _EXONYMS.get(name, french if fold_text(name) == fold_text(french) else name)
        for name, french in zip(places["name"].astype(str), places["name_fr"].astype(str), strict=True)
    ]


def _name_column(language: str) -> str:
    return "name_fr" if language == "fr" else "name"
