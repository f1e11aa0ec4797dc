"""The incidents as KML, for viewers of globes: one placemark each, in folders by how well the place is known.

Viewers show a description as HTML, so every text is escaped for HTML first; the writer of XML then escapes
the result once more.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import shapely

from sahel_map.exports.job import ExportJob
from sahel_map.exports.shapes import GEOMETRY_KINDS
from sahel_map.incident.facts import Record, build_record

__all__ = ["write_kml"]

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_Element = ElementTree.Element


def write_kml(job: ExportJob, path: Path) -> None:
    """Write KML 2.2 with the record of each incident in words; a unit is its polygon, unknown has no shape."""
    kml = _Element("kml", xmlns=_NAMESPACE)
    document = ElementTree.SubElement(kml, "Document")
    _text(document, "name", job.context.title)
    about = [*job.context.as_rows(job.words), *job.method]
    _text(
        document, "description", _paragraphs(line for pair in about for text in pair for line in text.splitlines())
    )
    for kind in GEOMETRY_KINDS:
        folder = ElementTree.SubElement(document, "Folder")
        _text(folder, "name", job.words(f"export-kml-{kind}"))
        rows = job.shapes[job.shapes["geometry_kind"] == kind]
        for _, row in rows.iterrows():
            _placemark(folder, row, job)
    ElementTree.ElementTree(kml).write(path, encoding="utf-8", xml_declaration=True)


def _placemark(folder: _Element, row: pd.Series, job: ExportJob) -> None:
    record = build_record(job.dataset, row["incident_id"], job.words)
    placemark = ElementTree.SubElement(folder, "Placemark", id=row["incident_id"])
    _text(placemark, "name", html.escape(f"{record.title}, {record.when}"))
    _text(placemark, "description", _paragraphs(_lines(record, job)))
    span = ElementTree.SubElement(placemark, "TimeSpan")
    _text(span, "begin", f"{row['date_start']:%Y-%m-%d}")
    _text(span, "end", f"{row['date_end']:%Y-%m-%d}")
    data = ElementTree.SubElement(placemark, "ExtendedData")
    for name in ("incident_id", "place_precision", "radius_m", "killed_min", "killed_max", "data_version"):
        if pd.notna(row[name]):
            _text(ElementTree.SubElement(data, "Data", name=name), "value", str(row[name]))
    if row["geometry"] is not None:
        _geometry(placemark, row["geometry"])


def _lines(record: Record, job: ExportJob) -> list[str]:
    words = job.words
    return [
        *record.flags,
        record.summary,
        *(words("record-figure-line", label=label, range=value) for label, value in record.facts),
        *record.doubts,
        *(f"{source.publisher}, {source.published}: {source.url}" for source in record.sources),
        job.context.caveat,
        job.context.citation,
    ]


def _geometry(parent: _Element, shape: shapely.Geometry) -> None:
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
    # XML has no way to write most control characters, not even escaped.
    ElementTree.SubElement(parent, name).text = "".join(c for c in text if c.isprintable() or c in "\n\t")
