"""What the user says about a file: its columns, its words, the set it is, and how it is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sahel_map.core.errors import DataError
from sahel_map.core.vocabulary import HarmType
from sahel_map.data.read.profile import read_profile
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.own_actors import OwnActor
from sahel_map.imports.readers.source import Reading

__all__ = ["ImportMapping", "Origin", "Reading", "SetAbout", "profile_of"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who made the set, for records that name no source of their own.

    Attributes
    ----------
    publisher, url, kind, licence : str
        `kind` is one of the kinds of publisher that the data set knows; empty where not said.
    """

    publisher: str = ""
    url: str = ""
    kind: str = "aggregator"
    licence: str = ""


@dataclass(frozen=True, slots=True)
class SetAbout:
    """What the set is, and how its columns are to be understood.

    Attributes
    ----------
    title, scope, area, citation, method : str
        Words for the profile of the set.
    unit_of_count : {"", "civilians", "all_deaths", "events"}
        What the column `killed` counts; asked where its heading does not say.
    actors_are : {"", "perpetrators", "parties"}
        Who stands in the column `actors`; parties of a fight are kept aside and accused of nothing.
    covered_from, covered_until : str
        Days as YYYY-MM-DD.
    internal : bool
        Must not be published.
    region_level : tuple of str
        Harms that arrive at the level of the region, without text.
    duplicates : {"ask", "keep", "hold"}
        What becomes of likely duplicates.
    """

    title: str = ""
    scope: str = ""
    area: str = ""
    citation: str = ""
    method: str = ""
    unit_of_count: str = ""
    actors_are: str = ""
    covered_from: str = ""
    covered_until: str = ""
    internal: bool = False
    region_level: tuple[str, ...] = (str(HarmType.SEXUAL_VIOLENCE),)
    duplicates: str = "ask"


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """What the user says about a file.

    Attributes
    ----------
    columns : mapping of str to str or tuple of str
        Field to column of the file; several columns for a field that is a list.
    values : mapping of str to mapping of str to str
        Per field, words of the file and the codes they stand for; ``*`` stands for all others, an empty code for
        "not reported".
    defaults : mapping of str to str
        Per field, what is meant where the file says nothing.
    origin : Origin
    about : SetAbout
    reading : Reading
    filters : mapping of str to tuple of str
        Per column of the file, the values whose rows are taken; others are held back.
    places : mapping of str to str
        Per name of a place, where it is: "lat, lon", or the P-code of a unit.
    radius_m : mapping of str to int
        Per precision, metres where a row does not say.
    preset : str
        Preset it starts from; empty for none.
    own_actors : tuple of OwnActor
        Actors that our list does not have, each in one of our groups.
    """

    columns: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    origin: Origin = field(default_factory=Origin)
    about: SetAbout = field(default_factory=SetAbout)
    reading: Reading = field(default_factory=Reading)
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    radius_m: Mapping[str, int] = field(default_factory=dict)
    preset: str = ""
    own_actors: tuple[OwnActor, ...] = ()


def profile_of(mapping: ImportMapping, where: str = "mapping") -> dict[str, object]:
    """Return the property `set_profile` of the register that a mapping describes.

    Raises
    ------
    ImportFileError
        If a value is not allowed there.
    """
    about, origin = mapping.about, mapping.origin
    content = {
        name: getattr(about, name)
        for name in (
            "title",
            "scope",
            "area",
            "citation",
            "method",
            "unit_of_count",
            "covered_from",
            "covered_until",
        )
    } | {"publisher": origin.publisher, "licence": origin.licence, "is_internal": about.internal}
    content = {name: value for name, value in content.items() if value}
    try:
        return read_profile({"set_profile": content}).as_property()
    except DataError as error:
        raise ImportFileError("profile", where=f"{where}, [set]", why=error.message) from error
