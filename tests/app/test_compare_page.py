"""The page that compares two choices."""

from open_page import open_page


def said(test):
    return "\n".join(element.value for element in (*test.markdown, *test.caption, *test.info))


def test_compare_when_a_milestone_is_chosen_then_both_sides_and_the_link_are_set():
    test = open_page("pages/Compare.py")
    milestones = test.selectbox(key="_milestone")
    place = next(place for place, option in enumerate(milestones.options) if option.startswith("31 December 2023"))
    milestones.select_index(place).run()
    assert not test.exception
    assert dict(test.query_params) == {"a": "to=2023-12-31", "b": "from=2024-01-01"}
    text = said(test)
    assert "until 31 December 2023" in text
    assert "What a change in reporting can fake" in text
    assert len(test.get("vega_lite_chart")) == 2
    labels = [each.proto.label for each in test.get("download_button")]
    # Each of the two maps is to be had as numbers and as a picture.
    whole = ["Download the comparison as Excel", "Download the comparison as CSV"]
    assert labels == [*(["Download as CSV", "Download as PNG", "Download as SVG"] * 2), *whole]


def test_compare_when_both_sides_are_the_same_then_asks_for_a_choice_in_place_of_a_difference_of_zero():
    test = open_page("pages/Compare.py")
    assert "Both choices are the same so far." in said(test)
    assert not test.get("vega_lite_chart")


def test_compare_when_a_side_shows_nothing_then_says_so_in_place_of_numbers():
    test = open_page("pages/Compare.py", a="from=2024-01&to=2024-01&area=ML0101")
    assert "One of the choices shows no incident" in said(test)
    assert not test.get("vega_lite_chart")


def test_compare_when_a_period_is_reversed_with_the_shared_filter_then_says_which_side():
    test = open_page("pages/Compare.py", a="to=2022-01", **{"from": "2023-01"})
    assert [warning.value for warning in test.warning] == ["The period of Choice A ends before it begins."]


def test_compare_when_a_side_asks_for_two_actors_together_then_the_link_and_the_words_say_so():
    test = open_page("pages/Compare.py", a="actor=FAMA,WAGNER", b="actor=JNIM")
    test.segmented_control(key="_a_actor_mode").set_value("all").run()
    assert not test.exception
    assert dict(test.query_params) == {"a": "actor=FAMA%2CWAGNER&actor_mode=all", "b": "actor=JNIM"}
    test.multiselect(key="_b_harms").set_value(["killing"]).run()
    assert dict(test.query_params)["b"] == "actor=JNIM&harm=killing"


def test_compare_when_a_side_names_what_means_nothing_then_says_so_in_place_of_leaving_it_out():
    test = open_page(a="hram=killing", b="from=2024-01")
    meant = "“a: hram”, which means nothing here and was left out. Did you mean “harm”?"
    assert [each.value.replace("\\", "") for each in test.warning] == [f"The link asks for {meant}"]
