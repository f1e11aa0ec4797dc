"""The order in which incidents are gone through: that of the table, by previous and next as well."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sahel_map.core.text_folding import fold_text
from sahel_map.data.dataset import Dataset

__all__ = ["in_order", "neighbours_in_order"]


def in_order(dataset: Dataset, mask: np.ndarray, order: str, language: str) -> pd.Index:
    """Return the ids of the incidents shown, sorted; the newest first where the order leaves two alike.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    order : str
        One of `sahel_map.selection.display.ORDERS`. What is unknown comes last.
    language : {"en", "fr"}
        Of the names of places, which are sorted without accents.
    """
    incidents = dataset.incidents
    starts = incidents["date_start"][mask]
    newest = starts.sort_values(ascending=False, kind="stable").index
    if order == "oldest":
        return starts.sort_values(kind="stable").index
    if order == "killed":
        return _sorted(incidents["killed_min"], newest, descending=True)
    if order == "place":
        return _sorted(incidents[f"place_name_{language}"].astype(object).map(fold_text), newest)
    if order == "confidence":
        grades = {code: place for place, code in enumerate(dataset.codes.codes("confidence"))}
        return _sorted(incidents["confidence"].astype(object).map(grades), newest)
    return _sorted(incidents["n_independent"], newest, descending=True) if order == "independent" else newest


def _sorted(values: pd.Series, newest: pd.Index, *, descending: bool = False) -> pd.Index:
    return values.loc[newest].sort_values(ascending=not descending, kind="stable", na_position="last").index


def neighbours_in_order(
    dataset: Dataset, mask: np.ndarray, incident_id: str, order: str = "newest", language: str = "en"
) -> tuple[str | None, str | None, int, int]:
    """Return the incidents shown before and after one, its place among them (from 1), and their number.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    incident_id : str
        Where it is not shown itself, its place is 0 and it has no neighbours.
    order, language : str
        As `in_order` takes them.
    """
    ordered = in_order(dataset, mask, order, language)
    if incident_id not in ordered:
        return None, None, 0, len(ordered)
    place = int(ordered.get_loc(incident_id))
    before = str(ordered[place - 1]) if place else None
    after = str(ordered[place + 1]) if place + 1 < len(ordered) else None
    return before, after, place + 1, len(ordered)
