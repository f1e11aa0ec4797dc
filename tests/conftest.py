"""Fixtures every test may use: the invented data set and the shipped one, each read once."""

from pathlib import Path

import pytest

from sahel_map.data.dataset import Dataset, load_dataset

TESTS = Path(__file__).parent


@pytest.fixture(scope="session")
def mini() -> Dataset:
    """The invented data set; its totals, worked out by hand, stand in its README."""
    return load_dataset(TESTS / "mini")


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """The data set that is published."""
    return load_dataset(TESTS.parent / "geodata")
