"""What each surface says of every incident, read back from what the surface hands out."""

import base64
import dataclasses
import datetime as dt
import html
import io
import json
from xml.etree import ElementTree

import numpy as np
import openpyxl
import pytest

from sahel_map.app.panels.record import fact_lines
from sahel_map.core.vocabulary import GROUP_OF_ACTOR, Actor, ActorGroup, members_of
from sahel_map.exports.formats import FORMATS
from sahel_map.exports.job import ExportJob
from sahel_map.exports.single_page_data import page_data
from sahel_map.incident.facts import build_record
from sahel_map.incident.placing import PlaceKind
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.drawn import drawn_of
from sahel_map.style import browser_style, group_colour
from sahel_map.views.map.mark_text import incident_text
from sahel_map.views.map.packed_columns import pack_columns
from sahel_map.words import Words

KML = {"k": "http://www.opengis.net/kml/2.2"}
NONE = 0xFFFF
KINDS = [str(kind) for kind in PlaceKind]


@dataclasses.dataclass(frozen=True)
class Surfaces:
    """One data set on one map of regions, as every surface shows it; each attribute is read once."""

    dataset: object
    admin_map: str
    job: ExportJob
    words: Words
    screen: dict
    sheet: dict
    geojson: dict
    kml: dict
    xlsx: dict
    page: dict


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Leave the shipped records on the older map of regions, which tests/mini is on too, to `make test-long`."""
    for item in items:
        chosen = item.callspec.params if hasattr(item, "callspec") else {}
        if (chosen.get("everything"), chosen.get("surfaces")) == ("shipped", "old"):
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session", params=["mini", pytest.param("shipped", marks=pytest.mark.slow)])
def everything(request, tmp_path_factory):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session", params=["2023", "old"])
def surfaces(request, everything, tmp_path_factory):
    dataset, admin_map, folder = everything, request.param, tmp_path_factory.mktemp("surfaces")
    words = Words("en", dataset.codes.labels("en") | dataset.units.labels("en"))
    mask = np.ones(len(dataset.incidents), dtype=bool)
    job = ExportJob(dataset, Selection(admin_map=admin_map), mask, words, dt.datetime(2026, 11, 25, tzinfo=dt.UTC))
    for code in ("geojson", "kml", "xlsx"):
        FORMATS[code].write(job, folder / f"file.{code}")
    page = page_data(job)
    return Surfaces(
        dataset=dataset,
        admin_map=admin_map,
        job=job,
        words=words,
        screen=screen_of(pack_columns(dataset).bytes, dataset.incidents.index, admin_map),
        sheet={key: sheet_of(dataset, key, admin_map, words) for key in dataset.incidents.index},
        geojson={
            feature["properties"]["incident_id"]: feature
            for feature in json.loads((folder / "file.geojson").read_text("utf-8"))["features"]
        },
        kml=kml_of(folder / "file.kml"),
        xlsx=xlsx_of(folder / "file.xlsx"),
        page={
            "columns": screen_of(base64.b64decode(page["columns"]), dataset.incidents.index, admin_map),
            "records": {record["incident_id"]: record for record in page["records"]},
            "texts": dict(zip(dataset.incidents.index, page["texts"], strict=True)),
            "cells": {
                dataset.incidents.index[row["row"]]: dict(zip(page["columnNames"], row["cells"], strict=True))
                for row in page["rows"]
            },
        },
    )


def screen_of(blob, index, admin_map):
    """Read the packed columns as columns.js does: place, unit, toll and group of each incident."""
    length = int.from_bytes(blob[:4], "little")
    header = json.loads(blob[4 : 4 + length])
    columns = {
        name: np.frombuffer(blob, np.dtype(kind).newbyteorder("<"), header["n"], 4 + length + offset).tolist()
        for name, kind, offset in header["columns"]
    }
    units, marks = columns[f"unit_{admin_map}"], browser_style()
    read = {}
    for row, key in enumerate(index):
        groups = [place for place in range(len(ActorGroup)) if columns["groups"][row] >> place & 1]
        read[key] = {
            "kind": KINDS[columns["place"][row]],
            "unit": None if units[row] == NONE else tuple(header["units"][units[row]]),
            "radius_m": columns["radius_m"][row] or None,
            "killed": tuple(
                None if columns[name][row] == NONE else columns[name][row] for name in ("killed_min", "killed_max")
            ),
            "groups": tuple(list(ActorGroup)[place] for place in groups),
            "colour": marks["groups"][(groups or [marks["fallback"]])[0]]["colour"],
        }
    return read


def sheet_of(dataset, key, admin_map, words):
    """Return what the sheet of a selection draws of one incident."""
    drawn = drawn_of(dataset, (dataset.incidents.index == key).astype(bool), admin_map, words)
    for mark in drawn.marks:
        kind = "point" if mark.radius_m is None else "circle" if mark.name else "near"
        return {
            "kind": kind,
            "unit": None,
            "radius_m": mark.radius_m,
            "killed": (mark.killed_min, mark.killed_max),
            "groups": mark.groups,
            "colour": group_colour(mark.groups[:1]),
            "name": mark.name,
        }
    for unit in drawn.units:
        return {
            "kind": "unit",
            "unit": (unit.level, unit.pcode),
            "radius_m": None,
            "groups": unit.groups,
            "colour": group_colour(unit.groups[:1]),
            "name": unit.name,
        }
    assert drawn.n_unplaced == 1
    return {"kind": "none", "unit": None, "radius_m": None}


def kml_of(path):
    """Return of each placemark: its folder, its shape, and the lines of its description."""
    read = {}
    for folder in ElementTree.parse(path).getroot().findall("k:Document/k:Folder", KML):
        for mark in folder.findall("k:Placemark", KML):
            shapes = [
                name for name in ("Point", "Polygon", "MultiGeometry") if mark.find(f"k:{name}", KML) is not None
            ]
            lines = mark.find("k:description", KML).text.split("<br/>")
            read[mark.get("id")] = {
                "folder": folder.find("k:name", KML).text,
                "shape": shapes[0] if shapes else None,
                "lines": [html.unescape(line) for line in lines],
            }
    return read


def xlsx_of(path):
    """Return the row of each incident in the workbook by column, empty cells as None."""
    workbook = openpyxl.load_workbook(io.BytesIO(path.read_bytes()), read_only=True)
    rows = list(workbook["incidents"].iter_rows(values_only=True))
    start = next(number for number, row in enumerate(rows) if row[0] == "incident_id")
    read = {}
    for row in rows[start + 1 :]:
        if row[0] and not str(row[0]).startswith("#"):
            read[row[0]] = dict(zip(rows[start], row, strict=True))
    return read


@pytest.fixture
def groups_named():
    """Return a function that gives the groups of actors named in a list of a file."""
    return lambda text: tuple(
        group for group in ActorGroup if group in {GROUP_OF_ACTOR[Actor(code)] for code in text.split(" | ")}
    )


@pytest.fixture
def panel_lines(surfaces):
    """Return a function that gives the facts as the record panel writes them."""
    return lambda key: fact_lines(build_record(surfaces.dataset, key, surfaces.words), surfaces.words)


@pytest.fixture
def tooltip(surfaces):
    """Return a function that gives the lines the map shows of an incident."""
    position = surfaces.dataset.incidents["position"]
    return lambda key: incident_text(surfaces.dataset, int(position[key]), surfaces.words)


@pytest.fixture
def groups_of(surfaces):
    """Return a function that gives the groups of an incident, from its actors."""
    bits = surfaces.dataset.incidents["group_bits"]
    return lambda key: members_of(ActorGroup, int(bits[key]))
