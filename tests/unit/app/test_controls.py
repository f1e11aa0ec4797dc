"""Choices of a list whose labels change while a reader looks at it."""

from sahel_map.app.page.controls import codes_of
from sahel_map.words import Words


def test_choice_when_its_count_changed_before_the_press_then_is_still_its_code():
    choice = Words("en").pattern("filter-choice", "label", "count")
    names = {"JNIM": "JNIM", "ISSP": "Islamic State", "OTHER": "Islamic State and others"}
    values = ["JNIM", choice("Islamic State", "7"), choice("Nobody", "2")]
    assert codes_of(values, names, choice) == ["JNIM", "ISSP"]
