"""The closed vocabulary: order, bits and groups are part of the data format."""

from sahel_map.core.vocabulary import (
    GROUP_OF_ACTOR,
    Actor,
    ActorGroup,
    Attribution,
    HarmType,
    bits_of,
    members_of,
)


def test_bits_when_members_are_given_then_by_their_place_in_the_enumeration():
    assert bits_of([Actor.FAMA, Actor.AFRICA_CORPS]) == 0b101
    assert bits_of([HarmType.KILLING, HarmType.INFRASTRUCTURE]) == 1 + 2**13
    assert bits_of([]) == 0


def test_vocabularies_when_kept_as_bits_then_each_member_has_one_in_the_table(mini):
    """A bit beyond the width of the column would be lost without a word: widen it first."""
    widths = {name: mini.incidents[f"{name}_bits"].dtype.itemsize * 8 for name in ("harm", "actor", "group")}
    assert widths == {"harm": 16, "actor": 16, "group": 8}
    assert len(HarmType) <= widths["harm"]
    assert len(Actor) <= widths["actor"]
    assert len(ActorGroup) <= widths["group"]


def test_members_when_bits_are_given_then_in_order():
    assert members_of(Actor, 0b1000010000) == (Actor.JNIM, Actor.OTHER)
    assert members_of(ActorGroup, bits_of(list(ActorGroup))) == tuple(ActorGroup)


def test_groups_when_counted_then_each_actor_has_one():
    assert list(GROUP_OF_ACTOR) == list(Actor)
    assert [actor for actor, group in GROUP_OF_ACTOR.items() if group is ActorGroup.STATE_AND_ALLIES] == [
        Actor.FAMA,
        Actor.WAGNER,
        Actor.AFRICA_CORPS,
    ]


def test_attribution_when_ordered_then_strongest_first():
    assert [str(grade) for grade in Attribution] == ["claimed", "attributed", "suspected", "unattributed"]
