"""Alleged actors chosen by whole groups, as the legend under the map offers them: one press stands for a group."""

from __future__ import annotations

from collections.abc import Iterable

from sahel_map.core.actor_codes import ActorCodes
from sahel_map.selection.selection import Selection

__all__ = ["chosen_groups", "mode_of_actors", "with_groups"]


def mode_of_actors(selection: Selection) -> str:
    """Return how several actors go together; where none is chosen, one of them is enough."""
    return "any" if selection.actors is None else selection.actor_mode


def chosen_groups(selection: Selection) -> list[str]:
    """Return the groups that are chosen as a whole.

    Where each choice must be there, the members of a group one by one are not the group: they ask for records that
    name all of them together.
    """
    known, chosen = selection.known_actors, selection.actors or frozenset()
    return [
        group
        for group in known.members
        if (group in known.whole_groups and group in chosen)
        or ((codes := _codes_of(group, mode_of_actors(selection), known)) and codes <= chosen)
    ]


def with_groups(selection: Selection, groups: Iterable[str]) -> Selection:
    """Return the selection with some groups chosen and the others not; single actors chosen beside them stay.

    A group alone gives the records that name one of its actors or, where nothing else may be, nobody else. The
    mode stays where it can say that; where each choice must be there and no code stands for a group, one of them
    becomes enough.

    Parameters
    ----------
    selection : Selection
    groups : iterable of str
        Groups that are to be chosen.
    """
    known, mode, wanted = selection.known_actors, mode_of_actors(selection), list(groups)
    before = chosen_groups(selection)
    single = (selection.actors or frozenset()).difference(*((group, *known.members[group]) for group in before))
    if mode == "all" and not all(_codes_of(group, mode, known) for group in wanted):
        mode = "any"
    codes = single.union(*(_codes_of(group, mode, known) for group in wanted))
    return selection.replace(actors=codes or None, actor_mode=mode)


def _codes_of(group: str, mode: str, known: ActorCodes) -> frozenset[str]:
    """Return the codes that stand for a group; none where no choice of codes does."""
    members = frozenset(known.members[group])
    if mode != "all" or len(members) <= 1:
        return members
    return frozenset({group}) if group in known.whole_groups else frozenset()
