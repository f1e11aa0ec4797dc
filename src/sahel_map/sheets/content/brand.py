"""The organisation's own: name, logo, contact, map number, disclaimer, mark, from one TOML file."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import SelectionError
from sahel_map.core.parsing import parse_toml
from sahel_map.data.read.profile import Profile
from sahel_map.words import Words

__all__ = ["BRAND_VARIABLE", "Brand", "mark_of", "own_brand", "read_brand"]

#: Environment variable that names the file.
BRAND_VARIABLE = "SAHEL_MAP_BRAND"
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LOGOS = {".svg": "svg", ".png": "png", ".jpg": "jpg", ".jpeg": "jpg"}
_LONGEST = 400
_LARGEST_LOGO = 500_000
_PLACES = frozenset(("number", "name", "size", "language", "date", "set"))


@dataclass(frozen=True, slots=True)
class Brand:
    """What an organisation puts on its sheets, slides and reports; empty: nothing.

    Attributes
    ----------
    name, contact, number, disclaimer, mark : str
        `number` is the map number; `mark` a word such as "internal" that stands on every page.
    colour : str
        Of the heading, "#RRGGBB".
    logo : Path or None
        SVG, PNG or JPEG.
    pptx_template : Path or None
        PowerPoint file whose master slides are used.
    file_name : str
        Pattern of file names with {number}, {name}, {size}, {date} and {set}.
    """

    name: str = ""
    contact: str = ""
    number: str = ""
    disclaimer: str = ""
    mark: str = ""
    colour: str = ""
    logo: Path | None = None
    pptx_template: Path | None = None
    file_name: str = ""

    @property
    def logo_kind(self) -> str:
        """Format of the logo; empty without one."""
        return _LOGOS[self.logo.suffix.lower()] if self.logo is not None else ""


_NAMES = tuple(each.name for each in fields(Brand))


def own_brand() -> Brand:
    """Return what the organisation that hosts this puts on its files: from the file the environment names."""
    named = os.environ.get(BRAND_VARIABLE)
    return read_brand(Path(named)) if named else Brand()


def mark_of(profile: Profile, words: Words, brand: Brand, chosen: str = "") -> str:
    """Return the mark on every page of a file: as chosen, else the data set's own, else the organisation's.

    Parameters
    ----------
    profile : Profile
    words : Words
    brand : Brand
    chosen : str
        For this file alone; "" for none.
    """
    own = profile.mark.of(words.language) or (words("set-mark-internal") if profile.is_internal else "")
    return chosen or own or brand.mark


def read_brand(path: Path) -> Brand:
    """Read an organisation's file.

    Parameters
    ----------
    path : Path
        TOML; files named in it lie beside it.

    Raises
    ------
    SelectionError
        One sentence: what is wrong in the file, and what is allowed.
    """
    try:
        given = parse_toml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SelectionError(f"the brand file {path.name!r} cannot be read: {error}; allowed: TOML") from error
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name not in _NAMES:
            raise SelectionError(f"in {path.name!r}, {unknown_value('key', name, _NAMES)}")
        if not isinstance(value, str) or len(value) > _LONGEST or "\n" in value:
            raise SelectionError(f"{name} in {path.name!r} is no text of one line; allowed: {_LONGEST} characters")
        if name in ("logo", "pptx_template") and Path(value).name != value:
            raise SelectionError(f"{name} {value!r} in {path.name!r} is a path; allowed: a file beside it")
        values[name] = path.parent / value if name in ("logo", "pptx_template") else value
    brand = Brand(**values)
    _check(brand, path)
    return brand


def _check(brand: Brand, path: Path) -> None:
    if brand.colour and not _COLOUR.fullmatch(brand.colour):
        raise SelectionError(f"colour {brand.colour!r} in {path.name!r} is none; allowed: #RRGGBB")
    for found in (brand.logo, brand.pptx_template):
        if found is not None and not found.is_file():
            raise SelectionError(f"{found.name!r} of {path.name!r} is not there; allowed: a file beside it")
    if brand.logo is not None and (
        brand.logo.suffix.lower() not in _LOGOS or brand.logo.stat().st_size > _LARGEST_LOGO
    ):
        raise SelectionError(f"logo {brand.logo.name!r} cannot be used; allowed: SVG, PNG or JPEG up to 500 kB")
    wrong = set(re.findall(r"\{(.*?)\}", brand.file_name)) - _PLACES
    if wrong or "/" in brand.file_name or "\\" in brand.file_name:
        raise SelectionError(
            f"file_name {brand.file_name!r} in {path.name!r} cannot be used; allowed: letters and "
            + ", ".join(f"{{{place}}}" for place in sorted(_PLACES))
        )
