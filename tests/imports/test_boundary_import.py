"""Official boundaries: read, mended, put in place of others; and another country, on every page."""

import datetime as dt
import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from sahel_map.app.page import shell
from sahel_map.app.panels import map as map_panel
from sahel_map.app.server.running_settings import settings
from sahel_map.cli import main
from sahel_map.data.dataset import load_dataset
from sahel_map.exports.formats import FORMATS
from sahel_map.exports.job import ExportJob
from sahel_map.imports.boundaries.folder import write_boundaries
from sahel_map.imports.boundaries.reading import Columns, read_boundaries
from sahel_map.imports.boundaries.report import Edition
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.importing import prepare, read_upload
from sahel_map.imports.mapping_file import parse_mapping
from sahel_map.imports.surroundings import read_surroundings
from sahel_map.imports.writing import IMPORTED, write
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.options import SheetOptions
from sahel_map.sheets.make import make_sheet
from sahel_map.sheets.order import SheetOrder
from sahel_map.words import Words

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
MINI = ROOT / "tests" / "mini"
DAY = dt.date(2026, 11, 29)
EDITION = Edition(publisher="Example Mapping Office", licence="CC-BY-IGO", version="v3")


def squares():
    """Eight wards of one degree in four districts and two provinces of Testland, in the columns of a COD-AB."""
    rows = []
    for number in range(8):
        province, district, ward = number // 4 + 1, number // 2 % 2 + 1, number % 2 + 1
        west, south = 30 + number // 2, 10 + number % 2
        rows.append(
            {
                "ADM0_EN": "Testland",
                "ADM0_PCODE": "TL",
                "ADM1_EN": f"Testprovince-{province}",
                "ADM1_PCODE": f"TL00{province}",
                "ADM2_EN": f"Testdistrict-{province}.{district}",
                "ADM2_PCODE": f"TL00{province}00{district}",
                "ADM3_EN": f"Testward-{province}.{district}.{ward}",
                "ADM3_PCODE": f"TL00{province}00{district}00{ward}",
                "validOn": "2024-05-01",
                "validTo": "9999-01-01",
                "geometry": shapely.box(west, south, west + 1, south + 1),
            }
        )
    return gpd.GeoDataFrame(rows, crs="EPSG:4326")


def zipped(layer, folder):
    """Return a zip of a shapefile."""
    layer.to_file(folder / "adm3.shp")
    target = folder / "cod.zip"
    with zipfile.ZipFile(target, "w") as archive:
        for part in folder.glob("adm3.*"):
            archive.write(part, f"TST_admbnda/{part.name}")
    return target


def test_file_when_a_cod_then_levels_dates_and_country_are_read(tmp_path):
    found = read_boundaries(zipped(squares(), tmp_path))
    assert found.n_levels == 3
    assert found.units["code_3"].tolist()[:2] == ["TL001001001", "TL001001002"]
    assert found.units["name_1"].iloc[-1] == "Testprovince-2"
    assert (found.country, found.valid_from, found.valid_until) == ("Testland", "2024-05-01", "")
    assert found.repaired == () and found.notes == ()


def test_file_when_layers_have_columns_of_their_own_then_units_lie_where_they_lie(tmp_path):
    wards = squares()
    provinces = wards.dissolve("ADM1_PCODE", as_index=False)
    path = tmp_path / "units.gpkg"
    provinces.rename(columns={"ADM1_PCODE": "PROV_ID", "ADM1_EN": "PROV"})[["PROV_ID", "PROV", "geometry"]].to_crs(
        32636
    ).to_file(path, layer="provinces")
    own = wards.rename(columns={"ADM3_PCODE": "W_ID", "ADM3_EN": "WARD"})[["W_ID", "WARD", "geometry"]]
    own.to_file(path, layer="wards")
    with pytest.raises(ImportFileError, match="no column was recognised as codes of units"):
        read_boundaries(path)
    chosen = {1: Columns("provinces", "PROV_ID", "PROV"), 2: Columns("wards", "W_ID", "WARD")}
    found = read_boundaries(path, chosen)
    assert found.n_levels == 2
    assert dict(zip(found.units["code_2"], found.units["code_1"], strict=True))["TL002001001"] == "TL002"
    with pytest.raises(ImportFileError, match="has no column 'NAMES'"):
        read_boundaries(path, chosen | {1: Columns("provinces", "PROV_ID", "NAMES")})


def test_shape_when_it_crosses_itself_then_it_is_mended_and_said(tmp_path):
    wards = squares()
    bow = shapely.Polygon(
        [(30, 10), (31, 10), (31, 11), (30, 11), (30.2, 10.5), (29.9, 10.4), (30, 10.6), (30, 10)]
    )
    wards.loc[0, "geometry"] = bow
    path = tmp_path / "units.geojson"
    wards.to_file(path)
    found = read_boundaries(path)
    assert [repair.pcode for repair in found.repaired] == ["TL001001001"]
    assert "Self-intersection" in found.repaired[0].reason
    assert found.units.geometry.is_valid.all()
    assert found.units.geometry.iloc[0].area == pytest.approx(1, abs=0.15)


