"""Lists the licence of every package that an installation brings along, from the packages themselves.

Run by `make licences` after a change of the dependencies; a test compares the list with what is installed.
"""

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parents[1]
LIST = REPOSITORY / "deploy" / "LICENCES.md"
_CLASSIFIER = "License :: OSI Approved :: "
# What two packages leave out; found in the source they are made from.
_SAID_ELSEWHERE = {"streamlit-folium": "MIT", "xstatic-leaflet": "BSD-2-Clause"}
# A field with the whole text of a licence instead of its name begins with that name.
_LONGEST = 60
_HEAD = """# Licences of the dependencies

Every Python package that `pip install sahel-map` brings along, as the packages say themselves; written by
`make licences`. Streamlit carries the licences of its JavaScript in its own wheel. The licence of this project
is in [LICENSE](../LICENSE), those of the data in `geodata/LICENSES/`.

| package | version | licence |
|---|---|---|
"""


@dataclass(frozen=True, slots=True, order=True)
class Licensed:
    """A package with its version and its licence as it names it."""

    name: str
    version: str
    licence: str


def licences() -> list[Licensed]:
    """Return every package the application needs, sorted by name, as installed here."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: dict[str, Licensed] = {}
    waiting = [Requirement(text) for text in project["dependencies"]]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        package = distribution(name)
        if name not in found:
            found[name] = Licensed(name, package.version, _SAID_ELSEWHERE.get(name) or _licence_of(package))
        waiting += [
            needed for needed in _needs(package, requirement.extras) if canonicalize_name(needed.name) not in found
        ]
    return sorted(found.values())


def licence_page() -> str:
    """Return the content of `deploy/LICENCES.md`."""
    rows = (f"| {one.name} | {one.version} | {one.licence} |\n" for one in licences())
    return _HEAD + "".join(rows)


def _needs(package: Distribution, extras: set[str]) -> Iterator[Requirement]:
    for text in package.requires or ():
        requirement = Requirement(text)
        if requirement.marker is None or any(
            requirement.marker.evaluate({"extra": extra}) for extra in {"", *extras}
        ):
            yield requirement


def _licence_of(package: Distribution) -> str:
    """Return the SPDX expression, or else the classifiers, or else the first line of the old field."""
    said = package.metadata
    if said.get("License-Expression"):
        return said["License-Expression"]
    classifiers = [
        text.removeprefix(_CLASSIFIER) for text in said.get_all("Classifier", ()) if text.startswith(_CLASSIFIER)
    ]
    if classifiers:
        return "; ".join(sorted(classifiers))
    first = (said.get("License") or "").strip().splitlines()
    return first[0][:_LONGEST] if first else "not said"


if __name__ == "__main__":
    LIST.write_text(licence_page(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"wrote {LIST.relative_to(REPOSITORY)}\n")
