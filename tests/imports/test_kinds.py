"""One more file of each kind, made here: what is in it comes out of it."""

from __future__ import annotations

import zipfile

import geopandas as gpd
import pytest

pytestmark = pytest.mark.slow

GPX = """<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1">
<wpt lat="14.51" lon="-3.91"><name>Exampleville</name><time>2024-05-11T10:00:00Z</time><desc>Invented.</desc></wpt>
<wpt lat="14.52" lon="-3.92"><name>Exampleville 2</name><time>2024-05-12T10:00:00Z</time></wpt></gpx>"""
SAID = '[defaults]\nplace_precision = "settlement"\nharms = "looting"\n'


def test_gpx_when_read_then_each_waypoint_is_a_row_with_its_day(bring):
    found = bring(GPX.encode(), SAID, name="a.gpx")
    assert found.counts == (2, 2)
    assert [f"{day:%Y-%m-%d}" for day in found.events["date_start"]] == ["2024-05-11", "2024-05-12"]
    assert list(found.events["lat"]) == [14.51, 14.52]


def test_kmz_when_read_then_its_document_is(bring, tmp_path):
    mark = "<Placemark><name>Exampleville</name><TimeStamp><when>2024-05-11</when></TimeStamp>"
    mark += (
        "<description>tues: 3&lt;br&gt;Invented.</description><Point><coordinates>-3.91,14.51</coordinates></Point>"
    )
    with zipfile.ZipFile(tmp_path / "a.kmz", "w") as archive:
        archive.writestr(
            "doc.kml", f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{mark}</Placemark></Document></kml>'
        )
    found = bring(tmp_path / "a.kmz", SAID)
    assert found.counts == (1, 1)
    assert found.events["killed_min"].iloc[0] == 3
    assert found.events["harms"].iloc[0] == ("looting", "killing")


def points(crs):
    frame = gpd.GeoDataFrame(
        {"event_date": ["2024-05-11", "2024-05-12"], "harm": ["killing", "looting"], "killed": [2, None]},
        geometry=gpd.points_from_xy([-3.91, -3.92], [14.51, 14.52]),
        crs="EPSG:4326",
    )
    return frame.to_crs(crs)


def test_geoparquet_when_in_metres_then_reprojected_and_said(bring, tmp_path):
    points("EPSG:32630").to_parquet(tmp_path / "a.parquet")
    found = bring(tmp_path / "a.parquet", SAID)
    assert found.counts == (2, 2)
    assert found.events["lat"].iloc[1] == pytest.approx(14.52, abs=1e-6)
    assert "Coordinates reprojected from EPSG:32630" in found.text


def test_shapefile_when_its_system_is_stated_then_reprojected(bring, tmp_path):
    points("EPSG:32630").to_file(tmp_path / "evt.shp")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for path in tmp_path.glob("evt.*"):
            archive.write(path, path.name)
    found = bring(tmp_path / "a.zip", SAID)
    assert found.counts == (2, 2)
    assert found.events["lon"].iloc[0] == pytest.approx(-3.91, abs=1e-6)


@pytest.mark.parametrize(
    ("cell", "where"),
    [
        ("14.51, -3.91", (14.51, -3.91)),
        ("POINT (-3.91 14.51)", (14.51, -3.91)),
        ("14.51 -3.91 265 4.9", (14.51, -3.91)),
        ("14°30'36\"N 3°54'36\"O", (14.51, -3.91)),
        ("14,51 ; -3,91", (14.51, -3.91)),
    ],
)
def test_coordinates_when_in_one_cell_then_read(bring, cell, where):
    quoted = cell.replace('"', '""')
    lines = f'date,coordinates,precision,actor,harm\n2024-05-11,"{quoted}",settlement,FAMA,looting\n'
    found = bring(lines)
    assert (found.events["lat"].iloc[0], found.events["lon"].iloc[0]) == pytest.approx(where, abs=1e-6)


def test_gazetteer_when_the_host_has_one_then_its_places_are_candidates(bring, tmp_path):
    dump = "1\tExampleville-Nord\tExampleville-Nord\tExemple,Exampleville Nord\t14.51\t-3.91\tP\tPPL\n"
    (tmp_path / "ML.txt").write_text(dump, encoding="utf-8")
    lines = "date,place,actor,harm\n2024-05-11,Exampleville nord,FAMA,looting\n"
    found = bring(lines, f'[reading]\ngazetteer = "{tmp_path / "ML.txt"}"\n')
    (question,) = found.prepared.questions
    assert (found.counts, question.key) == ((0, 1), "place")
    assert question.choices[0] == "14.51, -3.91"
    answered = question.answer(found.prepared.mapping, question.choices[0], question.found[0])
    assert answered.places == {"Exampleville nord": "14.51, -3.91"}
