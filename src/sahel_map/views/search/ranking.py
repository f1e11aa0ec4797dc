"""Search results in order: where the words stand decides, and the sentence around them shows why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sahel_map.core.text_folding import fold_text
from sahel_map.data.dataset import Dataset
from sahel_map.selection.text import search_terms
from sahel_map.words import Words

__all__ = ["Found", "ranked"]

# What a match in each text of a record is worth; a place that is named so comes before a word in a note.
_WORTH = {"place_name": 8, "summary": 3, "notes": 1}
_AROUND = 70


@dataclass(frozen=True, slots=True)
class Found:
    """One record that contains what was searched for.

    Attributes
    ----------
    incident_id : str
    parts : tuple of (str, bool)
        Pieces of the text around the first match, each with whether it matches; empty where only a source or the
        name of an area does.
    """

    incident_id: str
    parts: tuple[tuple[str, bool], ...]


def ranked(dataset: Dataset, mask: np.ndarray, text: str, words: Words, most: int = 8) -> tuple[Found, ...]:
    """Return the records shown that fit a search best, best first, newest first among equals.

    Parameters
    ----------
    dataset : Dataset
    mask : ndarray of bool, shape (n,)
        Incidents shown, which all contain the text.
    text : str
        What was searched for.
    words : Words
        Language of the texts that are shown.
    most : int
        How many to return.
    """
    terms = search_terms(text, dataset.spellings)
    shown = dataset.incidents[mask]
    score = pd.Series(0, index=shown.index)
    for name, worth in _WORTH.items():
        for language in ("en", "fr"):
            folded = shown[f"{name}_{language}"].fillna("").astype("object").map(fold_text)
            for term in terms:
                score += worth * folded.map(lambda held, term=term: any(word in held for word in term))
    order = pd.DataFrame({"score": score, "date": shown["date_start"]}).sort_values(
        ["score", "date"], ascending=False, kind="stable"
    )
    return tuple(Found(str(code), _around(shown.loc[code], terms, words)) for code in order.index[:most])


def _around(row: pd.Series, terms: tuple[frozenset[str], ...], words: Words) -> tuple[tuple[str, bool], ...]:
    """Return the piece of a text around the first match, with the matches apart."""
    wanted = [word for term in terms for word in term]
    for name in ("summary", "notes"):
        text = row[f"{name}_{words.language}"]
        if not isinstance(text, str):
            continue
        marks = _marks(text, wanted)
        if marks.any():
            first = int(np.argmax(marks))
            start, end = max(0, first - _AROUND), min(len(text), first + 2 * _AROUND)
            return _pieces(text[start:end], marks[start:end], start > 0, end < len(text))
    return ()


def _marks(text: str, wanted: list[str]) -> np.ndarray:
    """Return which characters of a text belong to a match, though folding may change how many there are."""
    folded, origin = "", []
    for place, sign in enumerate(text):
        plain = fold_text(sign)
        folded += plain
        origin += [place] * len(plain)
    marks = np.zeros(len(text), dtype=bool)
    for word in wanted:
        at = folded.find(word)
        while at >= 0:
            marks[origin[at] : origin[at + len(word) - 1] + 1] = True
            at = folded.find(word, at + len(word))
    return marks


def _pieces(text: str, marks: np.ndarray, is_cut: bool, goes_on: bool) -> tuple[tuple[str, bool], ...]:
    edges = np.flatnonzero(np.diff(marks.astype(int))) + 1
    pieces = [
        ("".join(part), bool(marks[start]))
        for part, start in zip(np.split(list(text), edges), [0, *edges], strict=True)
    ]
    if is_cut:
        pieces.insert(0, ("…", False))
    if goes_on:
        pieces.append(("…", False))
    return tuple(pieces)
