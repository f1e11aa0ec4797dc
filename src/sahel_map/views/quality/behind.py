"""Which records stand behind each number of the page on quality, as codes. Must not import streamlit."""

from __future__ import annotations

import numpy as np

from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.data.trace.support import BASES
from sahel_map.selection.counted import behind
from sahel_map.selection.counted_codes import EXPECTED_FIGURES, FACTS, STANDARDS, STEPS
from sahel_map.selection.selection import Selection

__all__ = ["Codes", "codes_of_table", "figure_selection"]

#: By place of the row and of the column: the codes that a number counts by.
Codes = list[dict[int, tuple[str, ...]]]

_GRADES = {
    "confidence": "confidence",
    "evidence": "evidence",
    "attribution": "attribution",
    "place_precision": "place",
    "date_precision": "date",
}


def codes_of_table(dataset: Dataset, mask: np.ndarray, table: str) -> Codes:
    """Return the codes behind the numbers of a table of the page.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown: a kind of fact that none of them has is no row.
    table : str
        Name of a grade's column ("confidence"), or "sources", "standards", "support", "missing".
    """
    if table == "sources":
        return [{1: (f"pages.{step}",), 2: (f"publishers.{step}",)} for step in STEPS]
    if table == "standards":
        return [{1: (f"standard.{name}",)} for name in STANDARDS]
    if table == "support":
        support = dataset.support
        given = support.loc[support["incident_id"].isin(dataset.incidents.index[mask]), "fact"]
        facts = [
            fact for fact in FACTS if (given.isin(list(FigureName)) if fact == "figure" else given == fact).any()
        ]
        return [{place: (f"basis.{fact}-{basis}",) for place, basis in enumerate(BASES, 1)} for fact in facts]
    if table == "missing":
        figures: Codes = [{1: (f"missing.{name}",), 2: (f"expected.{name}",)} for name in EXPECTED_FIGURES]
        # How many pages there are is no number of records.
        others: Codes = [{1: (f"missing.{name}",)} for name in ("cercle", "region", "published")]
        return figures + others
    return [{1: (f"{_GRADES[table]}.{code}",)} for code in dataset.codes.codes(table)]


def figure_selection(name: str, selection: Selection) -> Selection:
    """Return the records behind a figure of the top strip."""
    if name == "publishers":
        return selection.replace(independent_min=max(2, selection.independent_min or 0))
    if name == "doubts":
        return selection.replace(doubt=True)
    return behind(selection, f"noted.{name}")
