"""What a data set says of itself: whose it is, what it counts and covers, under which licence.

It is the property `set_profile` of the register; in Data Packages `profile` is the address of a schema, and stood
for ours until 0.2.0. What a register does not say is not assumed: a set
without a licence is shown as "licence not stated", whoever made it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from sahel_map.core.errors import DataError

__all__ = ["PAGES", "UNITS_OF_COUNT", "Bilingual", "Profile", "read_profile"]

UNITS_OF_COUNT = ("civilians", "all_deaths", "events")
"""What the figures of a set count: civilians alone, all who died, fighters too, or only events."""

PAGES = ("map", "trends", "incidents", "reports", "briefing", "quality", "about")
"""Pages that a set may have; the first stands on every set."""

_PROPERTY, _FORMER = "set_profile", "profile"
_INTERNAL = ("internal", "interne", "not for publication", "ne pas publier", "ne pas diffuser")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in English and French."""

    en: str = ""
    fr: str = ""

    def of(self, language: str) -> str:
        """Return the text in a language, or in the other one where it is missing."""
        return (self.fr or self.en) if language == "fr" else (self.en or self.fr)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a data set says of itself; an empty text or None is "not stated".

    Attributes
    ----------
    title, scope, area : Bilingual
        Name, one sentence on what is in it, and the area that it is about.
    unit_of_count : str or None
        Of `UNITS_OF_COUNT`: what its figures count.
    publisher : str
        Who made the set.
    licence : str or None
        Short name ("CC-BY-4.0") or words of the publisher.
    citation : str
        Name by which it is cited.
    short_name : str
        Begins the names of its files.
    covered_from, covered_until : date or None
        First and last day that it was researched for; not those of its first and last record.
    method : Bilingual
        How it was made.
    about, limits, gaps, comparability : Bilingual
        What it is, what it is not, what it is known to miss, and what to mind when months are compared;
        true of this set alone.
    mark : Bilingual
        A word such as "draft" that stands on every page of its sheets and files.
    pages : tuple of str or None
        Of `PAGES`; None for those that its content allows.
    is_curated : bool
        Whether it is the set that the maintainers of this project answer for.
    is_internal : bool
        Whether it must not be published.
    assumed : tuple of (str, str, int)
        What an import filled in where the file was silent: field, value, rows. It is a property of the register
        beside the profile.
    """

    title: Bilingual = Bilingual()
    scope: Bilingual = Bilingual()
    area: Bilingual = Bilingual()
    unit_of_count: str | None = None
    publisher: str = ""
    licence: str | None = None
    citation: str = ""
    short_name: str = ""
    covered_from: dt.date | None = None
    covered_until: dt.date | None = None
    method: Bilingual = Bilingual()
    about: Bilingual = Bilingual()
    limits: Bilingual = Bilingual()
    gaps: Bilingual = Bilingual()
    comparability: Bilingual = Bilingual()
    mark: Bilingual = Bilingual()
    pages: tuple[str, ...] | None = None
    is_curated: bool = False
    is_internal: bool = False
    assumed: tuple[tuple[str, str, int], ...] = ()

    def as_property(self) -> dict[str, Any]:
        """Return the profile as the register holds it, what is not stated left out."""
        content: dict[str, Any] = {}
        for name in _NAMES:
            value = getattr(self, name)
            if isinstance(value, Bilingual):
                value = {language: text for language, text in (("en", value.en), ("fr", value.fr)) if text}
            elif isinstance(value, dt.date):
                value = value.isoformat()
            elif isinstance(value, tuple):
                value = list(value)
            if value not in (None, "", {}, False):
                content[name] = value
        return content


_ASSUMED = "assumed"
_NAMES = tuple(field.name for field in fields(Profile) if field.name != _ASSUMED)
_BILINGUAL = frozenset(field.name for field in fields(Profile) if isinstance(field.default, Bilingual))
_DATES = frozenset({"covered_from", "covered_until"})
_FLAGS = frozenset({"is_curated", "is_internal"})
_CHOICES = {"unit_of_count": UNITS_OF_COUNT, "pages": PAGES}


def read_profile(register: Mapping[str, Any]) -> Profile:
    """Return the profile of a register; a register without one gives the title it has and nothing else.

    Parameters
    ----------
    register : mapping
        Content of `datapackage.json`.

    Raises
    ------
    DataError
        One sentence: which property is wrong, what stands there, what is allowed.
    """
    content = register.get(_PROPERTY)
    if content is None and isinstance(register.get(_FORMER), Mapping):
        content = register[_FORMER]
    if content is None:
        title = Bilingual(en=_text("title", register.get("title") or ""))
        return Profile(title=title, assumed=_assumed(register.get(_ASSUMED, [])))
    if not isinstance(content, Mapping):
        raise _wrong(_PROPERTY, content, "an object")
    if unknown := sorted(set(content) - set(_NAMES)):
        raise DataError(f"{_PROPERTY}: {unknown[0]!r} is unknown; allowed: {', '.join(_NAMES)}.")
    values: dict[str, Any] = {name: _value(name, value) for name, value in content.items()}
    licence = str(values.get("licence") or "").lower()
    values["is_internal"] = values.get("is_internal", False) or any(word in licence for word in _INTERNAL)
    profile = Profile(**values, assumed=_assumed(register.get(_ASSUMED, [])))
    if profile.covered_from and profile.covered_until and profile.covered_from > profile.covered_until:
        raise _wrong("covered_from", content["covered_from"], f"a day up to {profile.covered_until}")
    return profile


def _assumed(content: object) -> tuple[tuple[str, str, int], ...]:
    try:
        return tuple((str(one["field"]), str(one["value"]), int(one["rows"])) for one in content)  # type: ignore[attr-defined]
    except (TypeError, KeyError, ValueError):
        raise DataError(f"{_ASSUMED} is malformed; allowed: a list of objects with field, value, rows.") from None


def _value(name: str, value: object) -> object:
    if name in _BILINGUAL:
        return _bilingual(name, value)
    if name in _DATES:
        return _day(name, value)
    if name in _FLAGS:
        if not isinstance(value, bool):
            raise _wrong(name, value, "true, false")
        return value
    if name == "pages":
        return _pages(value)
    text = _text(name, value)
    if name in _CHOICES and text not in _CHOICES[name]:
        raise _wrong(name, value, ", ".join(_CHOICES[name]))
    return text


def _bilingual(name: str, value: object) -> Bilingual:
    if isinstance(value, str):
        return Bilingual(en=value.strip())
    if not isinstance(value, Mapping) or set(value) - {"en", "fr"}:
        raise _wrong(name, value, 'a text, or {"en": ..., "fr": ...}')
    return Bilingual(**{language: _text(f"{name}.{language}", text) for language, text in value.items()})


def _day(name: str, value: object) -> dt.date:
    try:
        return dt.date.fromisoformat(_text(name, value))
    except ValueError:
        raise _wrong(name, value, "a day as YYYY-MM-DD") from None


def _pages(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or set(map(str, value)) - set(PAGES) or PAGES[0] not in value:
        raise _wrong("pages", value, f"a list of {', '.join(PAGES)}, {PAGES[0]} among them")
    return tuple(page for page in PAGES if page in value)


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(name, value, "a text")
    return value.strip()


def _wrong(name: str, value: object, allowed: str) -> DataError:
    return DataError(f"{_PROPERTY}: {name} is {value!r}; allowed: {allowed}.")
