"""Addresses of any length: a notice for each thing that cannot be used, never an error, never seconds of work."""

import time

import pytest

from sahel_map.app.page import links
from sahel_map.selection.all_filters import PARAMETERS
from sahel_map.selection.display import Display
from sahel_map.selection.known import Known
from sahel_map.selection.notice import MOST_NOTICES
from sahel_map.selection.selection import Selection

LONG = "x" * 3_000
FILTERS = [each.name for each in PARAMETERS]
# Each value that is not there costs a look for what is like it.
MANY = ",".join(f"x{number}y" for number in range(9_000))


def notices_of(test):
    return [warning.value.replace("\\", "") for warning in test.warning]


def test_link_when_every_parameter_is_too_long_then_each_has_a_notice_and_the_page_is_there(enter):
    names = [*FILTERS, *Display.parameters(), "lang", "incident", "set", links.START]
    notices = notices_of(enter(**dict.fromkeys(names, LONG)))
    assert [name for name in names if not any(name in notice for notice in notices)] == []
    assert any(notice.startswith("There is no record xxx") for notice in notices)
    assert any("xxx" in notice and "data" in notice for notice in notices)
    assert max(map(len, notices)) < 1_000


def test_link_when_the_text_is_longer_than_any_search_then_says_how_long_it_may_be(enter):
    assert notices_of(enter(text="x" * 2_000)) == []
    assert notices_of(enter(text=LONG)) == [
        "The link asks for a text that is too long; it was left out. Allowed: ≤ 2000 characters."
    ]


@pytest.mark.parametrize("side", ["a", "b"])
def test_link_when_a_side_of_a_comparison_is_too_long_then_says_so(enter, side):
    assert f"The link asks for {side}: actor “xxx" in notices_of(enter(**{side: f"actor={LONG}"}))[0]


def test_link_when_it_holds_thousands_of_parameters_then_a_few_are_named_and_the_rest_counted(enter):
    notices = notices_of(enter(**{f"stray{number}": "1" for number in range(300)}))
    assert len(notices) == MOST_NOTICES + 1
    assert notices[-1] == "295 more things in the link cannot be used and were left out."


@pytest.mark.parametrize("parameter", [*FILTERS, *Display.parameters()])
def test_parameter_when_it_holds_thousands_of_values_then_is_read_at_once(parameter, shipped):
    known, began = Known.of(shipped), time.process_time()
    _, notices = Selection.from_query({parameter: MANY}, known)
    _, more = Display.from_query({parameter: MANY})
    assert len([*notices, *more]) <= MOST_NOTICES + 1
    # Ten seconds for areas, as long as each value had a notice of its own.
    assert time.process_time() - began < 1


def test_parameters_of_the_layers_when_written_then_all_are_known():
    shown = Display(is_grouped=True, beside=True, per_head=True, side_km=10, layer="density", overlays=frozenset())
    assert set(shown.to_query()) <= set(Display.parameters())
    assert {"marks", "beside"} <= set(shown.to_query())
