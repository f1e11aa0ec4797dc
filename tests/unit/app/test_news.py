"""What the map says is acted on once, also when the run that heard it is broken off in the middle."""

from contextlib import suppress

import pytest

from sahel_map.app.page import map_state, state
from sahel_map.selection.selection import Selection

TOLD = ({"month": "2024-03", "cumulative": False, "running": True}, 1)
LEFT = ({"month": None, "cumulative": False, "running": False}, 2)


class BrokenOffError(Exception):
    """A run that ends because something else was pressed."""


class Session(dict):
    """A session's state that ends the run at one of the looks at it, as Streamlit's does; never, where None."""

    ends_at = None

    def look(self):
        if self.ends_at == 0:
            self.ends_at = None
            raise BrokenOffError
        self.ends_at = self.ends_at and self.ends_at - 1

    def __getitem__(self, key):
        self.look()
        return super().__getitem__(key)

    def get(self, key, default=None):
        self.look()
        return super().get(key, default)

    def __setitem__(self, key, value):
        self.look()
        super().__setitem__(key, value)


@pytest.fixture
def session(monkeypatch):
    session = Session(selection=Selection(start="2024-02", end="2024-05"))
    monkeypatch.setattr("streamlit.session_state", session)
    return session


def hear(said):
    return state.act_on_news("month", said, lambda heard: map_state.play(heard[0]))


def hear_though_broken_off(session, said, look):
    """Hear it in a run that ends at a look, if it is as long as that, and again in the one after it."""
    session.ends_at = look
    try:
        hear(said)
    except BrokenOffError:
        hear(said)
        return True
    session.ends_at = None
    return False


def hear_next_though_broken_off(session, said, following, look):
    """Hear it in a run that ends at a look, after which the next answer is there already."""
    session.ends_at = look
    with suppress(BrokenOffError):
        hear(said)
    session.ends_at = None
    # The run that follows says so to the map, which would take "no month" for a wish to leave.
    assert map_state.played() is not None
    hear(following)


def test_months_when_the_run_of_one_is_broken_off_by_the_next_then_the_period_before_is_kept(session):
    for look in range(40):
        session.clear()
        session["selection"] = Selection(start="2024-02", end="2024-05")
        hear(({"month": "2024-02", "cumulative": False, "running": True}, 0))
        hear_next_though_broken_off(
            session, TOLD, ({"month": "2024-04", "cumulative": True, "running": True}, 9), look
        )
        assert (state.selection().start, state.selection().end) == ("2024-02", "2024-04"), look
        assert (map_state.playable().start, map_state.playable().end) == ("2024-02", "2024-05"), look


def test_period_when_changed_by_the_reader_then_months_begin_with_it(session):
    hear(TOLD)
    state.change_selection(start="2024-02", end="2024-02")
    assert map_state.played() is None
    hear(({"month": "2024-02", "cumulative": False, "running": False}, 3))
    assert (map_state.playable().start, map_state.playable().end) == ("2024-02", "2024-02")


def test_answer_when_repeated_then_acted_on_once(session):
    assert [hear(TOLD), hear(TOLD), hear(None), hear(LEFT), hear(LEFT)] == [True, False, False, True, False]


def test_month_when_the_run_is_broken_off_anywhere_then_shown_and_the_period_before_comes_back(session):
    n_broken = 0
    for look in range(40):
        session.ends_at = None
        session.clear()
        session["selection"] = Selection(start="2024-02", end="2024-05")
        n_broken += hear_though_broken_off(session, TOLD, look)
        assert (state.selection().start, state.selection().end) == ("2024-03", "2024-03"), look
        assert map_state.played() == {"month": "2024-03", "cumulative": False}, look
        playable = map_state.playable()
        assert (playable.start, playable.end) == ("2024-02", "2024-05"), look
        n_broken += hear_though_broken_off(session, LEFT, look)
        assert (state.selection().start, state.selection().end) == ("2024-02", "2024-05"), look
        assert map_state.played() is None, look
    assert n_broken > 20
