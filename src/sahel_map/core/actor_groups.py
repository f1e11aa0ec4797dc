"""Whole groups of alleged actors as a choice: "Islamist armed groups" stands for each of its actors."""

from __future__ import annotations

from collections.abc import Iterable

from sahel_map.core.vocabulary import GROUP_OF_ACTOR, Actor, ActorGroup, members_of

__all__ = ["ACTOR_GROUPS", "SEVERAL_GROUPS", "expand_groups", "fold_groups", "group_of"]

#: In place of a group where sources name actors of several.
SEVERAL_GROUPS = "SEVERAL_GROUPS"

# Groups that can be chosen as a whole: those of several actors. A group of one goes by its actor.
ACTOR_GROUPS: dict[str, frozenset[str]] = {
    str(group): members
    for group in ActorGroup
    if len(members := frozenset(str(actor) for actor in Actor if GROUP_OF_ACTOR[actor] == group)) > 1
}


def expand_groups(codes: Iterable[str]) -> frozenset[str]:
    """Return the actors that a choice of actors and whole groups stands for."""
    return frozenset().union(*(ACTOR_GROUPS.get(code, {code}) for code in codes))


def fold_groups(actors: Iterable[str]) -> list[str]:
    """Return a choice of actors in the order of the code list, whole groups by the group's code."""
    left, folded = set(actors), []
    for group, members in ACTOR_GROUPS.items():
        if members <= left:
            folded.append(group)
            left -= members
    return folded + [str(actor) for actor in Actor if actor in left]


def group_of(bits: int) -> str:
    """Return the one group of alleged actors of a record, or `SEVERAL_GROUPS`; nobody named is not identified."""
    groups = members_of(ActorGroup, bits)
    return str(groups[0] if groups else ActorGroup.UNIDENTIFIED) if len(groups) <= 1 else SEVERAL_GROUPS
