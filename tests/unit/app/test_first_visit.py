"""What a first visit loads: few icons, one typeface, and charts once the map stands."""

import io
import re
from pathlib import Path

import pytest
import streamlit
from fontTools.ttLib import TTFont

from sahel_map.app.server.early_files import early_files
from sahel_map.app.server.first_maps import FirstMaps
from sahel_map.app.server.icon_font import OWN_ICONS, icon_names, is_icon_font, with_used_icons
from sahel_map.app.server.page_scripts import last_seen
from sahel_map.views.map.assets import FONT, asset_bundle, streamlit_font
from tools.typeface import LETTERS, cut

ROOT = Path(__file__).parents[3]
STATIC = Path(streamlit.__file__).parent / "static"


def test_own_icons_when_the_sources_are_read_then_are_those_named_there():
    sources = [*ROOT.glob("src/**/*.py"), *ROOT.glob("pages/*.py"), *ROOT.glob("src/**/*.ftl")]
    named = {name for path in sources for name in re.findall(r":material/([a-z0-9_]+):", path.read_text("utf-8"))}
    assert named == OWN_ICONS


@pytest.mark.slow
def test_icon_font_when_cut_then_spells_every_used_icon_and_is_small():
    path = next((STATIC / "static" / "media").glob("MaterialSymbols-Rounded*.woff2"))
    assert is_icon_font(f"/mali/static/media/{path.name}")
    cut = with_used_icons(path.read_bytes())
    assert len(cut) < 20_000 < path.stat().st_size
    font = TTFont(io.BytesIO(cut))
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    spelled = {
        "".join(letters[part] for part in (first, *ligature.Component))
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
        for first, ligatures in getattr(table, "ExtSubTable", table).ligatures.items()
        for ligature in ligatures
    }
    assert {"search", "keyboard_double_arrow_left", "expand_more", "check"} <= spelled
    # Streamlit's scripts name one that the whole typeface does not have either.
    assert icon_names() - spelled == {"star_filled"}


@pytest.mark.slow
def test_text_font_when_cut_then_is_small_and_has_the_letters_of_its_pages_unchanged():
    whole = TTFont(io.BytesIO(streamlit_font().read_bytes()))
    content = asset_bundle().files[FONT]
    shipped = TTFont(io.BytesIO(content))
    assert len(content) < 65_000 < 170_000 < streamlit_font().stat().st_size
    # `python -m tools.typeface` makes it of the typeface that is installed.
    glyphs = [TTFont(io.BytesIO(cut(streamlit_font().read_bytes()))), shipped]
    assert glyphs[0]["hmtx"].metrics == glyphs[1]["hmtx"].metrics
    letters = shipped.getBestCmap()
    assert set(letters) == LETTERS & set(whole.getBestCmap())
    assert [letter for letter in "éàçœŒùïÉ ɛɔŋɲɓɗ –—‘’“”…«» →≥≤−×° 0123456789" if ord(letter) not in letters] == []
    kept = {code: whole["hmtx"][whole.getBestCmap()[code]] for code in letters}
    assert {code: shipped["hmtx"][letters[code]] for code in letters} == kept
    assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in shipped["fvar"].axes] == [("wght", 200, 900)]
    # The licence keeps the name for the whole typeface, and asks for its own words to stay.
    assert shipped["name"].getDebugName(1) == "Sahel Map Text"
    assert "Open Font License" in shipped["name"].getDebugName(13)


def test_early_files_when_listed_then_exist_and_the_document_does_not_name_them():
    files, document = early_files(), (STATIC / "index.html").read_text("utf-8")
    names = [Path(address).name for address in files["modules"]]
    assert [name for name in names if not (STATIC / "static" / "js" / name).is_file() or name in document] == []
    assert len(names) == len(set(names))
    # Controls and charts come after the map.
    assert {name.partition(".")[0] for name in names} == {
        "Html", "purify", "ComponentInstance", "IFrameUtil", "urls", "withCalculatedWidth",
    }  # fmt: skip
    assert [Path(address).name.partition(".")[0] for address in files["scripts"]] == ["main", "leaflet", "map"]


def test_first_map_when_it_reports_then_its_page_waits_no_longer():
    maps = FirstMaps()
    visit, other = maps.expect(), maps.expect()
    assert re.fullmatch("[0-9a-f]{16}", visit)
    maps.report("no such map")
    maps.report(visit)
    assert maps.painted(visit).is_set()
    assert not maps.painted(other).is_set()


def test_first_map_when_it_was_forgotten_then_nobody_waits_for_it():
    maps = FirstMaps(most=1)
    oldest, newest = maps.expect(), maps.expect()
    assert maps.painted(oldest).is_set()
    assert not maps.painted(newest).is_set()


@pytest.mark.parametrize(
    ("cookies", "last"),
    [
        ({}, ""),
        ({"sahel_map_seen": "2.0"}, ""),  # the first visit, on its second page
        ({"sahel_map_seen": "1.0"}, "1.0"),  # opened before the browser remembered 2.0
        ({"sahel_map_seen": "1.0", "sahel_map_seen_before": "0.9"}, "1.0"),
        ({"sahel_map_seen": "2.0", "sahel_map_seen_before": "1.0"}, "1.0"),
    ],
)
def test_last_visit_when_version_2_is_shown_then_is_the_one_seen_before_it(cookies, last):
    assert last_seen(cookies, "2.0") == last
