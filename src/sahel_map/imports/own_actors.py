"""Actors that a set names itself, because our list does not have them; each stands in one of our groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from sahel_map.core.actor_codes import MOST_OWN, OUR_ACTORS, OWN_CODE, OWN_GROUPS, SEVERAL_GROUPS
from sahel_map.core.vocabulary import ActorGroup
from sahel_map.data.read.codes import Codes
from sahel_map.imports.errors import ImportFileError, say_allowed
from sahel_map.imports.surroundings import Base, Surroundings

__all__ = ["OwnActor", "actors_table", "read_own_actors", "with_own_actors"]

_FIELDS = ("group", "label", "label_fr")


@dataclass(frozen=True, slots=True)
class OwnActor:
    """One of them.

    Attributes
    ----------
    code : str
        Capital letters, as the addresses write it.
    group : str
        One of `OWN_GROUPS`.
    label, label_fr : str
        Its name; in French the same where nothing else is said.
    """

    code: str
    group: str
    label: str
    label_fr: str


def read_own_actors(where: str, table: Mapping[str, object]) -> tuple[OwnActor, ...]:
    """Return the actors of `[own_actors.CODE]` of a mapping, each with a group and a label.

    Parameters
    ----------
    where : str
        For messages.
    table : mapping
        As TOML gives it.

    Raises
    ------
    ImportFileError
        If a code is ours, or written in another way, or a group is none of ours.
    """
    if len(table) > MOST_OWN:
        raise ImportFileError("actors-many", where=where, n=len(table), most=MOST_OWN)
    return tuple(_read(f"{where}.{code}]", code, given) for code, given in table.items())


def _read(where: str, code: str, given: object) -> OwnActor:
    if not re.fullmatch(OWN_CODE, code):
        raise ImportFileError("actor-code", where=where)
    if code in OUR_ACTORS.group or code in {*ActorGroup, SEVERAL_GROUPS}:
        raise ImportFileError("actor-ours", where=where, code=code)
    if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
        raise ImportFileError("actor-parts", where=where)
    for name in given:
        if name not in _FIELDS:
            raise ImportFileError("name-unknown", where=where, name=name, allowed=say_allowed(_FIELDS, name))
    texts = {name: " ".join(given.get(name, "").split()) for name in _FIELDS}
    if texts["group"] not in OWN_GROUPS:
        raise ImportFileError(
            "actor-group", where=where, group=texts["group"], allowed=say_allowed(OWN_GROUPS, texts["group"])
        )
    if not texts["label"]:
        raise ImportFileError("actor-label", where=where)
    return OwnActor(code, texts["group"], texts["label"], texts["label_fr"] or texts["label"])


def with_own_actors(base: Base, own: Iterable[OwnActor]) -> Base:
    """Return what an import is set against, with actors of the set after ours."""
    own = tuple(own)
    if not own:
        return base
    actors = actors_table(base.codes.tables["actors"].rename_axis("code").reset_index(), own).set_index("code")
    return Surroundings(Codes({**base.codes.tables, "actors": actors}), base.units, base.places, {})


def actors_table(ours: pd.DataFrame, own: Iterable[OwnActor]) -> pd.DataFrame:
    """Return the code list of actors, with those of the set after ours; an earlier set's own are left out.

    Parameters
    ----------
    ours : DataFrame
        With the columns of `codes/actors.csv`.
    own : iterable of OwnActor
    """
    rows = pd.DataFrame(
        [
            {
                "code": one.code,
                "parent": one.group,
                "label_en": one.label,
                "label_fr": one.label_fr,
                "definition_en": "Named by this set.",
                "definition_fr": "Nommé par ce jeu de données.",
            }
            for one in own
        ]
    )
    kept = ours[ours["code"].isin(list(OUR_ACTORS.group))]
    return pd.concat([kept, rows], ignore_index=True)[list(ours.columns)].astype(ours.dtypes.to_dict())
