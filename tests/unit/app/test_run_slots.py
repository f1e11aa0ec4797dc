"""Turns to draw a page: a few at once, first come first served, and nobody is forgotten."""

import threading
import time

import pytest

from sahel_map.app.server import run_slots
from sahel_map.app.server.run_slots import RunSlots


def in_threads(n, work):
    threads = [threading.Thread(target=work, args=(number,)) for number in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert not any(thread.is_alive() for thread in threads)


def test_pages_when_many_are_asked_for_then_only_a_few_are_drawn_at_once_and_all_are():
    slots, lock, now, most, done = RunSlots(3), threading.Lock(), [0], [0], []

    def draw(number):
        with slots.turn():
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
            time.sleep(0.01)
            with lock:
                now[0] -= 1
                done.append(number)

    in_threads(30, draw)
    assert (most[0], len(done), slots.n_waiting) == (3, 30, 0)


def test_pages_when_they_wait_then_come_in_the_order_of_asking():
    slots, order = RunSlots(1), []
    with slots.turn():
        threads = []
        for number in range(5):

            def draw(number=number):
                with slots.turn():
                    order.append(number)

            threads.append(threading.Thread(target=draw))
            threads[-1].start()
            while slots.n_waiting <= number:
                time.sleep(0.001)
    for thread in threads:
        thread.join(10)
    assert order == [0, 1, 2, 3, 4]


def test_page_when_it_rests_then_another_has_its_turn():
    slots, seen = RunSlots(1), []

    def draw(number):
        with slots.turn():
            seen.append(("begins", number))
            slots.rest(0.2)
            seen.append(("ends", number))

    in_threads(2, draw)
    assert [what for what, _ in seen] == ["begins", "begins", "ends", "ends"]


def test_page_when_its_wait_is_long_then_is_told_once_and_when_given_up_leaves_the_line(monkeypatch):
    monkeypatch.setattr(run_slots, "_WORD_AFTER_S", 0.01)
    slots, told = RunSlots(1), []

    class PressedAgainError(Exception):
        """What Streamlit raises where a reader presses something else."""

    def say():
        told.append(1)
        raise PressedAgainError

    def wait():
        with pytest.raises(PressedAgainError), slots.turn(say):
            told.append("drawn")

    with slots.turn():
        thread = threading.Thread(target=wait)
        thread.start()
        thread.join(10)
        assert (told, slots.n_waiting) == ([1], 0)
    with slots.turn():
        pass


def test_turn_when_a_thread_has_one_then_needs_no_other():
    slots, done = RunSlots(1), []

    def draw(number):
        with slots.turn(), slots.turn():
            done.append(number)

    in_threads(2, draw)
    assert sorted(done) == [0, 1]
