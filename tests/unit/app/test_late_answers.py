"""A browser that acts before the last page has reached it sends that page's widgets as they were before."""

import pytest

from sahel_map.app.page import state, widgets

KEY = "_month_start"


class OverError(Exception):
    """The end of a callback, as `st.rerun` ends it."""


class Clock:
    now = 100.0

    def monotonic(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    def end():
        raise OverError

    clock = Clock()
    monkeypatch.setattr(widgets, "time", clock)
    monkeypatch.setattr("streamlit.session_state", {})
    monkeypatch.setattr("streamlit.rerun", end)
    return clock


def sent(value):
    """Say what a callback makes of a value that comes from the browser."""
    widgets.st.session_state[KEY] = value
    return state.widget_value(KEY)


@pytest.mark.parametrize("is_forgotten", [False, True])
def test_widget_when_sent_as_before_the_page_changed_it_then_no_choice_of_the_reader(clock, is_forgotten):
    state.seed_widget(KEY, "2023-08")
    if is_forgotten:
        state.forget_widgets()
    state.seed_widget(KEY, "2023-11")  # the month player went on
    clock.now += 1.9
    with pytest.raises(OverError):
        sent("2023-08")
    # Drawn anew with the value of the page, and late once more.
    state.seed_widget(KEY, "2023-11")
    with pytest.raises(OverError):
        sent("2023-08")
    assert sent("2023-12") == "2023-12"


def test_widget_when_the_page_that_changed_it_has_long_arrived_then_the_value_before_is_a_choice(clock):
    state.seed_widget(KEY, "2023-08")
    state.seed_widget(KEY, "2023-11")
    clock.now += 2.1
    assert sent("2023-08") == "2023-08"


def test_widget_when_used_twice_in_a_breath_then_each_is_a_choice(clock):
    state.seed_widget(KEY, "2023-08")
    assert sent("2023-11") == "2023-11"
    state.forget_widgets()  # as after a choice on the page that compares
    state.seed_widget(KEY, "2023-11")
    assert sent("2023-08") == "2023-08"
