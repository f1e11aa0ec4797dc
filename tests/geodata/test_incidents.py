"""The published data set: clean, complete, and with the records as the curators decided them."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from sahel_map.data.check.files import is_private_name
from sahel_map.data.check.run import check_all
from sahel_map.data.read.package import read_package
from sahel_map.data.trace.changelog import parse_headings

ROOT = Path(__file__).parents[2] / "geodata"
PACKAGE = read_package(ROOT)
MINI = read_package(ROOT.parent / "tests" / "mini")
OUR_FOLDERS = {"incidents", "places", "context", "codes"}
UNITS = ["commune_pcode", "cercle_pcode", "region_old_pcode", "region_2023_pcode"]


def units_of(dataset, incident):
    return [None if pd.isna(value) else value for value in dataset.incidents.loc[incident, UNITS]]


def test_data_when_checked_then_clean():
    assert [str(problem) for problem in check_all(ROOT).problems] == []


@pytest.mark.parametrize("resource", PACKAGE.resources.values(), ids=lambda resource: resource.name)
def test_resource_when_registered_then_described_licensed_and_sourced(resource):
    assert resource.properties["title"].strip()
    assert resource.properties["description"].endswith(".")
    assert all(licence["path"].startswith("https://") for licence in resource.licenses)
    assert all(source["title"].strip() for source in resource.properties["sources"])
    assert [
        field for field in resource.properties["schema"]["fields"] if not field["description"].endswith(".")
    ] == []
    assert [name for name in resource.field_names if is_private_name(name)] == []


@pytest.mark.parametrize("name", MINI.resources)
def test_invented_data_when_compared_then_the_same_columns_and_rules(name):
    ours, theirs = PACKAGE.resources[name], MINI.resources[name]
    assert theirs.properties["schema"] == ours.properties["schema"]
    assert theirs.path == ours.path


@pytest.mark.parametrize("table", sorted((ROOT / "codes").glob("*.csv")), ids=lambda path: path.stem)
def test_code_table_when_compared_with_the_invented_one_then_the_same(table):
    assert table.read_bytes() == (ROOT.parent / "tests/mini/codes" / table.name).read_bytes()


def test_figure_when_only_the_highest_count_is_known_then_the_lowest_stays_unknown(shipped):
    row = shipped.incidents.loc["ML-2022-0011"]
    assert pd.isna(row["killed_min"])
    assert row["killed_max"] == 213
    assert row["killed_is_mixed"]


def test_figure_when_sources_say_that_nobody_died_then_nought_and_not_null(shipped):
    reported = shipped.incidents["killed_max"]
    assert list(reported.index[(reported == 0).fillna(False)]) == [
        "ML-2024-0060",
        "ML-2024-0068",
        "ML-2024-0069",
    ]


def test_merged_record_when_looked_up_then_its_id_is_not_used_again(shipped):
    assert "ML-2022-0038" in shipped.incidents.index
    assert "ML-2022-0039" not in shipped.incidents.index


@pytest.mark.parametrize(
    ("incident", "expected"),
    [
        # Amassine lies 33 m from the line of two regions: the sources decide
        ("ML-2024-0020", [None, "ML0802", "ML08", "ML08"]),
        # Nonia is reported in cercle Ansongo and registered in cercle Gao
        ("ML-2025-0018", ["ML070302", "ML0703", "ML07", "ML07"]),
        # commune of cercle Koro, Mopti on the old map and Bandiagara on that of 2023
        ("ML-2025-0003", ["ML050505", "ML0505", "ML05", "ML19"]),
        # north of Timbuktu: same cercle, but Taoudénit on the map of 2023
        ("ML-2024-0018", [None, "ML0605", "ML06", "ML09"]),
        # communes of two regions of 2023
        ("ML-2022-0034", [None, None, "ML05", None]),
        # not located
        ("ML-2023-0002", [None, None, None, None]),
    ],
)
def test_join_when_the_case_is_difficult_then_as_the_curators_decided(shipped, incident, expected):
    assert units_of(shipped, incident) == expected


def test_join_when_done_then_nothing_finer_than_the_curators_stated(shipped, counts):
    known = shipped.incidents[UNITS].notna().sum().to_dict()
    assert known == {name: counts[f"known_{name.removesuffix('_pcode')}"] for name in UNITS}
    unit_only = shipped.incidents[shipped.incidents["place_precision"].isin(["region", "cercle", "unknown"])]
    assert unit_only["commune_pcode"].isna().all()


def test_high_confidence_when_it_rests_on_one_publisher_then_only_the_known_inquiries(shipped):
    incidents = shipped.incidents
    alone = incidents.index[(incidents["confidence"] == "high") & (incidents["n_independent"] == 1)]
    assert list(alone) == ["ML-2022-0001", "ML-2025-0077", "ML-2025-0078", "ML-2025-0079"]


def test_datasheet_when_read_then_names_every_table_column_and_code_of_ours(shipped):
    datasheet = (ROOT / "README.md").read_text(encoding="utf-8")
    words = {word.rstrip(".") for word in re.findall(r"[\w./-]+", datasheet)}
    ours = [entry for entry in PACKAGE.resources.values() if entry.path.split("/")[0] in OUR_FOLDERS]
    assert [entry.path for entry in ours if entry.path not in words and not entry.path.startswith("codes/")] == []
    assert [name for entry in ours for name in entry.field_names if name not in words] == []
    assert [
        code for table in shipped.codes.tables for code in shipped.codes.codes(table) if code not in words
    ] == []
    # A version named by hand is wrong at the next one: the register alone says which this is.
    assert PACKAGE.version not in datasheet


def test_register_when_read_then_version_2_of_data_package():
    content = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    assert content["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    newest = parse_headings((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))[0]
    assert (PACKAGE.version, PACKAGE.date) == newest[1:]
