"""The code tables and the programme must know the same codes, and group actors in the same way."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

import pandas as pd

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
    """Yield codes that only the table or only the programme knows, and actors in another group."""
    for name, vocabulary in VOCABULARIES.items():
        path, codes = package.resources[name].path, tables[name]["code"].dropna()
        for row, code in codes[~codes.isin(list(vocabulary))].items():
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
