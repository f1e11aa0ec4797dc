"""A mapping as a TOML file: made in the page, used by the command, and the other way round."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from sahel_map.core.parsing import parse_toml
from sahel_map.core.vocabulary import HarmType, PlacePrecision
from sahel_map.data.read.profile import UNITS_OF_COUNT
from sahel_map.imports.errors import ImportFileError, say_allowed
from sahel_map.imports.fields import FIELDS, LIST_FIELDS
from sahel_map.imports.mapping import ImportMapping, Origin, SetAbout, profile_of
from sahel_map.imports.own_actors import read_own_actors
from sahel_map.imports.readers.source import Reading

__all__ = ["mapping_toml", "parse_mapping", "read_mapping"]

_ROLES = ("perpetrators", "parties")
_DUPLICATES = ("ask", "keep", "hold")


def read_mapping(path: Path) -> ImportMapping:
    """Read a mapping from a TOML file.

    Raises
    ------
    ImportFileError
        One sentence: unreadable, or a name that means nothing.
    """
    try:
        return parse_mapping(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise ImportFileError("not-read", file=path, why=error.strerror) from error
    except UnicodeDecodeError as error:
        raise ImportFileError("no-toml", file=path, why=error) from error


def parse_mapping(text: str, where: str = "mapping") -> ImportMapping:
    """Return the mapping that a TOML text holds; see `read_mapping`.

    Raises
    ------
    ImportFileError
        If the text is no TOML, or names something that a mapping does not have.
    """
    try:
        content = parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        raise ImportFileError("no-toml", file=where, why=error) from error
    _require(where, content, ("preset", *_TABLES))
    tables = {name: _table(where, content, name) for name in _TABLES}
    for name in ("columns", "values", "defaults"):
        _require(f"{where}, [{name}]", tables[name], FIELDS)
    values = {
        name: _texts(f"{where}, [values.{name}]", _inner(where, tables["values"], name))
        for name in tables["values"]
    }
    mapping = ImportMapping(
        columns=_columns(f"{where}, [columns]", tables["columns"]),
        values=values,
        defaults=_texts(f"{where}, [defaults]", tables["defaults"]),
        origin=Origin(**_texts(f"{where}, [source]", _known(where, "source", tables, Origin))),
        about=_about(where, _known(where, "set", tables, SetAbout)),
        reading=_reading(where, _known(where, "reading", tables, Reading)),
        filters={key: _list(f"{where}, [filters] {key}", value) for key, value in tables["filters"].items()},
        places=_texts(f"{where}, [places]", tables["places"]),
        radius_m=_radii(where, tables["radius_m"]),
        preset=str(content.get("preset", "")),
        own_actors=read_own_actors(f"{where}, [own_actors", tables["own_actors"]),
    )
    profile_of(mapping, where)
    return mapping


_MOST_RADIUS_M = 1_000_000
_TABLES = (
    "columns",
    "values",
    "defaults",
    "source",
    "set",
    "reading",
    "filters",
    "places",
    "radius_m",
    "own_actors",
)


def mapping_toml(mapping: ImportMapping) -> str:
    """Return a mapping as TOML, such that `parse_mapping` gives it back."""
    lines = [f"preset = {_literal(mapping.preset)}"] if mapping.preset else []
    plain = {
        "columns": mapping.columns,
        "defaults": mapping.defaults,
        "source": _changed(mapping.origin, Origin()),
        "set": _changed(mapping.about, SetAbout()),
        "reading": _changed(mapping.reading, Reading()),
        "filters": mapping.filters,
        "places": mapping.places,
        "radius_m": mapping.radius_m,
    }
    for name, table in plain.items():
        if table:
            lines += [
                "",
                f"[{name}]",
                *(f"{_literal(str(key))} = {_literal(value)}" for key, value in table.items()),
            ]
    for name, table in mapping.values.items():
        lines += ["", f"[values.{_literal(name)}]"]
        lines += [f"{_literal(str(key))} = {_literal(value)}" for key, value in table.items()]
    for one in mapping.own_actors:
        lines += [
            "",
            f"[own_actors.{one.code}]",
            f"group = {_literal(one.group)}",
            f"label = {_literal(one.label)}",
        ]
        lines += [f"label_fr = {_literal(one.label_fr)}"] if one.label_fr != one.label else []
    return "\n".join(lines).lstrip("\n") + "\n"


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(map(_literal, value))}]"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _changed(value: object, default: object) -> dict[str, object]:
    names = [one.name for one in fields(value)]  # type: ignore[arg-type]
    return {name: getattr(value, name) for name in names if getattr(value, name) != getattr(default, name)}


def _table(where: str, content: Mapping[str, object], name: str) -> Mapping[str, object]:
    table = content.get(name, {})
    if not isinstance(table, dict):
        raise ImportFileError("no-table", where=where, name=name)
    return table


def _inner(where: str, table: Mapping[str, object], name: str) -> Mapping[str, object]:
    inner = table[name]
    if not isinstance(inner, dict):
        raise ImportFileError("no-values", where=where, name=name)
    return inner


def _known(where: str, name: str, tables: Mapping[str, Mapping[str, object]], kind: type) -> Mapping[str, object]:
    _require(f"{where}, [{name}]", tables[name], tuple(one.name for one in fields(kind)))
    return tables[name]


def _texts(where: str, table: Mapping[str, object]) -> dict[str, str]:
    for key, value in table.items():
        if isinstance(value, (dict, list)):
            raise ImportFileError("no-text", where=where, name=key)
    return {str(key): str(value) for key, value in table.items()}


def _list(where: str, value: object) -> tuple[str, ...]:
    if isinstance(value, dict):
        raise ImportFileError("no-texts", where=where)
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _columns(where: str, table: Mapping[str, object]) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {}
    for name, value in table.items():
        headings = _list(f"{where} {name}", value)
        if len(headings) > 1 and name not in LIST_FIELDS:
            raise ImportFileError("one-column", where=where, name=name, lists=", ".join(LIST_FIELDS))
        if headings:
            found[name] = headings if len(headings) > 1 else headings[0]
    return found


def _about(where: str, table: Mapping[str, object]) -> SetAbout:
    given = {name: str(value) for name, value in table.items() if name not in ("internal", "region_level")}
    if "internal" in table and not isinstance(table["internal"], bool):
        raise ImportFileError("no-switch", where=f"{where}, [set]", name="internal")
    levels = _list(f"{where}, [set] region_level", table.get("region_level", list(SetAbout().region_level)))
    for name, known in (("unit_of_count", UNITS_OF_COUNT), ("actors_are", _ROLES), ("duplicates", _DUPLICATES)):
        if name in given:
            _require(f"{where}, [set] {name}", {given[name]: ""}, known)
    _require(f"{where}, [set] region_level", dict.fromkeys(levels), tuple(map(str, HarmType)))
    # Survivors of sexual violence are protected whatever a mapping says.
    levels = tuple(dict.fromkeys((*SetAbout().region_level, *levels)))
    return SetAbout(**given, internal=bool(table.get("internal", False)), region_level=levels)


def _reading(where: str, table: Mapping[str, object]) -> Reading:
    values = dict(table)
    for name in ("header_row", "first_year"):
        if name in values and (not isinstance(values[name], int) or isinstance(values[name], bool)):
            raise ImportFileError("no-number", where=f"{where}, [reading]", name=name)
    choices = {
        "date_order": ("day-month", "month-day"),
        "decimal": (".", ","),
        "pcode_scheme": ("current", "cod2015"),
    }
    for name, known in choices.items():
        if values.get(name):
            _require(f"{where}, [reading] {name}", {str(values[name]): ""}, known)
    return Reading(**{k: v if isinstance(v, int) else str(v) for k, v in values.items()})  # type: ignore[arg-type]


def _radii(where: str, table: Mapping[str, object]) -> dict[str, int]:
    _require(f"{where}, [radius_m]", table, tuple(map(str, PlacePrecision)))
    for name, value in table.items():
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= _MOST_RADIUS_M:
            raise ImportFileError("no-radius", where=f"{where}, [radius_m]", name=name, most=_MOST_RADIUS_M)
    return dict(table)  # type: ignore[arg-type]


def _require(where: object, found: Mapping[str, object], known: tuple[str, ...]) -> None:
    for name in found:
        if name not in known:
            raise ImportFileError("name-unknown", where=where, name=name, allowed=say_allowed(known, name))
