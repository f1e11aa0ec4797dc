"""Opens a page of the dashboard as a link does, without a browser."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[1]
MINI = ROOT / "tests" / "mini"


def open_page(page="dashboard.py", **address):
    """Return a page that was run by a link with these parameters and showed no exception."""
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    test.query_params.update(address)
    test.run()
    if page != "dashboard.py":
        test.switch_page(page).run()
    return checked(test)


def checked(test):
    """Return the same page; fail with the texts of its exceptions, if it shows any."""
    assert [error.value for error in test.exception] == []
    return test