def test_unit_when_drawn_twice_or_over_another_then_it_is_said(tmp_path):
    wards = squares()
    wards.loc[1, "ADM3_PCODE"] = wards.loc[0, "ADM3_PCODE"]
    wards.loc[2, "geometry"] = shapely.box(31, 10, 32.2, 11)
    path = tmp_path / "units.geojson"
    wards.to_file(path)
    found = read_boundaries(path)
    assert len(found.units) == 7
    assert "1 units were drawn in several features" in found.notes[0]
    assert "2 units overlap a neighbour: TL001002001, TL002001001" in found.notes[1]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ADM3_PCODE": None}, "feature 1 has no code of level 3"),
        ({"geometry": None}, None),
    ],
)
def test_feature_when_it_lacks_code_or_shape_then_refused_or_left_out(tmp_path, change, said):
    wards = squares()
    for name, value in change.items():
        wards.loc[0, name] = value
    path = tmp_path / "units.geojson"
    wards.to_file(path)
    if said:
        with pytest.raises(ImportFileError, match=said):
            read_boundaries(path)
    else:
        assert len(read_boundaries(path).units) == 7


def exampleland():
    """The communes of the invented data set under other codes; the border of the first two lies elsewhere."""
    communes = gpd.read_file(MINI / "boundaries" / "communes.geojson")
    regions = gpd.read_file(MINI / "boundaries" / "regions_old.geojson").set_index("pcode")
    cercles = gpd.read_file(MINI / "boundaries" / "cercles.geojson").set_index("pcode")
    new = {"XX": "ML9"}
    layer = gpd.GeoDataFrame(
        {
            "adm1_pcode": communes["region_old_pcode"].str.replace("XX", new["XX"]),
            "adm1_name": communes["region_old_pcode"].map(regions["name"]),
            "adm2_pcode": communes["cercle_pcode"].str.replace("XX", new["XX"]),
            "adm2_name": communes["cercle_pcode"].map(cercles["name"]),
            "adm3_pcode": communes["pcode"].str.replace("XX", new["XX"]),
            "adm3_name": communes["name"],
        },
        geometry=communes.geometry.to_numpy(),
        crs="EPSG:4326",
    )
    # Exampleville-2 lies at 15.5 N, 2.5 W in 2-north: it is given to 1-north, which keeps most of its land.
    at = layer.set_index("adm3_pcode").geometry
    one, two = "ML9010102", "ML9010202"
    corner = shapely.box(-3, 15.3, -2.4, 15.7)
    at[one], at[two] = at[one].union(corner), at[two].difference(corner)
    return layer.set_geometry(at.to_numpy(), crs="EPSG:4326")


def test_boundaries_when_replaced_then_joins_are_made_anew_and_each_change_is_reported(tmp_path):
    path, folder = tmp_path / "units.geojson", tmp_path / "new"
    exampleland().to_file(path)
    report = write_boundaries(read_boundaries(path), MINI, folder, EDITION, with_records=True, today=DAY)
    changes = report.moved.changes.set_index(["incident_id", "level"])
    assert changes.loc[("EX-2023-0004", "commune"), ["before", "after", "how"]].tolist() == [
        "XX010202", "ML9010102", "moved",
    ]  # fmt: skip
    assert changes.loc[("EX-2023-0001", "commune"), ["before", "after", "how"]].tolist() == [
        "XX010101", "ML9010101", "recoded",
    ]  # fmt: skip
    kept = pd.read_csv(folder / "import" / "boundary-changes.csv")
    assert len(kept) == len(report.moved.changes)
    assert report.levels.keeps_reform
    data = load_dataset(folder)
    assert len(data.incidents) == 14
    assert data.incidents.at["EX-2023-0004", "commune_pcode"] == "ML9010102"
    assert data.incidents.at["EX-2023-0001", "region_2023_pcode"] == "XX01"
    assert (
        data.units.population_cercle["population"].sum()
        == load_dataset(MINI).units.population_cercle["population"].sum()
    )
    assert (data.map_credits.version, data.map_credits.credit.en) == ("v3", "© Example Mapping Office")
    assert "geoBoundaries" in data.map_credits.rights.en  # of the background, which is still drawn
    assert data.version.digest != load_dataset(MINI).version.digest


def test_boundaries_when_a_place_lies_outside_then_nothing_is_written(tmp_path):
    path, folder = tmp_path / "units.geojson", tmp_path / "new"
    squares().to_file(path)
    with pytest.raises(ImportFileError, match="lies outside the country"):
        write_boundaries(read_boundaries(path), MINI, folder, EDITION, with_records=True, today=DAY)
    assert [one.name for one in tmp_path.iterdir()] == ["units.geojson"]


