"""Mappings for the files of known publishers, one TOML file each beside this module.

A file is recognised by its headings; what a preset supposes gives way to what the file says.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from sahel_map.imports.guess.headings import key_of
from sahel_map.imports.mapping import ImportMapping
from sahel_map.imports.mapping_file import parse_mapping

__all__ = ["Preset", "all_presets", "find_preset"]


@dataclass(frozen=True, slots=True)
class Preset:
    """A mapping for the files of one publisher.

    Attributes
    ----------
    name : str
    needs : frozenset of str
        Headings, as `key_of` gives them, that a file must have to be taken for one.
    file_pattern : str
        Part of the name of a file that tells it from a like one; empty if the headings do.
    only_on_machine : bool
        The terms forbid giving the rows on: the set is internal.
    mapping : ImportMapping
        Columns by headings as `key_of` gives them.
    """

    name: str
    needs: frozenset[str]
    file_pattern: str
    only_on_machine: bool
    mapping: ImportMapping


@lru_cache(maxsize=1)
def all_presets() -> tuple[Preset, ...]:
    """Return the presets, those that need more headings first."""
    found = []
    for entry in resources.files(__package__).iterdir():
        if entry.name.endswith(".toml"):
            text = entry.read_text(encoding="utf-8")
            head, _, body = text.partition("# --- mapping ---\n")
            about = tomllib.loads(head)
            name = entry.name.removesuffix(".toml")
            found.append(
                Preset(
                    name,
                    frozenset(about["needs"]),
                    about.get("file_pattern", ""),
                    about.get("only_on_machine", False),
                    parse_mapping(body, f"preset {name}"),
                )
            )
    return tuple(sorted(found, key=lambda preset: (-len(preset.needs), not preset.file_pattern, preset.name)))


def find_preset(file: str, headings: Iterable[str]) -> Preset | None:
    """Return the preset whose headings a file has, or None."""
    keys = {key_of(heading) for heading in headings}
    for preset in all_presets():
        if preset.needs <= keys and (not preset.file_pattern or re.search(preset.file_pattern, file)):
            return preset
    return None
