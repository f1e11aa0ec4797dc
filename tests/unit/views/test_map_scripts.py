"""The map's scripts as text: linted where the linter is installed, and free of what they must not do."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sahel_map.views.map.assets import asset_bundle, own_script
from sahel_map.views.map.mark_text import map_words
from sahel_map.views.map.modules import joined_modules
from sahel_map.words import Words

FOLDER = Path(__file__).parents[3] / "src" / "sahel_map" / "assets"
BIOME = Path(sys.prefix) / "bin" / "biome"


def bundle():
    return asset_bundle().files["map.js"].decode()


def test_modules_when_linted_then_are_clean_and_formatted():
    result = subprocess.run([BIOME, "check", "."], cwd=FOLDER, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_modules_when_written_then_are_one_room_and_say_what_they_are_for():
    texts = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js")}
    assert [name for name, text in texts.items() if len(text.splitlines()) > 270] == []
    assert [name for name, text in texts.items() if not text.startswith("/* ")] == []


def test_modules_when_on_disk_then_the_map_or_the_single_page_runs_each():
    joined = bundle() + own_script("single_page.js")
    assert [path.name for path in FOLDER.glob("*.js") if f'modules["{path.name}"] = ' not in joined] == []


def test_join_when_modules_import_each_other_then_each_runs_once_after_what_it_needs():
    files = {
        "a.js": 'import { two } from "./b.js";\nimport "./c.js";\nwindow.sum = two + 1;\n',
        "b.js": 'import { one } from "./c.js";\nexport const two = one + one;\n',
        "c.js": "export const one = 1;\n",
    }
    joined = joined_modules("a.js", files.__getitem__)
    assert [joined.count(f'modules["{name}"] = ') for name in "abc"] == [0, 0, 0]
    places = [joined.index(f'modules["{name}.js"] = ') for name in "cba"]
    assert places == sorted(places)
    assert 'const { two } = modules["b.js"];' in joined


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a.js": 'import { b } from "./b.js";\n', "b.js": 'import "./a.js";\n'}, "a.js -> b.js -> a.js"),
        (
            {"a.js": 'import { c } from "./b.js";\n', "b.js": "export const b = 1;\n"},
            "a.js: b.js does not export c",
        ),
        ({"a.js": "export default 1;\n"}, "a.js: only named imports and exports"),
    ],
)
def test_join_when_it_cannot_be_right_then_refused(files, said):
    with pytest.raises(ValueError, match=said):
        joined_modules("a.js", files.__getitem__)


def test_scripts_when_read_then_ask_the_catalogue_for_exactly_what_it_sends():
    words = map_words(Words("en"))
    # Asked for by the level of a unit, which is also the name of its file.
    named_by_level = {key for key in words["text"] if key.startswith("regions_")}
    assert named_by_level == {"regions_old", "regions_2023"}
    words["text"] = {key: text for key, text in words["text"].items() if key not in named_by_level}
    for name in ("text", "counted"):
        whole = set(re.findall(rf'\.{name}\("([a-z-]+)"[,)]', bundle()))
        # Keys that are put together: `layers-measure-${...}`.
        begun = tuple(re.findall(rf"\.{name}\(`([a-z]+-[a-z-]*)\$", bundle()))
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


def test_parts_of_the_layer_when_put_together_then_no_method_replaces_another():
    owners: dict[str, list[str]] = {}
    parts = re.compile(
        r"^(?:IncidentLayer\.include|export const IncidentLayer = \S+)\(\{\n(.*?)^\}\);", re.M | re.S
    )
    for path in FOLDER.glob("*.js"):
        for part in parts.findall(path.read_text(encoding="utf-8")):
            for name in re.findall(r"^  (?:async |get )?(\w+)\(.*\{$", part, re.M):
                owners.setdefault(name, []).append(path.name)
    assert len(owners) > 40
    assert {name: files for name, files in owners.items() if len(files) > 1} == {}
