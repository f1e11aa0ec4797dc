"""The map's modules, one function at a time, in the browser they are written for."""

from pathlib import Path

import pytest

import sahel_map
from sahel_map.style import browser_style
from sahel_map.views.map.assets import asset_bundle

pytestmark = pytest.mark.browser

ASSETS = Path(sahel_map.__file__).parent / "assets"
PAGE = "http://localhost/"


@pytest.fixture(scope="module")
def run(chromium):
    """Return a function that runs a script with some modules by name; no server is asked."""

    def answer(route):
        name = route.request.url.removeprefix(PAGE)
        if not name:
            route.fulfill(body="<!doctype html><title>modules</title>", content_type="text/html")
        else:
            route.fulfill(path=ASSETS / name, content_type="text/javascript")

    page = chromium.new_page()
    page.route("**/*", answer)
    page.goto(PAGE)
    page.add_script_tag(content=asset_bundle().files["leaflet.js"].decode())
    page.evaluate("style => { window.SahelSettings = { style, failures: { en: 'failed' } }; }", browser_style())

    def call(module, script, argument=None):
        return page.evaluate(
            f"async (argument) => {{ const module = await import('/{module}'); {script} }}", argument
        )

    yield call
    page.close()


def test_radius_when_the_toll_differs_then_grows_with_its_root_and_unknown_has_its_own(run):
    radii = run("marks.js", "return [0, 3, 75, 300, 5000, 65535].map(module.radiusOf);")
    # 15 pixels stand for 100: 15 x sqrt(0.75) for 75, and never less than 3.
    assert radii == pytest.approx([3, 3, 12.9904, 15, 15, 4], abs=1e-4)


def test_projection_when_a_place_is_known_then_is_that_of_leaflet(run):
    worlds = run(
        "canvas.js",
        """const at = ([lon, lat]) => {
            const ours = module.project(lon, lat), back = module.unproject(ours.x, ours.y);
            const crs = L.CRS.EPSG3857, origin = crs.latLngToPoint(L.latLng(16, -3), 8);
            const theirs = crs.latLngToPoint(L.latLng(lat, lon), 8).subtract(origin);
            return [ours.x - theirs.x, ours.y - theirs.y, back.lng - lon, back.lat - lat].map(Math.abs);
        };
        return [[-3, 16], [-3.5, 14.5], [4.2, 24.9]].map(at);""",
    )
    assert max(max(row) for row in worlds) < 1e-6


def test_words_when_counted_then_follow_the_plural_rules_of_the_language(run):
    json = {
        "lang": "fr",
        "groups": [],
        "text": {"title": "Carte"},
        "counted": {"shown": {"one": "{count} fiche", "other": "{count} fiches"}},
    }
    script = "const w = new module.Words(argument); return [0, 1, 2].map((n) => w.counted('shown', n));"
    assert run("panels.js", script, json) == ["0 fiche", "1 fiche", "2 fiches"]
    assert run("panels.js", "return new module.Words(argument).text('missing');", json) == "missing"


def test_element_when_given_hostile_text_then_holds_it_as_text(run):
    script = "const e = module.element('p', 'c', argument); return [e.children.length, e.textContent];"
    assert run("panels.js", script, "<img src=x>") == [0, "<img src=x>"]


def test_files_when_another_reader_is_set_then_every_file_comes_from_it(run):
    script = "module.readFilesBy(async (address) => address + '!'); return module.fetchFile('columns.bin', 'json');"
    assert run("files.js", script) == "columns.bin!"
