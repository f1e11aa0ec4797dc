"""What a reader of the documents looks for is there: commands, settings, pages, packages, columns of the data."""

import dataclasses
import json
import re
from pathlib import Path

import pytest
from typer.main import get_command

from sahel_map.cli import main
from sahel_map.exports.chart_choice import CHARTS
from sahel_map.exports.formats import FORMATS
from sahel_map.imports.reading import SUFFIXES
from sahel_map.selection.all_filters import PARAMETERS
from sahel_map.selection.display import Display
from sahel_map.settings.settings import Settings

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "sahel_map"
SKIPPED = {".venv", ".git", "node_modules"}
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "deploy").glob("*.md")),
]


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_commands_when_read_about_then_each_stands_in_the_readme():
    commands = get_command(main).commands
    assert [name for name in commands if f"sahel-map {name}" not in text("README.md")] == []


def test_make_targets_when_read_about_then_each_stands_in_the_readme_and_in_the_help():
    makefile = text("Makefile")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()
    assert [name for name in targets if name != "help" and f"make {name}" not in makefile] == []
    assert [name for name in targets if name != "help" and name not in text("README.md")] == []


def test_tests_when_long_then_are_those_that_the_quick_run_leaves_out():
    """What `make test` leaves out, `make test-long` runs; CI runs of the latter what needs no browser."""
    makefile, herds = text("Makefile"), "tests/host/test_herds.py"
    assert re.findall(r"-m pytest(?: -n 2 --dist loadfile)? -m (.*)$", makefile, re.MULTILINE) == [
        '"not long"',
        f"long --ignore {herds}",
        f"long {herds}",
    ]
    whole = text(".ci/run")
    assert "\nmake test\n" in whole
    folders = "tests/app tests/host tests/imports tests/surfaces tests/unit tests/browser/test_connection.py"
    assert f"-m long \\\n  {folders} \\\n" in whole


def test_settings_when_read_about_then_each_stands_in_the_page_for_hosts():
    names = [field.name for field in dataclasses.fields(Settings)]
    assert [name for name in names if f"`{name}`" not in text("deploy/README.md")] == []


def test_parameters_of_the_address_when_read_about_then_each_stands_in_the_page_on_links():
    names = [*(parameter.name for parameter in PARAMETERS), *Display.parameters()]
    assert [name for name in names if not re.search(rf"`{name}[`=]", text("docs/selecting.md"))] == []


def test_pages_when_read_about_then_each_stands_in_the_readme():
    pages = [path.stem for path in (ROOT / "pages").glob("*.py")]
    assert [page for page in pages if f"| {page} |" not in text("README.md")] == []


def test_rooms_when_read_about_then_each_stands_in_the_architecture_page():
    page = text("docs/architecture.md")
    rooms = {path.parent.relative_to(PACKAGE).parts[0] for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE}
    assert [room for room in sorted(rooms) if f"`{room}" not in page] == []


def test_columns_of_the_data_when_read_about_then_each_has_a_description():
    register = json.loads(text("geodata/datapackage.json"))
    silent = [
        f"{resource['name']}.{field['name']}"
        for resource in register["resources"]
        for field in resource.get("schema", {}).get("fields", [])
        if not field.get("description")
    ]
    assert silent == []


def test_formats_when_read_about_then_each_stands_in_its_page():
    assert [code for code in FORMATS if not re.search(rf"\b{code}\b", text("docs/exports.md"))] == []
    assert [name for name in CHARTS if f"`{name}`" not in text("docs/exports.md")] == []
    assert [suffix for suffix in SUFFIXES if not re.search(rf"\{suffix}\b", text("docs/importing.md"))] == []


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_recipes_when_followed_then_what_they_name_is_there(page):
    """A file that moved, or a function of another name, would send the next person astray."""
    spoken = re.findall(r"`([^`\n]+)`", text(page))
    bases = (ROOT, PACKAGE, ROOT / "geodata", ROOT / "tests" / "unit" / "selection")
    paths = [word for word in spoken if re.fullmatch(r"[\w.-]+(/[\w.-]+)+/?|\w+\.(py|ftl|js|csv|json)", word)]
    known = {path.name for base in (PACKAGE, ROOT / "tests") for path in base.rglob("*.*")}
    there = {path for path in paths for base in bases for end in ("", ".py") if (base / f"{path}{end}").exists()}
    assert sorted(set(paths) - there - known) == []
    names = {word for word in spoken if re.fullmatch(r"_?[A-Za-z]\w*(_\w+|[A-Z]\w+)", word)}
    written = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.js"), *(ROOT / "tests").rglob("*.py")]
    code = {word for path in written for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    assert sorted(names - code) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_when_followed_then_lead_to_a_file(path):
    targets = re.findall(r"\]\(((?!https?:|#|mailto:)[^)#]+)[^)]*\)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []
