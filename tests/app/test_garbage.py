"""What lasts is not looked through for garbage after every run of a page."""

import gc
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sahel_map.app.server.lasting_objects import set_apart_once

ROOT = Path(__file__).parents[2]


def test_page_when_shown_then_data_and_modules_are_out_of_the_search_for_garbage():
    set_apart_once.cache_clear()
    gc.unfreeze()
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120).run()
    assert gc.get_freeze_count() > 100_000
    test.multiselect(key="_actors").set_value(["JNIM"]).run()
    # What a run leaves is a small part of that.
    assert len(gc.get_objects()) < gc.get_freeze_count() / 4


@pytest.mark.long
def test_page_when_a_new_page_or_new_data_are_shown_then_all_is_looked_through_once():
    class Ring:
        gone = False

        def __init__(self):
            self.itself = self

        def __del__(self):
            Ring.gone = True

    ring = Ring()
    gc.freeze()
    del ring
    gc.collect()
    assert not Ring.gone
    set_apart_once("map", "another-state-of-the-data")
    assert Ring.gone
