"""What a release of the data left out, for its readers: in one sentence, and record by record.

Must not import streamlit.
"""

from __future__ import annotations

import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.data.trace.support import WITHHELD
from sahel_map.words import Words

__all__ = ["release_note", "withheld_facts"]

_PLACE = "place"


def release_note(dataset: Dataset, words: Words) -> str:
    """Return which release of the data this is and how much it withholds; empty for the full data."""
    _, _, tier = dataset.version.version.partition("+")
    if not tier:
        return ""
    gone = _withheld(dataset)
    sentence = words("release-tier", tier=tier)
    if gone.empty:
        return sentence
    records, places = gone["incident_id"].nunique(), int((gone["fact"] == _PLACE).sum())
    counts = len(gone) - places
    note = words(
        "release-note",
        records=words.number(records),
        n_records=records,
        counts=words.number(counts),
        n_counts=counts,
        places=words.number(places),
        n_places=places,
    )
    return f"{sentence} {note}"


def withheld_facts(dataset: Dataset, incident_id: str, words: Words) -> str:
    """Return what a release withholds of one record, so that it is not taken for not reported; may be empty.

    Parameters
    ----------
    dataset : Dataset
    incident_id : str
    words : Words
    """
    gone = _withheld(dataset)
    facts = gone.loc[gone["incident_id"] == incident_id, "fact"]
    if facts.empty:
        return ""
    named = words.all_of(words(f"claims-fact-{fact.replace('_', '-')}") for fact in facts)
    return words("release-flag", facts=named)


def _withheld(dataset: Dataset) -> pd.DataFrame:
    return dataset.known_gaps[dataset.known_gaps["gap"] == WITHHELD]
