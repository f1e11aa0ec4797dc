"""The filter by words that a record must contain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from typing_extensions import override

from sahel_map.core.text_folding import fold_text
from sahel_map.data.dataset import Dataset
from sahel_map.selection.field import Filter, Mask, Parameter
from sahel_map.selection.known import Known
from sahel_map.selection.notice import Notice
from sahel_map.words import Words

if TYPE_CHECKING:
    from sahel_map.selection.selection import Selection

__all__ = ["LONGEST_TEXT", "TextFilter"]

#: Characters. The catalogue forms no sentence around more than 2,500.
LONGEST_TEXT = 2000


class TextFilter(Filter):
    """Words that must all occur in a record, its sources or the names of its place and areas."""

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
        for word in fold_text(selection.text).split():
            mask &= column.str.contains(word, regex=False).to_numpy(dtype=bool)
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
