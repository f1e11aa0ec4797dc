"""Each format, read back by another program than the one that wrote it; all carry their caveats."""

import dataclasses
import io
import json
import sqlite3
import zipfile
from xml.etree import ElementTree

import geopandas as gpd
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from export_bytes import plain_bytes

from sahel_map.core.errors import ExportError
from sahel_map.exports.formats import FORMATS, export_bytes, format_for, write_export
from sahel_map.selection.selection import Selection

pytestmark = pytest.mark.slow

JNIM = Selection(actors=frozenset({"JNIM"}))
CITATION = "Only incidents with JNIM among the alleged actors"
KML = {"k": "http://www.opengis.net/kml/2.2"}


def made(job, code, folder):
    path = folder / f"export{FORMATS[code].suffix}"
    write_export(job, FORMATS[code], path)
    return path


def sheet_rows(book, name):
    return list(book[name].iter_rows(values_only=True))


def test_csv_when_read_by_pandas_then_rows_and_nulls_are_right(make_job, tmp_path):
    with zipfile.ZipFile(made(make_job(JNIM), "csv", tmp_path)) as archive:
        table = pd.read_csv(archive.open("incidents.csv"))
        readme = archive.read("README.txt").decode()
        metadata = json.loads(archive.read("metadata.json"))
        sources = pd.read_csv(archive.open("sources.csv"))
    assert table["incident_id"].tolist() == ["EX-2023-0003", "EX-2023-0004", "EX-2023-0007", "EX-2024-0005"]
    assert table["killed_min"].isna().sum() == 3
    assert table["date_start"].iat[0] == "2023-02-03"
    assert table["is_aggregate"].tolist() == [False, False, True, False]
    assert CITATION in readme
    assert "CC-BY-4.0" in readme
    assert (metadata["query"], metadata["killed"], metadata["n_aggregates"]) == ({"actor": "JNIM"}, "5–8", 1)
    assert set(sources["incident_id"]) == set(table["incident_id"])


def test_hxl_when_read_then_second_row_holds_the_tags(make_job, tmp_path):
    with zipfile.ZipFile(made(make_job(JNIM), "hxl", tmp_path)) as archive:
        header, tags, first = archive.read("incidents.csv").decode().split("\n")[:3]
    by_name = dict(zip(header.split(","), tags.split(","), strict=True))
    assert by_name["date_start"] == "#date+start"
    assert by_name["killed_min"] == "#affected+killed+min"
    assert first.startswith("EX-2023-0003,2023-02-03")


def test_workbook_when_read_by_openpyxl_then_types_sheets_and_citation(make_job, tmp_path):
    book = openpyxl.load_workbook(made(make_job(JNIM), "xlsx", tmp_path))
    assert book.sheetnames == [
        "To read", "Aggregate records", "incidents", "actors", "harms", "figures", "sources", "claims", "doubts",
        "known_gaps", "codebook", "citation",
    ]  # fmt: skip
    header, first, *others = sheet_rows(book, "incidents")
    row = dict(zip(header, first, strict=True))
    assert f"{row['date_start']:%Y-%m-%d}" == "2023-02-03"
    assert (row["killed_min"], row["killed_max"], row["killed_is_mixed"]) == (5, 8, True)
    assert dict(zip(header, others[0], strict=True))["killed_min"] is None
    assert len(others) == 3
    assert book["incidents"].freeze_panes == "B2"
    assert any(CITATION in str(value) for _, value in sheet_rows(book, "citation"))


