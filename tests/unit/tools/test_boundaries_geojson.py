"""GeoJSON as written: small, ordered, nulls as nulls."""

import json

from geopandas import GeoDataFrame
from shapely import Point

from tools.boundaries.geojson import write_geojson


def test_write_geojson_when_a_name_is_missing_then_is_null_and_text_keeps_its_accents(tmp_path):
    frame = GeoDataFrame({"name_fr": ["Bénoué", None]}, geometry=[Point(1.00004, 2), Point(3, 4)], crs=4326)
    path = tmp_path / "new" / "layer.geojson"
    write_geojson(frame.set_index([["a", "b"]]).rename_axis("code"), path)
    text = path.read_text(encoding="utf-8")
    features = json.loads(text)["features"]
    assert "Bénoué" in text
    assert [feature["properties"] for feature in features] == [
        {"code": "a", "name_fr": "Bénoué"},
        {"code": "b", "name_fr": None},
    ]
    assert features[0]["geometry"]["coordinates"] == [1.0, 2.0]
