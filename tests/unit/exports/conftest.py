"""Exports of the invented data set, and of one whose texts are hostile."""

import dataclasses
import datetime as dt

import numpy as np
import pytest

from sahel_map.exports.job import ExportJob
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

NOW = dt.datetime(2026, 11, 25, 16, 30, tzinfo=dt.UTC)
FORMULA = '=HYPERLINK("http://news.example","x")'
SCRIPT = "</script><img src=x onerror=window.hostile=1>&amp;"


def job_of(dataset, selection=None, language="en"):
    selection = selection or Selection()
    words = Words(language, dataset.codes.labels(language) | dataset.units.labels(language))
    return ExportJob(dataset, selection, matching(dataset, selection), words, NOW)


@pytest.fixture(scope="session")
def make_job(mini):
    """Return a function that makes a job of the invented data set: selection, language."""
    return lambda selection=None, language="en": job_of(mini, selection, language)


@pytest.fixture(scope="session")
def hostile_job(mini):
    """Return a job whose first record has a formula as name and markup as summary and publisher."""
    incidents, sources = mini.incidents.copy(), mini.sources.copy()
    incidents.iloc[0, incidents.columns.get_loc("place_name_en")] = FORMULA
    incidents.iloc[0, incidents.columns.get_loc("summary_en")] = SCRIPT
    own = np.flatnonzero(sources["incident_id"] == incidents.index[0])[0]
    sources.iloc[own, sources.columns.get_loc("publisher")] = f"{SCRIPT}|pipe"
    sources.iloc[own, sources.columns.get_loc("url")] = "javascript:window.hostile=1"
    return job_of(dataclasses.replace(mini, incidents=incidents, sources=sources))