def test_workbook_when_its_first_sheet_is_summed_then_gives_the_figures_of_the_screen(make_job, tmp_path):
    # By hand, without the aggregate record: killed at least 3 + 10 + 5 + 0 + 2, at most 3 + 20 + 8 + 12 + 0 + 2.
    book = openpyxl.load_workbook(made(make_job(None, "fr"), "xlsx", tmp_path))
    assert book.active.title == book.sheetnames[0] == "À lire"
    table = next(iter(book["À lire"].tables.values()))
    rows = [[cell.value for cell in row] for row in book["À lire"][table.ref]]
    heading = rows[0]
    lowest, highest = heading.index("Morts, décompte le plus bas"), heading.index("Morts, décompte le plus haut")
    assert sum(row[lowest] or 0 for row in rows[1:]) == 20
    assert sum(row[highest] or 0 for row in rows[1:]) == 45
    assert len(rows) == 1 + 13 and [row[0] for row in sheet_rows(book, "Fiches globales")[4:]] == ["EX-2023-0007"]
    page = book["À lire"].page_setup
    assert (page.orientation, page.fitToHeight, book["À lire"].print_title_rows) == ("landscape", 0, "$4:$4")


def test_workbook_when_a_text_starts_a_formula_then_it_is_a_text(hostile_job, tmp_path):
    book = openpyxl.load_workbook(made(hostile_job, "xlsx", tmp_path))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    links = [cell.hyperlink.target for cell in cells if cell.hyperlink]
    assert links and all(link.startswith("https://news.example/") for link in links)
    names = [row[4] for row in sheet_rows(book, "incidents")]
    assert names[1] == '\'=HYPERLINK("http://news.example","x")'


def test_geojson_when_read_then_is_valid_and_carries_the_context(make_job, tmp_path):
    collection = json.loads(made(make_job(), "geojson", tmp_path).read_text("utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    assert collection["sahel_map"]["killed"] == "20–45+"
    features = {feature["properties"]["incident_id"]: feature for feature in collection["features"]}
    assert features["EX-2023-0001"]["geometry"]["type"] == "Point"
    assert features["EX-2023-0008"]["geometry"]["type"] == "Polygon"
    assert features["EX-2024-0002"]["geometry"] is None
    assert features["EX-2023-0004"]["properties"]["killed_min"] is None
    assert features["EX-2023-0002"]["properties"]["killed_min"] == 10
    assert features["EX-2023-0001"]["properties"]["date_start"] == "2023-01-10"


def test_geopackage_when_read_then_layers_tables_and_metadata(make_job, tmp_path):
    path = made(make_job(), "gpkg", tmp_path)
    points, areas = (gpd.read_file(path, layer=name) for name in ("points", "areas"))
    unplaced, metadata, sources = (
        gpd.read_file(path, layer=name, columns=None) for name in ("unplaced", "metadata", "sources")
    )
    assert (len(points), len(areas), len(unplaced)) == (8, 5, 1)
    assert points.crs == areas.crs == "EPSG:4326"
    assert dict(zip(metadata["name"], metadata["value"], strict=True))["data_version"] == "0.1.0"
    assert sources["incident_id"].nunique() == 14
    with sqlite3.connect(path) as database:
        layers = {row[0] for row in database.execute("select table_name from gpkg_geometry_columns")}
        styled = {row[0] for row in database.execute("select f_table_name from layer_styles where useAsDefault")}
        titles = dict(
            database.execute("select column_name, title from gpkg_data_columns where table_name='points'")
        )
    boundaries = {"boundary_country", "boundary_regions", "boundary_cercles"}
    assert layers == styled == {"points", "areas"} | boundaries
    assert titles["radius_m"] == "The place lies within this distance of the point, in metres."
    assert points.set_index("incident_id").at["EX-2023-0003", "actor_group"] == "ISLAMIST_ARMED_GROUPS"


def test_geopackage_when_nothing_is_shown_then_has_empty_layers(make_job, tmp_path):
    path = made(make_job(Selection(actors=frozenset())), "gpkg", tmp_path)
    assert [len(gpd.read_file(path, layer=name)) for name in ("points", "areas", "unplaced")] == [0, 0, 0]


def test_geoparquet_when_read_then_is_geo_and_carries_the_context(make_job, tmp_path):
    path = made(make_job(JNIM), "parquet", tmp_path)
    table = gpd.read_parquet(path)
    context = json.loads(pq.read_schema(path).metadata[b"sahel_map"])
    assert table["killed_max"].isna().tolist() == [False, True, True, True]
    assert table.crs == "EPSG:4326"
    assert context["query"] == {"actor": "JNIM"}


def test_kml_when_read_then_one_placemark_each_in_its_folder(make_job, tmp_path):
    root = ElementTree.parse(made(make_job(), "kml", tmp_path)).getroot()
    folders = root.findall("k:Document/k:Folder", KML)
    assert [len(folder.findall("k:Placemark", KML)) for folder in folders] == [8, 4, 1, 1]
    first = folders[0].find("k:Placemark", KML)
    assert first.get("id") == "EX-2023-0001"
    assert first.find("k:TimeSpan/k:begin", KML).text == "2023-01-10"
    assert "not at the exact spot" in first.find("k:description", KML).text


def test_kml_when_texts_are_hostile_then_viewers_see_text(hostile_job, tmp_path):
    root = ElementTree.parse(made(hostile_job, "kml", tmp_path)).getroot()
    descriptions = [element.text for element in root.iter(f"{{{KML['k']}}}description")]
    assert not any("<img" in text for text in descriptions)
    assert any("&lt;img src=x" in text for text in descriptions)


@pytest.mark.parametrize("code", FORMATS)
def test_export_when_nothing_is_shown_then_is_made_all_the_same(make_job, code):
    content = export_bytes(make_job(Selection(actors=frozenset()), "fr"), FORMATS[code])
    assert len(content) > 200


@pytest.mark.parametrize("code", ["csv", "geojson", "kml", "html", "xlsx"])
def test_export_when_made_twice_then_is_the_same(make_job, code):
    if code == "xlsx":  # the archive holds times of writing; compare what it says
        read = [pd.read_excel(io.BytesIO(export_bytes(make_job(), FORMATS[code])), sheet_name=None) for _ in "ab"]
        assert all(read[0][name].equals(read[1][name]) for name in read[0])
        return
    assert export_bytes(make_job(), FORMATS[code]) == export_bytes(make_job(), FORMATS[code])


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        (None, "a.pptx", "pptx"),
        (None, "a.gpkg", "gpkg"),
        (None, "a.ZIP", "csv"),
        ("hxl", "a.zip", "hxl"),
        ("kml", None, "kml"),
    ],
)
def test_format_when_asked_for_then_suffix_or_code_decides(tmp_path, code, name, expected):
    assert format_for(code, tmp_path / name if name else None).code == expected


