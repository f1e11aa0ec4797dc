"""What several tests of the server need."""

import pytest

from sahel_map.app.server.workshop import Workshop


@pytest.fixture
def workshop():
    """Return a function that opens workshops of one's own, closed at the end of the test."""
    made = []

    def open_workshop(**limits):
        made.append(Workshop(**limits))
        return made[-1]

    yield open_workshop
    for one in made:
        one.close()
