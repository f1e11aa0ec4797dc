"""The closed lists of codes the project thinks in, as enumerations.

Each value equals a code in the code tables of the data set, which hold the labels and definitions. The order
of members matters: it is the order of legends and tables, and the number of a member is its bit in the
incident table. New members therefore go at the end. This module imports nothing from the project.
"""

from enum import StrEnum
from functools import cache
from typing import TypeVar

_Code = TypeVar("_Code", bound=StrEnum)


class ActorGroup(StrEnum):
    """Groups of alleged actors; every actor belongs to exactly one."""

    STATE_AND_ALLIES = "STATE_AND_ALLIES"
    ISLAMIST_ARMED_GROUPS = "ISLAMIST_ARMED_GROUPS"
    SELF_DEFENCE_MILITIAS = "SELF_DEFENCE_MILITIAS"
    REBEL_COALITIONS = "REBEL_COALITIONS"
    UNIDENTIFIED = "UNIDENTIFIED"
    OTHER = "OTHER"


class Actor(StrEnum):
    """Alleged actors. `ARMED_UNKNOWN` is not a group: it means that nobody is named."""

    FAMA = "FAMA"
    WAGNER = "WAGNER"
    AFRICA_CORPS = "AFRICA_CORPS"
    DOZO = "DOZO"
    JNIM = "JNIM"
    ISSP = "ISSP"
    CSP_FLA = "CSP_FLA"
    GATIA_MSA = "GATIA_MSA"
    ARMED_UNKNOWN = "ARMED_UNKNOWN"
    OTHER = "OTHER"


class HarmType(StrEnum):
    """Kinds of harm to civilians; an incident has one or more. A new one goes to the end: sets hold their bits."""

    KILLING = "killing"
    AIRSTRIKE = "airstrike"
    EXPLOSIVE = "explosive"
    INJURY = "injury"
    ABDUCTION = "abduction"
    ENFORCED_DISAPPEARANCE = "enforced_disappearance"
    DETENTION = "detention"
    TORTURE = "torture"
    SEXUAL_VIOLENCE = "sexual_violence"
    ARSON = "arson"
    LOOTING = "looting"
    DISPLACEMENT = "displacement"
    SIEGE = "siege"
    INFRASTRUCTURE = "infrastructure"


class Attribution(StrEnum):
    """How firmly sources name the actor, strongest first."""

    CLAIMED = "claimed"
    ATTRIBUTED = "attributed"
    SUSPECTED = "suspected"
    UNATTRIBUTED = "unattributed"


class Confidence(StrEnum):
    """How well it is established that the incident took place, highest first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Evidence(StrEnum):
    """What a record rests on, by the publishers of its pages, strongest first."""

    SEVERAL = "several"
    ONE = "one"
    SMALL_OUTLET = "small_outlet"
    ADVOCACY = "advocacy"


class DatePrecision(StrEnum):
    """How well the date is known."""

    DAY = "day"
    APPROX = "approx"
    MONTH = "month"
    RANGE = "range"


class PlacePrecision(StrEnum):
    """How well the place is known, finest first."""

    SETTLEMENT = "settlement"
    NEAR = "near"
    COMMUNE = "commune"
    CERCLE = "cercle"
    REGION = "region"
    UNKNOWN = "unknown"


class FigureName(StrEnum):
    """Reported figures. `KILLED` has a lowest and a highest count, the others a lowest count only."""

    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    HOMES_BURNED = "homes_burned"
    LIVESTOCK_TAKEN = "livestock_taken"
    DISPLACED = "displaced"
    WOMEN_KILLED = "women_killed"
    CHILDREN_KILLED = "children_killed"


GROUP_OF_ACTOR: dict[Actor, ActorGroup] = {
    Actor.FAMA: ActorGroup.STATE_AND_ALLIES,
    Actor.WAGNER: ActorGroup.STATE_AND_ALLIES,
    Actor.AFRICA_CORPS: ActorGroup.STATE_AND_ALLIES,
    Actor.DOZO: ActorGroup.SELF_DEFENCE_MILITIAS,
    Actor.JNIM: ActorGroup.ISLAMIST_ARMED_GROUPS,
    Actor.ISSP: ActorGroup.ISLAMIST_ARMED_GROUPS,
    Actor.CSP_FLA: ActorGroup.REBEL_COALITIONS,
    Actor.GATIA_MSA: ActorGroup.SELF_DEFENCE_MILITIAS,
    Actor.ARMED_UNKNOWN: ActorGroup.UNIDENTIFIED,
    Actor.OTHER: ActorGroup.OTHER,
}

#: The harm types that a figure puts a number to; the first is the one that a count alone says. An arrest alone is
#: no abduction: `DETAINED` counts those.
FIGURE_HARMS: dict[FigureName, tuple[HarmType, ...]] = {
    FigureName.KILLED: (HarmType.KILLING,),
    FigureName.INJURED: (HarmType.INJURY,),
    FigureName.ABDUCTED: (HarmType.ABDUCTION, HarmType.ENFORCED_DISAPPEARANCE),
    FigureName.DETAINED: (HarmType.DETENTION,),
    FigureName.HOMES_BURNED: (HarmType.ARSON,),
    FigureName.LIVESTOCK_TAKEN: (HarmType.LOOTING,),
    FigureName.DISPLACED: (HarmType.DISPLACEMENT,),
    FigureName.WOMEN_KILLED: (HarmType.KILLING,),
    FigureName.CHILDREN_KILLED: (HarmType.KILLING,),
}


def bits_of(members: list[StrEnum]) -> int:
    """Return the members of one enumeration as a bit set: bit *i* is the *i*-th member of the class.

    Examples
    --------
    >>> bits_of([Actor.FAMA, Actor.AFRICA_CORPS])
    5
    """
    return sum(1 << _places(type(member))[member] for member in set(members))


@cache
def _places(vocabulary: type[StrEnum]) -> dict[StrEnum, int]:
    return {member: place for place, member in enumerate(vocabulary)}


def members_of(vocabulary: type[_Code], bits: int) -> tuple[_Code, ...]:
    """Return the members that a bit set stands for, in the order of the enumeration.

    Examples
    --------
    >>> [str(actor) for actor in members_of(Actor, 5)]
    ['FAMA', 'AFRICA_CORPS']
    """
    return tuple(member for place, member in enumerate(vocabulary) if bits >> place & 1)
