"""The search box at the top of each page, without a browser: what is chosen there is shown at once."""

import pytest
from open_page import checked
from test_flow import address, figures, texts

OPENED = {"incident": "EX-2024-0005"}


def choose(test, text, kind, key):
    checked(test.text_input(key="find-0").set_value(text).run())
    return checked(test.button(key=f"found-{kind}-{key}").click().run())


def shown_page(test):
    """Return the title of the page that is shown."""
    return test.title[0].value


@pytest.mark.parametrize(
    "page",
    ["Trends", "Compare", "Areas", "Reports", "Dossier", "Briefing", "Quality", "Data", "About", "Help"],
)
def test_record_when_found_on_a_page_without_records_then_opens_on_the_map(enter, page):
    test = choose(enter(f"pages/{page}.py"), "2024-0005", "record", "EX-2024-0005")
    assert shown_page(test) == "Harm to civilians in Exampleland"
    assert any("EX-2024-0005" in text for text in texts(test))
    assert address(test) == OPENED
    assert test.text_input(key="find-1").value == ""


@pytest.mark.parametrize(("page", "title"), [("Incidents", "Incidents"), ("Record", "Record")])
def test_record_when_found_where_records_are_shown_then_opens_there(enter, page, title):
    test = choose(enter(f"pages/{page}.py"), "2024-0005", "record", "EX-2024-0005")
    assert shown_page(test) == title
    assert any("EX-2024-0005" in text for text in texts(test))
    assert address(test) == OPENED


def test_record_when_found_beside_a_table_without_rows_then_is_shown_all_the_same(enter):
    test = choose(enter("pages/Incidents.py", killed_min="1000"), "2024-0005", "record", "EX-2024-0005")
    assert len(test.dataframe) == 0
    assert "No incident matches the filters" in texts(test)
    assert any("EX-2024-0005" in text for text in texts(test))


@pytest.mark.parametrize("page", ["Trends", "Quality", "Incidents", "About"])
def test_place_when_found_on_another_page_then_the_map_shows_what_is_around_it(enter, page):
    test = choose(enter(f"pages/{page}.py"), "example-ville", "place", "pl-exampleville-1")
    assert shown_page(test) == "Harm to civilians in Exampleland"
    assert address(test) == {"near": "14.5,-3.5,25"}
    assert figures(test)[0] == "4"


@pytest.mark.parametrize("page", ["Compare", "Quality", "Help"])
def test_area_and_publisher_when_found_on_another_page_then_filter_the_map(enter, page):
    test = choose(enter(f"pages/{page}.py"), "xx0101", "cercle", "XX0101")
    assert shown_page(test) == "Harm to civilians in Exampleland"
    assert address(test) == {"area": "XX0101"}
    test = choose(enter(f"pages/{page}.py"), "example rights", "publisher", "example-rights")
    assert shown_page(test) == "Harm to civilians in Exampleland"
    assert address(test) == {"publisher": "example-rights"}
    assert figures(test)[0] == "3"


def test_area_when_found_on_areas_or_trends_then_is_shown_there(enter):
    test = choose(enter("pages/Areas.py"), "xx0101", "cercle", "XX0101")
    assert shown_page(test) == "Areas"
    assert test.selectbox(key="_profile").value == "XX0101"
    test = choose(enter("pages/Trends.py"), "xx0101", "cercle", "XX0101")
    assert shown_page(test) == "Trends"
    assert "Only incidents in the cercle of Examplecercle-1" in texts(test)
    assert address(test) == {"area": "XX0101"}


def test_place_when_found_outside_of_what_the_map_was_held_to_then_is_shown(enter):
    # Exampleville-1 (14.5, -3.5) lies in XX0101, and in neither the area nor the view of this link.
    link = {"area": "XX0201", "view": "0,15,1,16", "actor": "JNIM"}
    test = choose(enter("pages/Quality.py", **link), "example-ville", "place", "pl-exampleville-1")
    assert address(test) == {"actor": "JNIM", "near": "14.5,-3.5,25"}
    test = choose(enter("pages/Quality.py", **link), "xx0101", "cercle", "XX0101")
    assert address(test) == {"actor": "JNIM", "area": "XX0101"}
