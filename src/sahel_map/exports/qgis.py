"""What makes a GeoPackage open in QGIS as the map does: styles by actor group, and names of columns for people."""

from __future__ import annotations

import html
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from sahel_map.core.actor_codes import SEVERAL_GROUPS
from sahel_map.core.vocabulary import ActorGroup
from sahel_map.style import BASEMAP, GROUP_MARKS, INTERFACE
from sahel_map.words import Words

__all__ = ["add_aliases", "add_styles", "style_by_group"]

_SHAPES = {
    "ring": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangle": "triangle",
    "pentagon": "pentagon",
}
_TABLE = """CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT,
f_table_schema TEXT, f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT,
styleSLD TEXT, useAsDefault BOOLEAN,
description TEXT, owner TEXT, ui TEXT, update_time DATETIME)"""
_COLUMNS = """CREATE TABLE IF NOT EXISTS gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
name TEXT, title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT,
CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name))"""


def add_styles(path: Path, words: Words, day: str) -> None:
    """Store a style for each layer, by which QGIS draws it when the file is opened.

    Parameters
    ----------
    path : Path
        GeoPackage with the layers points, areas, boundary_regions, boundary_cercles, boundary_country.
    words : Words
        Labels of the groups.
    day : str
        ISO date in the table of styles.
    """
    styles = {
        "points": style_by_group(words, "marker"),
        "areas": style_by_group(words, "fill"),
        "boundary_country": _line(BASEMAP["country"], 0.5),
        "boundary_regions": _line(BASEMAP["region"], 0.3),
        "boundary_cercles": _line(BASEMAP["cercle"], 0.15),
    }
    with sqlite3.connect(path) as file:
        file.execute(_TABLE)
        file.executemany(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
            "styleName, styleQML, useAsDefault, update_time) VALUES ('', '', ?, 'geom', ?, ?, 1, ?)",
            [(layer, layer, style, f"{day}T00:00:00Z") for layer, style in styles.items()],
        )
        file.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) "
            "VALUES ('layer_styles', 'attributes', 'layer_styles', ?)",
            (f"{day}T00:00:00Z",),
        )


def add_aliases(path: Path, tables: Iterable[str], titles: Mapping[str, str]) -> None:
    """Store what each column holds, so that programs show it beside the heading (extension "schema").

    Parameters
    ----------
    path : Path
        A GeoPackage.
    tables : iterable of str
        Names of its tables.
    titles : mapping of str to str
        What a column holds, by its heading; others get none.
    """
    with sqlite3.connect(path) as file:
        file.execute(_COLUMNS)
        for table in tables:
            known = {row[1] for row in file.execute(f"PRAGMA table_info({table})")}
            rows = [(table, name, title, title) for name, title in titles.items() if name in known]
            file.executemany(
                "INSERT OR REPLACE INTO gpkg_data_columns (table_name, column_name, title, description) "
                "VALUES (?, ?, ?, ?)",
                rows,
            )
        file.execute(
            "INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES "
            "('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec/#extension_schema', "
            "'read-write')"
        )


def style_by_group(words: Words, kind: str) -> str:
    """Return the style, as QGIS keeps it (QML), of a layer with a column `actor_group`.

    Parameters
    ----------
    words : Words
        Labels of the groups.
    kind : {"marker", "fill"}
        Points or areas.
    """
    values = {str(group): words.label("actor_groups", str(group)) for group in GROUP_MARKS}
    values[SEVERAL_GROUPS] = words("map-legend-joint")
    categories, symbols = [], []
    for number, (value, label) in enumerate(values.items()):
        text = html.escape(label, quote=True)
        categories.append(
            f'<category value="{value}" symbol="{number}" label="{text}" render="true" type="string"/>'
        )
        symbols.append(_symbol(number, value, kind))
    return (
        '<qgis version="3.28"><renderer-v2 type="categorizedSymbol" attr="actor_group" enableorderby="0">'
        f"<categories>{''.join(categories)}</categories><symbols>{''.join(symbols)}</symbols></renderer-v2></qgis>"
    )


def _symbol(number: int, value: str, kind: str) -> str:
    mark = None if value == SEVERAL_GROUPS else GROUP_MARKS[ActorGroup(value)]
    colour = _rgb(INTERFACE["secondary"] if mark is None else mark.colour)
    if kind == "fill":
        options = {
            "color": f"{colour},40",
            "outline_color": f"{colour},255",
            "outline_width": "0.4",
            "style": "solid",
        }
        return _drawn(number, "fill", "SimpleFill", options)
    shape = "circle" if mark is None else _SHAPES.get(mark.shape, mark.shape)
    is_hollow = mark is not None and mark.shape == "ring"
    options = {
        "name": shape,
        "color": "255,255,255,255" if is_hollow else f"{colour},255",
        "outline_color": f"{colour},255" if is_hollow else "255,255,255,255",
        "outline_width": "0.5" if is_hollow else "0.2",
        "size": "2.6",
    }
    return _drawn(number, "marker", "SimpleMarker", options)


def _line(colour: str, width: float) -> str:
    options = {"line_color": f"{_rgb(colour)},255", "line_width": str(width)}
    symbol = _drawn(0, "fill", "SimpleLine", options)
    return f'<qgis version="3.28"><renderer-v2 type="singleSymbol"><symbols>{symbol}</symbols></renderer-v2></qgis>'


def _drawn(number: int, kind: str, layer: str, options: Mapping[str, str]) -> str:
    said = "".join(f'<Option name="{name}" value="{value}" type="QString"/>' for name, value in options.items())
    return (
        f'<symbol type="{kind}" name="{number}" alpha="1"><layer class="{layer}" enabled="1">'
        f'<Option type="Map">{said}</Option></layer></symbol>'
    )


def _rgb(colour: str) -> str:
    return ",".join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
