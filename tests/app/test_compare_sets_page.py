"""The page that compares this set with another one of the server."""

from open_page import open_page

from sahel_map.app.page import shared_data


def said(test):
    elements = (*test.markdown, *test.caption, *test.info, *test.warning)
    return "\n".join(element.value.replace("\\", "") for element in elements)


def test_page_when_sets_are_chosen_then_compares_and_the_link_keeps_it(store):
    test = open_page("pages/Compare.py")
    test.segmented_control(key="_compare-mode").set_value("sets").run()
    assert not test.exception
    text = said(test)
    assert "8 incidents of each set have a counterpart in the other within 10 km and 2 days" in text
    assert "Set B Attacks in Exampleland (Example Recorders; licence not stated)" in text.replace("**", "")
    assert "Overlap of careful sets is often small" in text
    assert len(test.get("vega_lite_chart")) == 2
    test.number_input(key="_within-days").set_value(0).run()
    assert "within 10 km and 0 days" in said(test)
    address = {name: value[0] if isinstance(value, list) else value for name, value in test.query_params.items()}
    assert address == {"other": "attacks", "within_km": "10", "within_days": "0"}


def test_page_when_a_link_names_a_set_then_filters_hold_for_both(store):
    text = said(
        open_page("pages/Compare.py", other="-", set="attacks", within_km="5", within_days="1", actor="JNIM")
    )
    # EX-2023-0003 and -0004 are the only ones at a point.
    assert "2 incidents of each set have a counterpart in the other within 5 km and 1 day" in text


def test_page_when_the_other_set_may_not_be_read_then_says_so_and_shows_nothing_of_it(store):
    store.add("second", store.folder("attacks"), "a-person", "imported")
    store.allow("attacks", ["desk"])
    shared_data.shelf().entries(anew=True)
    text = said(open_page("pages/Compare.py", other="attacks"))
    assert "The set attacks is not here, or you may not read it" in text
    assert "counterpart" not in text


def test_page_when_there_is_no_other_set_then_the_choice_is_not_offered(store):
    store.remove("attacks")
    shared_data.shelf().entries(anew=True)
    test = open_page("pages/Compare.py", other="attacks")
    assert "There is no other set on this server that you may read." in said(test)
    assert [each.key for each in test.get("button_group") if each.key == "_compare-mode"] == []
