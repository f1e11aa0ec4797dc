"""Mappings kept below the data directory."""

import pytest

from sahel_map.sets.errors import StoreError
from sahel_map.sets.mappings import keep_mapping, kept_mappings, read_kept_mapping


def test_mapping_when_kept_then_listed_read_and_replaced_whole(tmp_path):
    assert kept_mappings(tmp_path) == ()
    keep_mapping(tmp_path, "attacks", 'preset = "ucdp-ged"\n')
    keep_mapping(tmp_path, "attacks", 'preset = "acled"\n')
    keep_mapping(tmp_path, "more", "")
    assert kept_mappings(tmp_path) == ("attacks", "more")
    assert read_kept_mapping(tmp_path, "attacks") == 'preset = "acled"\n'
    assert sorted(path.name for path in (tmp_path / "mappings").iterdir()) == ["attacks.toml", "more.toml"]


@pytest.mark.parametrize("name", ["../settings", "no-such", "A b"])
def test_mapping_when_the_name_is_none_of_ours_then_one_sentence(tmp_path, name):
    with pytest.raises(StoreError, match="cannot"):
        read_kept_mapping(tmp_path, name)


def test_mapping_when_the_folder_cannot_be_made_then_one_sentence(tmp_path):
    (tmp_path / "mappings").write_text("a file in its way", "utf-8")
    with pytest.raises(StoreError, match="The mapping of 'attacks' cannot be kept"):
        keep_mapping(tmp_path, "attacks", "")
