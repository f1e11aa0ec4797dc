"""Where the data folder is looked for, in order."""

import pytest

from sahel_map.core.errors import DataError
from sahel_map.data.read import paths
from sahel_map.data.read.paths import ENVIRONMENT_VARIABLE, geodata_root


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A repository with a package in it, both with a data folder, and none in the environment."""
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)
    package = tmp_path / "src" / "sahel_map"
    monkeypatch.setattr(paths, "_PACKAGE", package)
    (package / "site" / "geodata").mkdir(parents=True)
    (tmp_path / "geodata").mkdir()
    (tmp_path / "other").mkdir()
    return tmp_path


def test_root_when_given_then_before_the_environment(places, monkeypatch):
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(places / "geodata"))
    assert geodata_root(places / "other") == places / "other"


def test_root_when_in_the_environment_then_before_the_package(places, monkeypatch):
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(places / "other"))
    assert geodata_root() == places / "other"


def test_root_when_nothing_is_asked_for_then_the_package_and_after_it_the_repository(places):
    assert geodata_root() == places / "src/sahel_map/site/geodata"
    (places / "src/sahel_map/site/geodata").rmdir()
    assert geodata_root() == places / "geodata"


def test_root_when_asked_for_and_missing_then_an_error_and_no_other_place_is_taken(places):
    with pytest.raises(DataError, match=r"No data set at .*nowhere: give a folder, or set SAHEL_MAP_GEODATA"):
        geodata_root(places / "nowhere")
