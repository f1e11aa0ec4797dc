"""The pictures to look at: each state is the one that its name says."""

from urllib.parse import parse_qsl

import pytest

from sahel_map.selection.display import Display
from sahel_map.selection.known import Known
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from tools.screenshots import HELP, SHOWN, STATES


def asked(query, known):
    parameters = dict(parse_qsl(query))
    selection, notices = Selection.from_query(parameters, known)
    display, more = Display.from_query(parameters)
    return selection, display, [*notices, *more]


@pytest.mark.parametrize("query", [*STATES.values(), *SHOWN.values(), *(query for _, query in HELP.values())])
def test_states_when_asked_for_by_address_then_every_value_can_be_used(shipped, query):
    assert asked(query, Known.of(shipped))[2] == []


def test_states_when_named_empty_shaded_or_filtered_then_are(shipped):
    known = Known.of(shipped)
    empty, *_ = asked(STATES["empty"], known)
    assert not matching(shipped, empty).any()
    assert asked(STATES["shaded"], known)[1].layer == "areas"
    filtered, *_ = asked(STATES["filtered"], known)
    assert matching(shipped, filtered).any()
