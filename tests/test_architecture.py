"""The shape of the code: who may import whom, where Streamlit and Folium may be, how long a page is."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "sahel_map"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = [ROOT / "dashboard.py", *sorted((ROOT / "pages").glob("*.py"))]
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))

# From the bottom up; a module may import from its own layer and from those before it.
LAYERS = (
    ("__init__", "errors", "vocabulary", "figures", "words"),
    ("data", "geometry", "settings", "settings_read", "start_check"),
    (
        "groups",
        "sentence",
        "selection",
        "display",
        "filters",
        "facets",
        "aggregate",
        "aggregate_harm",
        "aggregate_sums",
        "aggregate_time",
        "ledger",
    ),
    ("views", "exports", "imports", "sheets", "maintain", "release", "curation"),
    ("commands", "cli", "app"),
)
LAYER_OF = {name: place for place, names in enumerate(LAYERS) for name in names}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def module_name(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path):
    """Return every module a file imports, as dotted names."""
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return names


def top_levels(path):
    return {name.split(".")[0] for name in imported(path)}


def test_layers_when_listed_then_cover_the_package():
    assert {module_name(path) for path in MODULES} | {"words"} == set(LAYER_OF)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_when_it_imports_then_only_downwards(path):
    own = LAYER_OF[module_name(path)]
    above = {
        name for name in imported(path) if name.startswith("sahel_map.") and LAYER_OF[name.split(".")[1]] > own
    }
    assert above == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_when_outside_the_app_then_knows_no_streamlit(path):
    allowed = module_name(path) == "app"
    assert allowed or not top_levels(path) & {"streamlit", "streamlit_folium"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_when_not_the_map_view_then_knows_no_folium(path):
    allowed = re.fullmatch(r"views/map(_\w+)?\.py", str(path.relative_to(PACKAGE)))
    assert allowed or not top_levels(path) & {"folium", "branca"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_when_written_then_is_one_room(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    assert path.stem not in FORBIDDEN_NAMES


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_when_not_the_one_that_knows_paths_then_names_no_data_folder(path):
    names_it = re.search(r"[\"'/]geodata[\"'/]", path.read_text(encoding="utf-8"))
    assert path.name == "paths.py" or not names_it


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_page_when_written_then_only_arranges(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 40
    assert not top_levels(path) & {"pandas", "numpy", "geopandas", "folium", "altair"}


def test_pages_when_listed_in_the_menu_then_are_the_ones_that_exist():
    from sahel_map.app.frame import PAGES

    assert sorted(PAGES.values()) == sorted(str(path.relative_to(ROOT)) for path in SCRIPTS)


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_test_file_when_collected_then_every_test_runs_and_can_fail(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    tests = [node for node in functions if node.name.startswith("test_")]
    assert tests, "no test in this file"
    names = [node.name for node in tests]
    assert len(names) == len(set(names)), "two tests share a name: only the last one runs"
    for test in tests:
        source = ast.unparse(test)
        assert re.search(r"\bassert\b|pytest\.(raises|fail)|expect\(|assert_", source), f"{test.name} cannot fail"
