"""The alleged actors of a data set: ours, and after them those that it names itself, each in one of our groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sahel_map.core.vocabulary import GROUP_OF_ACTOR, Actor, ActorGroup, members_of

__all__ = ["MOST_OWN", "OUR_ACTORS", "OWN_CODE", "OWN_GROUPS", "SEVERAL_GROUPS", "ActorCodes", "group_of"]

#: In place of a group where sources name actors of several.
SEVERAL_GROUPS = "SEVERAL_GROUPS"
#: Groups in which a set may name actors of its own; the unidentified are those whom nobody names.
OWN_GROUPS = tuple(group for group in ActorGroup if group != ActorGroup.UNIDENTIFIED)
#: How the code of such an actor is written, and how many a set may have: one bit each, and ours, in 64.
OWN_CODE, MOST_OWN = "[A-Z][A-Z0-9_]{1,39}", 50


@dataclass(frozen=True)
class ActorCodes:
    """Codes of actors in their order, which is the order of tables and of bits.

    Attributes
    ----------
    own : tuple of (str, str)
        Code and group of each actor of the set's own.

    Examples
    --------
    >>> actors = ActorCodes((("EXAMPLE_FRONT", "REBEL_COALITIONS"),))
    >>> actors.of(actors.bits(["EXAMPLE_FRONT", "FAMA"]))
    ('FAMA', 'EXAMPLE_FRONT')
    """

    own: tuple[tuple[str, str], ...] = ()

    @cached_property
    def group(self) -> dict[str, str]:
        """The group of each actor."""
        return {str(actor): str(GROUP_OF_ACTOR[actor]) for actor in Actor} | dict(self.own)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code; its place is the number of its bit."""
        return tuple(self.group)

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The actors of each group, of groups without an actor too."""
        return {str(group): tuple(code for code, its in self.group.items() if its == group) for group in ActorGroup}

    @cached_property
    def whole_groups(self) -> dict[str, frozenset[str]]:
        """Groups that can be chosen as a whole: those of several actors. A group of one goes by its actor.

        Not the one whose code is an actor's too.
        """
        several = {group: frozenset(codes) for group, codes in self.members.items() if len(codes) > 1}
        return {group: codes for group, codes in several.items() if group not in self.group}

    @property
    def dtype(self) -> str:
        """The unsigned type that holds a bit for each."""
        return next(f"uint{size}" for size in (16, 32, 64) if len(self.group) <= size)

    def bits(self, codes: Iterable[str]) -> int:
        """Return actors as a bit set; what the set does not have, as an actor of another, is no bit."""
        return sum(1 << self._places[code] for code in set(codes) if code in self._places)

    def of(self, bits: int) -> tuple[str, ...]:
        """Return the actors that a bit set stands for, in their order."""
        return tuple(code for place, code in enumerate(self.group) if bits >> place & 1)

    def expand(self, codes: Iterable[str]) -> frozenset[str]:
        """Return the actors that a choice of actors and whole groups stands for."""
        return frozenset().union(*(self.whole_groups.get(code, {code}) for code in codes))

    def fold(self, codes: Iterable[str]) -> list[str]:
        """Return a choice of actors in their order, whole groups by the group's code."""
        left, folded = set(codes), []
        for group, members in self.whole_groups.items():
            if members <= left:
                folded.append(group)
                left -= members
        return folded + [code for code in self.group if code in left]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {code: place for place, code in enumerate(self.group)}


#: Of a set that names none of its own.
OUR_ACTORS = ActorCodes()


def group_of(bits: int) -> str:
    """Return the one group of alleged actors of a record, or `SEVERAL_GROUPS`; nobody named is not identified."""
    groups = members_of(ActorGroup, bits)
    return str(groups[0] if groups else ActorGroup.UNIDENTIFIED) if len(groups) <= 1 else SEVERAL_GROUPS
