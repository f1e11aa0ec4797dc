"""What departs from the guide of the grades, counted and in sentences. Must not import streamlit."""

from __future__ import annotations

import numpy as np

from sahel_map.core.vocabulary import Confidence
from sahel_map.data.dataset import Dataset
from sahel_map.words import Words

__all__ = ["confidence_exceptions", "unnamed_agencies"]

_INQUIRIES = ["un", "ngo_report"]
# Independence group of pages that reprint an agency without naming it (publishers.csv).
_UNNAMED_AGENCY = "Unnamed agency"


def confidence_exceptions(dataset: Dataset, mask: np.ndarray, words: Words) -> tuple[str, ...]:
    """Count the records shown whose grade of confidence the guide alone would not give.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
        Language.

    Returns
    -------
    tuple of str
        Two independent publishers or more, yet medium or low; one publisher and no report of an inquiry,
        yet high. Grades are the curators' judgement: none is changed or called wrong here.
    """
    shown, sources = dataset.incidents[mask], dataset.sources
    inquired = shown.index.isin(sources.loc[sources["publisher_kind"].isin(_INQUIRIES), "incident_id"])
    is_high, several = shown["confidence"] == Confidence.HIGH, shown["n_independent"] >= 2
    counts = {"below": int((several & ~is_high).sum()), "above": int((is_high & ~several & ~inquired).sum())}
    return tuple(words(f"quality-grade-{name}", n=n, count=words.number(n)) for name, n in counts.items() if n)


def unnamed_agencies(dataset: Dataset, mask: np.ndarray, words: Words) -> tuple[str, ...]:
    """Count the records shown whose second publisher is an agency that the page does not name.

    It may be the first one again; no page says. Empty if there is no such record.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
    """
    shown, sources = dataset.incidents[mask], dataset.sources
    unnamed = sources.loc[sources["independence_group"] == _UNNAMED_AGENCY, "incident_id"]
    n = int(((shown["n_independent"] == 2) & shown.index.isin(unnamed)).sum())
    return (words("quality-unnamed-agency", n=n, count=words.number(n)),) if n else ()
