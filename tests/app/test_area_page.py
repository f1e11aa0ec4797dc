"""The page of areas: what an area reads does not change with the map of regions."""

import re

import pytest
from open_page import checked


def figures(test):
    return re.findall(r'<dd class="value[^"]*">([^<]*)', "".join(each.proto.body for each in test.get("html")))


# By hand from tests/mini/README.md: XX0101 holds EX-2023-0001 to 0003 and EX-2024-0006;
# XX0201 three, of which EX-2023-0006 alone gives a number: nobody was killed.
@pytest.mark.parametrize(("area", "n", "killed"), [("XX0101", "4", "18–31+"), ("XX0201", "3", "0")])
def test_profile_when_the_map_of_regions_changes_then_a_cercle_keeps_its_totals(enter, area, n, killed):
    test = enter("pages/Areas.py", area=area)
    before = figures(test)
    assert before[:2] == [n, killed]
    checked(test.radio(key="_admin_map").set_value("old").run())
    assert dict(test.query_params) == {"area": area, "map": "old"}
    assert figures(test) == before
