"""The shape of the code that import-linter (`make lint`) cannot see: sizes, names, pages, test functions.

Each test walks the whole tree once and lists every offender.
"""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "sahel_map"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = [ROOT / "dashboard.py", *sorted((ROOT / "pages").glob("*.py"))]
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def name(path):
    return path.relative_to(ROOT).as_posix()


def text(path):
    return path.read_text(encoding="utf-8")


def top_levels(path):
    """Return the top-level packages a file imports."""
    found = set()
    for node in ast.walk(ast.parse(text(path))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def n_lines_of_code(path):
    """Return the lines of a module outside docstrings: explaining costs no function its place."""
    module = ast.parse(text(path))
    documented = [
        node for node in ast.walk(module) if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and ast.get_docstring(node)
    ]  # fmt: skip
    n_docstrings = sum(node.body[0].end_lineno - node.body[0].lineno + 1 for node in documented)
    return len(text(path).splitlines()) - n_docstrings


def test_modules_when_written_then_each_is_one_room():
    assert [name(path) for path in MODULES if n_lines_of_code(path) > 280] == []
    assert [name(path) for path in MODULES if path.stem in FORBIDDEN_NAMES] == []


def test_packages_when_written_then_each_says_its_rule():
    folders = {path.parent for path in MODULES}
    silent = [
        name(folder) for folder in sorted(folders) if not ast.get_docstring(ast.parse(text(folder / "__init__.py")))
    ]
    assert silent == []


def test_data_folder_when_named_then_in_the_module_of_paths_alone():
    named = [name(path) for path in MODULES if re.search(r"[\"'/]geodata[\"'/]", text(path))]
    assert named == ["src/sahel_map/data/read/paths.py"]


def test_pages_when_written_then_only_arrange():
    assert [name(path) for path in SCRIPTS if len(text(path).splitlines()) > 40] == []
    drawing = {"pandas", "numpy", "geopandas", "folium", "altair"}
    assert [name(path) for path in SCRIPTS if top_levels(path) & drawing] == []


def test_pages_when_listed_in_the_menu_then_are_the_ones_that_exist():
    from sahel_map.app.page.shell import PAGES

    assert sorted(PAGES.values()) == sorted(name(path) for path in SCRIPTS)


def test_test_files_when_collected_then_every_test_runs_and_can_fail():
    offenders = []
    for path in TESTS:
        functions = [node for node in ast.walk(ast.parse(text(path))) if isinstance(node, ast.FunctionDef)]
        tests = [node for node in functions if node.name.startswith("test_")]
        names = [node.name for node in tests]
        if not tests:
            offenders.append(f"{name(path)}: no test")
        offenders += [f"{name(path)}: {twice} twice" for twice in sorted({n for n in names if names.count(n) > 1})]
        offenders += [
            f"{name(path)}: {test.name} cannot fail"
            for test in tests
            if not re.search(r"\bassert\b|pytest\.(raises|fail)|expect\(|assert_", ast.unparse(test))
        ]
    assert offenders == []


def test_test_files_when_named_then_no_two_are_called_the_same():
    """Without packages, pytest can collect only one of two files of one name."""
    names = [path.name for path in [*TESTS, *(ROOT / "tests").rglob("[!_]*.py")] if path.name != "conftest.py"]
    places = {each: sorted({name(path) for path in (ROOT / "tests").rglob(each)}) for each in sorted(set(names))}
    assert [found for found in places.values() if len(found) > 1] == []
