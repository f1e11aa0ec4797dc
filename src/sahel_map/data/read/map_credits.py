"""Whose boundaries and background a data folder draws, and what must be said with them.

It is the property `map` of the register: boundaries are often not the work of those whose incidents
stand on them, and another country's folder must not be drawn under the credits of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from sahel_map.core.errors import DataError
from sahel_map.data.read.profile import Bilingual

__all__ = ["MapCredits", "read_map_credits"]

_PROPERTY = "map"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCredits:
    """What is said of boundaries and background; empty texts are not stated.

    Attributes
    ----------
    country : Bilingual
        Country or area that the map shows.
    credit : Bilingual
        Short credit that stands on the map itself.
    rights : Bilingual
        Who made what under which licence, in full.
    note : Bilingual
        What readers must know of these units, such as a reform.
    version, valid_from, valid_until : str
        Of the boundaries, as their publisher counts; days as YYYY-MM-DD.
    """

    country: Bilingual = Bilingual()
    credit: Bilingual = Bilingual()
    rights: Bilingual = Bilingual()
    note: Bilingual = Bilingual()
    version: str = ""
    valid_from: str = ""
    valid_until: str = ""


def read_map_credits(register: Mapping[str, Any]) -> MapCredits:
    """Return the credits of the map of a register, or raise `DataError` with one sentence."""
    content = register.get(_PROPERTY, {})
    names = {field.name: isinstance(field.default, Bilingual) for field in fields(MapCredits)}
    if not isinstance(content, Mapping) or set(content) - set(names):
        raise DataError(f"{_PROPERTY} is malformed; allowed: an object with {', '.join(names)}.")
    values: dict[str, Any] = {}
    for name, value in content.items():
        is_both = isinstance(value, Mapping) and names[name] and not set(value) - {"en", "fr"}
        texts = list(value.values()) if is_both else [value]
        if not all(isinstance(text, str) for text in texts):
            raise DataError(f'{_PROPERTY}: {name} is {value!r}; allowed: a text, or {{"en": ..., "fr": ...}}.')
        values[name] = Bilingual(**value) if is_both else (Bilingual(en=value) if names[name] else value)
    return MapCredits(**values)
