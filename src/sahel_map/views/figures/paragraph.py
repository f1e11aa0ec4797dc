"""A view as one short paragraph with its citation, to be pasted into a text. Computed, nothing invented."""

from __future__ import annotations

import datetime as dt

import numpy as np

from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.incident.citation import citation
from sahel_map.selection.selection import Selection
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.figures.key_figures import key_figures
from sahel_map.words import Words

__all__ = ["paragraph"]


def paragraph(dataset: Dataset, selection: Selection, mask: np.ndarray, words: Words, today: dt.date) -> str:
    """Return the filter sentence, the incidents, the people reported killed as a range, caveat and citation.

    Parameters
    ----------
    dataset : Dataset
    selection : Selection
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    words : Words
        Language.
    today : date
        Day of access.
    """
    figures = {figure.code: figure for figure in key_figures(Numbers(dataset, mask, selection.start), words)}
    killed, n = figures[FigureName.KILLED], int(mask.sum())
    return words(
        "paragraph-text",
        sentence=selection.describe(words),
        n=n,
        count=words.number(n),
        range=killed.value,
        note=killed.note,
        caveat=words("sheet-caveat-undercount"),
        citation=citation(dataset, selection, words, today),
    )
