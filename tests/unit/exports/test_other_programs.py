"""Files as other programs check them: HXL's own schema, columns of GeoParquet, styles of KML, a French office."""

import csv
import io
import zipfile
from xml.etree import ElementTree

import geopandas as gpd
import hxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely

from sahel_map.exports.formats import FORMATS, export_bytes
from sahel_map.exports.job import ExportJob
from sahel_map.exports.tables_zip import write_csv_zip

# Each has a file written and read by another program.
pytestmark = pytest.mark.slow

KML = {"k": "http://www.opengis.net/kml/2.2"}


def files_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_hxl_when_checked_by_its_core_schema_then_no_table_has_an_error(make_job):
    tables = {name: body for name, body in files_of(export_bytes(make_job(), FORMATS["hxl"])).items()
              if name.endswith(".csv")}  # fmt: skip
    assert len(tables) == 9
    for name, body in tables.items():
        found = []
        data = hxl.data(hxl.make_input(io.BytesIO(body), hxl.InputOptions(allow_local=True)))
        hxl.schema(None, found.append).validate(data)
        assert [one for one in found if one.rule.severity == "error"] == [], name


def test_csv_when_for_a_french_office_then_semicolons_commas_and_a_mark_at_the_beginning(make_job, tmp_path):
    job = make_job(None, "fr")
    job = ExportJob(job.dataset, job.selection, job.mask, job.words, job.now, "excel-fr")
    write_csv_zip(job, tmp_path / "a.zip")
    files = files_of((tmp_path / "a.zip").read_bytes())
    assert files["incidents.csv"].startswith(b"\xef\xbb\xbfincident_id;date_start;")
    rows = csv.DictReader(io.StringIO(files["incidents.csv"].decode("utf-8-sig")), delimiter=";")
    first = next(row for row in rows if row["incident_id"] == "EX-2023-0001")
    assert (first["lat"], first["lon"]) == ("14,5", "-3,5")
    assert "s\u00e9parateur" in files["README.txt"].decode()


def test_geoparquet_when_written_then_has_boxes_and_days(make_job, tmp_path):
    table = pq.read_table(io.BytesIO(export_bytes(make_job(), FORMATS["parquet"])))
    assert table.schema.field("date_start").type == pa.date32()
    row = next(row for row in table.to_pylist() if row["incident_id"] == "EX-2023-0001")
    assert row["bbox"] == pytest.approx({"xmin": -3.5, "ymin": 14.5, "xmax": -3.5, "ymax": 14.5})


def test_kml_when_written_then_each_record_has_a_style_and_a_near_place_its_circle(make_job):
    root = ElementTree.fromstring(export_bytes(make_job(), FORMATS["kml"]))
    styles = {f"#{style.get('id')}" for style in root.iter(f"{{{KML['k']}}}Style")}
    marks = {mark.get("id"): mark for mark in root.iter(f"{{{KML['k']}}}Placemark")}
    assert {mark.find("k:styleUrl", KML).text for mark in marks.values()} <= styles
    near = marks["EX-2023-0005"].find("k:MultiGeometry", KML)
    assert [child.tag.rpartition("}")[2] for child in near] == ["Point", "Polygon"]
    data = {one.get("name"): one[0].text for one in marks["EX-2023-0001"].iter(f"{{{KML['k']}}}Data")}
    assert (data["actors"], data["harms"]) == ("FAMA | WAGNER", "killing")


def test_kml_when_in_french_then_spaces_before_signs_and_in_numbers_are_kept(make_job):
    text = export_bytes(make_job(language="fr"), FORMATS["kml"]).decode()
    assert "n’est précisé\u00a0: quelque part" in text
    assert "1\u202f000+" in text


def test_geojson_when_written_then_each_feature_has_the_id_of_its_record(make_job):
    import json

    content = json.loads(export_bytes(make_job(), FORMATS["geojson"]))
    assert [one["id"] for one in content["features"]] == [
        one["properties"]["incident_id"] for one in content["features"]
    ]


@pytest.mark.parametrize(("code", "day"), [("geojson", "2023-01-10"), ("gpkg", "2023-01-10")])
def test_map_file_when_read_by_gdal_then_the_records_with_their_days(make_job, tmp_path, code, day):
    path = tmp_path / f"out.{code}"
    path.write_bytes(export_bytes(make_job(), FORMATS[code]))
    layers = ["points", "areas", "unplaced"] if code == "gpkg" else [None]
    table = pd.concat([pyogrio.read_dataframe(path, layer=layer) for layer in layers]).set_index("incident_id")
    assert len(table) == 14
    assert f"{pd.Timestamp(table.at['EX-2023-0001', 'date_start']):%Y-%m-%d}" == day
    assert (table.at["EX-2023-0001", "geometry"].x, table.at["EX-2023-0001", "geometry"].y) == (-3.5, 14.5)


def test_geoparquet_when_read_within_a_box_then_only_the_records_there(make_job, tmp_path):
    path = tmp_path / "out.parquet"
    path.write_bytes(export_bytes(make_job(), FORMATS["parquet"]))
    whole = gpd.read_parquet(path)
    near = gpd.read_parquet(path, bbox=(-3.6, 14.4, -3.4, 14.6))
    assert set(near["incident_id"]) == set(
        whole[whole.intersects(shapely.box(-3.6, 14.4, -3.4, 14.6))]["incident_id"]
    )
    assert "EX-2023-0001" in set(near["incident_id"])
    assert 0 < len(near) < len(whole) == 14
