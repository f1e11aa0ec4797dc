"""Writes the software bill of materials: what an installation consists of, as CycloneDX 1.6 in JSON.

Run by `make sbom`. Holds the packages that `pip install sahel-map` brings along and no tool of tests.
"""

import sys

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

import sahel_map
from tools.licences import REPOSITORY, Licensed, licences

TARGET = REPOSITORY / "dist" / "sbom.cdx.json"


def bill_of_materials() -> str:
    """Return the bill as JSON text; components are sorted by name and point at their registry name."""
    bom = Bom()
    application = Licensed("sahel-map", sahel_map.__version__, "Apache-2.0")
    bom.metadata.component = _component(application, ComponentType.APPLICATION)
    parts = [_component(one, ComponentType.LIBRARY) for one in licences()]
    bom.components.update(parts)
    bom.register_dependency(bom.metadata.component, parts)
    return JsonV1Dot6(bom).output_as_string(indent=1)


def _component(one: Licensed, kind: ComponentType) -> Component:
    address = PackageURL("pypi", name=one.name, version=one.version)
    return Component(
        type=kind,
        name=one.name,
        version=one.version,
        purl=address,
        bom_ref=str(address),
        licenses=[LicenseFactory().make_from_string(one.licence)],
    )


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(bill_of_materials(), encoding="utf-8")
    sys.stdout.write(f"wrote {TARGET.relative_to(REPOSITORY)}\n")
