"""The filter by words that a record must contain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from typing_extensions import override

from sahel_map.core.text_folding import fold_text
from sahel_map.data.dataset import Dataset
from sahel_map.selection.filter import Filter, Mask, Parameter
from sahel_map.selection.known import Known
from sahel_map.selection.notice import Notice
from sahel_map.words import Words

if TYPE_CHECKING:
    from sahel_map.selection.selection import Selection

__all__ = ["LONGEST_TEXT", "TextFilter", "search_terms"]

#: Characters; no search for a place, a source or words of a record is longer.
LONGEST_TEXT = 2000


def search_terms(text: str, spellings: Mapping[str, frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Return what a record must contain: for each word one of its spellings.

    Parameters
    ----------
    text : str
        As the reader wrote it.
    spellings : mapping of str to frozenset of str
        Folded spelling of a place to all of them; one may be of several words, and is then looked for whole.

    Examples
    --------
    >>> found = search_terms("Timbuktu, market", {"timbuktu": frozenset({"timbuktu", "tombouctou"})})
    >>> [sorted(term) for term in found]
    [['market'], ['timbuktu', 'tombouctou']]
    """
    left, terms = f" {fold_text(text)} ", []
    for spelling in sorted(spellings, key=len, reverse=True):
        if spelling in left:  # cheap, and mostly false
            whole = re.compile(rf"(?<![^\s,;]){re.escape(spelling)}(?![^\s,;])")
            if whole.search(left):
                left = whole.sub(" ", left)
                terms.append(spellings[spelling])
    return (*(frozenset({word}) for word in left.replace(", ", " ").split()), *terms)


class TextFilter(Filter):
    """Words that must all occur in a record, its sources or the names of its place and areas.

    A place may be written in any of its spellings; the record may write another.
    """

    name = "text"
    fields: Mapping[str, object] = {"text": ""}
    parameters: Sequence[Parameter] = (Parameter("text", "Words that a record must contain."),)
    control = "text"

    @override
    def is_set(self, selection: Selection) -> bool:
        return bool(selection.text)

    @override
    def check(self, selection: Selection) -> None:
        if len(selection.text) > LONGEST_TEXT:
            raise ValueError(f"the text has {len(selection.text)} characters; allowed: at most {LONGEST_TEXT}")

    @override
    def mask(self, dataset: Dataset, selection: Selection) -> Mask:
        column = dataset.incidents["search_text"]
        mask = np.ones(len(column), dtype=bool)
        for term in search_terms(selection.text, dataset.spellings):
            found = [column.str.contains(word, regex=False).to_numpy(dtype=bool) for word in term]
            mask &= np.logical_or.reduce(found)
        return mask

    @override
    def clause(self, selection: Selection, words: Words) -> str:
        return words("selection-text", text=selection.text)

    @override
    def write(self, selection: Selection) -> dict[str, str]:
        return {"text": selection.text}

    @override
    def read(self, query: Mapping[str, str], known: Known, notices: list[Notice]) -> dict[str, object]:
        del known
        text = query.get("text", "").strip()
        if len(text) > LONGEST_TEXT:
            notices.append(Notice("text", text[:80], f"≤ {LONGEST_TEXT}", kind="length"))
            text = ""
        return {"text": text}
