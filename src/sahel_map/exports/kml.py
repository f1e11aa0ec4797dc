"""The incidents as KML, for viewers of globes: one placemark each, in folders by how well the place is known.

Viewers show a description as HTML, so every text is escaped for HTML first; the writer of XML then escapes
the result once more.
"""

from __future__ import annotations

import html
from dataclasses import replace
from pathlib import Path
from typing import IO, Any
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import shapely

from sahel_map.core.actor_codes import SEVERAL_GROUPS, group_of
from sahel_map.core.geometry import circle_around
from sahel_map.core.vocabulary import PlacePrecision
from sahel_map.core.xml_text import xml_text
from sahel_map.exports.context import ExportContext
from sahel_map.exports.job import ExportJob
from sahel_map.exports.shapes import GEOMETRY_KINDS
from sahel_map.incident.facts import Record, build_record
from sahel_map.style import GROUP_MARKS, INTERFACE
from sahel_map.words import Words

__all__ = ["MOST_IN_KML", "write_kml"]

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_Element = ElementTree.Element
# Said by the placemark itself.
_NO_DATA = ("geometry",)

MOST_IN_KML = 20_000
"""More placemarks than this no viewer of globes shows well; their texts take minutes."""


def write_kml(job: ExportJob, path: Path) -> None:
    """Write KML 2.2 with the record of each incident in words; a unit is its polygon, unknown has no shape."""
    head = _Element("Document")
    _text(head, "name", job.context.title)
    about = [*job.context.as_rows(job.words), *job.method]
    _text(head, "description", _paragraphs(line for pair in about for text in pair for line in text.splitlines()))
    for name, colour in _colours().items():
        _style(head, name, colour)
    rows, kinds = np.flatnonzero(job.mask), job.places["geometry_kind"].to_numpy()
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"<?xml version='1.0' encoding='utf-8'?>\n<kml xmlns=\"{_NAMESPACE}\"><Document>")
        _write(file, head)
        for kind in GEOMETRY_KINDS:
            mask = np.zeros_like(job.mask)
            mask[rows[kinds == kind]] = True
            _write_folder(file, replace(job, mask=mask), kind, job.context)
        file.write("</Document></kml>")


def _write_folder(file: IO[str], job: ExportJob, kind: str, context: ExportContext) -> None:
    title = _Element("Folder")
    _text(title, "name", job.words(f"export-kml-{kind}"))
    file.write("<Folder>")
    _write(file, title)
    for part in job.parts():
        folder = _Element("Folder")
        for _, row in part.shapes.iterrows():
            _placemark(folder, row, part, context)
        _write(file, folder)
    file.write("</Folder>")


def _write(file: IO[str], parent: _Element) -> None:
    """Write what an element holds, one after the other."""
    for element in parent:
        file.write(ElementTree.tostring(element, encoding="unicode"))


def _placemark(folder: _Element, row: pd.Series, job: ExportJob, context: ExportContext) -> None:
    record = build_record(job.dataset, row["incident_id"], job.words)
    placemark = ElementTree.SubElement(folder, "Placemark", id=row["incident_id"])
    _text(placemark, "name", html.escape(f"{record.title}, {record.when}"))
    _text(placemark, "description", _paragraphs(_lines(record, job.words, context)))
    span = ElementTree.SubElement(placemark, "TimeSpan")
    _text(span, "begin", f"{row['date_start']:%Y-%m-%d}")
    _text(span, "end", f"{row['date_end']:%Y-%m-%d}")
    group = group_of(int(job.dataset.incidents.at[row["incident_id"], "group_bits"]))
    _text(placemark, "styleUrl", f"#{group}")
    data = ElementTree.SubElement(placemark, "ExtendedData")
    for name, value in row.drop(list(_NO_DATA)).dropna().items():
        _text(ElementTree.SubElement(data, "Data", name=str(name)), "value", _plain(value))
    if row["geometry"] is not None:
        _geometry(placemark, _with_circle(row))


def _plain(value: object) -> str:
    """Return a value as the other formats write it: days in ISO, truth as in JSON."""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return str(value).lower() if isinstance(value, (bool, np.bool_)) else str(value)


def _with_circle(row: pd.Series) -> shapely.Geometry:
    """Return the shape of a record; a place known as "near" has the circle in which it lies around its point."""
    shape = row["geometry"]
    if shape.geom_type != "Point" or row["place_precision"] != PlacePrecision.NEAR or pd.isna(row["radius_m"]):
        return shape
    return shapely.GeometryCollection([shape, circle_around(shape.x, shape.y, float(row["radius_m"]))])


def _colours() -> dict[str, str]:
    """Return the colour of each group of alleged actors, and one for several."""
    return {str(group): mark.colour for group, mark in GROUP_MARKS.items()} | {
        SEVERAL_GROUPS: INTERFACE["secondary"]
    }


def _style(document: _Element, name: str, colour: str) -> None:
    """Add the style of a group; KML writes colours as alpha, blue, green, red."""
    turned = f"{colour[5:7]}{colour[3:5]}{colour[1:3]}".lower()
    style = ElementTree.SubElement(document, "Style", id=name)
    icon = ElementTree.SubElement(style, "IconStyle")
    _text(icon, "color", f"ff{turned}")
    _text(icon, "scale", "0.8")
    line = ElementTree.SubElement(style, "LineStyle")
    _text(line, "color", f"ff{turned}")
    _text(line, "width", "1.5")
    _text(ElementTree.SubElement(style, "PolyStyle"), "color", f"33{turned}")


def _lines(record: Record, words: Words, context: ExportContext) -> list[str]:
    return [
        *record.flags,
        record.summary,
        *(words("record-figure-line", label=label, range=value) for label, value in record.facts),
        *record.doubts,
        *(words.labelled(f"{source.publisher}, {source.published}", source.url) for source in record.sources),
        context.caveat,
        context.citation,
    ]


def _geometry(parent: _Element, shape: shapely.Geometry) -> None:
    if shape.geom_type == "GeometryCollection":
        several = ElementTree.SubElement(parent, "MultiGeometry")
        for part in shape.geoms:
            _geometry(several, part)
        return
    if shape.geom_type == "Point":
        _text(ElementTree.SubElement(parent, "Point"), "coordinates", _coordinates(shape.coords))
        return
    parts = getattr(shape, "geoms", [shape])
    holder = ElementTree.SubElement(parent, "MultiGeometry") if len(parts) > 1 else parent
    for part in parts:
        polygon = ElementTree.SubElement(holder, "Polygon")
        for name, rings in (("outerBoundaryIs", [part.exterior]), ("innerBoundaryIs", part.interiors)):
            for ring in rings:
                boundary = ElementTree.SubElement(polygon, name)
                _text(ElementTree.SubElement(boundary, "LinearRing"), "coordinates", _coordinates(ring.coords))


def _coordinates(points: Any) -> str:
    return " ".join(f"{lon:.5f},{lat:.5f}" for lon, lat, *_ in points)


def _paragraphs(texts: Any) -> str:
    return "<br/>".join(html.escape(text) for text in texts if text)


def _text(parent: _Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = xml_text(text)
