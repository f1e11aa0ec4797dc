"""The register keeps to the standard of Data Packages, so that other programs can check the tables."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

REGISTER = Path(__file__).parents[2] / "geodata" / "datapackage.json"

PROGRAM = Path(sys.executable).parent / "frictionless"


@pytest.fixture(scope="module")
def content():
    return json.loads(REGISTER.read_text(encoding="utf-8"))


def test_register_when_read_by_others_then_map_layers_are_no_tables_and_keys_lead_to_tables(content):
    tables = {entry["name"] for entry in content["resources"] if entry.get("type") == "table"}
    layers = {entry["name"] for entry in content["resources"] if entry["path"].endswith(".geojson")}
    assert len(layers) == 9 and not layers & tables
    keys = [key for entry in content["resources"] for key in entry["schema"].get("foreignKeys", ())]
    assert len(keys) > 20 and {key["reference"]["resource"] for key in keys} <= tables
    assert not isinstance(content.get("profile"), dict)


def test_register_when_keys_lead_into_map_layers_then_they_are_kept_and_checked(content):
    led = [key for entry in content["resources"] for key in entry["schema"].get("references", ())]
    assert len(led) == 13 and {key["reference"]["fields"][0] for key in led} == {"pcode"}


@pytest.mark.slow
def test_register_when_validated_by_frictionless_then_has_no_error():
    found = subprocess.run(
        [PROGRAM, "validate", "--json", str(REGISTER)], capture_output=True, text=True, timeout=120
    )
    report = json.loads(found.stdout)
    assert report["valid"] and report["stats"]["errors"] == 0
