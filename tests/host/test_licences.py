"""What the installation consists of: listed, licensed, pinned."""

import ast
import json
import re
import tomllib
from importlib.metadata import packages_distributions

import pytest
from packaging.utils import canonicalize_name
from server_process import ROOT

from tools.licences import LIST, licence_page, licences
from tools.sbom import bill_of_materials

# Licences under which anybody may host, change and hand on the whole.
FREE = re.compile(r"MIT|BSD|Apache|MPL|Mozilla|ISC|PSF|Python Software|0BSD|Zlib|CC0|CNRI|OFL|Unlicense")


# Imported nowhere in the code: Streamlit signs in with Authlib, Leaflet's files are found by folder, `distributed`
# runs on dask.
USED_BY_OTHERS = {"authlib", "xstatic-leaflet", "dask"}


def test_dependencies_when_declared_then_each_is_imported_or_used_by_another():
    imported = set()
    for path in [*(ROOT / "src").rglob("*.py"), ROOT / "dashboard.py", *(ROOT / "pages").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
    packages = packages_distributions()
    used = {canonicalize_name(each) for name in imported for each in packages.get(name, [])}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = [*project["dependencies"], *extras["postgres"], *extras["scale"]]
    names = {canonicalize_name(re.match(r"[\w.-]+", each)[0]) for each in declared}
    assert names - used == USED_BY_OTHERS


def test_list_when_compared_with_the_installed_packages_then_is_up_to_date():
    assert LIST.read_text("utf-8") == licence_page(), "run `make licences`"


@pytest.mark.parametrize("one", licences(), ids=lambda one: one.name)
def test_package_when_it_comes_along_then_its_licence_is_free_and_its_version_pinned(one):
    for part in re.split(r" AND | OR |; ", one.licence):
        assert FREE.search(part), one
    assert "GPL" not in one.licence.replace("LGPL", "") or " OR " in one.licence
    constraints = (ROOT / "constraints.txt").read_text("utf-8").lower().replace("_", "-").replace(".", "-")
    assert f"{one.name}=={one.version}".replace("_", "-").replace(".", "-") in constraints.splitlines()


def test_bill_of_materials_when_written_then_names_every_package_once():
    bill = json.loads(bill_of_materials())
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["purl"].startswith("pkg:pypi/sahel-map@")
    listed = [(part["name"], part["version"], part["purl"]) for part in bill["components"]]
    assert listed == [(one.name, one.version, f"pkg:pypi/{one.name}@{one.version}") for one in licences()]
    assert all(part["licenses"] for part in bill["components"])
