"""Fixtures for the sheets: words with labels, options of a fixed day."""

import datetime as dt

import pytest

from sahel_map.sheets.content.options import SheetOptions
from sahel_map.words import Words

DAY = dt.date(2026, 11, 25)


@pytest.fixture(scope="session")
def words_of():
    def make(dataset, language="en"):
        return Words(language, dataset.codes.labels(language) | dataset.units.labels(language))

    return make


@pytest.fixture(scope="session")
def options():
    return lambda **changes: SheetOptions(made=DAY, **changes)
