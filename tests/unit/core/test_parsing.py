"""Text of others that no reader gets to the end of."""

import tomllib

import pytest

from sahel_map.core.errors import SelectionError, SettingsError
from sahel_map.core.parsing import parse_json, parse_toml
from sahel_map.curation.form import read_form
from sahel_map.settings.settings import read_settings
from sahel_map.sheets.content.brand import read_brand
from sahel_map.sheets.recipe import read_recipe

DEEP = "[" * 100_000


def test_json_when_nested_too_deeply_then_is_no_json():
    assert parse_json('{"a": [1, null]}') == {"a": [1, None]}
    with pytest.raises(ValueError, match="nested too deeply"):
        parse_json(DEEP)


def test_toml_when_nested_too_deeply_then_is_no_toml():
    assert parse_toml("a = [1, 2]") == {"a": [1, 2]}
    with pytest.raises(tomllib.TOMLDecodeError, match="nested too deeply"):
        parse_toml(f"a = {DEEP}")


def test_file_of_another_when_nested_too_deeply_then_is_refused_in_a_sentence(tmp_path):
    path = tmp_path / "deep.toml"
    path.write_text(f"name = {DEEP}")
    with pytest.raises(SelectionError, match=r"the brand file 'deep.toml' cannot be read: it is nested too deeply"):
        read_brand(path)
    with pytest.raises(SelectionError, match=r"the recipe 'deep.toml' cannot be read: it is nested too deeply"):
        read_recipe(path, ())
    with pytest.raises(SettingsError, match=r"deep.toml is not TOML in UTF-8: it is nested too deeply"):
        read_settings(environment={"SAHEL_MAP_CONFIG": str(path)})
    assert read_form(path.read_text()).problems[0].startswith("line 1, name: ")
