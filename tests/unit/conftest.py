"""What unit tests share."""

import pytest

from sahel_map.data.dataset import Dataset


@pytest.fixture
def mini_at_hand(monkeypatch, mini) -> Dataset:
    """Let commands find the invented data set read and checked; `test_cli` has commands that read it themselves."""
    monkeypatch.setattr("sahel_map.commands.choose.load_dataset", lambda: mini)
    return mini
