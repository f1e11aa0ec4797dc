"""How a sheet was made, as a recipe that makes it again: in each file, and as a TOML file for many sheets."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import SelectionError
from sahel_map.core.parsing import parse_toml
from sahel_map.data.dataset import DataVersion
from sahel_map.sheets.order import SheetOrder

__all__ = ["KINDS", "LOOKS", "YES", "RecipeSheet", "read_recipe", "recipe_of"]

#: What a recipe may say of a sheet besides the filters, by the names of the command's options.
LOOKS = ("size", "title", "subtitle", "choropleth", "per_head", "link", "bbox", "mark")
KINDS = ("cercle", "region", "incident", "atlas", "series", "a", "b", "record", "profile")
_OTHERS = ("lang", "output")
#: Said of what is either so or not.
YES = "yes"


@dataclass(frozen=True, slots=True)
class RecipeSheet:
    """One sheet of a recipe: filters by the names of the address, looks, kind, language and file."""

    filters: Mapping[str, str]
    looks: Mapping[str, str]
    kinds: Mapping[str, str]
    language: str
    output: str


def recipe_of(order: SheetOrder, language: str, version: DataVersion) -> str:
    """Return the recipe of a sheet as TOML: put into `sahel-map sheet --recipe`, it makes the sheet again.

    Parameters
    ----------
    order : SheetOrder
    language : {"en", "fr"}
    version : DataVersion
        Of the data, which the recipe names.
    """
    options = order.options
    said: dict[str, str] = dict(order.selection.to_query())
    said |= {name: str(getattr(options, name)) for name in LOOKS if name != "bbox" and getattr(options, name)}
    if options.bbox is not None:
        said["bbox"] = ",".join(f"{side:g}" for side in options.bbox)
    for name in ("cercle", "region", "incident"):
        if getattr(order, name) is not None:
            said[name] = getattr(order, name)
    if options.per_head:
        said["per_head"] = YES
    if order.is_atlas:
        said["atlas"] = "cercle"
    if order.series is not None:
        said |= {"series": order.series} | order.pair.to_query()
    if order.records:
        said["record"] = ",".join(order.records)
    if order.is_profile:
        said["profile"] = YES
    said |= {"lang": language, "output": order.file_name(language)}
    lines = [f"# Data version {version.version} of {version.date}, digest {version.digest}.", "[[sheet]]"]
    return "\n".join([*lines, *(f"{name} = {_quoted(value)}" for name, value in said.items())]) + "\n"


def read_recipe(path: Path, filters: tuple[str, ...]) -> list[RecipeSheet]:
    """Read the sheets of a recipe.

    Parameters
    ----------
    path : Path
        TOML: tables `[[sheet]]`, and `[defaults]` for what they share.
    filters : tuple of str
        Names of the filters.

    Raises
    ------
    SelectionError
        One sentence: what is wrong, in which sheet, and what is allowed.
    """
    try:
        given = parse_toml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SelectionError(f"the recipe {path.name!r} cannot be read: {error}; allowed: TOML") from error
    sheets, defaults = given.get("sheet", []), given.get("defaults", {})
    if not isinstance(sheets, list) or not sheets or not isinstance(defaults, dict):
        raise SelectionError(f"the recipe {path.name!r} holds no sheet; allowed: one table [[sheet]] or more")
    return [_sheet({**defaults, **sheet}, number, filters) for number, sheet in enumerate(sheets, start=1)]


def _sheet(given: Mapping[str, object], number: int, filters: tuple[str, ...]) -> RecipeSheet:
    allowed = (*filters, *LOOKS, *KINDS, *_OTHERS)
    for name, value in given.items():
        if name not in allowed:
            raise SelectionError(f"in sheet {number} of the recipe, {unknown_value('key', name, allowed)}")
        if not isinstance(value, str):
            raise SelectionError(f"{name} of sheet {number} of the recipe is no text; allowed: text in quotes")
    text = {name: str(value) for name, value in given.items()}
    pick = lambda names: {name: text[name] for name in names if name in text}  # noqa: E731
    output = text.get("output", "")
    if "/" in output or "\\" in output:
        raise SelectionError(f"output {output!r} of sheet {number} is a path; allowed: the name of a file")
    return RecipeSheet(pick(filters), pick(LOOKS), pick(KINDS), text.get("lang", "en"), output)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04X}" for c in escaped) + '"'
