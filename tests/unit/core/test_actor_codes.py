"""Actors of a data set: ours, and after them those of the set; bits, groups and whole groups follow."""

import pytest

from sahel_map.core.actor_codes import MOST_OWN, OUR_ACTORS, ActorCodes
from sahel_map.core.vocabulary import Actor

OWN = ActorCodes((("EXAMPLE_FRONT", "REBEL_COALITIONS"),))


def test_codes_when_a_set_names_its_own_then_they_stand_after_ours():
    assert OUR_ACTORS.codes == tuple(map(str, Actor))
    assert OWN.codes == (*OUR_ACTORS.codes, "EXAMPLE_FRONT")
    assert OWN.bits(["EXAMPLE_FRONT"]) == 1 << len(Actor)
    assert OUR_ACTORS.bits(["EXAMPLE_FRONT"]) == 0


def test_group_of_one_when_a_set_names_another_then_can_be_chosen_as_a_whole():
    assert "REBEL_COALITIONS" not in OUR_ACTORS.whole_groups
    assert OWN.whole_groups["REBEL_COALITIONS"] == {"CSP_FLA", "EXAMPLE_FRONT"}
    assert OWN.fold({"CSP_FLA", "EXAMPLE_FRONT", "DOZO"}) == ["REBEL_COALITIONS", "DOZO"]
    assert OWN.expand(["REBEL_COALITIONS"]) == {"CSP_FLA", "EXAMPLE_FRONT"}


@pytest.mark.parametrize(("n", "dtype"), [(0, "uint16"), (6, "uint16"), (7, "uint32"), (MOST_OWN, "uint64")])
def test_type_of_bits_when_actors_are_many_then_holds_one_each(n, dtype):
    known = ActorCodes(tuple((f"EXAMPLE_{one}", "OTHER") for one in range(n)))
    assert known.dtype == dtype
    assert known.of(known.bits(known.codes)) == known.codes