@pytest.mark.parametrize(
    ("code", "name", "message"),
    [
        ("dbf", None, "format 'dbf' is unknown"),
        (None, "a.csv", "end the name in .zip"),
        ("csv", "a.csv", "end the name in .zip"),
        ("gpkg", "a.geojson", "'a.geojson' does not say that it holds gpkg: end the name in .gpkg"),
        (None, "a.doc", "'.doc'"),
    ],
)
def test_format_when_unknown_or_not_the_suffixs_then_one_sentence(tmp_path, code, name, message):
    with pytest.raises(ValueError, match=message):
        format_for(code, tmp_path / name if name else None)


# The notes of a slide are read out: short, with the caveats and where method and codebook stand.
@pytest.mark.parametrize("code", [code for code in FORMATS if code != "pptx"])
def test_export_of_any_format_when_looked_into_then_holds_method_and_codebook(make_job, code):
    content = plain_bytes(export_bytes(make_job(), FORMATS[code]))
    # A section of the method with its text, the definition of a code, and a line of the crosswalk.
    for text in (
        b"invented: scope",
        b"invented: what cannot be shown.",
        b"civilians reported arrested or held by soldiers",
        b"ucdp where_prec",
    ):
        assert text in content


def test_export_when_a_format_cannot_hold_so_many_then_one_sentence_and_no_file(make_job, tmp_path):
    kind = dataclasses.replace(FORMATS["xlsx"], most_records=13)
    target = tmp_path / "a.xlsx"
    with pytest.raises(
        ExportError, match="^xlsx holds at most 13 incidents and these are 14: narrow the filter, or"
    ):
        write_export(make_job(), kind, target)
    assert not target.exists()
