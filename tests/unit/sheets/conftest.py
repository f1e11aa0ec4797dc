"""Fixtures for the sheets: words with labels, options of a fixed day, and what stands on a drawn page."""

import datetime as dt

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

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


@pytest.fixture(scope="session")
def texts_of():
    """Return every text on a page with its box in pixels, as the renderer sees it."""

    def texts(page):
        renderer = FigureCanvasAgg(page.figure).get_renderer()
        return [
            (text.get_text(), text.get_window_extent(renderer), axes is page.surface)
            for axes in page.figure.axes
            for text in axes.texts
            if text.get_text().strip()
        ]

    return texts
