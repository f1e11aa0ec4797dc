"""The code tables and the programme must know the same codes, and group actors in the same way."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

import pandas as pd

from sahel_map.core.actor_codes import MOST_OWN, OWN_CODE, OWN_GROUPS, SEVERAL_GROUPS
from sahel_map.core.allowed import allowed
from sahel_map.core.problem import Problem, problems_at
from sahel_map.core.vocabulary import (
    GROUP_OF_ACTOR,
    Actor,
    ActorGroup,
    Attribution,
    Confidence,
    DatePrecision,
    Evidence,
    FigureName,
    HarmType,
    PlacePrecision,
)
from sahel_map.data.read.package import Package

VOCABULARIES: dict[str, type[StrEnum]] = {
    "codes_actor_groups": ActorGroup,
    "codes_actors": Actor,
    "codes_harm_types": HarmType,
    "codes_attribution": Attribution,
    "codes_confidence": Confidence,
    "codes_evidence": Evidence,
    "codes_date_precision": DatePrecision,
    "codes_place_precision": PlacePrecision,
    "codes_figures": FigureName,
}
"""Enumeration of each code table."""


def check_vocabulary(package: Package, tables: Mapping[str, pd.DataFrame]) -> Iterator[Problem]:
    """Yield codes that only the table or only the programme knows, and actors in another group.

    A set of others may name actors of its own, in our groups.
    """
    for name, vocabulary in VOCABULARIES.items():
        path, codes = package.resources[name].path, tables[name]["code"].dropna()
        unknown = codes[~codes.isin(list(vocabulary))]
        if vocabulary is Actor and not package.profile.is_curated:
            yield from _check_own_actors(path, tables[name].loc[unknown.index])
            unknown = unknown.iloc[:0]
        for row, code in unknown.items():
            message = f"is a code the programme does not know; {allowed(vocabulary, code)}"
            yield Problem(path, int(row), "code", code, message)
        for code in vocabulary:
            if code not in set(codes):
                yield Problem(path, None, "code", code, "this code is missing from the table")
    actors = tables["codes_actors"]
    expected = actors["code"].map({str(actor): str(group) for actor, group in GROUP_OF_ACTOR.items()})
    wrong = expected.notna() & ~(actors["parent"] == expected)
    message = "is not the group in which the programme counts this actor"
    yield from problems_at(package.resources["codes_actors"].path, "parent", actors["parent"], wrong, message)


def _check_own_actors(path: str, own: pd.DataFrame) -> Iterator[Problem]:
    """Yield actors of a set whose code cannot stand in an address, or whose group is none of ours."""
    reserved = {*ActorGroup, SEVERAL_GROUPS}
    odd = ~own["code"].str.fullmatch(OWN_CODE) | own["code"].isin(reserved)
    message = f"must be written as {OWN_CODE}, and not as a group"
    yield from problems_at(path, "code", own["code"], odd, message)
    strange = ~own["parent"].isin(OWN_GROUPS)
    yield from problems_at(path, "parent", own["parent"], strange, f"must be one of {', '.join(OWN_GROUPS)}")
    if len(own) > MOST_OWN:
        message = f"a set may name at most {MOST_OWN} actors of its own"
        yield Problem(path, None, "code", str(len(own)), message)
