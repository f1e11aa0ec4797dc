"""Rules on release tiers: every field has one, and what a release does with it can be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from sahel_map.core.allowed import allowed
from sahel_map.core.problem import Problem
from sahel_map.data.read.package import Field, Package, Resource

__all__ = ["SNAPPED", "SUPPRESSED", "check_tiers"]

#: Fields that a release moves to the unit of the place, or drops where a count is small.
SNAPPED = frozenset({("places", "lat"), ("places", "lon")})
SUPPRESSED = frozenset({("incident_figures", "minimum"), ("incident_figures", "maximum")})


def check_tiers(package: Package, tables: Mapping[str, pd.DataFrame]) -> Iterator[Problem]:
    """Yield fields without a tier, rows for fields that do not exist, and treatments that cannot be done."""
    path, tiers = package.resources["tiers"].path, tables["tiers"]
    rows = {(row["table"], row["field"]): row | {"row": number} for number, row in tiers.to_dict("index").items()}
    for name, resource in package.resources.items():
        for field in resource.fields:
            row = rows.get((name, field.name))
            if row is None:
                message = f"the field {field.name} of {name} has no tier; add a row that says who may have it"
                yield Problem(path, None, "tier", "", message)
            else:
                yield from _check_row(path, resource, field, row)
    for (name, field_name), row in rows.items():
        named = package.resources.get(name)
        if named is not None and field_name not in named.field_names:
            message = f"is no field of {name}; {allowed(named.field_names, field_name)}"
            yield Problem(path, int(row["row"]), "field", field_name, message)


def _check_row(path: str, resource: Resource, field: Field, row: dict[str, Any]) -> Iterator[Problem]:
    key, treatment = (resource.name, field.name), str(row["treatment"])
    if (row["tier"] == "public") != (treatment == "keep"):
        message = "a public field is kept, and only a public one; else say what a wider release does with it"
        yield Problem(path, int(row["row"]), "treatment", treatment, message)
    if treatment == "snap" and key not in SNAPPED:
        yield Problem(path, int(row["row"]), "treatment", treatment, "only lat and lon of places can be snapped")
    if treatment == "suppress" and key not in SUPPRESSED:
        message = "only minimum and maximum of incident_figures can be suppressed"
        yield Problem(path, int(row["row"]), "treatment", treatment, message)
    if treatment == "withhold" and not _can_be_withheld(resource, field):
        message = "cannot be withheld: other rows or the programme depend on its value"
        yield Problem(path, int(row["row"]), "treatment", field.name, message)


def _can_be_withheld(resource: Resource, field: Field) -> bool:
    """Whether the field may be emptied, or its text replaced by the remark that it is withheld."""
    keys = {*resource.primary_key, *(key.field for key in resource.foreign_keys)}
    if resource.format != "csv" or field.name in keys or field.constraints.get("unique"):
        return False
    if not field.constraints.get("required"):
        return True
    return field.type == "string" and not {"enum", "pattern"} & set(field.constraints)
