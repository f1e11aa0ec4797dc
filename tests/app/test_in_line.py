"""The word for who waits: in the reader's language, and beside a page that keeps its style sheet."""

import pytest
from streamlit.testing.v1 import AppTest

from sahel_map.words import Words


def waiting():
    from sahel_map.app.page.in_line import say_in_line

    say_in_line()


@pytest.mark.parametrize(("asked", "language"), [(None, "en"), ("fr", "fr"), ("xx", "en")])
def test_page_when_it_waits_for_its_turn_then_keeps_its_style_and_says_so(asked, language):
    test = AppTest.from_function(waiting)
    if asked:
        test.query_params["lang"] = asked
    test.run()
    assert not test.exception
    # What Streamlit keeps beside the page, in its order: each takes the place of what stood there before.
    style, name, note = test._tree.children[2].children.values()
    assert style.proto.body.startswith("<style>")
    assert Words(language)("filter-heading") in name.proto.body
    assert note.value == Words(language)("host-in-line")
