"""The register of the data set: which files there are, what their columns mean, whose they are.

The register is a Data Package, version 2 (`datapackage.json`). Nothing is read that is not in it.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sahel_map.core.errors import DataError
from sahel_map.core.parsing import parse_json
from sahel_map.data.read.map_credits import MapCredits, read_map_credits
from sahel_map.data.read.profile import Profile, read_profile

REGISTER = "datapackage.json"
DATASHEET = "README.md"
TYPES = ("string", "integer", "number", "boolean", "date")
_TYPES_ALLOWED = f"allowed are {', '.join(TYPES)}"
_CONSTRAINTS: dict[str, type | tuple[type, ...]] = {
    "required": bool,
    "unique": bool,
    "enum": list,
    "minimum": (int, float),
    "maximum": (int, float),
    "pattern": str,
}
_NEEDED = (
    "needed are version, created and resources, and for each resource name, path and schema.fields with name "
    "and type"
)
# Files that belong to the folder but hold no data.
DOCUMENTS = frozenset({REGISTER, DATASHEET, "CHANGELOG.md", "LICENSES", "import"})


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table, or one property of the features of a map layer.

    Attributes
    ----------
    name, type : str
        Type is one of string, integer, number, boolean, date.
    constraints : dict
        Of required, unique, enum, minimum, maximum, pattern (Table Schema).
    """

    name: str
    type: str
    constraints: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose values must stand in a column of another resource."""

    field: str
    resource: str
    target: str


@dataclass(frozen=True, slots=True)
class Resource:
    """One registered file.

    Attributes
    ----------
    name, path, format : str
        Format is csv, parquet or geojson; the path is relative to the data folder.
    fields : tuple of Field
        In the order of the file.
    primary_key : tuple of str
        Columns that together are unique; the file is sorted by them.
    foreign_keys : tuple of ForeignKey
        Columns that refer to other resources.
    licenses : tuple of dict
        Data Package licences; never empty in a sound register.
    size, digest, rows
        As registered: bytes, "sha256:..." and number of rows, or of features under that name.
    properties : dict
        Everything the register says, also what the programme does not read.
    """

    name: str
    path: str
    format: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    licenses: tuple[dict[str, str], ...]
    size: int | None
    digest: str | None
    rows: int | None
    properties: dict[str, Any]

    @property
    def field_names(self) -> tuple[str, ...]:
        """Names of the fields in the order of the file."""
        return tuple(field.name for field in self.fields)


@dataclass(frozen=True, slots=True)
class Package:
    """The register as a whole.

    Attributes
    ----------
    root : Path
        The data folder.
    version, date : str
        Version of the data, and the ISO date on which it was made.
    resources : dict of str to Resource
        By name, in the order of the register.
    profile : Profile
        What the data set says of itself.
    map_credits : MapCredits
        Whose boundaries and background it draws.
    """

    root: Path
    version: str
    date: str
    resources: dict[str, Resource]
    profile: Profile
    map_credits: MapCredits


def read_package(root: Path) -> Package:
    """Read the register of a data folder.

    Raises
    ------
    DataError
        If the register is missing, is not JSON, or lacks what every register needs.
    """
    return package_of(root, read_register(root))


def package_of(root: Path, content: dict[str, Any]) -> Package:
    """Return the package that a register describes, whether it is in a file yet or not; see `read_package`.

    Raises
    ------
    DataError
        If an entry of the register is malformed.
    """
    try:
        resources = {entry["name"]: _resource(entry) for entry in content["resources"]}
        if len(resources) < len(content["resources"]):
            raise ValueError("two resources have the same name")
        _require_known_targets(resources)
        return Package(
            root=root,
            version=str(content["version"]),
            date=dt.date.fromisoformat(content["created"][:10]).isoformat(),
            resources=resources,
            profile=read_profile(content),
            map_credits=read_map_credits(content),
        )
    except KeyError as error:
        raise DataError(f"{REGISTER}: an entry lacks {error}; {_NEEDED}.") from error
    except (TypeError, AttributeError, ValueError) as error:
        raise DataError(f"{REGISTER}: an entry is malformed: {error}; {_NEEDED}.") from error


def read_register(root: Path) -> dict[str, Any]:
    """Return the register as it stands in the file, or raise `DataError` with one clear sentence."""
    path = root / REGISTER
    try:
        content = parse_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(f"{REGISTER} cannot be read in the data folder: {error.strerror}.") from error
    except ValueError as error:
        raise DataError(f"{REGISTER} is not valid JSON in UTF-8: {error}.") from error
    if not isinstance(content, dict):
        raise DataError(f"{REGISTER} must hold one JSON object.")
    return content


def write_register(root: Path, content: Mapping[str, Any]) -> None:
    """Write the register of a data folder, the same bytes on every machine."""
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    (root / REGISTER).write_text(text, encoding="utf-8", newline="\n")


def _resource(entry: dict[str, Any]) -> Resource:
    schema = entry["schema"]
    resource = Resource(
        name=entry["name"],
        path=entry["path"],
        format=entry.get("format", Path(entry["path"]).suffix.lstrip(".")),
        fields=tuple(
            Field(field["name"], field["type"], dict(field.get("constraints", {}))) for field in schema["fields"]
        ),
        primary_key=tuple(schema.get("primaryKey", ())),
        # Data Packages know keys between tables alone; those into map layers stand beside them.
        foreign_keys=tuple(
            _foreign_key(key) for name in ("foreignKeys", "references") for key in schema.get(name, ())
        ),
        licenses=tuple(entry.get("licenses", ())),
        size=entry.get("bytes"),
        digest=entry.get("hash"),
        rows=entry.get("rows", entry.get("features")),
        properties=entry,
    )
    _require_types(resource)
    _require_known_fields(resource)
    return resource


def _foreign_key(key: dict[str, Any]) -> ForeignKey:
    (field,), (target,) = key["fields"], key["reference"]["fields"]
    return ForeignKey(field, key["reference"]["resource"], target)


def _require_types(resource: Resource) -> None:
    texts = [resource.name, resource.path, resource.format, *resource.field_names]
    if not all(isinstance(text, str) for text in texts):
        raise ValueError(f"{resource.name}: names, path and format must be text")
    if not all(isinstance(licence, dict) for licence in resource.licenses):
        raise ValueError(f"{resource.name}: each licence must be an object with name and path")
    for field in resource.fields:
        for name, value in field.constraints.items():
            if name not in _CONSTRAINTS or not isinstance(value, _CONSTRAINTS[name]):
                raise ValueError(f"{resource.name}.{field.name} has the constraint {name} {value!r}")


def _require_known_fields(resource: Resource) -> None:
    for field in resource.fields:
        if field.type not in TYPES:
            raise ValueError(f"{resource.name}.{field.name} has the type {field.type!r}; {_TYPES_ALLOWED}")
    for name in (*resource.primary_key, *(key.field for key in resource.foreign_keys)):
        if name not in resource.field_names:
            raise ValueError(f"{resource.name} has the key {name!r}, which is not among its fields")


def _require_known_targets(resources: dict[str, Resource]) -> None:
    for resource in resources.values():
        for key in resource.foreign_keys:
            target = resources.get(key.resource)
            if target is None or key.target not in target.field_names:
                raise ValueError(
                    f"{resource.name}.{key.field} refers to {key.resource}.{key.target}, which is not registered"
                )