ROWS = """id,event_date,location,latitude,longitude,precision,actor,harm_type,killed,source,url,country
1,2024-05-11,Testville,10.5,30.5,settlement,an invented group,killing,3,Example Agency,https://a.example/1,Testland
2,2024-06-01,Testville-2,11.5,33.5,settlement,an invented group,killing,1-2,Example Agency,,Testland
3,2024-06-02,Testville-3,10.5,32.5,settlement,an invented group,killing,5,Example Radio,,Elsewhere
4,2024-06-03,Testward-1.1.2,,,,an invented group,killing,,Example Radio,,Testland
"""
MAPPING = """
[columns]
incident_id = "id"
date_start = "event_date"
place_name = "location"
commune_name = "location"
lat = "latitude"
lon = "longitude"
place_precision = "precision"
actors = "actor"
harms = "harm_type"
killed = "killed"
source_publishers = "source"
source_urls = "url"
country = "country"

[values.actors]
"an invented group" = "OTHER"

[set]
title = "Harm in Testland"
unit_of_count = "civilians"
actors_are = "perpetrators"
"""


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    """Return a set of three events of an invented country, made from its boundaries and a table."""
    work = tmp_path_factory.mktemp("country")
    run = CliRunner().invoke(
        main,
        ["boundaries", str(zipped(squares(), work)), "-o", str(work / "base"), "--new-country", "--publisher",
         "Example Mapping Office", "--licence", "CC-BY-IGO"],
    )  # fmt: skip
    assert run.exit_code == 0, run.output
    assert "8 units of the finest level, 4 of the middle, 2 of the coarsest" in run.output
    (work / "rows.csv").write_text(ROWS, encoding="utf-8")
    around = read_surroundings(work / "base", IMPORTED)
    mapping = parse_mapping(MAPPING)
    prepared = prepare(read_upload(work / "rows.csv", mapping.reading), mapping, around, DAY)
    write(prepared, work / "set", work / "base")
    return work / "set", prepared


def test_country_when_rows_are_imported_then_units_are_its_own_and_others_rows_are_held_back(country):
    folder, prepared = country
    assert (prepared.accounting.n_accepted, prepared.accounting.n_read) == (3, 4)
    assert [cause.key for cause in prepared.accounting.causes if cause.n] == ["country"]
    data = load_dataset(folder)
    codes = data.incidents.sort_values("date_start")["commune_pcode"].tolist()
    assert codes == ["TL001001001", "TL002002002", "TL001001002"]
    assert data.map_credits.country.en == "Testland"
    assert data.units.rivers.empty and data.units.neighbours.empty


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "fr"])
def test_country_when_opened_then_every_page_works_and_none_speaks_of_mali(country, language, monkeypatch):
    folder, _ = country
    record = str(load_dataset(folder).incidents.index[0])
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(folder))
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(map_panel, "FIRST_HEAD_START_S", 0)  # there is no browser to wait for
    settings.cache_clear()
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    test.query_params.update({"lang": language, "incident": record, "area": "TL001"})
    test.run()
    speaking = {}
    for page, path in shell.PAGES.items():
        if page != "map":
            test.switch_page(path).run()
        assert not test.exception, page
        assert not [one for one in test.radio if one.key == "_admin_map"], page  # both maps are one
        shown = [str(one.value) for one in (*test.markdown, *test.caption, *test.info, *test.warning, *test.title)]
        speaking[page] = [text for text in shown if "Mali" in text or "MINUSMA" in text]
    settings.cache_clear()
    assert {page: said for page, said in speaking.items() if said} == {}


@pytest.mark.long_after(1)
@pytest.mark.parametrize("code", [code for code in FORMATS if code != "docx"])
def test_country_when_exported_then_every_format_is_written(country, code, tmp_path):
    data = load_dataset(country[0])
    words = Words("en", data.labels("en"))
    job = ExportJob(data, Selection(), np.ones(len(data.incidents), bool), words, dt.datetime.now(dt.UTC))
    target = tmp_path / f"file{FORMATS[code].suffix}"
    FORMATS[code].write(job, target)
    assert target.stat().st_size > 500


@pytest.mark.long_after(1)
@pytest.mark.parametrize("order", [{}, {"region": "TL001"}, {"cercle": "TL001001"}, {"is_atlas": True}])
def test_country_when_printed_then_sheets_of_its_areas_are_made(country, order):
    data = load_dataset(country[0])
    words = Words("en", data.labels("en"))
    made = make_sheet(data, SheetOrder(Selection(), SheetOptions(made=DAY), **order), words)
    assert made.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("options", "said", "code"),
    [
        (["--level", "1:PROV"], "allowed: 1=LAYER:CODE:NAME", 2),
        (["--valid-from", "May 2024"], "is not a day; allowed: YYYY-MM-DD", 2),
        ([], "is no file of boundaries; allowed: .zip", 1),
    ],
)
def test_command_when_called_wrongly_then_one_sentence(options, said, code, tmp_path):
    path = tmp_path / "units.txt"
    path.write_text("nothing", "utf-8")
    run = CliRunner().invoke(main, ["boundaries", str(path), "-o", str(tmp_path / "new"), *options])
    assert run.exit_code == code
    assert said in run.stderr
