"""Entries of the legend under the map: each alone gives exactly the records it counts, in every mode."""

import numpy as np
import pytest

from sahel_map.core.actor_codes import ActorCodes
from sahel_map.core.vocabulary import ActorGroup
from sahel_map.selection.by_group import chosen_groups, mode_of_actors, with_groups
from sahel_map.selection.known import Known
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.statistics.by_group import count_groups

GROUPS = [str(group) for group in ActorGroup]
BESIDE = {
    "all": Selection(),
    "harm": Selection(harms=frozenset({"killing", "arson"}), harm_mode="only"),
    "cercle": Selection(areas=frozenset({"ML0501"})),
}


@pytest.mark.parametrize("mode", ["any", "all", "only"])
@pytest.mark.parametrize("name", BESIDE)
def test_entry_when_pressed_alone_then_as_many_records_as_it_counts(shipped, name, mode):
    known = Known.of(shipped)
    beside = BESIDE[name].replace(known_actors=known.actors)
    # Another entry is pressed already, and the press on it taken back.
    before = beside.replace(actors=frozenset({"OTHER"}), actor_mode=mode)
    assert chosen_groups(before) == ["OTHER"]
    bits = shipped.incidents["group_bits"].to_numpy()[matching(shipped, beside)]
    counts = count_groups(bits, np.ones(len(bits), dtype=int), is_alone=mode_of_actors(before) == "only")
    opened = []
    for group in GROUPS:
        pressed = with_groups(before, [group])
        assert (chosen_groups(pressed), pressed.actor_mode) == ([group], mode)
        opened.append(int(matching(shipped, pressed).sum()))
        again, notices = Selection.from_query(pressed.to_query(), known)
        assert (again, notices) == (pressed, ())
        assert with_groups(pressed, []).actors is None
    assert opened == counts
    assert sum(counts) > 0


def test_entries_when_two_are_pressed_then_go_together_as_the_mode_says(shipped):
    actors = shipped.actors.groupby("incident_id")["actor"].agg(set)
    state, militias = {"FAMA", "WAGNER", "AFRICA_CORPS"}, {"DOZO", "GATIA_MSA"}
    rules = {
        "any": lambda named: bool(named & (state | militias)),
        "all": lambda named: bool(named & state) and bool(named & militias),
        "only": lambda named: bool(named) and named <= state | militias,
    }
    for mode, rule in rules.items():
        before = Selection(actors=frozenset({"CSP_FLA"}), actor_mode=mode)
        both = with_groups(before, ["STATE_AND_ALLIES", "SELF_DEFENCE_MILITIAS"])
        found = shipped.incidents.index[matching(shipped, both)]
        assert set(found) == {record for record, named in actors.items() if rule(named)}


def test_group_when_its_members_must_all_be_there_then_is_not_chosen():
    members = frozenset({"JNIM", "ISSP"})
    assert chosen_groups(Selection(actors=members)) == ["ISLAMIST_ARMED_GROUPS"]
    assert chosen_groups(Selection(actors=members, actor_mode="all")) == []
    # Where nothing is chosen, the mode of before is none.
    assert with_groups(Selection(actor_mode="all"), ["ISLAMIST_ARMED_GROUPS"]) == Selection(actors=members)


def test_single_actor_when_a_group_is_pressed_beside_it_then_stays():
    selection = Selection(actors=frozenset({"FAMA"}), actor_mode="all")
    both = with_groups(selection, ["ISLAMIST_ARMED_GROUPS"])
    assert both == selection.replace(actors=frozenset({"FAMA", "ISLAMIST_ARMED_GROUPS"}))
    assert with_groups(both, []) == selection


def test_group_when_no_code_stands_for_it_then_one_of_its_actors_is_enough():
    # The group OTHER goes by the code of one of its two actors.
    known = ActorCodes((("EXAMPLE_BAND", "OTHER"),))
    assert chosen_groups(Selection(actors=frozenset({"OTHER"}), known_actors=known)) == []
    selection = Selection(actors=frozenset({"FAMA"}), actor_mode="all", known_actors=known)
    pressed = with_groups(selection, ["OTHER"])
    assert (pressed.actors, pressed.actor_mode) == (frozenset({"FAMA", "OTHER", "EXAMPLE_BAND"}), "any")


def test_groups_when_counted_then_joint_records_in_each_or_in_none():
    bits, n_records = np.array([0b000001, 0b000011, 0b100000], dtype=np.uint8), np.array([4, 2, 1])
    assert count_groups(bits, n_records) == [6, 2, 0, 0, 0, 1]
    assert count_groups(bits, n_records, is_alone=True) == [4, 0, 0, 0, 0, 1]
