"""KML, KMZ and GPX: XML read without entities, one placemark or waypoint a row."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree as DefusedTree
import pandas as pd
from defusedxml.common import DefusedXmlException

from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.guess.headings import meaning_of
from sahel_map.imports.limits import Limits
from sahel_map.imports.notes import Note
from sahel_map.imports.readers.archive import check_archive, members, read_member
from sahel_map.imports.readers.source import Reading, SourceTable

__all__ = ["read_gpx", "read_kml", "read_kmz"]

_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/tr)\s*/?\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_PAIR = re.compile(r"\s*([^:<>]{2,40}?)\s*:\s*(.+?)\s*")
_GEOMETRIES = ("LineString", "Polygon", "MultiGeometry", "Track", "LinearRing", "Model")


def read_kmz(path: Path, reading: Reading, limits: Limits) -> list[SourceTable]:
    """Read the first KML document of a KMZ.

    Parameters
    ----------
    path : Path
    reading : Reading
        How the file is to be read, where the user said so.
    limits : Limits

    Raises
    ------
    ImportFileError
        If it is damaged, too large, or holds no KML document.
    """
    check_archive(path, limits)
    names = sorted(name for name in members(path) if name.lower().endswith(".kml"))
    if not names:
        raise ImportFileError("kml-none", file=path.name)
    documents = [_read_document(path.name, read_member(path, name, limits), limits) for name in names]
    return (
        documents
        if len(documents) == 1
        else [
            SourceTable(name, table.cells, {}, table.n_counted, {}, table.taken)
            for name, table in zip(names, documents, strict=True)
        ]
    )


def read_kml(path: Path, reading: Reading, limits: Limits) -> list[SourceTable]:
    """Read the placemarks of a KML document, from all folders.

    Parameters
    ----------
    path : Path
    reading : Reading
        Not needed; all readers take the same.
    limits : Limits
    """
    return [_read_document(path.name, path.read_bytes(), limits)]


def read_gpx(path: Path, reading: Reading, limits: Limits) -> list[SourceTable]:
    """Read the waypoints of a GPX file; tracks and routes are no events.

    Parameters
    ----------
    path : Path
    reading : Reading
        Not needed; all readers take the same.
    limits : Limits
    """
    content = path.read_bytes()
    rows = []
    root = _root(path.name, content, limits)
    for point in root.iter():
        if _name(point) == "wpt":
            texts = {_name(child): (child.text or "").strip() for child in point}
            rows.append(
                {
                    "place_name": texts.get("name", ""),
                    "event_date": texts.get("time", ""),
                    "description": texts.get("desc") or texts.get("cmt", ""),
                    **{name: text for name, text in texts.items() if name not in ("name", "time", "desc", "cmt")},
                    "lat": point.get("lat", ""),
                    "lon": point.get("lon", ""),
                }
            )
    left = sum(_name(child) in ("trk", "rte") for child in root)
    notes = (Note("taken-tracks-left", {"n": left}),) if left else ()
    return [_table(path.name, rows, len(re.findall(rb"<(?:\w+:)?wpt[\s>/]", content)), limits, notes)]


def _read_document(name: str, content: bytes, limits: Limits) -> SourceTable:
    root = _root(name, content, limits)
    rows = [_placemark(mark, folders) for mark, folders in _placemarks(root, ())]
    left = sum(_name(element) == "NetworkLink" for element in root.iter())
    notes = (Note("taken-links-left", {"n": left}),) if left else ()
    return _table(name, rows, len(re.findall(rb"<(?:\w+:)?Placemark[\s>/]", content)), limits, notes)


def _table(
    name: str, rows: list[dict[str, str]], n_counted: int, limits: Limits, notes: tuple[Note, ...] = ()
) -> SourceTable:
    if not rows:
        raise ImportFileError("placemarks-none", file=name)
    frame = pd.DataFrame(rows, index=range(2, len(rows) + 2), dtype="str")
    limits.check_shape(name, *frame.shape)
    frame = frame.where(frame.fillna("").apply(lambda column: column.str.strip()) != "", None)
    return SourceTable("", frame.loc[:, frame.notna().any()], {}, n_counted, {}, notes)


def _root(name: str, content: bytes, limits: Limits) -> Element:
    try:
        root = DefusedTree.fromstring(content)
    except DefusedXmlException as error:
        raise ImportFileError("entities", file=name) from error
    except (ParseError, ValueError, LookupError) as error:
        raise ImportFileError("damaged", file=name, why=error) from error
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > limits.depth:
            raise ImportFileError("depth", file=name, most=limits.depth)
        level = [child for element in level for child in element]
    return root


def _name(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _placemarks(element: Element, folders: tuple[str, ...]) -> Iterator[tuple[Element, tuple[str, ...]]]:
    for child in element:
        if _name(child) == "Placemark":
            yield child, folders
        elif _name(child) in ("Document", "Folder"):
            inside = folders if _name(child) == "Document" else (*folders, _child_text(child, "name"))
            yield from _placemarks(child, inside)


def _child_text(element: Element, name: str) -> str:
    return next(((child.text or "").strip() for child in element if _name(child) == name), "")


def _placemark(mark: Element, folders: tuple[str, ...]) -> dict[str, str]:
    """Return what a placemark says: its data, else the lines ``name: value`` of its text, and its times."""
    row: dict[str, str] = {}
    for element in mark.iter():
        if _name(element) == "Data":
            row[element.get("name", "")] = _child_text(element, "value")
        elif _name(element) == "SimpleData":
            row[element.get("name", "")] = (element.text or "").strip()
    named = any(value and (meaning_of(heading) or "").startswith("place_name") for heading, value in row.items())
    # The name of a placemark is that of its place, unless its data name that.
    has_data = bool(row)
    row = {"placemark" if named else "place_name": _child_text(mark, "name")} | row
    text = _child_text(mark, "description")
    lines = [html.unescape(_TAG.sub("", line)).strip() for line in _BREAK.split(text)]
    said = {meaning_of(heading) for heading, value in row.items() if value}
    plain = []
    for line in filter(None, lines):
        # Where there are data, a line of the text says them once more, for people.
        pair = None if has_data else _PAIR.fullmatch(line)
        field = meaning_of(pair[1]) if pair else None
        if pair and field and field not in said:
            row[field] = pair[2]
            said.add(field)
        elif not field:
            plain.append(line)
    if plain and "summary" not in said:
        row["description"] = " ".join(plain)
    begin, end = (next(_texts(mark, name), "") for name in ("begin", "end"))
    day = begin or next(_texts(mark, "when"), "")
    if day and "date_start" not in said:
        row["date_start"] = day
    if end and "date_end" not in said:
        row["date_end"] = end
    row |= {"folder": " / ".join(filter(None, folders)), "address": _child_text(mark, "address")}
    return row | _point(mark)


def _texts(mark: Element, name: str) -> Iterator[str]:
    return ((element.text or "").strip() for element in mark.iter() if _name(element) == name)


def _point(mark: Element) -> dict[str, str]:
    for element in mark:
        points = [part for part in element.iter() if _name(part) == "Point"]
        # A point with the circle in which it lies, for instance, is one place.
        if len(points) == 1:
            parts = next(_texts(points[0], "coordinates"), "").split(",")
            if len(parts) >= 2:
                return {"lon": parts[0].strip(), "lat": parts[1].strip()}
        elif _name(element) in _GEOMETRIES:
            return {"geometry": f"{_name(element)} (not a point)"}
    return {}
