"""An installation of 0.1.0 comes over: its settings, links and imported folder, as that version wrote them.

`installation_0_1/imported.zip` was made by the command `import` of 0.1.0 from two invented rows.
"""

import dataclasses
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.data.dataset import load_dataset
from sahel_map.selection.display import Display
from sahel_map.selection.known import Known
from sahel_map.selection.selection import Selection
from sahel_map.sets.folders import FolderStore
from sahel_map.settings.settings import read_settings

HERE = Path(__file__).parent
MINI = HERE.parent / "mini"
# Settings that 0.1.0 had, of a server behind a proxy.
SETTINGS = """
host = "127.0.0.1"
port = 8501
base_path = "sahel-map"
public_url = "https://maps.example.org/sahel-map"
reload_seconds = 30
login = "proxy"
proxy_secret = "0123456789abcdef0123456789abcdef"
proxy_user_header = "X-Forwarded-Email"
proxy_groups_header = "X-Forwarded-Groups"
allow_domains = ["example.org"]
maintainer_emails = ["m@example.org"]
metrics_host = "localhost"
metrics_port = 9100
"""
LINKS = [
    {"actor": "JNIM,FAMA", "from": "2023-01", "to": "2023-06", "harm": "killing", "map": "old", "area": "XX01"},
    {"confidence": "high,medium", "attribution": "claimed", "text": "night attack", "lang": "fr"},
]
DISPLAYS = [
    {"layer": "areas", "measure": "killed-min", "level": "cercle", "per": "100000"},
    {"layer": "density", "cell": "25"},
    {"with": "marks,rivers"},
]


@pytest.fixture
def imported(tmp_path):
    with zipfile.ZipFile(HERE / "installation_0_1" / "imported.zip") as archive:
        archive.extractall(tmp_path / "imported")
    return tmp_path / "imported"


def test_settings_when_of_0_1_then_read_as_they_are(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text(SETTINGS, encoding="utf-8")
    settings = read_settings(environment={"SAHEL_MAP_CONFIG": str(path)})
    assert (settings.login, settings.maintainer_emails, settings.metrics_port) == (
        "proxy", ("m@example.org",), 9100,
    )  # fmt: skip
    names = {line.partition(" =")[0] for line in SETTINGS.split("\n") if line}
    assert names <= {field.name for field in dataclasses.fields(settings)}


@pytest.mark.long
@pytest.mark.parametrize("link", LINKS)
def test_link_when_of_0_1_then_means_the_same(mini, link):
    chosen, notices = Selection.from_query(link, Known.of(mini))
    assert notices == ()
    kept = chosen.to_query()
    assert {name: set(value.split(",")) for name, value in kept.items()} == {
        name: set(value.split(",")) for name, value in link.items() if name != "lang"
    }


@pytest.mark.long
@pytest.mark.parametrize("link", DISPLAYS)
def test_layers_when_of_0_1_then_mean_the_same(link):
    display, notices = Display.from_query(link)
    assert notices == ()
    assert display.to_query() == link


@pytest.mark.long
def test_imported_folder_when_of_0_1_then_becomes_a_set_with_its_records(imported, tmp_path, monkeypatch):
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(MINI))
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("SAHEL_MAP_DATA_DIR", str(tmp_path / "data"))
    run = CliRunner().invoke(main, ["sets", "add", str(imported)])
    assert run.exit_code == 0, run.output
    assert "imported is of an earlier version; added from this server: codes_evidence." in run.output
    store = FolderStore(tmp_path / "data" / "sets")
    (entry,) = store.entries()
    data = load_dataset(store.folder(entry.set_id))
    assert data.incidents["place_name_en"].tolist() == ["Exampleville-1", "Exampleville-2"]
    assert data.incidents["killed_min"].tolist() == [3, 5]
    # 0.1.0 printed every set under our name and licence; what the file did not state is not stated.
    assert not data.profile.is_curated
    assert data.profile.licence is None
    assert not (imported / "codes" / "evidence.csv").exists()
